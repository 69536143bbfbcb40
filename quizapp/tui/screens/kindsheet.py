"""Of which kind a new question is to be."""

from quizapp.core.deck import Kind
from quizapp.tui.authorkeys import KINDS
from quizapp.tui.content import joined, literal
from quizapp.tui.key import bindings
from quizapp.tui.screens.sheet import Sheet
from quizapp.tui.widgets.page import Page, Row

_SAYS = {
    Kind.FLASHCARD: "question and answer; you judge yourself",
    Kind.CLOZE: "a text with holes",
    Kind.CHOICE: "one of several answers is right",
    Kind.MULTI: "any number of them are right",
    Kind.TRUEFALSE: "a statement to be judged",
    Kind.TYPED: "a short answer is typed and marked",
    Kind.NUMBER: "a number, with a tolerance, also drawn anew each time",
    Kind.ORDER: "steps to be put in order",
    Kind.MATCH: "pairs to be found",
}
_KINDS = tuple(Kind)
_OFFERS = (("↑↓ 1-9", "choose"), ("enter", "insert"), ("esc", "close"))


class KindSheet(Sheet, inherit_bindings=False):
    """The kinds, one of them chosen; `kind` is the one that was taken, None before."""

    BINDINGS = bindings(KINDS)

    def __init__(self) -> None:
        super().__init__(literal("A new question", "strong"), self._rows, _OFFERS)
        self.kind: Kind | None = None
        self._place = 0

    def action_move(self, by: int) -> None:
        """Chooses another kind, round and round."""
        self._place = (self._place + by) % len(_KINDS)
        self.query_one(Page).show(self._rows, keep=True)
        self.query_one(Page).to_row(self._place)

    def action_number(self, number: int) -> None:
        """Takes a kind by its number [from 1]."""
        self._place = number - 1
        self.action_take()

    def action_take(self) -> None:
        """Takes the chosen kind."""
        self.kind = _KINDS[self._place]
        self.dismiss(None)

    def on_page_picked(self, event: Page.Picked) -> None:
        """A click takes a kind."""
        self.action_number(event.index + 1)

    def _rows(self, width: int) -> list[Row]:
        return [self._row(place, kind, width) for place, kind in enumerate(_KINDS)]

    def _row(self, place: int, kind: Kind, width: int) -> Row:
        chosen = place == self._place
        lead = joined(literal("▸ " if chosen else "  ", "key"), literal(f"{place + 1} ", "key"))
        name = literal(f"{kind.value:<11}", "strong" if chosen else "")
        return Row(joined(lead, name, literal(_SAYS[kind], "dim")).truncate(width, ellipsis=True), pick=place)
