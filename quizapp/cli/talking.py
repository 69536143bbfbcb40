"""Studying in lines of text: standard input and output, for screen readers, pipes and terminals that draw nothing."""

from collections.abc import Sequence
from contextlib import closing

from quizapp.cli.build import Call, back_up, open_trainer
from quizapp.cli.console import Streams
from quizapp.cli.listings import say_problems
from quizapp.cli.output import say
from quizapp.core.aims import Aim
from quizapp.errors import Status
from quizapp.plain.console import StoppedError
from quizapp.plain.sitting import Sitting


def talk(
    call: Call,
    names: Sequence[str],
    limit: int | None,
    minutes: float | None,
    *,
    aim: Aim = Aim.STUDY,
    why: str = "",
    repeats: bool = True,
) -> int:
    """Asks card after card and returns the status; a signal ends it with 128 and its number.

    `why` is said first: a sentence on what made it lines of text. Without `repeats` a card that was forgotten does
    not come back in this sitting. Nothing is said before the names are found.

    Raises QuizError for an unknown name, for an aim that finds no card, and when the last rating could not be stored.
    """
    try:
        with Streams(call.settings.plain_maths, _edit, _view) as streams, closing(open_trainer(call)) as trainer:
            session = trainer.start(names, limit=limit, minutes=minutes, aim=aim)
            session.repeats = repeats
            for sentence in filter(None, (why, *call.settings.notices, *trainer.notices)):
                say(sentence)
            say_problems(trainer.problems)
            try:
                Sitting(trainer, session, streams).run()
            finally:
                back_up(call, trainer)
    except StoppedError as stopped:
        return Status.SIGNAL + stopped.number
    return Status.FINE


def _edit(file: str, line: int) -> None:
    from quizapp.tui.editing import edit_here

    edit_here(file, line)


def _view(path: str) -> bool:
    from quizapp.tui.opening import open_picture

    return open_picture(path)
