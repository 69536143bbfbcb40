"""Days gathered to weeks or months, so that a picture or a table has room for them."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from quizapp.core.day import date_of
from quizapp.core.stats.figures import Day
from quizapp.core.stats.sums import Span
from quizapp.render.figuretexts import iso

_DAYS_SHOWN, _WEEKS_SHOWN = 31, 53
_WEEK = 7


class Period(NamedTuple):
    """Days in a row [date ordinals] that are shown as one: a day, a week, a month, or what of it a span holds."""

    name: str
    first: int
    last: int


def periods(span: Span) -> list[Period]:
    """The days of a span one by one, as weeks (from Monday on) beyond 31 days, as months beyond 53 weeks."""
    if span.days <= _DAYS_SHOWN:
        return [Period(iso(day), day, day) for day in range(span.first, span.last + 1)]
    if span.days <= _WEEKS_SHOWN * _WEEK:
        starts = range(_monday(span.first), span.last + 1, _WEEK)
        return [_cut(f"week of {iso(start)}", start, start + _WEEK - 1, span) for start in starts]
    return months(span)


def months(span: Span) -> list[Period]:
    """The months that a span touches, each cut to it."""
    return [_cut(f"{start:%Y-%m}", start.toordinal(), end.toordinal(), span) for start, end in _months(span)]


def gathered(daily: tuple[Day, ...], span: Span) -> list[tuple[Period, Day]]:
    """The days of a span from the first with an answer on, as the periods in which they are shown, each with what its
    days add up to; empty for none.
    """
    waiting = [day for day in daily if span.first <= day.day <= span.last][::-1]
    if not waiting:
        return []
    found = []
    for period in periods(Span(waiting[-1].day, span.last)):
        total = Day(period.first)
        while waiting and waiting[-1].day <= period.last:
            total = _sum(total, waiting.pop())
        found.append((period, total))
    return found


def _sum(total: Day, day: Day) -> Day:
    return Day(
        total.day,
        total.new + day.new,
        total.steps + day.steps,
        total.young + day.young,
        total.mature + day.mature,
        total.minutes + day.minutes,
        total.timed + day.timed,
    )


def _monday(day: int) -> int:
    return day - date_of(day).weekday()


def _months(span: Span) -> Iterator[tuple[date, date]]:
    start, last = date_of(span.first).replace(day=1), date_of(span.last)
    while start <= last:
        following = (start + timedelta(days=32)).replace(day=1)
        yield start, following - timedelta(days=1)
        start = following


def _cut(name: str, first: int, last: int, span: Span) -> Period:
    return Period(name, max(first, span.first), min(last, span.last))
