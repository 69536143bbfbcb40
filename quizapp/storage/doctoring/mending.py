"""What can be mended in a sound file: rows that cannot be are set aside, what follows from others is made anew."""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

from quizapp.core.counting import plural
from quizapp.core.findings import Finding
from quizapp.storage.doctoring import healing, rules, shape
from quizapp.storage.failures import explained
from quizapp.storage.identity import DEFAULT_LEARNER
from quizapp.storage.opening import open_file
from quizapp.storage.statements import quoted

_PORTIONS = ("portion", "portion_change")
_FIGURES = (*_PORTIONS, "tally_block")
_STOCKS = ("stock", "stock_change")
_OF_DECKS = (*_PORTIONS, *_STOCKS, "search_card", "search_file")
_NO_STREAK = "UPDATE learner SET streak_day = NULL, streak = NULL"
_READ_ANEW = "UPDATE deck_file SET digest = '', size = 0, mtime_ns = 0"
_LEARNERLESS = "SELECT DISTINCT learner_id FROM event WHERE learner_id NOT IN (SELECT learner_id FROM learner)"


def mend(path: Path, found: list[Finding], aside: Path) -> Iterator[str]:
    """Mends what was found in the database at `path`; says what it did. Rows go to the file `aside`, line by line.

    What follows from decks or log is deleted, to be made anew. All or nothing; raises DatabaseError or LockedError.
    """
    checks = {one.check for one in found if one.mends}
    with explained(path):
        opened = open_file(path, 5000).connection
        with closing(opened):
            rules.prepare(opened)
            opened.execute("PRAGMA foreign_keys = OFF")
            opened.execute("PRAGMA ignore_check_constraints = ON")
            opened.execute("BEGIN IMMEDIATE")
            yield from _rows(opened, aside) if "rows" in checks else ()
            yield from _references(opened) if checks & {"rows", "references"} else ()
            yield from _catalogue(opened) if checks & {"rows", "references", "catalogue"} else ()
            yield from _emptied(opened, _FIGURES, "figures") if "figures" in checks else ()
            yield from _uncounted(opened) if "counts" in checks else ()
            yield from _indexes(opened) if checks & {"schema", "pages"} else ()
            opened.execute("COMMIT")


def _rows(opened: sqlite3.Connection, aside: Path) -> Iterator[str]:
    written = 0
    with open(os.open(aside, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600), "w", encoding="ascii") as file:  # noqa: PTH123 - a descriptor
        for name in rules.names():
            for row in _broken(opened, name):
                file.write(f"{json.dumps({'table': name, **row})}\n")
                written += 1
        file.flush()
        os.fsync(file.fileno())
    healed = healing.heal(opened)
    for name in rules.names():
        opened.execute(f"DELETE FROM {name} WHERE {rules.any_broken(name)}")  # noqa: S608 - all names are ours
    yield f"{plural(written, 'row was', 'rows were')} written to {aside} as they were."
    if healed:
        yield f"{plural(healed, 'of them stays', 'of them stay')} in the log, without what could not be."


def _broken(opened: sqlite3.Connection, name: str) -> Iterator[Mapping[str, object]]:
    """The rows of a table that break a rule, by column; bytes that are no text as hexadecimal digits."""
    columns = [column.name for column in rules.table(name).columns]
    listed = ", ".join(
        f"CASE typeof({quoted(one)}) WHEN 'text' THEN CAST({quoted(one)} AS BLOB) ELSE {quoted(one)} END, "
        f"typeof({quoted(one)})"
        for one in columns
    )
    for row in opened.execute(f"SELECT {listed} FROM {name} WHERE {rules.any_broken(name)}"):  # noqa: S608 - as above
        yield {one: _plain(value, type_) for one, value, type_ in zip(columns, row[::2], row[1::2], strict=True)}


def _plain(value: object, type_: str) -> object:
    """A value as JSON has it: what is no UTF-8 text as an object with its bytes."""
    if not isinstance(value, bytes):
        return value
    try:
        if type_ == "text":
            return value.decode()
    except UnicodeDecodeError:
        pass
    return {type_: value.hex()}


def _references(opened: sqlite3.Connection) -> Iterator[str]:
    """Learners whose logs are there come back; other rows that belong to nothing follow from decks or log, and go."""
    known = {str(name) for (name,) in opened.execute("SELECT name FROM learner")}
    for (learner,) in opened.execute(_LEARNERLESS).fetchall():
        name = DEFAULT_LEARNER if DEFAULT_LEARNER not in known else f"saved-{learner[:8]}"
        known.add(name)
        opened.execute("INSERT INTO learner (learner_id, name, folds) VALUES (?, ?, 0)", (learner, name))
        yield f"The learner of a log is back{f' as {name}' if name else ''}."
    for name in rules.names():
        for row in opened.execute(f"PRAGMA foreign_key_list({quoted(name)})").fetchall():
            parent, own, its = (quoted(str(word)) for word in row[2:5])
            lost = f"{own} NOT IN (SELECT {its} FROM {parent})"  # noqa: S608 - all names are ours
            count = opened.execute(f"DELETE FROM {name} WHERE {lost}").rowcount  # noqa: S608 - all names are ours
            if count:
                yield f"{plural(count, f'row of {name}', f'rows of {name}')} belonged to nothing and went."


def _catalogue(opened: sqlite3.Connection) -> Iterator[str]:
    opened.execute(_READ_ANEW)
    for name in _OF_DECKS:
        opened.execute(f"DELETE FROM {name}")  # noqa: S608 - all names are ours
    opened.execute("DROP TABLE IF EXISTS search_index")
    yield "The decks are read anew at the next start."


def _emptied(opened: sqlite3.Connection, tables: Iterable[str], what: str) -> Iterator[str]:
    for name in tables:
        opened.execute(f"DELETE FROM {name}")  # noqa: S608 - all names are ours
    yield f"What is kept for {what} is made anew with the next look at them."


def _uncounted(opened: sqlite3.Connection) -> Iterator[str]:
    opened.execute(_NO_STREAK)
    yield from _emptied(opened, _STOCKS, "counts")


def _indexes(opened: sqlite3.Connection) -> Iterator[str]:
    missing = shape.missing_indexes(opened)
    for statement in missing:
        opened.execute(statement)
    opened.execute("REINDEX")
    yield f"The indexes were made anew{f', {len(missing)} of them were missing' if missing else ''}."
