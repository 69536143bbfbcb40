"""Faults that are planted in a data folder, each with the check of the doctor that has to find it."""

import sqlite3
from array import array
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from quizapp.core.portion import Portion
from quizapp.core.rating import Firsts
from quizapp.core.states import Gone
from quizapp.storage.portioncodec import sealed, unsealed

DATABASE = "quizapp.db"
_BAD_TEXT = "CAST(x'61ff62' AS TEXT)"
_REVIEW = "WHERE rowid = (SELECT min(rowid) FROM event WHERE kind = 'review')"
_MEMORY = "WHERE card_id = (SELECT min(card_id) FROM memory WHERE reps > 0)"
_CARD = "WHERE card_id = (SELECT min(card_id) FROM card)"
_TOPIC_GONE = "DELETE FROM portion WHERE topic = (SELECT max(topic) FROM portion)"
_LAST_GONE = "DELETE FROM event WHERE rowid = (SELECT max(rowid) FROM event)"
_COPY = (
    "id, kind, device_id, card_id, at_ms, tz_min, study_day, body, rating, mode, form, verdict, retrievability, guess, "
    "hint, override, took_ms, interval_days, due_day, due_ms, params, fingerprint, key_hash, exam_id"
)


class Fault(NamedTuple):
    """What is planted, the check that finds it, and whether `--fix` mends it."""

    name: str
    check: str
    plant: Callable[[Path], None]
    mends: bool = True


def faults() -> Iterator[Fault]:
    """All of them."""
    for name, check, statement in _ROWS:
        yield Fault(name, check, _sql(statement))
    for name, check, statement in _TOLD:
        yield Fault(name, check, _sql(statement), mends=False)
    yield Fault("first attempts that nobody made", "figures", _resealed(_with_firsts))
    yield Fault("days gone by that were otherwise", "figures", _resealed(_with_gone))
    yield Fault("pages of noise", "database", _noise, mends=False)
    yield Fault("cut in the middle", "database", _cut, mends=False)
    yield Fault("nothing is left of the file", "database", _emptied, mends=False)
    yield Fault("text instead of a database", "database", _text, mends=False)
    yield Fault("an entry that the mark knows is gone", "mark", _sql(_LAST_GONE), mends=False)
    yield Fault("others may read the log", "permissions", lambda data: (data / DATABASE).chmod(0o644))
    yield Fault("others may read the folder", "permissions", lambda data: data.chmod(0o755))
    yield Fault("an unknown setting", "settings", _setting, mends=False)
    yield Fault("a backup that was changed", "backups", _spoiled, mends=False)


def _event(change: str) -> str:
    return f"UPDATE event SET {change} {_REVIEW}"


def _memory(change: str) -> str:
    return f"UPDATE memory SET {change} {_MEMORY}"


def _card(change: str) -> str:
    return f"UPDATE card SET {change} {_CARD}"


_ROWS = (
    ("rating of 99", "rows", _event("rating = 99")),
    ("rating of 0", "rows", _event("rating = 0")),
    ("review without rating", "rows", _event("rating = NULL")),
    ("review of no card", "rows", _event("card_id = ''")),
    ("review of 1969", "rows", _event("at_ms = -1")),
    ("review of the year 9999", "rows", _event("at_ms = 253402300799000")),
    ("zone of three days", "rows", _event("tz_min = 4320")),
    ("study day of year 1", "rows", _event("study_day = 5")),
    ("unknown mode", "rows", _event("mode = 'banana'")),
    ("unknown verdict", "rows", _event("verdict = 'banana'")),
    ("recall above 1", "rows", _event("retrievability = 1.5")),
    ("guess of 1", "rows", _event("guess = 1.0")),
    ("hint of 7", "rows", _event("hint = 7")),
    ("time below 0", "rows", _event("took_ms = -5")),
    ("interval below 0", "rows", _event("interval_days = -1")),
    ("due in year 1", "rows", _event("due_day = 3")),
    ("empty id", "rows", _event("id = ''")),
    ("body that is no JSON", "rows", _event("body = '{\"given\":'")),
    ("body that is a list", "rows", _event("body = '[1]'")),
    ("body with NUL", "rows", _event("body = '{}' || char(0)")),
    ("fingerprint of bytes", "rows", _event(f"fingerprint = {_BAD_TEXT}")),
    ("card id of bytes", "rows", _event(f"card_id = {_BAD_TEXT}")),
    ("unknown phase", "rows", _memory("phase = 'banana'")),
    ("stability below 0", "rows", _memory("stability = -5.0")),
    ("endless stability", "rows", _memory("stability = 9e999")),
    ("difficulty of 50", "rows", _memory("difficulty = 50.0")),
    ("suspended thrice", "rows", _memory("suspended = 3")),
    ("reviews below 0", "rows", _memory("reps = -1")),
    ("trail of words", "rows", _memory("trail = 'once upon a time'")),
    ("key of bytes", "rows", _memory(f"key_hash = {_BAD_TEXT}")),
    ("stability that nobody computed", "folds", _memory("stability = stability + 1")),
    ("due on another day", "folds", _memory("due_day = 750000")),
    ("memory that is gone", "folds", f"DELETE FROM memory {_MEMORY}"),
    ("answers that nobody gave", "folds", "UPDATE day_tally SET good = good + 5"),
    ("answers below 0", "rows", "UPDATE day_tally SET good = -1"),
    ("hour of 99", "rows", "UPDATE hour_tally SET hour = 99"),
    ("hours that are gone", "folds", "DELETE FROM hour_tally"),
    ("form that nobody saw", "folds", "UPDATE form_tally SET form = 'banana'"),
    (
        "mistake that nobody made",
        "folds",
        "INSERT INTO mistake SELECT learner_id, 'card', 'wrong', 2, 740000 FROM learner",
    ),
    ("unknown kind of question", "rows", _card("kind = 'banana'")),
    ("content that is no JSON", "rows", _card("content = 'banana'")),
    ("aliases that are no list", "rows", _card("aliases = '{}'")),
    ("title of bytes", "rows", _card(f"title = {_BAD_TEXT}")),
    ("line below 0", "rows", _card("line = -1")),
    ("card of no file", "references", _card("file = '/nowhere.yaml'")),
    ("file of 99 cards", "catalogue", "UPDATE deck_file SET cards = 99"),
    ("unknown state of a file", "rows", "UPDATE deck_file SET state = 'banana'"),
    ("problems that are no JSON", "rows", "UPDATE deck_file SET problems = ''"),
    ("topic that is not in the figures", "figures", _TOPIC_GONE),
    ("figures of other cards", "figures", "UPDATE portion SET figures = (SELECT max(figures) FROM portion)"),
    ("log of nobody", "references", "DELETE FROM learner"),
    ("index that is gone", "schema", "DROP INDEX event_by_card"),
)
_TOLD = (
    ("table of another program", "schema", "CREATE TABLE banana (x)"),
    ("trigger", "schema", "CREATE TRIGGER banana AFTER INSERT ON event BEGIN DELETE FROM event; END"),
    ("entries from the middle of the log are gone", "mark", "DELETE FROM event WHERE rowid BETWEEN 3 AND 6"),
    ("version of long ago", "version", "PRAGMA user_version = 3"),
    ("version of nothing", "database", "PRAGMA user_version = 0"),
    ("newer version", "database", "PRAGMA user_version = 999"),
    ("another program's file", "database", "PRAGMA application_id = 7"),
    ("review of a time to come", "clock", _event("at_ms = at_ms + 90 * 86400000, study_day = study_day + 90")),
    ("study day far from its instant", "clock", _event("study_day = study_day + 30")),
    (
        "review that is there twice",
        "duplicates",
        f"INSERT INTO event (learner_id, {_COPY}) SELECT learner_id, 'copy-' || {_COPY} FROM event {_REVIEW}",
    ),
    ("studied card of no deck", "orphans", f"DELETE FROM card {_MEMORY}"),
)


def _sql(statement: str) -> Callable[[Path], None]:
    def plant(data: Path) -> None:
        with closing(sqlite3.connect(data / DATABASE, isolation_level=None)) as opened:
            opened.execute("PRAGMA ignore_check_constraints = ON")
            opened.execute(statement)

    return plant


def _resealed(change: Callable[[Portion], Portion]) -> Callable[[Path], None]:
    """Keeps every portion otherwise, with a check sum that is right."""

    def plant(data: Path) -> None:
        with closing(sqlite3.connect(data / DATABASE)) as opened, opened:
            for place, topic, figures in opened.execute("SELECT rowid, topic, figures FROM portion").fetchall():
                kept = unsealed(topic, figures)
                assert kept
                opened.execute("UPDATE portion SET figures = ? WHERE rowid = ?", (sealed(change(kept)), place))

    return plant


def _with_firsts(kept: Portion) -> Portion:
    return replace(kept, firsts=Firsts(900.0, 1.0))


def _with_gone(kept: Portion) -> Portion:
    until, first, stability = kept.gone
    return replace(kept, gone=Gone(until, first, array("d", (days + 900 for days in stability))))


def _noise(data: Path) -> None:
    content = bytearray((data / DATABASE).read_bytes())
    content[8192 : len(content) // 2] = b"noise " * ((len(content) // 2 - 8192) // 6 + 1)
    (data / DATABASE).write_bytes(content)


def _cut(data: Path) -> None:
    content = (data / DATABASE).read_bytes()
    (data / DATABASE).write_bytes(content[: len(content) // 2])


def _emptied(data: Path) -> None:
    (data / DATABASE).write_bytes(b"")


def _text(data: Path) -> None:
    (data / DATABASE).write_text("This is my diary.\n" * 500, encoding="utf-8")


def _setting(data: Path) -> None:
    (data / "config.toml").write_text("banana = 1\n", encoding="utf-8")


def _spoiled(data: Path) -> None:
    for backup in (data / "backups").glob("*.db"):
        backup.write_bytes(backup.read_bytes()[:-1] + b"!")
