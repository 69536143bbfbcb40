"""A column of rows that scrolls, drawn row by row: however long the text, a change is one frame of what it changes."""

from collections.abc import Callable, Container, Sequence

from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.timer import Timer
from textual.visual import Visual
from textual.widget import Widget

from quizapp.core.values import frozen
from quizapp.tui.content import EMPTY


@frozen
class Row:
    """One row. `pick` is what a click on it means; `anchor` marks where reading begins after a change.

    `part` names the rows that something may have to bring into view together.

    A row that can be dragged (`drag`) tells of the mouse button going down and up instead of clicks.
    """

    text: Content = EMPTY
    pick: int | None = None
    anchor: bool = False
    drag: bool = False
    part: str = ""

    def looks_like(self, other: "Row") -> bool:
        """Whether both are drawn alike."""
        return self.text.is_same(other.text)


Build = Callable[[int], Sequence[Row]]
_BLANK = Row()
_PULL = 0.12


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

    class Pressed(Picked):
        """The mouse went down on a row that can be dragged."""

    class Dragged(Picked):
        """The mouse, still down, came to another row on its way `down` or up; `index` is the pick of that row."""

        def __init__(self, index: int, *, down: bool) -> None:
            super().__init__(index)
            self.down = down

    class Released(Message):
        """The mouse went up: `start` is the pick of the row where it went down, `index` that of the row it is on."""

        def __init__(self, start: int, index: int | None) -> None:
            super().__init__()
            self.start = start
            self.index = index

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.set_reactive(Widget.auto_links, False)
        self._build: Build = lambda _width: ()
        self._anchoring: bool | None = None
        self._rows: Sequence[Row] = ()
        self._grip: int | None = None
        self._at = 0
        self._pull: Timer | None = None

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

        What does not fit at all begins at the top. Where there is no room yet, that follows with the room.
        """
        self._anchoring = None if self.size.height else whole
        if not self.size.height:
            return
        places = [place for place, row in enumerate(self._rows) if row.anchor]
        if not places:
            return
        start, end = places[0], self.length if whole else self._section_end(places)
        if not self._in_view(start, end):
            fits = not whole and end - start <= self.size.height
            self.scroll_to(y=end - self.size.height if fits else start, animate=False)

    def to_row(self, pick: int, others: Container[int] = ()) -> None:
        """Scrolls as little as brings the rows with this pick into view, and with them those with the other picks."""
        places = [place for place, row in enumerate(self._rows) if row.pick == pick]
        if not places:
            return
        start = places[0]
        end = max((place for place, row in enumerate(self._rows) if row.pick in others), default=places[-1]) + 1
        self._bring(start, end, first=start if others else places[-1])

    def to_part(self, name: str) -> None:
        """Scrolls as little as brings the rows of a part into view; what does not fit at all begins at the top."""
        places = [place for place, row in enumerate(self._rows) if row.part == name]
        if places:
            self._bring(places[0], places[-1] + 1, first=places[0])

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
        if self._anchoring is not None and self.size.height:
            self.to_anchor(whole=self._anchoring)
        self.post_message(self.Moved())

    def on_click(self, event: events.Click) -> None:
        """Says which row was meant."""
        row = self._row_under(event)
        if row.pick is not None and not row.drag:
            self.post_message(self.Picked(row.pick))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A row that can be dragged has the mouse for itself until the button goes up."""
        row = self._row_under(event)
        if row.drag and row.pick is not None:
            self._grip, self._at = row.pick, event.screen_y
            self.capture_mouse()
            self.post_message(self.Pressed(row.pick))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Says to which row a drag came; beyond the edge it goes on by itself, row by row."""
        if self._grip is None:
            return
        before, self._at = self._at, event.screen_y
        place = self._at - self.content_region.y
        if not 0 <= place < self.size.height:
            self._pull = self._pull or self.set_interval(_PULL, self._drag_on)
            self._drag_on()
            return
        self._let_go()
        if self._at != before:
            self._drag(place, down=self._at > before)

    def _drag_on(self) -> None:
        """Beyond the edge a drag means the next row out of view."""
        down = self._at >= self.content_region.y + self.size.height
        self._drag(self.size.height if down else -1, down=down)

    def _drag(self, y: int, *, down: bool) -> None:
        pick = _row(self._rows, self.scroll_offset.y + y).pick
        if pick is not None:
            self.post_message(self.Dragged(pick, down=down))

    def _let_go(self) -> None:
        """The drag does not go on by itself any more."""
        if self._pull:
            self._pull.stop()
            self._pull = None

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Ends a drag."""
        if self._grip is not None:
            start, self._grip = self._grip, None
            self._let_go()
            self.release_mouse()
            self.post_message(self.Released(start, self._row_under(event).pick))

    def _row_under(self, event: events.MouseEvent) -> Row:
        place = event.get_content_offset(self)
        return _row(self._rows, self.scroll_offset.y + place.y) if place is not None else _BLANK

    def _bring(self, start: int, end: int, *, first: int) -> None:
        """Scrolls to rows; of those that do not fit, `first` and what follows it are in view."""
        if not self._in_view(start, end):
            low = end - self.size.height
            self.scroll_to(y=start if start < self.scroll_offset.y else min(first, low), animate=False)

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
    """The row at a place; an empty one above the first and below the last."""
    return rows[place] if 0 <= place < len(rows) else _BLANK
