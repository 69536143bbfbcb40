"""How a learner answers: how often a new card is known, which ratings are given, how long it takes."""

from collections.abc import Iterable, Sequence
from operator import add

from quizapp.core.rating import NO_FIRSTS, Firsts, first_attempt_rate
from quizapp.core.stats.sums import DaySum
from quizapp.core.tally import Maturity
from quizapp.core.values import frozen

PRIOR = 20
"""As many answers as the usual pattern counts for, beside those that were given."""

_Counts = tuple[int, int, int, int]


@frozen
class Pattern:
    """How a learner answers: chance of knowing a new card, shares of hard, good and easy among right answers of
    reviews, and seconds that a right and a wrong answer to a review, and a new card, take.
    """

    first_rate: float = 0.3
    hard: float = 0.1
    good: float = 0.8
    easy: float = 0.1
    right_s: float = 8.0
    wrong_s: float = 16.0
    new_s: float = 20.0


USUAL = Pattern()


def pattern_of(days: Iterable[DaySum], firsts: Firsts = NO_FIRSTS) -> Pattern:
    """The pattern of these answers; where there are few it stays near the usual one.

    New cards are known as often as the first attempts in the library say, as mastery has it: not as often as they were
    rated above again, for a right answer that was likely guessed is rated again.
    How long right and wrong answers take is not kept apart: a wrong one is taken to be as many times longer as usual.
    """
    given = list(days)
    new = [day for day in given if day.maturity is Maturity.NEW]
    reviews = [day for day in given if day.maturity in (Maturity.YOUNG, Maturity.MATURE)]
    again, hard, good, easy = _counts(reviews)
    right = hard + good + easy
    usual_right = USUAL.right_s * right + USUAL.wrong_s * again
    slower = _seconds(reviews, usual_right / (right + again) if right + again else USUAL.right_s)
    return Pattern(
        first_rate=first_attempt_rate(NO_FIRSTS, firsts),
        hard=_mixed(hard, right, USUAL.hard),
        good=_mixed(good, right, USUAL.good),
        easy=_mixed(easy, right, USUAL.easy),
        right_s=USUAL.right_s * slower,
        wrong_s=USUAL.wrong_s * slower,
        new_s=USUAL.new_s * _seconds(new, USUAL.new_s),
    )


def _counts(days: Iterable[DaySum]) -> _Counts:
    """How often each rating was given."""
    counts: _Counts = (0, 0, 0, 0)
    for day in days:
        again, hard, good, easy = map(add, counts, (day.again, day.hard, day.good, day.easy))
        counts = (again, hard, good, easy)
    return counts


def _mixed(some: float, n: int, usual: float) -> float:
    """The share of some of n, with PRIOR answers of the usual share."""
    return (some + PRIOR * usual) / (n + PRIOR)


def _seconds(days: Sequence[DaySum], usual: float) -> float:
    """How many times as long as usual [s] these answers took; those whose time is not known are left out."""
    return _mixed(sum(day.took_ms for day in days) / 1000, sum(day.timed for day in days), usual) / usual
