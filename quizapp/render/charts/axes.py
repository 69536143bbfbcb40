"""What an axis counts, where its round ticks lie, and how its numbers are said."""

import math
from bisect import bisect_left
from collections.abc import Iterator
from enum import Enum
from itertools import count

from quizapp.core.values import frozen
from quizapp.render.charts import dates

LARGEST = 1e12
_UNITS = ((1e9, "G"), (1e6, "M"), (1e3, "k"))
_YEAR, _HOUR = 365, 60
_DECIMALS = 6


class Scale(Enum):
    """What the numbers of an axis are: plain ones, whole ones, shares [0, 1], minutes, days, or study days."""

    NUMBER = "number"
    WHOLE = "whole"
    SHARE = "share"
    MINUTES = "minutes"
    DAYS = "days"
    DATE = "date"


_KNOWN = {
    Scale.MINUTES: (1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0),
    Scale.DAYS: (1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 60.0, 90.0, 180.0, 365.0, 730.0, 1825.0, 3650.0),
}


@frozen
class Axis:
    """A scale and its ends; where an end is None, it follows from the values."""

    scale: Scale = Scale.NUMBER
    low: float | None = None
    high: float | None = None


@frozen
class Tick:
    """A place on an axis and what stands there."""

    at: float
    label: str


@frozen
class Fitted:
    """An axis with ends (`low` < `high`) and ticks."""

    low: float
    high: float
    ticks: tuple[Tick, ...]

    def place(self, value: float, size: int) -> int:
        """Which of `size` places in a row stands for a value: 0 for `low`, the last for `high`."""
        share = (bounded(value) - self.low) / (self.high - self.low)
        return round(min(max(share, 0.0), 1.0) * (size - 1))


def bounded(value: float) -> float:
    """The value cut to what can be drawn; 0 for what is not a number."""
    return 0.0 if math.isnan(value) else min(max(value, -LARGEST), LARGEST)


def fitted(axis: Axis, least: float, greatest: float, most: int, *, rounded: bool = True) -> Fitted:
    """The axis for values from `least` to `greatest` with at most `most` ticks (or 3, where ends are rounded).

    Ends that are not given are those of the values, or where `rounded` the ticks just beyond them.
    """
    low = bounded(least if axis.low is None else axis.low)
    high = bounded(greatest if axis.high is None else axis.high)
    low, high = _parted(low, high, axis)
    if axis.scale is Scale.DATE:
        found = tuple(Tick(day, label) for day, label in dates.ticks(low, high, most))
        return Fitted(low, high, found)
    step = _step(low, high, axis.scale, most, outwards=rounded)
    if rounded:
        low = low if axis.low is not None else math.floor(low / step + 1e-9) * step
        high = high if axis.high is not None else math.ceil(high / step - 1e-9) * step
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    places = [number * step for number in range(first, last + 1)]
    return Fitted(low, high, tuple(Tick(place, said(place, axis.scale, step)) for place in places))


def said(value: float, scale: Scale, step: float = 1.0) -> str:
    """A number of an axis whose ticks lie `step` apart: `0.5`, `12k`, `90%`, `30 min`, `2 h`, `30d`, `1y`."""
    value = bounded(value)
    match scale:
        case Scale.SHARE:
            return f"{value:.{_digits(step * 100)}%}"
        case Scale.MINUTES if step >= _HOUR:
            return f"{compact(value / _HOUR, step / _HOUR)} h"
        case Scale.MINUTES:
            return f"{compact(value, step)} min"
        case Scale.DAYS if step >= _YEAR:
            return f"{compact(value / _YEAR)}y"
        case Scale.DAYS:
            return f"{compact(value, step)}d"
        case Scale.DATE:
            return dates.short(value)
        case _:
            return compact(value, step)


def compact(value: float, step: float = 1.0) -> str:
    """A number among others `step` apart, in the fewest digits that tell them apart: `1,234`, `20k`, `1.5M`."""
    for unit, letter in _UNITS:
        if step >= unit / 10 and abs(value) >= unit * (10 if letter == "k" and step < unit else 1):
            return f"{value / unit:.{_digits(step / unit)}f}".removesuffix(".0") + letter
    text = f"{value:,.{_digits(step)}f}"
    return text.removeprefix("-") if not text.strip("-0.,") else text


def rough(value: float) -> str:
    """A number that stands alone, in two or three digits where it is long: `0.5`, `12`, `1,234`, `12k`, `1.5M`."""
    if 0 < value < 10 and value != round(value):
        return compact(value, 0.1)
    return compact(value, 10 ** math.floor(math.log10(value)) / 10 if value >= 10_000 else 1.0)


def _parted(low: float, high: float, axis: Axis) -> tuple[float, float]:
    """Ends that differ by so much that there is something to divide."""
    least = {Scale.WHOLE: 1.0, Scale.DATE: 1.0, Scale.SHARE: 0.01}.get(axis.scale, 1e-4)
    if axis.scale is not Scale.DATE:
        least = max(least, abs(low) * 1e-3, abs(high) * 1e-3)
    if high - low >= least:
        return low, high
    if axis.scale is Scale.SHARE:
        return (low, low + 0.1) if low <= 0.9 else (low - 0.1, max(low, high))
    return (high - least, high) if axis.low is None and axis.high is not None else (low, low + max(least, abs(low) / 2))


def _step(low: float, high: float, scale: Scale, most: int, *, outwards: bool) -> float:
    """The smallest round step with at most so many ticks from end to end, or to the ticks just beyond the ends."""
    down, up = (math.floor, math.ceil) if outwards else (math.ceil, math.floor)
    return next(
        step
        for step in _steps(scale, (high - low) / max(most, 1) / 4)
        if up(high / step) - down(low / step) + 1 <= max(most, 1 + 2 * outwards)
    )


def _steps(scale: Scale, least: float) -> Iterator[float]:
    """Round steps for a scale, rising without end, the first not far below `least`."""
    known = _KNOWN.get(scale, (0.0,))
    yield from known[bisect_left(known, max(least, 1e-9)) :]
    unit = {Scale.DAYS: _YEAR, Scale.MINUTES: _HOUR}.get(scale, 1)
    for power in count(math.floor(math.log10(max(least / unit, 1e-9)))):
        for factor in (1, 2, 5):
            step = factor * 10.0**power * unit
            if step > known[-1] and (scale is not Scale.WHOLE or step >= 1):
                yield step


def _digits(step: float) -> int:
    """The decimals that tell multiples of a step apart, few in any case."""
    return min(max(0, -math.floor(math.log10(step) + 1e-9)), _DECIMALS) if step > 0 else 0
