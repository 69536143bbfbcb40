"""A list of any length, one of its rows chosen: only the rows in view are ever drawn."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from quizapp.tui.content import EMPTY, literal
from quizapp.tui.widgets.tints import tint

Draw = Callable[[int, int, bool], Content]
_CHOSEN = "choices--chosen"


def _nothing(_place: int, _width: int, _chosen: bool) -> Content:  # noqa: FBT001
    return EMPTY


class Choices(ScrollView, can_focus=False):
    """Rows that a function draws when they come into view: from their place, the width there is [cells], and whether
    they are chosen.
    """

    COMPONENT_CLASSES: ClassVar = {_CHOSEN}

    class Chosen(Message):
        """Another row is chosen, or the list is another one."""

    class Picked(Message):
        """The chosen row was clicked."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._draw: Draw = _nothing
        self.count = 0
        self.place = 0

    @property
    def column(self) -> int:
        """The width of a row [cells]."""
        return max(self.scrollable_content_region.width, 1)

    def show(self, count: int, draw: Draw, place: int = 0) -> None:
        """Shows so many rows, the one at a place chosen."""
        self.count, self._draw = count, draw
        self.virtual_size = Size(self.column, count)
        self.refresh()
        self.choose(place)

    def move(self, by: int) -> None:
        """Chooses the row so many rows further down."""
        self.choose(self.place + by)

    def page(self, by: int) -> None:
        """Chooses the row so many pages further down."""
        self.move(by * max(self.size.height - 1, 1))

    def choose(self, place: int) -> None:
        """Chooses the row at a place, or the nearest, and scrolls as little as brings it into view."""
        self.refresh_line(self.place)
        self.place = min(max(place, 0), max(self.count - 1, 0))
        self.refresh_line(self.place)
        top, height = self.scroll_offset.y, max(self.size.height, 1)
        if self.place < top:
            self.scroll_to(y=self.place, animate=False)
        elif self.place >= top + height:
            self.scroll_to(y=self.place - height + 1, animate=False)
        self.post_message(self.Chosen())

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        at = y + self.scroll_offset.y
        if at >= self.count:
            return Strip.blank(self.column, self.visual_style.rich_style)
        chosen = at == self.place
        text = self._draw(at, self.column, chosen)
        ground = tint(self, _CHOSEN) if chosen else self.visual_style
        if ground.reverse:
            text = literal(text.plain)
        return Visual.to_strips(self, text, self.column, 1, ground, pad=True)[0]

    def on_resize(self) -> None:
        """Keeps the chosen row in view."""
        self.virtual_size = Size(self.column, self.count)
        self.choose(self.place)

    def on_click(self, event: events.Click) -> None:
        """Chooses the row that was clicked; a click on the chosen one picks it."""
        offset = event.get_content_offset(self)
        at = self.scroll_offset.y + offset.y if offset is not None else self.count
        if at >= self.count:
            return
        if at == self.place:
            self.post_message(self.Picked())
        else:
            self.choose(at)
