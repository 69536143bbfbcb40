"""Backups: what is known of one, when one is due, and which ones need not be kept any longer."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta, timezone
from typing import NamedTuple

from quizapp.core.day import DAY_MS, EPOCH, Moment, date_of

ALL_DAYS, DAILY_DAYS, WEEKLY_DAYS = 2, 14, 365
NEWEST = 2
LEAP_DAYS = 30
OVERDUE_DAYS = 7
_WEEK = 7
_WHY = {"day": "of the day", "asked for": "asked for", "unknown": "unknown"}


class Rules(NamedTuple):
    """Whether backups are made unasked, in which folder, and how many MB [2^20 bytes] all of them may take.

    A relative folder starts at the data folder, and empty it is `backups` there. The newest two stay however large.
    """

    on: bool = True
    folder: str = ""
    keep_mb: int = 1024


class Contents(NamedTuple):
    """What a database holds: entries of the log, reviews among them, and when the newest review was [UTC ms].

    `last` is the id of the entry that was written last, empty without one; `version` is that of the schema.
    """

    events: int
    reviews: int
    last: str
    newest_ms: int | None
    version: int


class Backup(NamedTuple):
    """A verified copy of the database: its file's name, when it was made [UTC ms], its size [bytes], and why.

    `digest` is the SHA-256 of the file, `number` its place in the order of making from 1, which no clock can change;
    empty and 0 where nothing was written down of it.
    """

    name: str
    at_ms: int
    size: int
    reason: str
    digest: str
    contents: Contents
    number: int = 0

    @property
    def why(self) -> str:
        """The reason in words: of a day, asked for, unknown, or before what it was made."""
        return _WHY.get(self.reason, f"before {self.reason}")


def newest_first(backups: Iterable[Backup]) -> list[Backup]:
    """The backups in the order of their making, whatever the clock said then."""
    return sorted(backups, key=lambda one: (one.number, one.at_ms, one.name), reverse=True)


def superfluous(backups: Iterable[Backup], now_ms: int, room: int) -> list[Backup]:
    """Those to delete at a moment [UTC ms], so that the others take at most `room` [bytes].

    All of the last 2 days stay, of each day the newest for 2 weeks, of each week the newest for a year; where these
    take too much room the oldest go first, though one of them alone would still fit. The newest two always stay. Time
    that the clock leapt over, forwards or back by more than 30 days from one backup to the next, makes none older.
    """
    ordered = newest_first(backups)
    ages = dict(zip(ordered, _ages(ordered, now_ms), strict=True))
    kept = ordered[:NEWEST]
    taken = sum(one.size for one in kept)
    spans = {_span(one, ages[one]) for one in kept}
    gone = []
    for one in ordered[NEWEST:]:
        span = _span(one, ages[one])
        wanted = bool(span) and span not in spans
        if wanted:
            spans.add(span)
            taken += one.size
        if not wanted or taken > room:
            gone.append(one)
    return gone


def began_ms(at: Moment, day_start: time) -> int:
    """When the study day of a moment began [UTC ms], but for the hour of a change to or from summer time."""
    began = datetime.combine(date_of(at.day), day_start, timezone(timedelta(minutes=at.tz_min)))
    return (began - EPOCH) // timedelta(milliseconds=1)


def is_due(backups: Iterable[Backup], last: str, began_ms: int) -> bool:
    """Whether a day that began then [UTC ms] has had no backup yet, and the log another last entry than the newest.

    One that a wrong clock dated later than that day is none of it.
    """
    newest = next(iter(newest_first(backups)), None)
    if newest is None:
        return bool(last)
    return newest.contents.last != last and not 0 <= newest.at_ms - began_ms < DAY_MS


def _ages(ordered: Iterable[Backup], now_ms: int) -> Iterator[int]:
    """How old each of them is [ms], the newest first: the time from one to the next, without the clock's leaps."""
    age, later_ms = 0, now_ms
    for one in ordered:
        step = later_ms - one.at_ms
        age += step if abs(step) <= LEAP_DAYS * DAY_MS else 0
        later_ms = one.at_ms
        yield age


def _span(one: Backup, age_ms: int) -> str:
    """The stretch of time of which one is kept; empty for what is too old."""
    days = age_ms / DAY_MS
    if days < ALL_DAYS:
        return one.name
    if days < DAILY_DAYS:
        return f"day {one.at_ms // DAY_MS}"
    return f"week {one.at_ms // DAY_MS // _WEEK}" if days < WEEKLY_DAYS else ""
