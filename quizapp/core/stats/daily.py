"""How much was answered on each day, and how long that took."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from quizapp.core.stats.figures import Day
from quizapp.core.stats.sums import DaySum
from quizapp.core.tally import Maturity

_MINUTE_MS = 60_000
_PLACES = {maturity: place for place, maturity in enumerate(Maturity)}
_TOOK, _TIMED = len(_PLACES), len(_PLACES) + 1


def daily(sums: Iterable[DaySum]) -> tuple[Day, ...]:
    """The study days that had an answer, the oldest first."""
    days: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0, 0, 0, 0])
    for day, maturity, again, hard, good, easy, took_ms, timed in sums:
        of_day = days[day]
        of_day[_PLACES[maturity]] += again + hard + good + easy
        of_day[_TOOK] += took_ms
        of_day[_TIMED] += timed
    return tuple(_day(day, days[day]) for day in sorted(days) if any(days[day]))


def _day(day: int, of_day: Sequence[int]) -> Day:
    new, steps, young, mature, took_ms, timed = of_day
    return Day(day, new, steps, young, mature, took_ms / _MINUTE_MS, timed)
