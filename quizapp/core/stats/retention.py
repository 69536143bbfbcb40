"""How much of what was asked was remembered, over time."""

from collections.abc import Iterable, Sequence

from quizapp.core.stats.figures import Retention
from quizapp.core.stats.sums import DaySum, Span
from quizapp.core.stats.wilson import share
from quizapp.core.tally import Maturity

BUCKETS = 60
_BLOCK = 28
_PLACES = {Maturity.YOUNG: 0, Maturity.MATURE: 2}


def bucket_days(days: int) -> int:
    """How many days of a span are put together: a day up to a month, a week up to a year, else blocks of 28 days.

    Of those so many that there are at most BUCKETS.
    """
    if days <= 31:
        return 1
    return 7 if days <= 366 else _BLOCK * -(-days // (_BLOCK * BUCKETS))


def retention(days: Iterable[DaySum], span: Span) -> tuple[Retention, ...]:
    """Reviews of young and mature cards in buckets that fill the span, the oldest first; none without a review.

    The last bucket ends with the span; the first one may be shorter than the others.
    """
    size = bucket_days(span.days)
    counts = [[0, 0, 0, 0] for _ in range(-(-span.days // size))]
    for day, maturity, again, hard, good, easy, *_ in days:
        place = _PLACES.get(maturity)
        if place is not None and day in span:
            of_bucket = counts[(span.last - day) // size]
            of_bucket[place] += hard + good + easy
            of_bucket[place + 1] += again + hard + good + easy
    if not any(map(any, counts)):
        return ()
    ends = range(span.last, span.first - 1, -size)
    return tuple(
        _retention(max(end - size + 1, span.first), end, found) for end, found in zip(ends, counts, strict=True)
    )[::-1]


def _retention(first: int, last: int, counts: Sequence[int]) -> Retention:
    young, young_n, mature, mature_n = counts
    both = share(young + mature, young_n + mature_n)
    return Retention(first, last - first + 1, share(young, young_n), share(mature, mature_n), both)
