"""The time of an exam is over: said by itself, so that what was being typed does nothing to the result."""

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


class TimeOver(Steady[None], ModalScreen[None]):
    """What was handed in, and one key that leads on."""

    BINDINGS = bindings(examviewkeys.OVER)
    AUTO_FOCUS = ""

    def __init__(self, kit: Kit, found: Attempt) -> None:
        super().__init__()
        self._kit = kit
        every = len(found.paper.slots)
        self._says = f"{every - len(found.open)} of {every} questions are answered. They were handed in as they stood."

    def compose(self) -> ComposeResult:
        """A title, what was handed in, and the key."""
        with Vertical(classes="sheet question"):
            yield Txt(literal("The time is over", "strong"), classes="sheet-title")
            yield Txt(literal(self._says), classes="wrapped")
            yield KeyBar()

    def on_mount(self) -> None:
        """Names the key."""
        key = examviewkeys.OVER_SEE
        self.query_one(KeyBar).offer([Hint(self._kit.label(key), "see the result", key.action)])

    def action_see(self) -> None:
        """Goes on to the result."""
        self.dismiss(None)

    async def on_key_bar_pressed(self, event: KeyBar.Pressed) -> None:
        """A click on a key does what the key does."""
        await self.run_action(event.action)
