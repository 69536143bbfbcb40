"""How often values lie in each bin, with the median marked."""

from itertools import pairwise

from quizapp.core.stats.figures import Histogram
from quizapp.render.charts.axes import Scale, said
from quizapp.render.charts.bars import Bar, bars
from quizapp.render.charts.legend import nothing
from quizapp.render.lines import Line


def histogram(found: Histogram, columns: int, height: int, *, scale: Scale = Scale.NUMBER) -> list[Line]:
    """Bars of equal width, one a bin, between the edges as `scale` says them.

    The median is marked where it lies in its bin, and a note says it.
    """
    if len(found.edges) < 2 or not any(found.counts):
        return nothing(columns)[:height]
    bins = list(pairwise(found.edges))
    step = 1.0 if scale is Scale.DAYS else min([1.0, *(high - low for low, high in bins if high > low)])
    given = [
        Bar(said(low, scale, step), (count,), _holds(found, low, high), edge=True, share=_share(found, low, high))
        for (low, high), count in zip(bins, found.counts, strict=False)
    ]
    given.append(Bar(said(found.edges[-1], scale, step), (0.0,), edge=True))
    fine = {Scale.NUMBER: 0.1, Scale.DAYS: 1.0}.get(scale, step)
    note = "" if found.median is None else f"▲ median {said(found.median, scale, min(fine, step))}"
    return bars(given, columns, height, note=note)


def _holds(found: Histogram, low: float, high: float) -> bool:
    """Whether the median lies in a bin; the last one is closed."""
    return found.median is not None and (low <= found.median < high or found.median == high == found.edges[-1])


def _share(found: Histogram, low: float, high: float) -> float:
    """How far the median lies on the way through a bin that holds it [0, 1]."""
    inside = found.median is not None and low <= found.median <= high and high > low
    return (found.median - low) / (high - low) if inside and found.median is not None else 0.0
