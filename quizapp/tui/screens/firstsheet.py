"""Before what an exam showed to be missing is studied: whether its answers come into the schedule first."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from quizapp.tui import examviewkeys
from quizapp.tui.content import literal
from quizapp.tui.key import bindings
from quizapp.tui.kit import Kit
from quizapp.tui.screens.steady import Steady
from quizapp.tui.widgets.keybar import Hint, KeyBar
from quizapp.tui.widgets.txt import Txt

_SAYS = "The answers of this exam are not in the schedule yet. Put there first, each counts as of when it was given."


class FirstSheet(Steady[bool | None], ModalScreen[bool | None]):
    """Dismissed with whether to apply the result first; with None where nothing is to be done at all."""

    BINDINGS = bindings(examviewkeys.FIRST)
    AUTO_FOCUS = ""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit

    def compose(self) -> ComposeResult:
        """A title, what it means, and the three ways on."""
        with Vertical(classes="sheet question"):
            yield Txt(literal("Apply the result first?", "strong"), classes="sheet-title")
            yield Txt(literal(_SAYS), classes="wrapped")
            yield KeyBar()

    def on_mount(self) -> None:
        """Names the keys."""
        words = (
            (examviewkeys.FIRST_BOTH, "apply, then study"),
            (examviewkeys.FIRST_STUDY, "only study"),
            (examviewkeys.FIRST_LEAVE, "neither"),
        )
        self.query_one(KeyBar).offer([Hint(self._kit.label(key), word, key.action) for key, word in words])

    def action_decide(self, apply: bool) -> None:  # noqa: FBT001
        """Studies, with or without applying the result."""
        self.dismiss(apply)

    def action_leave(self) -> None:
        """Does neither."""
        self.dismiss(None)

    async def on_key_bar_pressed(self, event: KeyBar.Pressed) -> None:
        """A click on a key does what the key does."""
        await self.run_action(event.action)
