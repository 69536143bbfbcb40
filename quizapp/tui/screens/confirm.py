"""A question above a screen, answered by yes or no."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from quizapp.tui import sheetkeys
from quizapp.tui.key import bindings
from quizapp.tui.kit import Kit
from quizapp.tui.screens.steady import Steady
from quizapp.tui.widgets.keybar import Hint, KeyBar
from quizapp.tui.widgets.txt import Txt


class Confirm(Steady[bool], ModalScreen[bool]):
    """Dismissed with whether the learner is sure; `does` is what yes does, in a word."""

    BINDINGS = bindings(sheetkeys.CONFIRM)
    AUTO_FOCUS = ""

    def __init__(self, kit: Kit, title: Content, text: Content, does: str) -> None:
        super().__init__()
        self._kit = kit
        self._title, self._text, self._does = title, text, does

    def compose(self) -> ComposeResult:
        """A title, what it means, and the two ways on."""
        with Vertical(classes="sheet question"):
            yield Txt(self._title, classes="sheet-title")
            yield Txt(self._text, classes="wrapped")
            yield KeyBar()

    def on_mount(self) -> None:
        """Names the keys."""
        words = (sheetkeys.CONFIRM_YES, self._does), (sheetkeys.CONFIRM_NO, "leave it")
        self.query_one(KeyBar).offer([Hint(self._kit.label(key), word, key.action) for key, word in words])

    def action_sure(self, yes: bool) -> None:  # noqa: FBT001
        """Answers."""
        self.dismiss(yes)

    async def on_key_bar_pressed(self, event: KeyBar.Pressed) -> None:
        """A click on a key does what the key does."""
        await self.run_action(event.action)
