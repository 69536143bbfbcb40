"""A first look by the standard library alone: due counts without waiting for SQLModel."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quizapp.core.exams.underway import UnderWay, UnderWayRow, under_way
from quizapp.core.overview import Answers
from quizapp.core.queue import Used
from quizapp.core.values import frozen
from quizapp.errors import DatabaseError
from quizapp.storage import mark, queries, stocks, streaks
from quizapp.storage.failures import UNREADABLE
from quizapp.storage.identity import DEFAULT_LEARNER, SCHEMA_VERSION, read_identity
from quizapp.storage.shelf import Shelf
from quizapp.storage.stockbytes import Unpacking

if TYPE_CHECKING:
    from quizapp.storage.database import PlainRow, Value

_FILES = """
SELECT path, size, mtime_ns, CASE WHEN state = 'ok' AND cards = 0 AND exams <> '[]' THEN 'exams' ELSE state END, deck,
       title, topic FROM deck_file ORDER BY path
"""
_INCLUDES = "SELECT path, includes FROM deck_file WHERE includes <> '[]'"
_AFTER = "SELECT file, needs FROM prerequisite WHERE topic = '' ORDER BY file, needs"
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


@frozen
class Glance:
    """What the database held at one moment.

    Deck files by path, what those with includes include, (path, deck that it builds on) pairs, the newest study day
    [date ordinal] and instant [UTC ms] of the log, and the exam under way.
    """

    files: Mapping[str, FileGlance]
    includes: Mapping[str, tuple[str, ...]]
    after: Sequence[tuple[str, str]]
    newest_day: int | None
    newest_ms: int | None
    exam: UnderWay | None
    _reading: queries.Read
    _learner: str
    _rows: stocks.Rows
    _used: Sequence[queries.UsedRow]

    def shelf(self, files: Iterable[str], day: int) -> Shelf:
        """The cards of the files at these paths on a study day: the one looked for, or a later one.

        The order of the files is the library's. Whatever is asked of it may raise DatabaseError.
        """
        wanted = list(files)
        return Shelf(self._rows.of(wanted), self._reading, self._learner, wanted, day)

    def topics(self, files: Iterable[str]) -> set[str]:
        """The topics of the cards of the files at these paths."""
        rows = self._rows.of(files)
        return {row.topic for row in rows.kept} | {row.topic for cards in rows.cards.values() for row in cards}

    def answers(self, day: int) -> Answers:
        """What was answered of late, seen from a study day [date ordinal]. Raises DatabaseError like `shelf`."""
        return streaks.recent(self._reading, self._learner, day)

    def used(self, day: int) -> Used:
        """How many new cards and reviews each deck had on a study day: the one looked for, or a later one."""
        return queries.used(self._used, day)


def look(path: Path, day: int, learner: str = DEFAULT_LEARNER) -> Glance | None:
    """What the database at `path` holds for the learner of that name on a study day [date ordinal] and later.

    None if the database is missing, locked, damaged, too short, of another version or not ours: `Store.open` then
    says why.
    """
    try:
        with closing(_opened(path)) as connection:
            return _look(connection, path, day, learner)
    except (sqlite3.Error, ValueError):
        return None


def decks(path: Path) -> list[FileGlance]:
    """The decks that were there when the database at `path` was last told of them; none if it cannot be read."""
    try:
        with closing(_opened(path)) as connection:
            files = [FileGlance(*row) for row in connection.execute(_FILES)]
    except UNREADABLE:
        return []
    return [file for file in files if file.state not in ("absent", "exams")]


class _Reader(NamedTuple):
    """Reads rows of the database at a path, which it opens for that."""

    path: Path

    def __call__(self, sql: str, **values: "Value") -> "list[PlainRow]":
        try:
            with closing(_opened(self.path)) as connection:
                return connection.execute(sql, values).fetchall()
        except UNREADABLE as error:
            raise DatabaseError(f"{self.path} cannot be read: {error}.") from error


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=0, isolation_level=None)


def _reading(connection: sqlite3.Connection) -> queries.Read:
    def read(sql: str, **values: "Value") -> "list[PlainRow]":
        return connection.execute(sql, values).fetchall()

    return read


def _look(connection: sqlite3.Connection, path: Path, day: int, name: str) -> Glance | None:
    connection.execute("BEGIN")  # one moment for all that follows
    identity = read_identity(connection)
    if not identity.is_ours or identity.version != SCHEMA_VERSION or _is_short(connection, path):
        return None
    found = connection.execute(queries.LEARNER, {"name": name}).fetchone()
    if found is None:
        return None
    mine = {"learner": found[0]}
    files = [FileGlance(*row) for row in connection.execute(_FILES)]
    tallies = connection.execute(queries.USED, {**mine, "first": day, "last": _LAST_DAY})
    return Glance(
        files={file.path: file for file in files},
        includes=dict(map(_included, connection.execute(_INCLUDES))),
        after=connection.execute(_AFTER).fetchall(),
        newest_day=connection.execute(queries.NEWEST_DAY, mine).fetchone()[0],
        newest_ms=connection.execute(queries.NEWEST_MS, mine).fetchone()[0],
        exam=under_way(UnderWayRow(*row) for row in connection.execute(queries.UNDER_WAY, mine)),
        _reading=_Reader(path),
        _learner=found[0],
        _rows=_rows(connection, found[0], files, day),
        _used=[queries.UsedRow(*row) for row in tallies],
    )


def _rows(connection: sqlite3.Connection, learner: str, files: Iterable[FileGlance], day: int) -> stocks.Rows:
    there = [file.path for file in files if file.state == "ok"]
    return stocks.read(_reading(connection), learner, there, day, Unpacking())


def _is_short(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether the log lacks what its mark knows of."""
    known = mark.read(path)
    values = {"place": known.place, "last": known.last}
    return bool(known.events) and not connection.execute(mark.HELD, values).fetchone()


def _included(row: tuple[str, str]) -> tuple[str, tuple[str, ...]]:
    """A row of _INCLUDES. Raises ValueError for a list that cannot be read."""
    import json  # noqa: PLC0415 - the first card does not need it

    path, listed = row
    return path, tuple(json.loads(listed))
