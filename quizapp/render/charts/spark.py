"""A row of small bars."""

from collections.abc import Sequence
from itertools import pairwise

from quizapp.render.charts.axes import bounded

EIGHTHS = "▁▂▃▄▅▆▇█"


def sparkline(values: Sequence[float], width: int, *, low: float | None = 0.0, high: float | None = None) -> str:
    """The values in eighths of a cell, `▁` to `█`, one a column; neighbours are averaged where columns are too few.

    `low` and `high` are the values of the lowest and the highest bar; None: the least and the greatest value.
    """
    found = averaged([bounded(value) for value in values], width)
    if not found:
        return ""
    least = bounded(min(found) if low is None else low)
    greatest = bounded(max(found) if high is None else high)
    span = greatest - least
    shares = [min(max((value - least) / span, 0.0), 1.0) if span > 0 else 0.0 for value in found]
    return "".join(EIGHTHS[round(share * 7)] for share in shares)


def averaged(values: Sequence[float], most: int) -> list[float]:
    """At most so many values: each the mean of as many neighbours as the others, but for one."""
    if len(values) <= most or most < 1:
        return list(values) if most > 0 else []
    edges = [index * len(values) // most for index in range(most + 1)]
    return [sum(values[start:stop]) / (stop - start) for start, stop in pairwise(edges)]
