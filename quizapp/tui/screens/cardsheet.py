"""A card of Browse in full, from which the learner goes on to the next and does what can be done in the list."""

from typing import Protocol

from textual.content import Content

from quizapp.tui import browsekeys
from quizapp.tui.key import bindings
from quizapp.tui.kit import Kit
from quizapp.tui.screens.keyedsheet import KeyedSheet
from quizapp.tui.widgets.keybar import Hint
from quizapp.tui.widgets.page import Build, Page
from quizapp.tui.widgets.txt import Txt


class Below(Protocol):
    """The list that the card is in; it does everything, to the card that is chosen in it."""

    def action_move(self, by: int) -> None:
        """Chooses another card."""

    async def run_action(self, action: str) -> None:
        """Does an action of the list by its name."""


class CardSheet(KeyedSheet, inherit_bindings=False):
    """One card; the list below says when it is another one, or has changed."""

    BINDINGS = bindings(browsekeys.CARD)

    def __init__(self, kit: Kit, below: Below, title: Content, build: Build) -> None:
        super().__init__(kit, title, build)
        self._below = below

    def on_mount(self) -> None:
        """Names the keys."""
        self._offer()

    def on_page_moved(self) -> None:
        """Says whether there is more below."""
        self._offer()

    def _offer(self) -> None:
        more = [Hint("↑↓", "more", "page(1)")] * bool(self.query_one(Page).below)
        words = (
            (browsekeys.BROWSE_SUSPEND, "suspend"),
            (browsekeys.BROWSE_FLAG, "flag"),
            (browsekeys.BROWSE_BURY, "bury"),
            (browsekeys.BROWSE_EDIT, "edit"),
            (browsekeys.BROWSE_UNDO, "undo"),
            (browsekeys.CARD_CLOSE, "close"),
        )
        turn = Hint("←→", "other cards", browsekeys.CARD_NEXT.action)
        self.offer([*more, turn, *(self.hint(*pair) for pair in words)])

    def turn(self, title: Content, build: Build, *, keep: bool) -> None:
        """Shows another card, or with `keep` the same one as it is now, where the reader is."""
        self.query_one(".sheet-title", Txt).update(title)
        self.query_one(Page).show(build, keep=keep)
        self._offer()

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
