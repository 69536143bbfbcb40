"""A page shows the rows it was given last, however little of it is drawn again."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast
from unittest.mock import Mock

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.timer import Timer

from quizapp.tui.content import literal
from quizapp.tui.widgets import page as page_module
from quizapp.tui.widgets.page import Page, Row

HEIGHT = 6
PAGES = ("", "a b c", "a x c", "a x", "a x c d e f g h i j", "j i h g f e d c x a", "a x c", "")


class OnePage(App[None]):
    """Nothing but a page."""

    CSS = "Page { width: 20; height: 6; overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1; }"

    def compose(self) -> ComposeResult:
        yield Page()

    @property
    def rows(self) -> list[str]:
        """What stands in the page's first column."""
        strips = self.screen._compositor.render_strips()
        return [strip.text[:1].strip() for strip in strips[:HEIGHT]]


def rows(page: str) -> list[Row]:
    return [Row(literal(letter)) for letter in page.split()]


@pytest.mark.parametrize("top", [0, 3])
async def test_a_page_shows_the_rows_given_last_wherever_it_is_scrolled(top: int) -> None:
    app = OnePage()
    async with app.run_test(size=(30, 10)) as pilot:
        page = app.query_one(Page)
        for text in PAGES:
            page.show(lambda _width, text=text: rows(text))  # type: ignore[misc]
            page.scroll_to(y=top, animate=False)
            await pilot.pause()
            letters = text.split()[page.scroll_offset.y :][:HEIGHT]
            assert app.rows == letters + [""] * (HEIGHT - len(letters))


async def test_only_rows_that_changed_are_drawn_again() -> None:
    app = OnePage()
    async with app.run_test(size=(30, 10)) as pilot:
        page = app.query_one(Page)
        page.show(lambda _width: rows("a b c"))
        await pilot.pause()
        page.show(lambda _width: rows("a x c"))
        drawn = {line for region in page._repaint_regions for line in region.line_range}
        assert drawn == {1}


class Heard(OnePage):
    """A page that says what the mouse does to it."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[object, ...]] = []

    def on_page_picked(self, event: Page.Picked) -> None:
        self.heard.append(("picked", event.index))

    def on_page_pressed(self, event: Page.Pressed) -> None:
        self.heard.append(("pressed", event.index))

    def on_page_dragged(self, event: Page.Dragged) -> None:
        self.heard.append(("dragged", event.index, "down" if event.down else "up"))

    def on_page_released(self, event: Page.Released) -> None:
        self.heard.append(("released", event.start, event.index))


async def mouse(app: Heard, *moves: tuple[type[events.MouseEvent], int]) -> list[tuple[object, ...]]:
    """What is heard of a page of ten rows, of which the first two cannot be dragged, after these moves."""
    async with app.run_test(size=(30, 10)) as pilot:
        texts = [literal(letter) for letter in "abcdefghij"]
        app.query_one(Page).show(lambda _: [Row(text, place, drag=place > 1) for place, text in enumerate(texts)])
        await pilot.pause()
        for kind, row in moves:
            app.post_message(kind(None, 2, row, 0, 0, 1, False, False, False, 2, row))
            await pilot.pause()
        return app.heard


async def test_a_row_that_cannot_be_dragged_is_picked_by_a_click() -> None:
    moves = ((events.MouseDown, 1), (events.MouseMove, 0), (events.MouseUp, 1))
    assert await mouse(Heard(), *moves) == [("picked", 1)]


async def test_a_row_that_can_be_dragged_tells_where_the_mouse_goes() -> None:
    moves = ((events.MouseDown, 2), (events.MouseMove, 2), (events.MouseMove, 4), (events.MouseMove, 3))
    heard = await mouse(Heard(), *moves, (events.MouseUp, 3), (events.MouseMove, 5))
    assert heard == [("pressed", 2), ("dragged", 4, "down"), ("dragged", 3, "up"), ("released", 2, 3)]


async def test_beyond_the_edge_a_drag_means_the_next_row_out_of_view(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_module, "_PULL", 3600)
    moves = ((events.MouseDown, 4), (events.MouseMove, 8), (events.MouseMove, 8), (events.MouseUp, 8))
    heard = await mouse(Heard(), *moves)
    assert heard == [("pressed", 4), ("dragged", 6, "down"), ("dragged", 6, "down"), ("released", 4, None)]


class Still(Heard):
    """A page under a mouse that stands still beyond the edge: whenever its timer would ring, `ring` does it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__()
        self.ring: list[Callable[[], None]] = []
        self.stopped = 0
        monkeypatch.setattr(Page, "set_interval", self._starts)

    def _starts(self, _interval: float, callback: Callable[[], None]) -> Timer:
        self.ring.append(callback)
        timer = Mock(spec=Timer)
        timer.stop = self._stops
        return cast("Timer", timer)

    def _stops(self) -> None:
        self.stopped += 1


async def test_a_mouse_that_stands_still_beyond_the_edge_goes_on_dragging(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Still(monkeypatch)

    def goes_on(_: Heard, event: Page.Dragged) -> None:
        app.heard.append(("dragged", event.index, "down"))
        app.query_one(Page).to_row(event.index)
        if event.index < 8:
            app.ring[0]()

    monkeypatch.setattr(Heard, "on_page_dragged", goes_on)
    heard = await mouse(app, (events.MouseDown, 4), (events.MouseMove, 8), (events.MouseUp, 8))
    assert heard == [("pressed", 4), *(("dragged", row, "down") for row in (6, 7, 8)), ("released", 4, None)]
    assert (len(app.ring), app.stopped) == (1, 1)
