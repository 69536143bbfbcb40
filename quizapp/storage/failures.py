"""The one place where errors of SQLite become sentences for the user."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from quizapp.errors import DamagedError, DatabaseError, LockedError
from quizapp.storage.whereabouts import refuse_version

SALVAGE = "`quizapp doctor --salvage` brings back the newest backup, if there is one, and what can still be read."
"""The way out of a damaged database."""

_SENTENCES = {
    sqlite3.SQLITE_FULL: "Not saved: there is no room left on the disk for {path}. Make room and try again.",
    sqlite3.SQLITE_READONLY: "Not saved: {path} cannot be written to. Check the permissions of the file and of its "
    "folder.",
    sqlite3.SQLITE_IOERR: "Not saved: the disk reported an error at {path}. Check the disk and its free room.",
    sqlite3.SQLITE_NOTADB: "{path} is not a quizapp database; it was left as it is. `quizapp restore` puts a "
    "backup in its place; or choose another folder with --data.",
    sqlite3.SQLITE_CORRUPT: "{path} is damaged; nothing more was written to it. " + SALVAGE,
    sqlite3.SQLITE_ERROR: "{path} is not as this quizapp makes it: {error}. `quizapp doctor` says what is missing, and "
    "what to do.",
    sqlite3.SQLITE_CANTOPEN: "{path} cannot be opened. Check the permissions of the file and of its folder.",
}


_OTHERWISE = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH, sqlite3.SQLITE_SCHEMA)
_NO_FORMAT = "unsupported file format"
_DAMAGE = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)

UNREADABLE = (sqlite3.Error, UnicodeDecodeError)
"""What reading a database may raise: the driver cannot say an error of SQLite that quotes damaged bytes."""


@contextmanager
def explained(path: Path, opened: sqlite3.Connection | None = None, *, migrating: int = 0) -> Iterator[None]:
    """Turn every error of the database at `path` into a DatabaseError or LockedError that names the file.

    A statement that cannot be run says that the `opened` file became one of another version, if it did, and while
    `migrating` from a version that the file is not of that version.
    """
    try:
        yield
    except UNREADABLE as error:
        cannot_run = getattr(error, "sqlite_errorcode", 0) & 0xFF in _OTHERWISE
        if cannot_run and migrating:
            said = f"{path} is damaged: it says that it is of version {migrating}, but {error}; it was left as it is."
            raise DamagedError(f"{said} {SALVAGE}") from error
        if cannot_run and opened:
            with suppress(sqlite3.Error):
                refuse_version(opened, path)
        raise explain(error, path) from error


def explain(error: BaseException, path: Path) -> DatabaseError:
    """The sentence for one error of the database at `path`; whoever shows it makes the path visible."""
    is_mangled = isinstance(error, UnicodeDecodeError) or str(error) == _NO_FORMAT
    code = sqlite3.SQLITE_CORRUPT if is_mangled else getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LockedError(f"Another program is using {path}. Close it, or try again in a moment.")
    sentence = _SENTENCES.get(code, "{path} cannot be used: {error}.")
    kind = DamagedError if code in _DAMAGE else DatabaseError
    return kind(sentence.format(path=path, error=error))
