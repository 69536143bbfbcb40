"""Of which kind a new question is to be."""

from collections.abc import Sequence

from quizapp.tui.authorkeys import KINDS
from quizapp.tui.content import joined, literal
from quizapp.tui.key import bindings
from quizapp.tui.screens.sheet import Sheet
from quizapp.tui.widgets.page import Page, Row

_DIGITS = 9
_OFFERS = (("1-9", "insert at once"), ("↑↓", "choose"), ("enter", "insert"), ("esc", "close"))


class KindSheet(Sheet, inherit_bindings=False):
    """The kinds, each with a line about it, one of them chosen; `kind` is the one that was taken, empty before."""

    BINDINGS = bindings(KINDS)

    def __init__(self, kinds: Sequence[tuple[str, str]]) -> None:
        super().__init__(literal("A new question", "strong"), self._rows, _OFFERS)
        self.kind = ""
        self._kinds = kinds
        self._place = 0

    def action_move(self, by: int) -> None:
        """Chooses another kind, round and round."""
        self._place = (self._place + by) % len(self._kinds)
        self.query_one(Page).show(self._rows, keep=True)
        self.query_one(Page).to_row(self._place)

    def action_number(self, number: int) -> None:
        """Takes a kind by its number [from 1]."""
        self._place = number - 1
        self.action_take()

    def action_take(self) -> None:
        """Takes the chosen kind."""
        self.kind = self._kinds[self._place][0]
        self.dismiss(None)

    def on_page_picked(self, event: Page.Picked) -> None:
        """A click takes a kind."""
        self.action_number(event.index + 1)

    def _rows(self, width: int) -> list[Row]:
        return [self._row(place, *kind, width) for place, kind in enumerate(self._kinds)]

    def _row(self, place: int, name: str, about: str, width: int) -> Row:
        chosen = place == self._place
        lead = joined(
            literal("▸ " if chosen else "  ", "key"), literal(f"{place + 1} " if place < _DIGITS else "  ", "key")
        )
        what = literal(f"{name:<11}", "strong" if chosen else "")
        return Row(
            joined(lead, what, literal(about.partition(";")[0].replace("`", ""), "dim")).truncate(width, ellipsis=True),
            pick=place,
        )
