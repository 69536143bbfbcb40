"""A column of rows that scrolls, drawn row by row: however long the text, a change is one frame."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from quizapp.tui.content import EMPTY


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `pick` is what a click on it means; `anchor` marks where reading begins after a change."""

    text: Content = EMPTY
    pick: int | None = None
    anchor: bool = False


Build = Callable[[int], Sequence[Row]]


class Page(ScrollView, can_focus=False):
    """Rows that a builder makes for the width there is."""

    class Picked(Message):
        """A row was clicked; `index` is its pick."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._build: Build = lambda _width: ()
        self._rows: Sequence[Row] = ()

    @property
    def column(self) -> int:
        """The width of a row [cells]."""
        return max(self.scrollable_content_region.width, 1)

    @property
    def length(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def show(self, build: Build, *, keep: bool = False) -> None:
        """Draws other rows, from their beginning or, with `keep`, where the reader is."""
        self._build = build
        self._fill()
        if not keep:
            self.scroll_to(y=0, animate=False)

    def to_anchor(self) -> None:
        """Scrolls so that reading can begin at the anchor, unless everything is in view."""
        places = [place for place, row in enumerate(self._rows) if row.anchor]
        if places and self.length > self.size.height:
            self.scroll_to(y=places[0], animate=False)

    def to_row(self, pick: int) -> None:
        """Scrolls as little as brings the row with this pick into view."""
        places = [place for place, row in enumerate(self._rows) if row.pick == pick]
        if places and places[0] < self.scroll_offset.y:
            self.scroll_to(y=places[0], animate=False)
        elif places and places[-1] >= self.scroll_offset.y + self.size.height:
            self.scroll_to(y=places[-1] - self.size.height + 1, animate=False)

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        at = y + self.scroll_offset.y
        text = self._rows[at].text if at < len(self._rows) else EMPTY
        return Visual.to_strips(self, text or Content(" "), self.column, 1, self.visual_style, pad=True)[0]

    def on_resize(self) -> None:
        """Another width needs other rows."""
        self._fill()

    def on_click(self, event: events.Click) -> None:
        """Says which row was meant."""
        place = event.get_content_offset(self)
        at = self.scroll_offset.y + place.y if place else len(self._rows)
        pick = self._rows[at].pick if at < len(self._rows) else None
        if pick is not None:
            self.post_message(self.Picked(pick))

    def _fill(self) -> None:
        self._rows = self._build(self.column)
        self.virtual_size = Size(self.column, len(self._rows))
        self.refresh()
