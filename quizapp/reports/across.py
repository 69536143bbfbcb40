"""Shares with their intervals, one a row on one scale from 0 to 1: topics, chances, confidence."""

from quizapp.reports.markup import Markup, joined, tag, text
from quizapp.reports.plane import WHOLE, Plane, label
from quizapp.reports.shapes import ROW, ROW_LEFT

_RIGHT, _BELOW, _RADIUS = 170.0, 22.0, 4
_QUARTERS = (0.0, 0.25, 0.5, 0.75, 1.0)


class Across:
    """Draws so many rows from the top down; names stand `left` px wide beside them."""

    def __init__(self, rows: int, left: float = ROW_LEFT) -> None:
        self._plane = Plane(WHOLE, ROW * rows + _BELOW, left=left, right=_RIGHT, top=0, bottom=_BELOW)
        self._next = 0

    @property
    def height(self) -> float:
        """How high the rows and their scale are [px]."""
        return self._plane.height

    def scale(self, target: float | None = None) -> Markup:
        """The lines behind the rows, and a target [0, 1] if there is one."""
        return joined([*map(self._upright, _QUARTERS), *([] if target is None else [self._upright(target, "aim")])])

    def row(self, name: str, value: float | None, ends: tuple[float, float], says: str, style: str = "main") -> Markup:
        """A row: its name, its interval with the value if that is known, and what it says at its end."""
        y, plane = ROW * self._next + ROW / 2, self._plane
        self._next += 1
        low, high = (plane.x(end) for end in ends)
        point = () if value is None else (tag("circle", cx=plane.x(value), cy=y, r=_RADIUS, class_="point"),)
        said = tag("title", text(f"{name}: {says}"))
        return joined(
            [
                label(name, 0, y + 4, anchor="start"),
                tag("line", said, x1=low, x2=high, y1=y, y2=y, class_=f"interval {style}"),
                *point,
                label(says, WHOLE - _RIGHT + 8, y + 4, anchor="start"),
            ]
        )

    def _upright(self, share: float, style: str = "grid") -> Markup:
        x, floor = self._plane.x(share), self._plane.floor
        line = tag("line", x1=x, x2=x, y1=0, y2=floor, class_=style)
        return line if style == "aim" else joined([line, label(f"{share:.0%}", x, floor + 15)])
