"""The links of a card with their full addresses; only a second key or a click opens one."""

from collections.abc import Iterator, Sequence

from quizapp.render.links import Link
from quizapp.tui import keys
from quizapp.tui.content import joined, literal, single
from quizapp.tui.opening import open_link
from quizapp.tui.screens.sheet import Sheet
from quizapp.tui.widgets.page import Page, Row
from quizapp.tui.widgets.txt import Txt

_NUMBERED = 9
_MARGIN = 3


class LinkSheet(Sheet):
    """A digit opens the link of that number."""

    BINDINGS = keys.bindings(keys.LINK_DIGITS)

    def __init__(self, found: Sequence[Link]) -> None:
        super().__init__(literal("Links: a digit opens one in your browser", "strong"), self._rows)
        self._links = found

    def action_open(self, digit: int) -> None:
        """Opens the link of this number and says so, or why not."""
        if digit <= len(self._links):
            said = open_link(self._links[digit - 1].address)
            self.query_one(".sheet-title", Txt).show(literal(said, "strong near"))

    def on_page_picked(self, event: Page.Picked) -> None:
        """A click on an address opens it."""
        self.action_open(event.index)

    def _rows(self, width: int) -> list[Row]:
        return [row for number, link in enumerate(self._links, start=1) for row in _link(number, link, width)]


def _link(number: int, link: Link, width: int) -> Iterator[Row]:
    room = max(width - _MARGIN, 1)
    lead = literal(f"{number if number <= _NUMBERED else '':<{_MARGIN}}", "key")
    texts = [(link.text, ""), (link.address, "link")] if link.text != link.address else [(link.address, "link")]
    for text, style in texts:
        for part in single(text, style).fold(room):
            yield Row(joined(lead, part), pick=number)
            lead = literal(" " * _MARGIN)
    yield from (Row(joined(lead, part), pick=number) for part in single(link.note, "near").wrap(room) if link.note)
    yield Row()
