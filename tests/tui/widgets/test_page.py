"""A page shows the rows it was given last, however little of it is drawn again."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from quizapp.tui.content import literal
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
