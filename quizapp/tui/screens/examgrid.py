"""All questions of an exam at a glance: the arrows, a number or a click choose one."""

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen

from quizapp.tui import examkeys
from quizapp.tui.content import EMPTY, joined, literal
from quizapp.tui.key import bindings
from quizapp.tui.kit import Kit
from quizapp.tui.screens.steady import Steady
from quizapp.tui.widgets.examrows import CELL, LEGEND, Standing, columns, grid
from quizapp.tui.widgets.keybar import Hint, KeyBar
from quizapp.tui.widgets.page import Page, Row
from quizapp.tui.widgets.txt import Txt

_DIGITS_MAX = 3
_AROUND = 9


class Cells(Page):
    """Rows of questions beside each other."""

    class Clicked(Message):
        """A cell was clicked: its row and column count from 0."""

        def __init__(self, row: int, column: int) -> None:
            super().__init__()
            self.row = row
            self.column = column

    def on_click(self, event: events.Click) -> None:
        """Says which cell was meant."""
        at = event.get_content_offset(self)
        if at is not None:
            self.post_message(self.Clicked(at.y + round(self.scroll_offset.y), at.x // CELL))


class ExamGrid(Steady[int | None], ModalScreen[int | None], inherit_bindings=False):
    """Dismissed with the place of the question to go to, or None."""

    BINDINGS = bindings(examkeys.GRID)
    AUTO_FOCUS = ""

    def __init__(self, kit: Kit, read: Callable[[], Standing]) -> None:
        super().__init__()
        self._kit = kit
        self._read = read
        self._standing = read()
        self._place = self._standing.here
        self._typed = ""

    def compose(self) -> ComposeResult:
        """A title, the questions, what the signs mean, and the keys."""
        with Vertical(classes="sheet"):
            yield Txt(literal("All questions", "strong"), classes="sheet-title")
            yield Cells()
            yield Txt(classes="chosen")
            yield Txt(literal("  ".join(LEGEND), "dim"), classes="legend")
            yield KeyBar()

    def on_mount(self) -> None:
        """Shows the questions, that at hand chosen."""
        words = (examkeys.GRID_GO, "go there"), (examkeys.GRID_CLOSE, "stay")
        arrows = Hint("0-9", "its number", ""), Hint("← ↑ ↓ →", "choose", "")
        hints = [Hint(self._kit.label(key), word, key.action) for key, word in words]
        self.query_one(KeyBar).offer([*arrows, *hints])
        self._draw()

    def tell(self) -> None:
        """Shows how the questions stand now."""
        self._standing = self._read()
        self._draw()

    def on_resize(self) -> None:
        """The chosen question stays in view."""
        self.call_after_refresh(self._draw)

    def action_move(self, by: int) -> None:
        """Chooses the question so many further on."""
        self._choose(self._place + by)

    def action_row(self, by: int) -> None:
        """Chooses the question below or above."""
        there = self._place + by * self._per
        if 0 <= there < self._standing.total:
            self._choose(there)

    def action_digit(self, digit: int) -> None:
        """Chooses by the number that is typed; -1 takes its last digit away."""
        text = self._typed[:-1] if digit < 0 else f"{self._typed}{digit}".lstrip("0")
        if len(text) > _DIGITS_MAX or int(text or 0) > self._standing.total:
            text = str(digit) if 0 < digit <= self._standing.total else ""
        if text:
            self._choose(int(text) - 1)
        self._typed = text
        self._draw()

    def action_take(self) -> None:
        """Goes to the chosen question."""
        self.dismiss(self._place)

    def action_close(self) -> None:
        """Stays at the question at hand."""
        self.dismiss(None)

    def on_cells_clicked(self, event: Cells.Clicked) -> None:
        """A click goes to the question."""
        place = event.row * self._per + event.column
        if event.column < self._per and place < self._standing.total:
            self.dismiss(place)

    async def on_key_bar_pressed(self, event: KeyBar.Pressed) -> None:
        """A click on a key does what the key does."""
        if event.action:
            await self.run_action(event.action)

    @property
    def _per(self) -> int:
        return columns(self.query_one(Cells).column)

    def _choose(self, place: int) -> None:
        self._typed = ""
        self._place = min(max(place, 0), self._standing.total - 1)
        self._draw()

    def _draw(self) -> None:
        with self.while_here():
            cells = self.query_one(Cells)
            self.query_one(".sheet").styles.height = -(-self._standing.total // self._per) + _AROUND
            cells.show(self._rows, keep=True)
            cells.to_part(f"row {self._place // self._per}")
            place, standing = self._place, self._standing
            marked = ", marked for later" if place in standing.later else ""
            here = ", where you are" if place == standing.here else ""
            number = literal(f"question {place + 1} of {standing.total}", "strong")
            typed = literal(f"{self._typed}  → ", "key") if self._typed else EMPTY
            self.query_one(".chosen", Txt).show(
                joined(typed, number, literal(f": {standing.state(place)}{marked}{here}", "dim"))
            )

    def _rows(self, width: int) -> list[Row]:
        return list(grid(self._standing, self._place, width))
