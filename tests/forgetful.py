"""A made-up learner who forgets by weights of their own: histories of their cards, the same every time."""

from random import Random

from quizapp.core.fitness import ReviewHistory
from quizapp.core.fsrs import DEFAULT_WEIGHTS, Model
from quizapp.core.phase import Rating

TODAY = 740_000
OWN_WEIGHTS = (0.05, 0.4, 0.9, 3.0, *DEFAULT_WEIGHTS[4:8], 1.3, *DEFAULT_WEIGHTS[9:20], 0.35)
"""Of one who forgets sooner than most."""


def histories(
    cards: int, weights: tuple[float, ...] = OWN_WEIGHTS, days: int = 300, seed: int = 1
) -> list[ReviewHistory]:
    """Cards begun on any of the days up to TODAY, and asked when the standard weights want it."""
    chance = Random(seed)
    return [_history(chance, Model(weights), Model(), TODAY - chance.randrange(days)) for _ in range(cards)]


def _history(chance: Random, truth: Model, believed: Model, day: int) -> ReviewHistory:
    """The reviews of a card: recalled as `truth` says, asked when `believed` wants it."""
    first = chance.choices(list(Rating), (4, 2, 5, 1))[0]
    known, thought = truth.first(first), believed.first(first)
    reviews = [(day, int(first))]
    while True:
        wait = believed.interval(0.9, thought[0])
        day += wait
        if day > TODAY:
            return reviews
        recalled = chance.random() < truth.retrievability(wait, known[0])
        rating = chance.choices(list(Rating)[1:], (1, 8, 1))[0] if recalled else Rating.AGAIN
        known, thought = truth.after(*known, rating, wait), believed.after(*thought, rating, wait)
        reviews.append((day, int(rating)))
