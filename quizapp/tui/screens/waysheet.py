"""A question above a screen: what it is about, and the ways to answer it, each with its key."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from quizapp.tui.content import literal
from quizapp.tui.key import Key
from quizapp.tui.kit import Kit
from quizapp.tui.screens.steady import Steady
from quizapp.tui.widgets.keybar import Hint, KeyBar
from quizapp.tui.widgets.txt import Txt

Result = TypeVar("Result")


class WaySheet(Steady[Result], ModalScreen[Result], Generic[Result]):
    """A title, what it means, and the ways on, each a key with its word."""

    AUTO_FOCUS = ""

    def __init__(self, kit: Kit, title: str, says: Content, ways: Sequence[tuple[Key, str]]) -> None:
        super().__init__()
        self.kit = kit
        self._title, self._says, self._ways = title, says, ways

    def compose(self) -> ComposeResult:
        """The title, the text, and the keys."""
        with Vertical(classes="sheet question"):
            yield Txt(literal(self._title, "strong"), classes="sheet-title")
            yield Txt(self._says, classes="wrapped")
            yield KeyBar()

    def on_mount(self) -> None:
        """Names the keys."""
        self.offer(self._ways)

    def offer(self, ways: Sequence[tuple[Key, str]]) -> None:
        """Names these keys."""
        self.query_one(KeyBar).offer([Hint(self.kit.label(key), word, key.action) for key, word in ways])

    async def on_key_bar_pressed(self, event: KeyBar.Pressed) -> None:
        """A click on a key does what the key does."""
        await self.run_action(event.action)
