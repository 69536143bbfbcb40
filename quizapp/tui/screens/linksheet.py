"""The links of a card with their full addresses; only a second key, pressed below them, opens one."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from functools import partial

from quizapp.render.links import Link
from quizapp.tui import sheetkeys
from quizapp.tui.content import joined, literal, single
from quizapp.tui.guard import Guard
from quizapp.tui.key import bindings
from quizapp.tui.opening import open_link
from quizapp.tui.screens.sheet import Sheet
from quizapp.tui.widgets.page import Page, Row
from quizapp.tui.widgets.txt import Txt

_NUMBERED = 9
_MARGIN = 3


class LinkSheet(Sheet):
    """A digit opens the link of that number."""

    BINDINGS = bindings(sheetkeys.LINK_DIGITS)

    def __init__(self, guard: Guard, found: Sequence[Link]) -> None:
        super().__init__(literal("Links: a digit opens one in your browser", "strong"), self._rows)
        self._guard = guard
        self._links = found

    def on_mount(self) -> None:
        """Keys count once the addresses are painted."""
        super().on_mount()
        self.call_after_refresh(self._guard.reveal)

    def action_open(self, digit: int) -> None:
        """Opens the link of this number and says so, or why not."""
        if digit <= len(self._links) and self._guard.may_rate():
            opening: Callable[[], Awaitable[None]] = partial(self._open, self._links[digit - 1])
            self.run_worker(opening, group="links", exclusive=True)

    def on_page_picked(self, event: Page.Picked) -> None:
        """A click says which key opens an address: a click alone is soon made by mistake."""
        if event.index <= _NUMBERED:
            self._say(f"Press {event.index} to open it.")

    async def _open(self, link: Link) -> None:
        if await self._guard.quiet():
            self._say("Opening …")
            self._say(await asyncio.to_thread(open_link, link.address))

    def _say(self, text: str) -> None:
        if self.is_current:
            self.query_one(".sheet-title", Txt).show(literal(text, "strong near"))

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
