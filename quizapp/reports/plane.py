"""The plane a picture is drawn on: sizes, scales, round ticks, and axes with as many names as there is room for."""

import math
from collections.abc import Iterable, Sequence

from quizapp.core.values import frozen
from quizapp.reports.markup import Markup, joined, tag, text

WHOLE, HALF = 720.0, 350.0
LETTER = 6.2
_HALF_OF_ALL = 0.5
_STEPS = (1, 2, 2.5, 5, 10)


@frozen
class Plane:
    """A rectangle of so many px, and the values that its edges stand for: x from `first` to `last`, y `low` to `high`.

    Room for labels is left of and below the plot.
    """

    width: float
    height: float
    first: float = 0.0
    last: float = 1.0
    low: float = 0.0
    high: float = 1.0
    left: float = 40.0
    right: float = 10.0
    top: float = 12.0
    bottom: float = 24.0

    def x(self, value: float) -> float:
        """Where a value of the x axis stands [px]."""
        return self.left + (value - self.first) / (self.last - self.first) * (self.width - self.left - self.right)

    def y(self, value: float) -> float:
        """Where a value of the y axis stands [px]; it grows downwards."""
        return self.floor - (value - self.low) / (self.high - self.low) * (self.floor - self.top)

    @property
    def floor(self) -> float:
        """The lower edge of the plot [px]."""
        return self.height - self.bottom


def ticks(low: float, high: float, most: int) -> list[float]:
    """At most so many round values from `low` to `high`, which must be greater."""
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(step * power for step in _STEPS if step * power >= rough * (1 - 1e-9))
    first = math.ceil(low / step - 1e-9)
    return [index * step for index in range(first, math.floor(high / step + 1e-9) + 1)][: most + 1]


def beginning(values: Iterable[float]) -> float:
    """Where an axis of shares begins: at one half, or at the tenth below the least of them."""
    return math.floor(10 * min(_HALF_OF_ALL, *values)) / 10


def label(said: str, x: float, y: float, *, anchor: str = "middle", style: str = "label") -> Markup:
    """A text at a place; `anchor` says which part of it stands there (start, middle, end)."""
    return tag("text", text(said), x=x, y=y, class_=style, text_anchor=anchor)


def levels(plane: Plane, values: Sequence[float], names: Sequence[str]) -> Markup:
    """Level lines across the plot, named at their left ends."""
    lines = (
        tag("line", x1=plane.left, x2=plane.width - plane.right, y1=plane.y(value), y2=plane.y(value), class_="grid")
        for value in values
    )
    pairs = zip(values, names, strict=True)
    return joined([*lines, *(label(name, plane.left - 6, plane.y(value) + 4, anchor="end") for value, name in pairs)])


def below(plane: Plane, names: Sequence[tuple[float, str]]) -> Markup:
    """Names below the plot at values of the x axis, every second, third … of them where they would touch.

    The last ones stay inside the picture.
    """
    if not names:
        return joined([])
    widest = max(len(name) for _, name in names) * LETTER + 10
    room = (plane.width - plane.left - plane.right) / max(len(names), 1)
    every = max(math.ceil(widest / room), 1)
    shown = [(min(plane.x(x), plane.width - len(name) * LETTER / 2), name) for x, name in names[::every]]
    return joined(label(name, x, plane.floor + 16) for x, name in shown)


def shares(plane: Plane) -> Markup:
    """Level lines for shares from `low` to `high`."""
    values = ticks(plane.low, plane.high, 5)
    return levels(plane, values, [f"{value:.0%}" for value in values])


def amounts(plane: Plane) -> Markup:
    """Level lines for numbers of things from 0 on."""
    values = [value for value in ticks(plane.low, plane.high, 4) if plane.high > 4 or value == int(value)]
    return levels(plane, values, [f"{value:,g}" if value < 1e5 else f"{value:,.0f}" for value in values])
