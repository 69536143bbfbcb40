"""What is odd in a log that is sound: wrong clocks, answers that are there twice, cards that are in no deck."""

import sqlite3
from collections.abc import Iterator
from datetime import datetime

from quizapp.core.counting import plural
from quizapp.core.day import DAY_MS
from quizapp.core.findings import Finding, fine, told

_AHEAD = "SELECT count(*), max(at_ms) FROM event WHERE at_ms > :now"
_DAYS_APART = "SELECT count(*) FROM event WHERE abs(study_day - 719163 - at_ms / 86400000) > 2"
_BACKWARDS = """
SELECT count(*) FROM event AS later JOIN event AS former ON former.rowid = later.rowid - 1
WHERE later.at_ms < former.at_ms - 86400000 AND later.id > former.id AND later.learner_id = former.learner_id
  AND later.device_id = former.device_id AND later.device_id <> '' AND later.id GLOB '????????-????-7*'
  AND 'setting' NOT IN (later.kind, former.kind)
"""
"""Entries of one device that stand side by side, whose ids rise and whose instants do not."""
_TWICE = """
SELECT coalesce(sum(times - 1), 0) FROM (
  SELECT count(*) AS times
  FROM (SELECT learner_id AS whose, at_ms AS instant FROM event GROUP BY learner_id, at_ms HAVING count(*) > 1)
    JOIN event ON learner_id = whose AND at_ms = instant
  WHERE kind = 'review' AND coalesce(mode, 'study') <> 'exam'
  GROUP BY learner_id, card_id, at_ms, rating HAVING count(*) > 1)
"""
"""Found by the index of instants, where only reviews that share one are looked at."""
_ORPHANS = (
    "SELECT count(*) FROM memory WHERE reps > 0 AND NOT EXISTS (SELECT 1 FROM card WHERE card.card_id = memory.card_id)"
)


def look(opened: sqlite3.Connection, now: datetime) -> Iterator[Finding]:
    """Oddities that harm nothing: they are told, and nothing is done about them."""
    yield from _clock(opened, now)
    twice = _count(opened, _TWICE)
    if twice:
        said = f"{plural(twice, 'review has', 'reviews have')} the card, the instant and the rating of another one."
        yield told("duplicates", said, "They count as they are: nothing says that they are not meant.", twice)
    else:
        yield fine("duplicates", "No review is there twice.")
    orphans = _count(opened, _ORPHANS)
    if orphans:
        cards = plural(orphans, "studied card is", "studied cards are")
        said = f"{cards} in no deck that was read; what was answered is kept."
        yield told("orphans", said, "Nothing has to be done. They go on when their questions come back.", orphans)
    else:
        yield fine("orphans", "Every studied card is in a deck.")


def _clock(opened: sqlite3.Connection, now: datetime) -> Iterator[Finding]:
    now_ms = int(now.timestamp() * 1000)
    ahead, newest = opened.execute(_AHEAD, {"now": now_ms + DAY_MS}).fetchone()
    apart, backwards = _count(opened, _DAYS_APART), _count(opened, _BACKWARDS)
    if ahead:
        days = (newest - now_ms) // DAY_MS
        entries = plural(ahead, "entry of the log is", "entries of the log are")
        said = f"{entries} of a time to come, the last of {plural(days, 'day')} from now."
        yield told("clock", said, "Check the date of this machine; if it is right, an earlier clock was wrong.", ahead)
    if apart:
        said = f"{plural(apart, 'entry names', 'entries name')} a study day more than two days from their instant."
        yield told("clock", said, "They count on the day that they name.", apart)
    if backwards:
        said = f"The clock of a device went back by more than a day, {plural(backwards, 'time')}."
        yield told("clock", said, "Due days never moved back. Check the date of this machine.", backwards)
    if not (ahead or apart or backwards):
        yield fine("clock", "The instants of the log rise, and none is to come.")


def _count(opened: sqlite3.Connection, sql: str) -> int:
    return int(opened.execute(sql).fetchone()[0])
