"""One connection to one database: every statement of storage runs here, so every error is explained here."""

import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TypeVar, cast

from quizapp.core.counting import plural
from quizapp.errors import DatabaseError
from quizapp.storage.failures import explained
from quizapp.storage.identity import SCHEMA_VERSION, read_identity, write_identity
from quizapp.storage.opening import Opened
from quizapp.storage.statements import batches, padded
from quizapp.storage.whereabouts import place, refuse_another, refuse_version, write_back

T = TypeVar("T")
R = TypeVar("R")
Value = str | int | float | bytes | None
Row = Mapping[str, Value]
PlainRow = tuple[Value, ...]

_ROOM_KIB = 64 * 1024
_AT_ONCE = 500  # values in one IN list, rows in one call


class Database:
    """A database file that is open; one thread at a time uses it.

    Statements go to the driver itself, with values by name as every engine takes them in SQLAlchemy's `text`, too:
    its connection would cost each answer as much again, and each start the time that importing it takes.
    """

    def __init__(self, opened: Opened, path: Path) -> None:
        """Take over the open file at `path`; `close` gives it back."""
        self.path = path
        self.read_only = opened.read_only
        self._file = opened.connection
        self._place = place(path)
        self._unsound = False
        self._left_out: set[object] = set()
        self._began = -1

    def close(self) -> None:
        """Let go of the file; what was committed stays."""
        with explained(self.path):
            self._file.close()

    def wait_at_most(self, wait_ms: int) -> None:
        """From now on waits so long [ms] at each statement for other processes."""
        self._file.execute(f"PRAGMA busy_timeout = {wait_ms:d}")

    def rows(self, make: Callable[..., T], sql: str, **values: Value) -> list[T]:
        """What `make` makes of the columns of each row."""
        with explained(self.path, self._file):
            return self._soundly(lambda made: [made(*row) for row in self._file.execute(sql, values)], make)

    def rows_in(self, make: Callable[..., T], sql: str, keys: Iterable[Value], **values: Value) -> list[T]:
        """Like `rows`, for as many keys as there are at the `IN :keys` of the statement; in batches, so unordered."""
        found = self.bulk_in(sql, keys, **values)
        return self._soundly(lambda made: [made(*row) for row in found], make)

    def bulk(self, sql: str, **values: Value) -> list[PlainRow]:
        """All rows as the tuples that the engine gives: quicker where there are very many."""
        with explained(self.path, self._file):
            return self._readably(lambda: self._file.execute(sql, values).fetchall())

    def pages(self, sql: str, size: int, **values: Value) -> Iterator[list[PlainRow]]:
        """Like `bulk`, but never more than `size` rows in memory; other tables may be written in between."""
        given, cursor = 0, self._file.cursor()

        def following() -> list[PlainRow]:
            try:
                return cursor.fetchmany(size)
            except sqlite3.OperationalError:
                deque(islice(cursor.execute(sql, values), given), maxlen=0)
                raise

        with explained(self.path, self._file):
            cursor.execute(sql, values)
            while page := self._readably(following):
                yield page
                given += len(page)

    def bulk_in(self, sql: str, keys: Iterable[Value], **values: Value) -> list[PlainRow]:
        """Like `bulk`, for the keys at the `IN :keys` of the statement; in batches, so unordered."""
        found: list[PlainRow] = []
        with explained(self.path, self._file):
            for batch in batches(dict.fromkeys(keys), _AT_ONCE):
                named = {f"key{number}": key for number, key in enumerate(padded(batch))}
                listed = ", ".join(f":{name}" for name in named)
                found += self._readably(
                    partial(self._fetched, sql.replace("IN :keys", f"IN ({listed})"), {**values, **named})
                )
        return found

    @property
    def notices(self) -> list[str]:
        """A sentence about rows that could not be as they were read."""
        number = len(self._left_out)
        if number:
            entries = plural(number, "entry", "entries")
            said = f"{entries} of the log cannot be as written, and {'is' if number == 1 else 'are'} left out"
            return [f"{said}: `quizapp doctor` says more."]
        if not self._unsound:
            return []
        return ["Some rows of the database cannot be as written, and are left out: `quizapp doctor` names them."]

    def sound(self, make: Callable[[R], T], rows: Iterable[R]) -> list[T]:
        """What `make` makes of each entry of a log; of those that no quizapp wrote nothing, which is noticed."""
        made = []
        for row in rows:
            try:
                made.append(make(row))
            except (ValueError, TypeError, LookupError):
                self._left_out.add(row)
        return made

    def _soundly(self, read: Callable[[Callable[..., T]], list[T]], make: Callable[..., T]) -> list[T]:
        """What `read` makes by `make`; of rows that no quizapp wrote nothing is made, and it is noticed."""
        try:
            return self._readably(lambda: read(make))
        except (ValueError, TypeError, LookupError):
            self._unsound = True
            nothing = object()

            def sound(*row: Value) -> T | object:
                try:
                    return make(*row)
                except (ValueError, TypeError, LookupError):
                    return nothing

            return [one for one in read(cast("Callable[..., T]", sound)) if one is not nothing]

    def _readably(self, read: Callable[[], T]) -> T:
        """What `read` reads; where a text is no UTF-8 it is read again with what cannot be read as U+FFFD."""
        try:
            return read()
        except sqlite3.OperationalError as error:
            if "decode" not in str(error):
                raise
            self._unsound = True
            self._file.text_factory = _replaced
            return read()

    def _fetched(self, sql: str, values: Row) -> list[PlainRow]:
        return self._file.execute(sql, values).fetchall()

    def run(self, sql: str, row: Row) -> int:
        """Run one statement that writes; returns how many rows it changed."""
        with explained(self.path, self._file):
            return self._file.execute(sql, row).rowcount

    def run_many(self, sql: str, rows: Iterable[Row]) -> None:
        """Run one statement that writes for each of the rows, some at a time."""
        with explained(self.path, self._file):
            for batch in batches(rows, _AT_ONCE):
                self._file.executemany(sql, batch)

    def run_plain(self, sql: str, rows: Iterable[PlainRow]) -> None:
        """Run one statement that writes for each of very many rows, whose values come in the order of its places."""
        with explained(self.path, self._file):
            self._file.executemany(sql, rows)

    @contextmanager
    def without_waiting(self) -> Iterator[None]:
        """Within it nothing waits for other processes."""
        with explained(self.path):
            usual = int(self._file.execute("PRAGMA busy_timeout").fetchone()[0])
        self.wait_at_most(0)
        try:
            yield
        finally:
            self.wait_at_most(usual)

    @contextmanager
    def with_room(self) -> Iterator[None]:
        """Within it more of the file is kept in memory: what writes very many rows reads and writes each page once."""
        with explained(self.path):
            usual = int(self._file.execute("PRAGMA cache_size").fetchone()[0])
            self._file.execute(f"PRAGMA cache_size = -{_ROOM_KIB}")
        try:
            yield
        finally:
            with explained(self.path):
                self._file.execute(f"PRAGMA cache_size = {usual:d}")

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All that is read within it is of one moment; nothing can be written meanwhile."""
        with explained(self.path):
            self._file.execute("BEGIN")
        try:
            yield
        finally:
            self._roll_back()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing: holds the write lock from the start, commits at the end, rolls back on any error.

        Raises LockedError if another process holds the lock for longer than the database waits, GoneError if the file
        was deleted or replaced, and OutdatedError if another quizapp made another version of it.
        """
        with self._locked():
            self.refuse_version()
            yield

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """A transaction in a database of whatever version."""
        if self.read_only:
            raise DatabaseError(f"Not saved: {self.path} is read-only. Make it and its folder writable.")
        self.refuse_another()
        with explained(self.path):
            self._file.execute("BEGIN IMMEDIATE")
        self._began = self._file.total_changes
        try:
            yield
            with explained(self.path):
                self._file.execute("COMMIT")
        finally:
            self._roll_back()

    @property
    def is_older(self) -> bool:
        """Whether an older quizapp made it, and `bring_up_to_date` will change it."""
        return not self.read_only and 0 < self._version() < SCHEMA_VERSION

    def bring_up_to_date(self) -> None:
        """Take the migration steps that are missing, all in one transaction."""
        if self.read_only or self._version() == SCHEMA_VERSION:
            return
        from quizapp.storage import migrations  # noqa: PLC0415 - Alembic and SQLModel are slow to import and seldom needed

        with migrations.connected(self._file) as connection, self._locked():
            version = self._version()  # another process may have been quicker
            if version < SCHEMA_VERSION:
                with explained(self.path, migrating=version):
                    for statement in write_identity(migrations.migrate(connection, version)):
                        self._file.execute(statement)

    def others(self) -> int:
        """A number that changes whenever another connection changed the database."""
        with explained(self.path):
            return int(self._file.execute("PRAGMA data_version").fetchone()[0])

    @property
    def is_as_committed(self) -> bool:
        """Whether what a transaction sees is what others can read: it holds the lock, and has changed no row yet."""
        return self._file.in_transaction and self._file.total_changes == self._began

    def refuse_another(self) -> None:
        """Raises GoneError if the file was deleted or replaced: nothing written to it would be found again."""
        refuse_another(self.path, self._place)

    def refuse_version(self) -> None:
        """Raises OutdatedError if another quizapp made another version of it: its tables mean something else then."""
        with explained(self.path):
            refuse_version(self._file, self.path)

    def write_back(self) -> None:
        """Writes all that was committed to the path of a file that was deleted; this stays open on the former file.

        A file that took its place stays as it is. Raises DatabaseError where nothing can be written.
        """
        try:
            with explained(self.path):
                write_back(self._file, self.path)
        except OSError as error:
            raise DatabaseError(
                f"{self.path} cannot be written back: {error.strerror}. Make the folder writable and try again."
            ) from error

    def stamp(self) -> tuple[int, int]:
        """Numbers that change whenever this or another connection changed the database."""
        return self.others(), self._file.total_changes

    def _roll_back(self) -> None:
        if self._file.in_transaction:  # a full disk makes SQLite roll back by itself
            with explained(self.path):
                self._file.execute("ROLLBACK")

    def _version(self) -> int:
        with explained(self.path):
            return read_identity(self._file).version


def _replaced(text: bytes) -> str:
    return text.decode(errors="replace")
