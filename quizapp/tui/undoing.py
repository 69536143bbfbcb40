"""Taking back what was done last: it is named, and of an earlier day only once the learner is sure."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import App

from quizapp.core.counting import dated, plural
from quizapp.core.review import EventKind
from quizapp.core.wording import done, taken_back
from quizapp.render.visible import one_line
from quizapp.tui.content import single
from quizapp.tui.kit import Kit

if TYPE_CHECKING:
    from quizapp.core.session import LastDone

NOTHING = "There is nothing to take back."
_NAMED = 48


async def when_sure(app: App[object], kit: Kit, go_on: Callable[[], None]) -> None:
    """Goes on to the undo: at once where what it would find is of today, else once the learner is sure.

    Raises QuizError.
    """
    last = await kit.desk.ask(lambda trainer: trainer.last_done())
    if last is None or not last.earlier:
        go_on()
        return
    from quizapp.tui.screens.confirm import Confirm

    title, says = _question(last)
    question = Confirm(kit, single(title, "strong"), single(says), "take it back")

    def decided(sure: bool | None) -> None:  # noqa: FBT001 - a callback of Textual
        if sure:
            go_on()

    app.push_screen(question, decided)


async def take_back(kit: Kit) -> str:
    """Takes back what was done last, and says what that was. Raises QuizError."""
    last, undone = await kit.desk.ask(lambda trainer: (trainer.last_done(), trainer.undo()))
    if last is None or undone is None:
        return NOTHING
    day = f"of {dated(last.day, last.today)}" * last.earlier
    return taken_back(last.kind, f"{_named(last)} {day}".strip() if last.question else day, last.cards)


def _question(last: "LastDone") -> tuple[str, str]:
    day = dated(last.day, last.today)
    if last.cards:
        its = f"{plural(last.cards, 'card')}: scheduled again as before it."
        return f"Take the result of an exam out of the schedule, applied on {day}?", its
    if last.kind is EventKind.REVIEW:
        to = f" to {_named(last)}" if last.question else ""
        return f"Take back your answer of {day}{to}?", "The card is then scheduled as it was before that answer."
    about = f": {_named(last)}" if last.question else ""
    return f"Take back what was done on {day}?", f"{done(last.kind)}{about}."


def _named(last: "LastDone") -> str:
    return f"“{one_line(last.question, _NAMED)}”"
