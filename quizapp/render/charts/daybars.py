"""Bars of study days, taken together by weeks, months, quarters or years where the columns are too few."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from quizapp.core.values import frozen
from quizapp.render.charts import dates
from quizapp.render.charts.axes import Scale, bounded, rough
from quizapp.render.charts.bars import PLAIN, Bar, bars, fitting
from quizapp.render.charts.dates import Unit
from quizapp.render.charts.legend import Part
from quizapp.render.lines import Line

_DAYS = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 28, Unit.QUARTER: 90, Unit.YEAR: 365}
_NUMBERED = 5  # columns that a bar takes with its number on top


@frozen
class Days:
    """Values of the study days from `first` [date ordinal] on, each in its parts from the bottom up.

    `mean`: days taken together show their mean, not their sum. `late`: what fell due before `first` gets a bar of its
    own in front; 0 for no such bar.
    """

    first: int
    values: Sequence[tuple[float, ...]]
    today: int | None = None
    mean: bool = False
    late: float = 0.0


def daybars(
    days: Days, columns: int, height: int, *, parts: Sequence[Part] = PLAIN, scale: Scale = Scale.WHOLE
) -> list[Line]:
    """Bars as `bars` draws them, one a day, week, month, quarter or year; where it is not a day, a note says so."""
    room = fitting(columns) - 2 * (days.late > 0)
    unit = next((unit for unit in _DAYS if len(days.values) <= (room - 1) * _DAYS[unit] + 1), Unit.YEAR)
    found = list(_bars(days, unit))
    if days.late > 0:
        close = columns < _NUMBERED * (len(found) + 1)
        late = Bar("late", (days.late,), style="late", firm=True, side=-1)
        found = [late, *[Bar("", (0.0,))] * close, *found]
    told = [f"a bar: the {'mean day' if days.mean else 'sum'} of a {unit.value}"] * (unit is not Unit.DAY)
    if days.late > 0 and close:
        told.append(f"late: {rough(days.late)}")
    return bars(found, columns, height, parts=parts, scale=scale, note="; ".join(told))


def _bars(days: Days, unit: Unit) -> Iterator[Bar]:
    """The bars of the days, of as many together as the unit says."""
    last = days.first + len(days.values) - 1
    today = None if days.today is None or not days.first <= days.today <= last else dates.start(days.today, unit)
    for start, group in groupby(range(len(days.values)), lambda index: dates.start(days.first + index, unit)):
        indexes = list(group)
        sums = [sum(map(bounded, column)) for column in zip(*(days.values[index] for index in indexes), strict=False)]
        share = len(indexes) if days.mean else 1
        label = "today" if start == today and unit is Unit.DAY else dates.name(start, unit)
        parts, side = tuple(value / share for value in sums), int(days.late > 0 and start == today)
        yield Bar(label, parts, marked=start == today, firm=label.isdigit(), side=side)
