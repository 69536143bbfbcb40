"""Histories that are unlike most: nothing, one review, everything suspended, ten years."""

from collections import Counter
from collections.abc import Sequence
from random import Random

from quizapp.core.fsrs import Model
from quizapp.core.portion import portions
from quizapp.core.review import Rating
from quizapp.core.stats.bins import bin_of, loss
from quizapp.core.stats.cards import Cards
from quizapp.core.stats.figures import Statistics
from quizapp.core.stats.statistics import statistics
from quizapp.core.stats.sums import Span, sums_of
from quizapp.core.tally import Maturity, Tally

TODAY = 739_500
_YEARS = 10


def of(answers: Sequence[Tally], cards: Cards, days: int = 365) -> Statistics:
    """The statistics of some answers and cards."""
    by_day = Counter(one.study_day for one in answers)
    span = Span(TODAY - days + 1, TODAY)
    return statistics(sums_of(answers), by_day, portions(cards, TODAY, Model()), "", span)


def known(count: int, *, suspended: bool = False) -> Cards:
    """So many cards of one topic, all asked."""
    return Cards(
        topics=["t"],
        topic=[0] * count,
        stability=[1.0 + 7 * place % 400 for place in range(count)],
        difficulty=[1.0 + place % 9 for place in range(count)],
        last_day=[TODAY - place % 90 for place in range(count)],
        first_day=[TODAY - 400] * count,
        due=[TODAY + place % 700 - 20 for place in range(count)],
        in_steps=[0] * count,
        suspended=[int(suspended)] * count,
        lapses=[place % 10 for place in range(count)],
        first_right=[1] * count,
        first_guess=[0.0] * count,
        trail=[""] * count,
        new=[0],
        new_suspended=[7],
    )


def answer(day: int, rating: Rating, maturity: Maturity = Maturity.MATURE) -> Tally:
    """One answer of a day, of which a recall of 90% was predicted."""
    new = maturity is Maturity.NEW
    asked = 0 if new else 900_000
    return Tally(
        study_day=day,
        hour=18,
        deck="d",
        topic="t",
        maturity=maturity,
        rating=rating,
        took_ms=6000,
        form="choice",
        word="sure",
        bin=-1 if new else bin_of(asked),
        predicted=asked,
        loss=0 if new else loss(asked, right=rating > Rating.AGAIN),
    )


def ten_years() -> Statistics:
    """Two answers on nearly every day of ten years."""
    random = Random(1)
    studied = [TODAY - back for back in range(365 * _YEARS) if random.random() < 0.9]
    answers = [answer(day, random.choice(list(Rating))) for day in studied for _ in range(2)]
    return of(answers, known(3000), 365 * _YEARS)


HISTORIES = {
    "empty": of([], Cards(topics=["t"], new=[140], new_suspended=[0])),
    "no cards": of([], Cards()),
    "one review": of([answer(TODAY, Rating.GOOD, Maturity.NEW)], known(1)),
    "all suspended": of([answer(TODAY - 3, Rating.AGAIN)], known(40, suspended=True)),
    "ten years": ten_years(),
}
