"""The decks on Home: a page whose marks fold and unfold."""

from collections.abc import Sequence

from textual import events
from textual.message import Message

from quizapp.tui.outline import Branch
from quizapp.tui.widgets.deckrows import fold_marks, tree_rows
from quizapp.tui.widgets.page import Page


class DeckTree(Page):
    """Shows branches, one of them chosen; a click on a row picks it, a click on its mark turns it."""

    class Turned(Message):
        """The mark of a branch was clicked."""

        def __init__(self, branch: Branch) -> None:
            super().__init__()
            self.branch = branch

    def __init__(self) -> None:
        super().__init__(id="decks")
        self._branches: Sequence[Branch] = ()

    def draw(self, branches: Sequence[Branch], chosen: str, *, most: int, query: str = "") -> None:
        """Draws the branches and keeps the chosen one in view; `most` is what the longest bar stands for."""
        self._branches = branches
        self.show(lambda width: tree_rows(branches, chosen, most, query, width), keep=True)
        place = next((place for place, branch in enumerate(branches) if branch.id == chosen), None)
        if place is not None:
            self.to_row(place)

    def on_click(self, event: events.Click) -> None:
        """A click on a mark is no click on the row."""
        place = event.get_content_offset(self)
        at = self.scroll_offset.y + place.y if place is not None else len(self._branches)
        branch = self._branches[at] if at < len(self._branches) else None
        if place is not None and branch and branch.open is not None and place.x in fold_marks(branch):
            event.prevent_default()
            self.post_message(self.Turned(branch))
