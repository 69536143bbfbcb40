"""Study days on an axis: round dates as ticks, and days taken together by weeks, months, quarters and years."""

import math
from collections.abc import Iterator
from datetime import date
from enum import Enum

_LAST = date.max.toordinal() - 400
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Unit(Enum):
    """What days are taken together by."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


def on(day: float) -> date:
    """The date of a study day [date ordinal], the nearest one that the calendar has."""
    return date.fromordinal(min(max(math.floor(day), 1), _LAST))


def short(day: float) -> str:
    """`5 Jan`."""
    found = on(day)
    return f"{found.day} {_MONTHS[found.month - 1]}"


def month(day: float) -> str:
    """`Jan`."""
    return _MONTHS[on(day).month - 1]


def start(day: int, unit: Unit) -> int:
    """The first day [date ordinal] of the week (Monday), month, quarter or year that holds a day."""
    found = on(day)
    match unit:
        case Unit.DAY:
            return found.toordinal()
        case Unit.WEEK:
            return max(found.toordinal() - found.weekday(), 1)
        case Unit.MONTH:
            return found.replace(day=1).toordinal()
        case Unit.QUARTER:
            return found.replace(month=(found.month - 1) // 3 * 3 + 1, day=1).toordinal()
        case Unit.YEAR:
            return found.replace(month=1, day=1).toordinal()


def name(day: int, unit: Unit) -> str:
    """What stands below a bar of that unit: `5 Jan` of days and weeks, `Jan` or `2026`, `Q2`."""
    found = on(day)
    match unit:
        case Unit.DAY | Unit.WEEK:
            return short(day)
        case Unit.MONTH:
            return month(day) if found.month > 1 else str(found.year)
        case Unit.QUARTER:
            return f"Q{found.month // 3 + 1}" if found.month > 1 else str(found.year)
        case Unit.YEAR:
            return str(found.year)


def ticks(low: float, high: float, most: int) -> list[tuple[float, str]]:
    """At most so many round dates from `low` to `high` [date ordinals], each with its label."""
    first, last = on(math.ceil(low)).toordinal(), on(high).toordinal()
    for step in (1, 2, 7, 14):
        if (last - first) // step < most:
            base = first if step < 7 else start(first + 6, Unit.WEEK)
            return [(day, short(day)) for day in range(base, last + 1, step)]
    months = (last - first) // 28 + 1
    every = next((step for step in (1, 2, 3, 6) if months / step <= most), 0)
    if every:
        return [(day, name(day, Unit.MONTH)) for day in _firsts(first, last, every)]
    return [(day, name(day, Unit.YEAR)) for day in _years(first, last, most)]


def _firsts(first: int, last: int, every: int) -> Iterator[int]:
    """The first days of every so many months, January among them."""
    year, number = on(first).year, 0
    while (day := date(year + number // 12, number % 12 + 1, 1).toordinal()) <= last:
        if day >= first:
            yield day
        number += every


def _years(first: int, last: int, most: int) -> list[int]:
    """The first days of every so many years."""
    begin, end = on(first).year + 1, on(last).year
    step = next(
        step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000) if _fits(begin, end, step, most)
    )
    return [date(year, 1, 1).toordinal() for year in range(-(-begin // step) * step, end + 1, step)]


def _fits(begin: int, end: int, step: int, most: int) -> bool:
    return end // step - -(-begin // step) + 1 <= max(most, 1)
