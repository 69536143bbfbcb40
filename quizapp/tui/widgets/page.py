"""A column of rows that scrolls, drawn row by row: however long the text, a change is one frame of what it changes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from quizapp.tui.content import EMPTY


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `pick` is what a click on it means; `anchor` marks where reading begins after a change."""

    text: Content = EMPTY
    pick: int | None = None
    anchor: bool = False

    def looks_like(self, other: "Row") -> bool:
        """Whether both are drawn alike."""
        return self.text.is_same(other.text)


Build = Callable[[int], Sequence[Row]]
_BLANK = Row()


class Page(ScrollView, can_focus=False):
    """Rows that a builder makes for the width there is.

    The place of its scrollbar is always kept, so that other rows need no other layout; and rows that all fit are as
    many as there is room for, so that it is not drawn again either.
    """

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False, repaint=False)

    class Moved(Message):
        """Other rows are in view than before."""

    class Picked(Message):
        """A row was clicked; `index` is its pick."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.set_reactive(Widget.auto_links, False)
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

    @property
    def below(self) -> int:
        """How many rows are below those in view."""
        return max(self.length - self.scroll_offset.y - self.size.height, 0) if self.size.height else 0

    def show(self, build: Build, *, keep: bool = False) -> None:
        """Draws other rows, from their beginning or, with `keep`, where the reader is."""
        self._build = build
        self._fill()
        if not keep:
            self.scroll_to(y=0, animate=False)

    def to_anchor(self, *, whole: bool = True) -> None:
        """Scrolls until all that follows the anchor, or without `whole` what stands before the next one, is in view.

        What does not fit at all begins at the top.
        """
        if not self.size.height:
            self.call_after_refresh(self.to_anchor, whole=whole)
            return
        places = [place for place, row in enumerate(self._rows) if row.anchor]
        if not places:
            return
        start, end = places[0], self.length if whole else self._section_end(places)
        if not self._in_view(start, end):
            fits = not whole and end - start <= self.size.height
            self.scroll_to(y=end - self.size.height if fits else start, animate=False)

    def to_row(self, pick: int) -> None:
        """Scrolls as little as brings the row with this pick into view."""
        places = [place for place, row in enumerate(self._rows) if row.pick == pick]
        if places and places[0] < self.scroll_offset.y:
            self.scroll_to(y=places[0], animate=False)
        elif places and places[-1] >= self.scroll_offset.y + self.size.height:
            self.scroll_to(y=places[-1] - self.size.height + 1, animate=False)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Says that other rows are in view."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Moved())

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        text = _row(self._rows, y + self.scroll_offset.y).text
        if not text:
            return Strip.blank(self.column, self.visual_style.rich_style)
        return Visual.to_strips(self, text, self.column, 1, self.visual_style, pad=True)[0]

    def on_resize(self) -> None:
        """Another width needs other rows."""
        self._fill()
        self.post_message(self.Moved())

    def on_click(self, event: events.Click) -> None:
        """Says which row was meant."""
        place = event.get_content_offset(self)
        at = self.scroll_offset.y + place.y if place is not None else len(self._rows)
        pick = self._rows[at].pick if at < len(self._rows) else None
        if pick is not None:
            self.post_message(self.Picked(pick))

    def _in_view(self, start: int, end: int) -> bool:
        top = self.scroll_offset.y
        return top <= start and end <= top + self.size.height

    def _section_end(self, anchors: Sequence[int]) -> int:
        """The place behind the last row with a text between the first anchor and the next."""
        end = anchors[1] if len(anchors) > 1 else self.length
        return max((place + 1 for place in range(anchors[0], end) if self._rows[place].text), default=end)

    def _fill(self) -> None:
        if not self.size:
            return  # the first resize comes with a width
        before, self._rows = self._rows, self._build(self.column)
        height = max(self.length, self.size.height)
        self.virtual_size = Size(self.column, height)
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.window_virtual_size = height
            self.vertical_scrollbar.window_size = self.size.height
        self.scroll_to(y=min(self.scroll_offset.y, self.max_scroll_y), animate=False)
        self._redraw(before)

    def _redraw(self, before: Sequence[Row]) -> None:
        """Draws those rows in view again that look otherwise than before; scrolling draws all of them anyway."""
        top, (width, height) = self.scroll_offset.y, self.size
        changed = [y for y in range(height) if not _row(before, top + y).looks_like(_row(self._rows, top + y))]
        if changed:
            self.refresh(*(Region(0, y, width, 1) for y in changed))


def _row(rows: Sequence[Row], place: int) -> Row:
    """The row at a place; an empty one below the last."""
    return rows[place] if place < len(rows) else _BLANK
