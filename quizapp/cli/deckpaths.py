"""The deck files that a command for authors changes: those named, else the learner's own."""

from collections.abc import Sequence
from pathlib import Path

from quizapp.cli.build import Call
from quizapp.cli.output import say
from quizapp.deckfiles.folders import Found, find
from quizapp.deckfiles.rewriting import Opened, opened
from quizapp.deckfiles.show import show
from quizapp.errors import Level, QuizError
from quizapp.settings import bundled_decks


def files_of(call: Call, paths: Sequence[Path]) -> list[Found]:
    """The deck files at the paths; without any those of the library, but for the decks that come with quizapp.

    Raises QuizError where there is none.
    """
    bundled = bundled_decks()
    found, problems = find(paths or [path for path in call.settings.decks if path != bundled])
    for problem in problems:
        say(show(problem))
    if any(problem.level is Level.ERROR for problem in problems):
        raise QuizError("Nothing was changed. Correct the paths.")
    if not found:
        raise QuizError("There is no deck of your own yet: `quizapp new` begins one; or name a file or folder.")
    return found


def opened_decks(found: Sequence[Found]) -> tuple[list[Opened], int]:
    """The decks without errors, and how many files have some; why each of these is left alone is said."""
    decks = []
    for one in found:
        try:
            decks.append(opened(one))
        except QuizError as error:
            say(str(error))
    return decks, len(found) - len(decks)
