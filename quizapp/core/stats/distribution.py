"""How stability, difficulty and predicted recall are spread over the cards."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import chain, pairwise

from quizapp.core.fsrs import STABILITY_MAX
from quizapp.core.stats.figures import Histogram

STABILITY_EDGES = (0.0, 1.0, 3.0, 7.0, 14.0, 21.0, 30.0, 60.0, 90.0, 180.0, 365.0, 730.0, 1825.0, STABILITY_MAX)
DIFFICULTY_EDGES = tuple(float(edge) for edge in range(1, 11))
RECALL_EDGES = tuple(edge / 20 for edge in range(21))


def histogram(runs: Sequence[Sequence[float]], edges: Sequence[float]) -> Histogram:
    """How many of all values lie in each bin, given in runs of rising values; what is beyond the edges is in the
    first bin or the last. Empty without values.

    The median is sought in the bins that hold it alone: that, and runs that rise, save sorting very many values.
    """
    cuts = [[0, *(bisect_left(run, edge) for edge in edges[1:-1]), len(run)] for run in runs if run]
    if not cuts:
        return Histogram()
    below = [sum(places) for places in zip(*cuts, strict=True)]
    n = below[-1]
    lower, upper = (n - 1) // 2, n // 2
    first, last = bisect_right(below, lower) - 1, bisect_right(below, upper)
    filled = (run for run in runs if run)
    parts = (run[places[first] : places[last]] for run, places in zip(filled, cuts, strict=True))
    middle = sorted(chain.from_iterable(parts))
    median = (middle[lower - below[first]] + middle[upper - below[first]]) / 2
    counts = tuple(high - low for low, high in pairwise(below))
    return Histogram(tuple(edges), counts, sum(map(sum, runs)) / n, median)
