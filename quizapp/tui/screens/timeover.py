"""An exam has ended by itself: said on its own, so that what was being typed does nothing to the result."""

from typing import TYPE_CHECKING

from quizapp.core.exams.attempt import Attempt
from quizapp.tui import examviewkeys
from quizapp.tui.content import literal
from quizapp.tui.key import bindings
from quizapp.tui.kit import Kit
from quizapp.tui.screens.waysheet import WaySheet

if TYPE_CHECKING:
    from quizapp.core.exams.debrief import Debrief


class TimeOver(WaySheet[None]):
    """How it ended, and one key that leads on, to its result or where there is none."""

    BINDINGS = bindings(examviewkeys.OVER)

    def __init__(self, kit: Kit, title: str, says: str, *, onward: str = "see the result") -> None:
        super().__init__(kit, title, literal(says), [(examviewkeys.OVER_SEE, onward)])

    def action_see(self) -> None:
        """Goes on."""
        self.dismiss(None)


def time_over(kit: Kit, found: Attempt) -> TimeOver:
    """The time is over, and what was answered handed in."""
    every = len(found.paper.slots)
    says = f"{every - len(found.open)} of {every} questions are answered. They were handed in as they stood."
    return TimeOver(kit, "The time is over", says)


def ended_elsewhere(kit: Kit, says: str, found: "Debrief | None") -> TimeOver:
    """Another process ended the exam; there may be no result."""
    return TimeOver(kit, "This exam has ended", says, onward="see the result" if found else "go on")
