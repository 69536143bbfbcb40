"""Whether a learner remembers otherwise than predicted: then figures that rest on predictions are off the same way."""

from typing import NamedTuple

from quizapp.core.stats.bins import MILLION
from quizapp.core.stats.wilson import share

LEAST_REVIEWS = 100
LEAST_CHANGE = 0.03


class Predicted(NamedTuple):
    """Reviews whose recall was predicted: how many, how many were right, and the sum of predictions [millionths]."""

    reviews: int = 0
    right: int = 0
    predicted: int = 0


class Bias(NamedTuple):
    """By how much more was remembered than predicted [-1, 1], below 0 where it was less, of so many `reviews`."""

    change: float
    reviews: int


def bias(found: Predicted) -> Bias | None:
    """What these reviews say; None where they are fewer than 100, or held what was predicted.

    They did not when the 90 % interval of the share that was right leaves out the mean prediction, and the difference
    is 3 points or more.
    """
    if found.reviews < LEAST_REVIEWS:
        return None
    observed, predicted = share(found.right, found.reviews), found.predicted / found.reviews / MILLION
    change = found.right / found.reviews - predicted
    clear = abs(change) >= LEAST_CHANGE and not observed.low <= predicted <= observed.high
    return Bias(change, found.reviews) if clear else None
