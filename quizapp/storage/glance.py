"""A first look by the standard library alone: due counts without waiting for SQLModel."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from quizapp.core.exams.underway import UnderWay, UnderWayRow, under_way
from quizapp.core.queue import Entry, Used
from quizapp.storage import queries
from quizapp.storage.identity import DEFAULT_LEARNER, SCHEMA_VERSION, read_identity

_FILES = """
SELECT path, size, mtime_ns, CASE WHEN state = 'ok' AND cards = 0 AND exams <> '[]' THEN 'exams' ELSE state END, deck,
       title, topic FROM deck_file ORDER BY path
"""
_INCLUDES = "SELECT path, includes FROM deck_file WHERE includes <> '[]'"
_AFTER = "SELECT file, needs FROM prerequisite WHERE topic = '' ORDER BY file, needs"
_NEWEST_MS = "SELECT max(at_ms) FROM event WHERE learner_id = :learner"
_LAST_DAY = 2**31


class FileGlance(NamedTuple):
    """A deck file as it was last read; `deck` is the deck's name.

    `state` is ok, exams (a file that holds exams and no questions, which is no deck), broken or absent.
    """

    path: str
    size: int
    mtime_ns: int
    state: str
    deck: str
    title: str
    topic: str


@dataclass(frozen=True, slots=True)
class Glance:
    """What the database held at one moment.

    Deck files by path, what those with includes include, (path, deck that it builds on) pairs, the newest study day
    [date ordinal] and instant [UTC ms] of the log, how many answers each study day had, and the exam under way.
    """

    files: Mapping[str, FileGlance]
    includes: Mapping[str, tuple[str, ...]]
    after: Sequence[tuple[str, str]]
    newest_day: int | None
    newest_ms: int | None
    answers: Mapping[int, int]
    exam: UnderWay | None
    _rows: Mapping[str, Sequence[queries.EntryRow]]
    _used: Sequence[queries.UsedRow]

    def entries(self, files: Iterable[str]) -> list[Entry]:
        """The cards of the files at these paths as the queue sees them; the order of the files is the library's."""
        return queries.entries(self._rows, dict.fromkeys(files))

    def used(self, day: int) -> Used:
        """How many new cards and reviews each deck had on a study day: the one looked for, or a later one."""
        return queries.used(self._used, day)


def look(path: Path, day: int, learner: str = DEFAULT_LEARNER) -> Glance | None:
    """What the database at `path` holds for the learner of that name on a study day [date ordinal] and later.

    None if the database is missing, locked, damaged, of another version or not ours: `Store.open` then says why.
    """
    try:
        uri = f"{path.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True, timeout=0, isolation_level=None)) as connection:
            return _look(connection, day, learner)
    except (sqlite3.Error, ValueError):
        return None


def decks(path: Path) -> list[FileGlance]:
    """The decks that were there when the database at `path` was last told of them; none if it cannot be read."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=0)) as connection:
            files = [FileGlance(*row) for row in connection.execute(_FILES)]
    except sqlite3.Error:
        return []
    return [file for file in files if file.state not in ("absent", "exams")]


def _look(connection: sqlite3.Connection, day: int, name: str) -> Glance | None:
    connection.execute("BEGIN")  # one moment for all that follows
    identity = read_identity(connection)
    if not identity.is_ours or identity.version != SCHEMA_VERSION:
        return None
    found = connection.execute(queries.LEARNER, {"name": name}).fetchone()
    if found is None:
        return None
    mine = {"learner": found[0]}
    files = [FileGlance(*row) for row in connection.execute(_FILES)]
    cards = [queries.EntryRow(*row) for row in connection.execute(queries.ENTRIES_OF_ALL, mine)]
    tallies = connection.execute(queries.USED, {**mine, "first": day, "last": _LAST_DAY})
    return Glance(
        files={file.path: file for file in files},
        includes=dict(map(_included, connection.execute(_INCLUDES))),
        after=connection.execute(_AFTER).fetchall(),
        newest_day=connection.execute(queries.NEWEST_DAY, mine).fetchone()[0],
        newest_ms=connection.execute(_NEWEST_MS, mine).fetchone()[0],
        answers=dict(connection.execute(queries.ANSWERS, {**mine, "before": _LAST_DAY}).fetchall()),
        exam=under_way(UnderWayRow(*row) for row in connection.execute(queries.UNDER_WAY, mine)),
        _rows={file: tuple(rows) for file, rows in groupby(cards, attrgetter("file"))},
        _used=[queries.UsedRow(*row) for row in tallies],
    )


def _included(row: tuple[str, str]) -> tuple[str, tuple[str, ...]]:
    """A row of _INCLUDES. Raises ValueError for a list that cannot be read."""
    import json  # noqa: PLC0415 - needed only for decks that include others

    path, listed = row
    return path, tuple(json.loads(listed))
