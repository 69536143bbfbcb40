"""A card of Browse in full, from which the learner goes on to the next and does what can be done in the list."""

from typing import Protocol

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from quizapp.tui import keys
from quizapp.tui.content import literal
from quizapp.tui.kit import Kit
from quizapp.tui.screens.sheet import Sheet
from quizapp.tui.widgets.keybar import Hint, KeyBar
from quizapp.tui.widgets.page import Build, Page
from quizapp.tui.widgets.txt import Txt


class Below(Protocol):
    """The list that the card is in; it does everything, to the card that is chosen in it."""

    def action_move(self, by: int) -> None:
        """Chooses another card."""

    async def run_action(self, action: str) -> None:
        """Does an action of the list by its name."""


class CardSheet(Sheet, inherit_bindings=False):
    """One card; the list below says when it is another one, or has changed."""

    BINDINGS = keys.bindings(keys.CARD)

    def __init__(self, kit: Kit, below: Below, title: Content, build: Build) -> None:
        super().__init__(title, build)
        self._kit = kit
        self._below = below

    def compose(self) -> ComposeResult:
        """A title, the card, what there is to say, and the keys."""
        with Vertical(classes="sheet"):
            yield Txt(self._title, classes="sheet-title")
            yield Page()
            yield Txt(classes="said")
            yield KeyBar()

    def on_mount(self) -> None:
        """Names the keys."""
        words = (
            (keys.BROWSE_SUSPEND, "suspend"),
            (keys.BROWSE_FLAG, "flag"),
            (keys.BROWSE_BURY, "bury"),
            (keys.BROWSE_EDIT, "edit"),
            (keys.BROWSE_UNDO, "undo"),
            (keys.CARD_CLOSE, "close"),
        )
        others = (Hint(self._kit.label(key), word, key.action) for key, word in words)
        self.query_one(KeyBar).offer([Hint("←→", "other cards", keys.CARD_NEXT.action), *others])

    def turn(self, title: Content, build: Build, *, keep: bool) -> None:
        """Shows another card, or with `keep` the same one as it is now, where the reader is."""
        self.query_one(".sheet-title", Txt).update(title)
        self.query_one(Page).show(build, keep=keep)

    def say(self, text: str, style: str) -> None:
        """A sentence below the card."""
        self.query_one(".said", Txt).update(literal(text, style))

    def action_turn(self, by: int) -> None:
        """Goes to another card of the list."""
        self._below.action_move(by)

    async def action_suspend(self) -> None:
        """Suspends or resumes the card."""
        await self._below.run_action("suspend")

    async def action_flag(self) -> None:
        """Flags the card, or takes its flag away."""
        await self._below.run_action("flag")

    async def action_bury(self) -> None:
        """Buries the card, or brings it back."""
        await self._below.run_action("bury")

    async def action_edit(self) -> None:
        """Opens the question in the editor."""
        await self._below.run_action("edit")

    async def action_undo(self) -> None:
        """Takes back what was done last."""
        await self._below.run_action("undo")

    async def on_key_bar_pressed(self, event: KeyBar.Pressed) -> None:
        """A click on a key does what the key does."""
        await self.run_action(event.action)
