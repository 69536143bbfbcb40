"""How well predictions hold: the scheduler's of recall, and the learner's own of being right."""

import math
from collections import defaultdict
from collections.abc import Iterable

from quizapp.core.review import Confidence
from quizapp.core.stats.bins import BINS, EDGES, MILLION
from quizapp.core.stats.figures import Bin, Calibration, Share
from quizapp.core.stats.sums import FormSum
from quizapp.core.stats.wilson import share


def calibration(forms: Iterable[FormSum]) -> Calibration:
    """Predicted against observed recall: bins, mean log loss, and RMSE over the bins, √(Σ n·(p − o)² / Σ n)."""
    reviews, right, predicted = [0] * BINS, [0] * BINS, [0] * BINS
    loss = 0
    for _, place, _, its_reviews, its_right, _, its_predicted, its_loss, _ in forms:
        if place >= 0:
            reviews[place] += its_reviews
            right[place] += its_right
            predicted[place] += its_predicted
            loss += its_loss
    n = sum(reviews)
    if not n:
        return Calibration()
    bins = tuple(
        Bin(EDGES[place], EDGES[place + 1], predicted[place] / count / MILLION, share(right[place], count))
        for place, count in enumerate(reviews)
        if count
    )
    squares = sum(found.observed.n * (found.predicted - found.observed.right / found.observed.n) ** 2 for found in bins)
    return Calibration(bins, n, loss / n / MILLION, math.sqrt(squares / n))


def confidence(forms: Iterable[FormSum]) -> dict[str, Share]:
    """The share that was right of each word that the learner said, from sure to guess."""
    right: dict[str, int] = defaultdict(int)
    said: dict[str, int] = defaultdict(int)
    for _, _, word, reviews, its_right, *_ in forms:
        if word:
            right[word] += its_right
            said[word] += reviews
    return {word.value: share(right[word], said[word]) for word in Confidence if said[word]}
