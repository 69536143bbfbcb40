"""The pictures of a card; only a second key, pressed below them, opens one."""

from collections.abc import Callable, Iterator, Sequence

from quizapp.render.pictures import Picture
from quizapp.tui import sheetkeys
from quizapp.tui.content import joined, literal, single
from quizapp.tui.guard import Guard
from quizapp.tui.key import bindings
from quizapp.tui.screens.sheet import Sheet
from quizapp.tui.widgets.page import Page, Row

_NUMBERED = 9
_MARGIN = 3


class PictureSheet(Sheet):
    """A digit or a click opens the picture of that number, and closes the sheet."""

    BINDINGS = bindings(sheetkeys.LINK_DIGITS)

    def __init__(self, guard: Guard, found: Sequence[Picture], look: Callable[[Picture], None]) -> None:
        super().__init__(literal("Pictures: a digit opens one in your viewer", "strong"), self._rows)
        self._guard = guard
        self._pictures = found
        self._look = look

    def on_mount(self) -> None:
        """Keys count once the names are painted."""
        super().on_mount()
        self.call_after_refresh(self._guard.reveal)

    def action_open(self, digit: int) -> None:
        """Opens the picture of this number."""
        if digit <= len(self._pictures) and self._guard.may_rate():
            self.dismiss(None)
            self._look(self._pictures[digit - 1])

    def on_page_picked(self, event: Page.Picked) -> None:
        """A click chooses a picture."""
        self.action_open(event.index)

    def _rows(self, width: int) -> list[Row]:
        return [
            row for number, picture in enumerate(self._pictures, start=1) for row in _picture(number, picture, width)
        ]


def _picture(number: int, picture: Picture, width: int) -> Iterator[Row]:
    room = max(width - _MARGIN, 1)
    lead = literal(f"{number if number <= _NUMBERED else '':<{_MARGIN}}", "key")
    for text, style in ((picture.alt, ""), (picture.path, "dim")):
        for part in single(text, style).fold(room) if text else ():
            yield Row(joined(lead, part), pick=number)
            lead = literal(" " * _MARGIN)
    yield Row()
