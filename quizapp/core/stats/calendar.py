"""On which days a learner studied, and how many of them in a row."""

from collections.abc import Iterable, Mapping

from quizapp.core.overview import streak
from quizapp.core.stats.figures import CALENDAR_DAYS, Calendar
from quizapp.core.stats.sums import Span


def calendar(answers: Mapping[int, int], span: Span, today: int) -> Calendar:
    """The calendar of a learner who gave so many answers on each study day [date ordinal] of all time.

    Days after `today`, which a clock that went wrong leaves behind, are in none of its figures.
    """
    days = sorted(day for day, count in answers.items() if count > 0 and day <= today)
    return Calendar(
        today=today,
        answers={day: answers[day] for day in days if day > today - CALENDAR_DAYS},
        streak=streak(answers, today),
        longest=_longest(days),
        studied=sum(span.first <= day <= span.last for day in days),
    )


def _longest(days: Iterable[int]) -> int:
    """The greatest number of days in a row among rising ones."""
    longest = length = 0
    before = None
    for day in days:
        length = length + 1 if before == day - 1 else 1
        longest = max(longest, length)
        before = day
    return longest
