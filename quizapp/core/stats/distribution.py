"""How stability, difficulty and predicted recall are spread over the cards."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from quizapp.core.fsrs import STABILITY_MAX, Model
from quizapp.core.stats.cards import Cards
from quizapp.core.stats.figures import Histogram

STABILITY_EDGES = (0.0, 1.0, 3.0, 7.0, 14.0, 21.0, 30.0, 60.0, 90.0, 180.0, 365.0, 730.0, 1825.0, STABILITY_MAX)
DIFFICULTY_EDGES = tuple(float(edge) for edge in range(1, 11))
RECALL_EDGES = tuple(edge / 20 for edge in range(21))


def distributions(cards: Cards, today: int, model: Model) -> tuple[Histogram, Histogram, Histogram]:
    """Stability [days], difficulty [1, 10] and the recall predicted today [0, 1] of cards that are not suspended."""
    stability, difficulty = cards.active(cards.stability, cards.difficulty)
    (last_day,) = cards.active(cards.last_day)
    recall = model.retrievabilities(today, last_day, stability)
    return (
        histogram(stability, STABILITY_EDGES),
        histogram(difficulty, DIFFICULTY_EDGES),
        histogram(recall, RECALL_EDGES),
    )


def histogram(values: Sequence[float], edges: Sequence[float]) -> Histogram:
    """How many values lie in each bin; what is beyond the edges is in the first or the last. Empty without values."""
    n = len(values)
    if not n:
        return Histogram()
    ordered = sorted(values)
    below = [0, *(bisect_left(ordered, edge) for edge in edges[1:-1]), n]
    median = (ordered[(n - 1) // 2] + ordered[n // 2]) / 2
    return Histogram(tuple(edges), tuple(high - low for low, high in pairwise(below)), sum(ordered) / n, median)
