"""How well weights predict what a learner recalled: log loss and calibration over the reviews of whole histories."""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from quizapp.core.fsrs import Model
from quizapp.core.phase import Rating
from quizapp.core.stats.bins import BINS, MILLION, bin_of, loss, millionths
from quizapp.core.values import frozen

LEAST_REVIEWS = 1_000
"""Fitted to fewer usable reviews, weights often predict worse than the standard ones."""

ReviewHistory: TypeAlias = Sequence[tuple[int, int]]
"""A card's reviews since it was new, in order: study day [date ordinal] and rating [1, 4]."""


class Prediction(NamedTuple):
    """The recall predicted of a review [0, 1], on a study day [date ordinal], and whether it was recalled."""

    day: int
    recall: float
    right: bool


@frozen
class Score:
    """Of `n` predictions the mean log loss, and the root mean square error over bins of predicted recall, by n."""

    n: int
    log_loss: float
    rmse: float


@frozen
class Fit:
    """What came of fitting: `weights` are to be used where they are `better`.

    `reviews` usable ones (at least a day after the one before), `tested` the newest 20 % of them. Of these, `before`
    with the weights there are and `after` with those trained on the older 80 %: log loss, and RMSE over bins of
    predicted recall.
    """

    weights: tuple[float, ...]
    better: bool
    reviews: int
    tested: int
    before: float
    after: float
    rmse_before: float = 0.0
    rmse_after: float = 0.0


def spaced(history: ReviewHistory) -> list[tuple[int, int, int]]:
    """Study day, days since the review before (0 for the first, and where time ran backwards), and rating of each."""
    found: list[tuple[int, int, int]] = []
    last = history[0][0] if history else 0
    for day, rating in history:
        found.append((day, max(day - last, 0), rating))
        last = max(last, day)
    return found


def usable(history: ReviewHistory) -> int:
    """How many reviews came at least a day after the one before: only those tell how memory fades."""
    return sum(elapsed > 0 for _, elapsed, _ in spaced(history))


class Step(NamedTuple):
    """A review of a card on a study day, days after the one before; what a model knew `before` it and knows after it.

    Stability [days], 0 before the first, and difficulty [1, 10].
    """

    day: int
    elapsed: int
    rating: Rating
    before: float
    stability: float
    difficulty: float


def steps(history: ReviewHistory, model: Model) -> Iterator[Step]:
    """What a model makes of the reviews of a card."""
    stability = difficulty = 0.0
    for day, elapsed, given in spaced(history):
        before, rating = stability, Rating(given)
        stability, difficulty = (
            model.after(stability, difficulty, rating, elapsed) if stability else model.first(rating)
        )
        yield Step(day, elapsed, rating, before, stability, difficulty)


def predictions(history: ReviewHistory, model: Model) -> Iterator[Prediction]:
    """What a model predicts of each usable review, from all that came before it."""
    for step in steps(history, model):
        if step.elapsed:
            yield Prediction(step.day, model.retrievability(step.elapsed, step.before), step.rating > Rating.AGAIN)


def score(found: Iterable[Prediction]) -> Score:
    """How good predictions were; 0 for none."""
    counts, right, predicted = [0] * BINS, [0] * BINS, [0] * BINS
    losses = 0
    for _, recall, was_right in found:
        whole = millionths(recall)
        place = bin_of(whole)
        counts[place] += 1
        right[place] += was_right
        predicted[place] += whole
        losses += loss(whole, right=was_right)
    n = sum(counts)
    squares = sum(
        (predicted[place] / MILLION - right[place]) ** 2 / count for place, count in enumerate(counts) if count
    )
    return Score(n, losses / n / MILLION, math.sqrt(squares / n)) if n else Score(0, 0.0, 0.0)
