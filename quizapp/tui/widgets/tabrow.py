"""The pages of a screen by number and name, the one that shows marked; each can be clicked."""

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message

from quizapp.tui.content import EMPTY, joined, literal
from quizapp.tui.widgets.txt import Txt

_GAP = 2


class TabRow(Txt):
    """Pages in one row; where that is too narrow only the one that shows is named."""

    class Chosen(Message):
        """A page was clicked; `place` counts from 0."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self) -> None:
        super().__init__(id="tabs")
        self._names: Sequence[str] = ()
        self._chosen = 0
        self._places: list[range] = []

    def offer(self, names: Sequence[str], chosen: int) -> None:
        """Shows these pages, `chosen` [from 0] being the one that shows."""
        self._names, self._chosen = names, chosen
        self._draw()

    def on_resize(self) -> None:
        """Another width has room for more names or fewer."""
        self._draw()

    def on_click(self, event: events.Click) -> None:
        """Says which page was meant."""
        place = event.get_content_offset(self)
        for number, cells in enumerate(self._places):
            if place is not None and place.x in cells:
                self.post_message(self.Chosen(number))

    def _draw(self) -> None:
        tabs = [self._tab(number, named=True) for number in range(len(self._names))]
        if sum(tab.cell_length + _GAP for tab in tabs) - _GAP > self.content_size.width:
            tabs = [self._tab(number, named=number == self._chosen) for number in range(len(self._names))]
        self._places, start = [], 0
        for tab in tabs:
            self._places.append(range(start, start + tab.cell_length))
            start += tab.cell_length + _GAP
        self.show(literal(" " * _GAP).join(tabs))

    def _tab(self, number: int, *, named: bool) -> Content:
        chosen = number == self._chosen
        mark = literal("▸" if chosen else " ", "key")
        name = literal(f" {self._names[number]}", "strong" if chosen else "dim") if named else EMPTY
        return joined(mark, literal(f"{number + 1}", "key"), name)
