"""A sheet above a screen: rows in a frame that can be scrolled."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from quizapp.tui import sheetkeys
from quizapp.tui.content import EMPTY, joined, literal
from quizapp.tui.key import bindings
from quizapp.tui.screens.steady import Steady
from quizapp.tui.widgets.page import Build, Page
from quizapp.tui.widgets.txt import Txt

_SCROLL = (("esc", "close"), ("↑↓", "scroll"))


class Sheet(Steady[None], ModalScreen[None]):
    """Rows in a frame; any of the usual keys closes it. `offers` are the keys named below, with what they do."""

    BINDINGS = bindings(sheetkeys.SHEET)
    AUTO_FOCUS = ""

    def __init__(self, title: Content, build: Build, offers: tuple[tuple[str, str], ...] = _SCROLL) -> None:
        super().__init__()
        self._title = title
        self._build = build
        self._offers = offers

    def compose(self) -> ComposeResult:
        """A title, the rows, and what the keys do."""
        with Vertical(classes="sheet"):
            yield Txt(self._title, classes="sheet-title")
            yield Page()
            words = [joined(literal(key, "key"), literal(f" {word}   ", "dim")) for key, word in self._offers]
            yield Txt(EMPTY.join(words))

    def on_mount(self) -> None:
        """Fills the frame."""
        self.query_one(Page).show(self._build)

    def action_scroll(self, rows: int) -> None:
        """Scrolls by some rows."""
        self.query_one(Page).scroll_relative(y=rows, animate=False)

    def action_page(self, way: int) -> None:
        """Scrolls a page up (-1) or down (1), with a row that was in view before."""
        self.action_scroll(way * max(self.query_one(Page).size.height - 1, 1))

    def action_first(self) -> None:
        """Scrolls to the beginning."""
        self.query_one(Page).scroll_home(animate=False)

    def action_last(self) -> None:
        """Scrolls to the end."""
        self.query_one(Page).scroll_end(animate=False)

    def action_close(self) -> None:
        """Goes back to the screen below."""
        self.dismiss(None)
