"""Bins of predicted recall, and what one prediction adds to a calibration, in whole millionths."""

import math
from bisect import bisect_right

MILLION = 1_000_000
NO_BIN = -1
EDGES = (0.0, 0.3, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.92, 0.94, 0.96, 0.98, 1.0)
BINS = len(EDGES) - 1
SURE = 1e-6


def millionths(recall: float) -> int:
    """A predicted recall as a whole number of millionths, cut to 0 and 1 (0 and 1,000,000)."""
    return round((recall if 0.0 <= recall <= 1.0 else min(max(recall, 0.0), 1.0)) * MILLION)


def bin_of(predicted: int) -> int:
    """The bin [index into EDGES] that holds a prediction [millionths]; each begins at its edge, the last holds 1."""
    return min(bisect_right(EDGES, predicted / MILLION) - 1, BINS - 1)


def loss(predicted: int, *, right: bool) -> int:
    """The log loss of one prediction [millionths], in millionths: −ln of the chance given to what happened.

    No chance counts as less than one in a million, so that a single answer cannot make a sum infinite.
    """
    chance = predicted / MILLION if right else 1 - predicted / MILLION
    return round(-math.log(chance if chance > SURE else SURE) * MILLION)
