"""The rows of Home: one of them chosen, folded or unfolded, or found as the learner types."""

from textual import events
from textual.widgets import Input

from quizapp.core.overview import Overview
from quizapp.tui import words
from quizapp.tui.content import literal
from quizapp.tui.kit import Kit
from quizapp.tui.outline import Branch, found, tree
from quizapp.tui.screens.offering import Offering
from quizapp.tui.widgets.decktree import DeckTree


class Branching(Offering):
    """Decks and topics to move among, and a search among them."""

    def __init__(self, kit: Kit, *, furnished: bool = True) -> None:
        super().__init__(kit, furnished=furnished)
        self._turned: set[str] = set()

    def action_move(self, by: int) -> None:
        """Chooses another row."""
        if self.branches:
            self.choose(self.branches[min(max(self.place + by, 0), len(self.branches) - 1)])

    def action_unfold(self) -> None:
        """Shows what is below the chosen row, or goes there."""
        row = self.row
        if row and row.open:
            self.action_move(1)
        elif row and row.open is False:
            self._turn(row)

    def action_fold(self) -> None:
        """Hides what is below the chosen row, or goes to the row that holds it."""
        row = self.row
        if row and row.open:
            self._turn(row)
        elif row:
            above = [other for other in self.branches[: self.place] if other.depth < row.depth]
            self.choose(above[-1] if above else row)

    async def action_search(self) -> None:
        """Opens the search."""
        if self.news and self.news.overview.decks and self.query_text is None:
            from quizapp.tui.widgets.searchbox import SearchBox

            self.query_text = ""
            box = SearchBox("find a deck or topic")
            await self.query_one("#head").mount(box, before="#columns")
            box.focus()
            self.draw_decks()

    def action_clear(self) -> None:
        """Ends the search; the row that was found stays chosen where it shows."""
        if self.query_text is not None:
            self.query_text = None
            self.query(Input).remove()
            self.settle()
            self.draw()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Shows what is found, the best of it chosen."""
        if self.query_text is not None:
            self.query_text, self.chosen = event.value, ""
            self.settle()
            self.draw_decks()
            self.say(literal("" if self.branches else "No deck or topic matches.", "dim"))

    async def on_click(self, event: events.Click) -> None:
        """The words that offer the search open it."""
        if event.widget is self.query_one("#find"):
            await self.action_search()

    def on_deck_tree_turned(self, event: DeckTree.Turned) -> None:
        """A click on a mark folds or unfolds."""
        self._turn(event.branch)

    @property
    def place(self) -> int:
        """The place of the chosen row."""
        return next((place for place, row in enumerate(self.branches) if row.id == self.chosen), 0)

    @property
    def row(self) -> Branch | None:
        """The chosen row."""
        return self.branches[self.place] if self.branches else None

    def choose(self, row: Branch) -> None:
        """Chooses a row."""
        self.chosen = row.id
        self.draw_decks()

    def _turn(self, row: Branch) -> None:
        self._turned ^= {row.id}
        self.chosen = row.id
        self.settle()
        self.draw_decks()

    def settle(self) -> None:
        """The rows that show now; of these the one chosen before, else the first with something to do."""
        seen = self.news.overview if self.news else Overview()
        self.branches = found(seen, self.query_text) if self.query_text else tree(seen, self._turned)
        if all(row.id != self.chosen for row in self.branches):
            sound = [row for row in self.branches if not row.broken] or self.branches
            best = sound if self.query_text else [row for row in sound if words.pieces(row.counts)] or sound
            self.chosen = best[0].id if best else ""
