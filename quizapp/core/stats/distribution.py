"""How stability, difficulty and predicted recall are spread over the cards."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import chain, pairwise

from quizapp.core.fsrs import STABILITY_MAX
from quizapp.core.stats.figures import Histogram

STABILITY_EDGES = (0.0, 1.0, 3.0, 7.0, 14.0, 21.0, 30.0, 60.0, 90.0, 180.0, 365.0, 730.0, 1825.0, STABILITY_MAX)
DIFFICULTY_EDGES = tuple(float(edge) for edge in range(1, 11))
RECALL_EDGES = tuple(edge / 20 for edge in range(21))
_FEW = 1_000  # values that are sorted


def histogram(runs: Sequence[Sequence[float]], edges: Sequence[float]) -> Histogram:
    """How many of all values lie in each bin, given in runs of rising values; what is beyond the edges is in the
    first bin or the last. Empty without values.
    """
    runs = [run for run in runs if run]
    if not runs:
        return Histogram()
    cuts = [[0, *(bisect_left(run, edge) for edge in edges[1:-1]), len(run)] for run in runs]
    below = [sum(places) for places in zip(*cuts, strict=True)]
    counts = tuple(high - low for low, high in pairwise(below))
    return Histogram(tuple(edges), counts, sum(map(sum, runs)) / below[-1], _median(runs))


def _median(runs: Sequence[Sequence[float]]) -> float:
    """The median of all values: what lies below or above the middle is cut off from every run until few are left."""
    n = sum(map(len, runs))
    lower, upper = (n - 1) // 2, n // 2
    while sum(map(len, runs)) > _FEW:
        longest = max(runs, key=len)
        cuts = [bisect_left(run, longest[len(longest) // 2]) for run in runs]
        below = sum(cuts)
        if upper < below:
            runs = [run[:cut] for run, cut in zip(runs, cuts, strict=True)]
        elif 0 < below <= lower:
            runs = [run[cut:] for run, cut in zip(runs, cuts, strict=True)]
            lower, upper = lower - below, upper - below
        else:
            break
    rest = sorted(chain.from_iterable(runs))
    return (rest[lower] + rest[upper]) / 2
