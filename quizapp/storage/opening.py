"""Opening the database file: private modes, identity before any write, a journal this SQLite is safe with."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Protocol

from quizapp.core.values import frozen
from quizapp.errors import DamagedError, DatabaseError
from quizapp.storage.failures import SALVAGE, UNREADABLE, explained
from quizapp.storage.filesystems import shared
from quizapp.storage.identity import SCHEMA_VERSION, Identity, read_identity

_READING, _ALONE = "mode=ro", "mode=ro&immutable=1"
_SIZE = "SELECT page_count * page_size FROM sqlite_master, pragma_page_count, pragma_page_size"
_NEEDS_WRITING = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)


class Closable(Protocol):
    """Anything that has to be closed."""

    def close(self) -> None:
        """Lets go of it."""


@frozen
class Opened:
    """An open database file that is ours or new, and whether it can only be read."""

    connection: sqlite3.Connection
    read_only: bool


def open_file(path: Path, wait_ms: int) -> Opened:
    """Open the database at `path`, made if missing, waiting up to `wait_ms` [ms] for other processes.

    Raises DatabaseError, with the file untouched, for whatever is no quizapp database of this version or older.
    """
    _make(path)
    read_only = not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
    with explained(path):
        refuse(_peek(path, wait_ms), path)
        connection = _for_reading(path, wait_ms) if read_only else _connect(path, "mode=rw", wait_ms)
        with closed_unless_done(connection):
            _prepare(connection, path, read_only=read_only)
    return Opened(connection, read_only)


@contextmanager
def closed_unless_done(opened: Closable) -> Iterator[None]:
    """Closes what was opened if the block does not come to its end."""
    with ExitStack() as stack:
        stack.callback(opened.close)
        yield
        stack.pop_all()


def journal_mode(version: tuple[int, ...], path: Path | None = None) -> str:
    """`WAL` for an SQLite without the WAL-reset bug (sqlite.org/wal.html#walresetbug), else `DELETE`.

    Where `path` lies on a network file system, whose machines cannot share the memory that WAL needs, `DELETE`.
    """
    fixed = version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)
    return "WAL" if fixed and not (path and shared(path)) else "DELETE"


def is_half_written(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether the file goes on behind its last page: the journal of a transaction that a crash ended was deleted.

    What it wrote of other pages cannot be told any more. A write-ahead log leaves the file alone until the end.
    """
    if connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
        return False
    with closing(connection.execute(_SIZE)) as reading:  # nobody writes while it is open
        row = reading.fetchone()
        return row is not None and path.stat().st_size > row[0]


def uri(path: Path, query: str) -> str:
    """The SQLite URI of a file."""
    return f"{path.absolute().as_uri()}?{query}"


def _make(path: Path) -> None:
    """Make the folder and an empty file for their owner alone, whatever the umask."""
    try:
        for folder in reversed([path.parent, *path.parent.parents]):
            if not folder.exists():
                folder.mkdir(mode=0o700, exist_ok=True)
        if not path.exists():
            path.touch(mode=0o600)
        mode = path.stat().st_mode
    except OSError as error:
        raise DatabaseError(
            f"The database {path} cannot be used: {error.strerror}. Check the path and its permissions."
        ) from error
    if not stat.S_ISREG(mode):
        raise DatabaseError(f"{path} is not a file, so it cannot be the database. Choose another with --data.")


def _peek(path: Path, wait_ms: int) -> Identity:
    """The identity, read without a chance of writing, not even the files that a write-ahead log needs."""
    first, second = (_READING, _ALONE) if _left_open(path) else (_ALONE, _READING)
    try:
        return _identity(path, first, wait_ms)
    except UNREADABLE:  # a journal that only a writer may roll back, or a writer that was quicker
        return _identity(path, second, wait_ms)


def _identity(path: Path, query: str, wait_ms: int) -> Identity:
    with closing(_connect(path, query, wait_ms)) as connection:
        return read_identity(connection)


def _left_open(path: Path) -> bool:
    """Whether another process has the database open, or crashed with it."""
    journals = [path.with_name(f"{path.name}{suffix}") for suffix in ("-wal", "-journal")]
    return any(file.exists() and file.stat().st_size for file in journals)


def _for_reading(path: Path, wait_ms: int) -> sqlite3.Connection:
    """A connection that never writes; where it cannot make the index of a log, an empty log needs none."""
    connection = _connect(path, _READING, wait_ms)
    try:
        read_identity(connection)
    except sqlite3.OperationalError as error:
        connection.close()
        if error.sqlite_errorcode & 0xFF not in _NEEDS_WRITING:
            raise
    else:
        return connection
    if _left_open(path):
        raise DatabaseError(
            f"{path} was not closed properly and is read-only, so it cannot be repaired. "
            "Make it and its folder writable."
        )
    return _connect(path, _ALONE, wait_ms)


def _connect(path: Path, query: str, wait_ms: int) -> sqlite3.Connection:
    return sqlite3.connect(
        uri(path, query), uri=True, timeout=wait_ms / 1000, isolation_level=None, check_same_thread=False
    )


def refuse(identity: Identity, path: Path) -> None:
    """Raises DatabaseError for a database that is neither new nor of this quizapp or an older one."""
    if identity.lost_version:
        raise DamagedError(
            f"{path} is damaged: it does not say of which version it is; it was left as it is. {SALVAGE}"
        )
    if not (identity.is_new or identity.is_ours):
        raise DatabaseError(
            f"{path} is the database of another program; it was left as it is. Choose another folder with --data."
        )
    if identity.version > SCHEMA_VERSION:
        raise DatabaseError(
            f"{path} was written by a newer quizapp (version {identity.version}; this one knows {SCHEMA_VERSION}); "
            "it was left as it is. Install the newer quizapp."
        )


def _prepare(connection: sqlite3.Connection, path: Path, *, read_only: bool) -> None:
    identity = read_identity(connection)
    refuse(identity, path)
    if read_only and identity.version != SCHEMA_VERSION:
        raise DatabaseError(
            f"{path} is read-only and not of version {SCHEMA_VERSION} yet. Make it and its folder writable."
        )
    if not read_only and is_half_written(connection, path):
        raise DamagedError(
            f"{path} holds a part of what a crash ended, for its -journal was deleted; nothing was written to it. "
            f"{SALVAGE}"
        )
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    wanted = journal_mode(sqlite3.sqlite_version_info, path)
    if not read_only and connection.execute("PRAGMA journal_mode").fetchone()[0].upper() != wanted:
        connection.execute(f"PRAGMA journal_mode = {wanted}")
