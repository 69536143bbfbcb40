"""Counts, times and days as every front end says them."""

from quizapp.core.day import date_of
from quizapp.core.queue import Counts


def plural(count: int, noun: str) -> str:
    """`1 card`, `2 cards`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def duration(seconds: float) -> str:
    """A time in its largest fitting unit: 40 seconds, 12 minutes, 2 h 5 min."""
    if seconds < 60:
        return plural(max(round(seconds), 1), "second")
    whole = round(seconds / 60)
    return plural(whole, "minute") if whole < 60 else f"{whole // 60} h {whole % 60} min"


def pieces(counts: Counts) -> str:
    """`12 due and 20 new`; empty when there is neither."""
    parts = [f"{counts.due} due"] * bool(counts.due) + [f"{counts.new} new"] * bool(counts.new)
    return " and ".join(parts)


def left_today(counts: Counts) -> str:
    """What is still to do today: `12 due and 3 new today.`."""
    return f"{pieces(counts) or 'Nothing more'} today."


def next_day(day: int) -> str:
    """When reviews fall due next, for a study day [date ordinal]."""
    date = date_of(day)
    return f"The next cards come back on {date:%A}, {date.day} {date:%B}."
