"""What the statistics add up: answers by day and maturity, by hour, and by form and predicted recall."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from quizapp.core.review import Rating
from quizapp.core.tally import Maturity, Tally
from quizapp.core.values import frozen


class DaySum(NamedTuple):
    """The answers of one study day [date ordinal] to cards of one maturity; those whose time is known, so many as
    `timed`, took `took_ms` [ms] in all.
    """

    day: int
    maturity: Maturity
    again: int
    hard: int
    good: int
    easy: int
    took_ms: int
    timed: int = 0


class HourSum(NamedTuple):
    """The reviews of young and mature cards at one hour [0, 23] of the wall clock, and how many were not again."""

    hour: int
    right: int
    reviews: int


class FormSum(NamedTuple):
    """The answers that share form, bin of predicted recall and word of confidence.

    `bin` is an index into `bins.EDGES`, -1 for answers that nothing was predicted for (new cards, steps);
    `word` is the confidence that the learner named, or empty. `right` are those above again. `predicted` and `loss`
    are sums of predicted recall and of log loss in millionths: whole numbers, so that taking back is exact. `took_ms`
    and `timed` are as in `DaySum`.
    """

    form: str
    bin: int
    word: str
    reviews: int
    right: int
    took_ms: int
    predicted: int
    loss: int
    timed: int = 0


@frozen
class Sums:
    """Everything that was answered in some span of days by some cards, in any order: by day, by hour, by form."""

    days: tuple[DaySum, ...] = ()
    hours: tuple[HourSum, ...] = ()
    forms: tuple[FormSum, ...] = ()


@frozen
class Span:
    """Study days [date ordinals] from `first` to `last`, both included."""

    first: int
    last: int

    @property
    def days(self) -> int:
        """How many there are."""
        return self.last - self.first + 1

    def __contains__(self, day: int) -> bool:
        """Whether a study day is one of them."""
        return self.first <= day <= self.last


def answered(days: Iterable[DaySum]) -> Counter[int]:
    """How many answers each study day [date ordinal] had."""
    found: Counter[int] = Counter()
    for day, _, again, hard, good, easy, _, _ in days:
        found[day] += again + hard + good + easy
    return found


def sums_of(tallies: Iterable[Tally]) -> Sums:
    """What single reviews add up to, in the order in which their keys first came."""
    days: dict[tuple[int, Maturity], list[int]] = defaultdict(lambda: [0] * 6)
    hours: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    forms: dict[tuple[str, int, str], list[int]] = defaultdict(lambda: [0] * 6)
    for one in tallies:
        right, timed = one.rating > Rating.AGAIN, one.took_ms > 0
        day = days[one.study_day, one.maturity]
        day[one.rating - 1] += 1
        day[4] += one.took_ms
        day[5] += timed
        if one.maturity in (Maturity.YOUNG, Maturity.MATURE):
            _add(hours[one.hour], (right, 1))
        _add(forms[one.form, one.bin, one.word], (1, right, one.took_ms, one.predicted, one.loss, timed))
    return Sums(
        days=tuple(DaySum(*key, *numbers) for key, numbers in days.items()),
        hours=tuple(HourSum(hour, *numbers) for hour, numbers in hours.items()),
        forms=tuple(FormSum(*key, *numbers) for key, numbers in forms.items()),
    )


def _add(sums: list[int], numbers: Iterable[int]) -> None:
    for place, number in enumerate(numbers):
        sums[place] += number
