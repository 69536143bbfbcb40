"""Counts, times and days as every front end says them."""

from quizapp.core.day import date_of
from quizapp.core.queue import Counts


def plural(count: int, noun: str, nouns: str = "") -> str:
    """`1 card`, `1,200 cards`; with `nouns` where an s is not enough: `1 entry is`, `2 entries are`."""
    return f"{count:,} {noun if count == 1 else nouns or f'{noun}s'}"


def all_suspended(cards: int, cure: str = "Browse the cards to resume some.") -> str:
    """That nothing can be asked or said of so many cards, and what to do."""
    every = "The only card is" if cards == 1 else f"All {cards} cards are"
    return f"{every} suspended. {cure}"


def duration(seconds: float) -> str:
    """A time in its largest fitting unit: 40 seconds, 12 minutes, 2 h 5 min."""
    if seconds < 60:
        return plural(max(round(seconds), 1), "second")
    whole = round(seconds / 60)
    hours, minutes = divmod(whole, 60)
    return plural(whole, "minute") if not hours else f"{hours} h {minutes} min" if minutes else f"{hours} h"


def limit(seconds: float) -> str:
    """A time that is given, to the second: 25 minutes, 1 min 30 s, 1 h 15 min."""
    minutes, left = divmod(round(seconds), 60)
    if not left or not minutes:
        return duration(seconds)
    hours, minutes = divmod(minutes, 60)
    parts = [f"{hours} h"] * bool(hours) + [f"{minutes} min"] * bool(minutes)
    return " ".join([*parts, f"{left} s"])


def pieces(counts: Counts) -> str:
    """`12 due and 20 new`; empty when there is neither."""
    parts = [f"{counts.due} due"] * bool(counts.due) + [f"{counts.new} new"] * bool(counts.new)
    return " and ".join(parts)


def left_today(counts: Counts) -> str:
    """What is still to do today: `12 due and 3 new today.`."""
    return f"{pieces(counts) or 'Nothing more'} today."


def dated(day: int, today: int) -> str:
    """A study day [date ordinal] in words, with the year where it is another one than today's: `20 November`."""
    date = date_of(day)
    return f"{date.day} {date:%B}{'' if date.year == date_of(today).year else f' {date.year}'}"


def next_day(day: int) -> str:
    """When reviews fall due next, for a study day [date ordinal]."""
    date = date_of(day)
    return f"The next cards come back on {date:%A}, {date.day} {date:%B}."
