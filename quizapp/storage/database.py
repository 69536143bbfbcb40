"""One connection to one database: every statement of storage runs here, so every error is explained here."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TypeVar

from quizapp.errors import DatabaseError
from quizapp.storage.failures import explained
from quizapp.storage.identity import SCHEMA_VERSION, read_identity, write_identity
from quizapp.storage.opening import Opened

T = TypeVar("T")
Value = str | int | float | bytes | None
Row = Mapping[str, Value]
PlainRow = tuple[Value, ...]

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

    def close(self) -> None:
        """Let go of the file; what was committed stays."""
        with explained(self.path):
            self._file.close()

    def wait_at_most(self, wait_ms: int) -> None:
        """From now on waits so long [ms] at each statement for other processes."""
        self._file.execute(f"PRAGMA busy_timeout = {wait_ms:d}")

    def rows(self, make: Callable[..., T], sql: str, **values: Value) -> list[T]:
        """What `make` makes of the columns of each row."""
        with explained(self.path):
            return [make(*row) for row in self._file.execute(sql, values)]

    def rows_in(self, make: Callable[..., T], sql: str, keys: Iterable[str], **values: Value) -> list[T]:
        """Like `rows`, for as many keys as there are at the `IN :keys` of the statement; in portions, so unordered."""
        return [make(*row) for row in self.bulk_in(sql, keys, **values)]

    def bulk(self, sql: str, **values: Value) -> list[PlainRow]:
        """All rows as the tuples that the engine gives: quicker where there are very many."""
        with explained(self.path):
            return self._file.execute(sql, values).fetchall()

    def bulk_in(self, sql: str, keys: Iterable[str], **values: Value) -> list[PlainRow]:
        """Like `bulk`, for the keys at the `IN :keys` of the statement; in portions, so unordered."""
        found: list[PlainRow] = []
        with explained(self.path):
            for portion in _portions(dict.fromkeys(keys)):
                named = {f"key{number}": key for number, key in enumerate(_padded(portion))}
                listed = ", ".join(f":{name}" for name in named)
                found += self._file.execute(sql.replace("IN :keys", f"IN ({listed})"), {**values, **named})
        return found

    def run(self, sql: str, row: Row) -> int:
        """Run one statement that writes; returns how many rows it changed."""
        with explained(self.path):
            return self._file.execute(sql, row).rowcount

    def run_many(self, sql: str, rows: Iterable[Row]) -> None:
        """Run one statement that writes for each of the rows, some at a time."""
        with explained(self.path):
            for portion in _portions(rows):
                self._file.executemany(sql, portion)

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

        Raises LockedError if another process holds the lock for longer than the database waits.
        """
        if self.read_only:
            raise DatabaseError(f"{self.path} is read-only, so this was not saved. Make it and its folder writable.")
        with explained(self.path):
            self._file.execute("BEGIN IMMEDIATE")
        try:
            yield
            with explained(self.path):
                self._file.execute("COMMIT")
        finally:
            self._roll_back()

    def bring_up_to_date(self) -> None:
        """Take the migration steps that are missing, all in one transaction."""
        if self.read_only or self._version() == SCHEMA_VERSION:
            return
        from quizapp.storage import migrations  # noqa: PLC0415 - Alembic and SQLModel are slow to import and seldom needed

        with migrations.connected(self._file) as connection, self.transaction():
            version = self._version()  # another process may have been quicker
            if version < SCHEMA_VERSION:
                with explained(self.path):
                    for statement in write_identity(migrations.migrate(connection, version)):
                        self._file.execute(statement)

    def others(self) -> int:
        """A number that changes whenever another connection changed the database."""
        with explained(self.path):
            return int(self._file.execute("PRAGMA data_version").fetchone()[0])

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


def _padded(keys: Sequence[str]) -> Sequence[str]:
    """The keys, the last of them again and again up to a power of two, so that there are few different statements."""
    return [*keys, *[keys[-1]] * ((1 << (len(keys) - 1).bit_length()) - len(keys))]


def _portions(values: Iterable[T]) -> Iterator[list[T]]:
    """The values, so many at a time as go into one call."""
    waiting = iter(values)
    while portion := list(islice(waiting, _AT_ONCE)):
        yield portion
