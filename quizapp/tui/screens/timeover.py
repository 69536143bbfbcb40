"""An exam has ended by itself: said on its own, so that what was being typed does nothing to the result."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from quizapp.core.exams.attempt import Attempt
from quizapp.tui import examviewkeys
from quizapp.tui.content import literal
from quizapp.tui.key import bindings
from quizapp.tui.kit import Kit
from quizapp.tui.screens.steady import Steady
from quizapp.tui.widgets.keybar import Hint, KeyBar
from quizapp.tui.widgets.txt import Txt

if TYPE_CHECKING:
    from quizapp.core.exams.debrief import Debrief


class TimeOver(Steady[None], ModalScreen[None]):
    """How it ended, and one key that leads on, to its result or where there is none."""

    BINDINGS = bindings(examviewkeys.OVER)
    AUTO_FOCUS = ""

    def __init__(self, kit: Kit, title: str, says: str, *, onward: str = "see the result") -> None:
        super().__init__()
        self._kit = kit
        self._title, self._says, self._onward = title, says, onward

    def compose(self) -> ComposeResult:
        """A title, what was handed in, and the key."""
        with Vertical(classes="sheet question"):
            yield Txt(literal(self._title, "strong"), classes="sheet-title")
            yield Txt(literal(self._says), classes="wrapped")
            yield KeyBar()

    def on_mount(self) -> None:
        """Names the key."""
        key = examviewkeys.OVER_SEE
        self.query_one(KeyBar).offer([Hint(self._kit.label(key), self._onward, key.action)])

    def action_see(self) -> None:
        """Goes on."""
        self.dismiss(None)

    async def on_key_bar_pressed(self, event: KeyBar.Pressed) -> None:
        """A click on a key does what the key does."""
        await self.run_action(event.action)


def time_over(kit: Kit, found: Attempt) -> TimeOver:
    """The time is over, and what was answered handed in."""
    every = len(found.paper.slots)
    says = f"{every - len(found.open)} of {every} questions are answered. They were handed in as they stood."
    return TimeOver(kit, "The time is over", says)


def ended_elsewhere(kit: Kit, says: str, found: "Debrief | None") -> TimeOver:
    """Another process ended the exam; there may be no result."""
    return TimeOver(kit, "This exam has ended", says, onward="see the result" if found else "go on")
