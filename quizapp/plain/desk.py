"""What a sitting rests on: the card on the table, the lines that show it, and saving with patience."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from quizapp.core import showing
from quizapp.core.alternatives import typed
from quizapp.core.hints import ladder
from quizapp.core.session import Answered, Asked, Graded, Session
from quizapp.errors import LockedError
from quizapp.plain import feedback, telling
from quizapp.plain.commands import PREFIX
from quizapp.plain.console import Console, StoppedError
from quizapp.plain.table import Talk

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer

T = TypeVar("T")
Store = Callable[[Callable[[], Answered]], Answered]
RETRY_S = 0.5
_LOCKED = "Not saved yet: another program holds the database. Trying again."
_TYPING = f"What you type is your answer, unless it starts with a colon: {PREFIX}pass, {PREFIX}hint, {PREFIX}help."


class Desk:
    """The card on the table, or none when the sitting is over."""

    def __init__(self, trainer: "Trainer", session: Session, console: Console) -> None:
        self._trainer = trainer
        self._session = session
        self._console = console
        self._talk: Talk | None = None
        self._prompts: dict[str, str] = {}
        self._case = ""
        self._typing_told = False

    def _next(self) -> None:
        """Puts the next card on the table, or none when the sitting is over."""
        self._talk = None
        asked = self._trainer.ask(self._session)
        if asked is not None:
            before, self._case = self._case, _case(asked)
            self._show(Talk(asked), known=bool(self._case) and self._case == before)

    def _show(self, talk: Talk, *, known: bool = False) -> None:
        """Says a card as it stands: the question, the hints given, the answer if it is there.

        A case that is `known` was said with the card before.
        """
        self._talk = talk
        asked, paper = talk.asked, self._console.paper
        self._prompts[asked.card.id] = showing.front(asked.card)
        done = len(self._session.answered)
        self._tell(telling.heading(asked, done + 1, done + max(self._session.remaining, 1), paper))
        self._tell(telling.question(asked, paper, known=known))
        for number in range(min(talk.hints, len(ladder(asked)))):
            self._tell(telling.hint(asked, number, paper))
        if talk.graded:
            self._tell(feedback.result(asked, talk.graded, paper))
        elif typed(asked) and not self._typing_told:
            self._typing_told = True
            self._say(_TYPING)

    def _judge(self, talk: Talk, graded: Graded) -> None:
        """Shows the answer and how it compares."""
        self._talk = replace(talk, graded=graded, fresh=True)
        self._tell(["", *feedback.result(talk.asked, graded, self._console.paper)])

    def _until_saved(self, save: Callable[[], T]) -> T:
        """What `save` returns, tried again while another program holds the database."""
        told = False
        while True:
            try:
                return save()
            except LockedError:
                self._tell([] if told else [_LOCKED])
                told = True
                self._pause()

    def _pause(self) -> None:
        """Waits before the next try; a signal gives up."""
        try:
            self._console.pause(RETRY_S)
        except StoppedError:
            self._talk = None
            self._say("It is not saved.")
            raise

    def _say(self, sentence: str) -> None:
        self._tell(self._console.paper.words(sentence))

    def _tell(self, lines: Iterable[str]) -> None:
        self._console.tell(lines)


def _case(asked: Asked) -> str:
    """What tells the case of a card from others; empty for a card that stands alone."""
    asks = asked.card.question
    return f"{asks.group}\n{asks.context}" if asks.context else ""
