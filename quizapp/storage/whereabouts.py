"""Where the database file lies: whether it still is what was opened, and how what is open comes back there."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from quizapp.errors import GoneError, OutdatedError
from quizapp.storage.identity import SCHEMA_VERSION

_DELETED = (
    "Nothing is saved now: {path} was deleted while quizapp had it open. All that was saved before is still at hand "
    "and can be written back."
)
_REPLACED = (
    "Nothing is saved now: {path} is another file than the one that quizapp opened. What was saved in the former one "
    "is still at hand and can be added to it."
)
_OUTDATED = (
    "Nothing is saved now: leave quizapp and start it again. Another quizapp updated the database meanwhile (version "
    "{found}; this one knows {known}): {path}. All that was saved before is still there."
)


class Place(NamedTuple):
    """The file that a path leads to: its device and its number there."""

    device: int
    number: int


def place(path: Path) -> Place | None:
    """The file at `path`; None where there is none. The file is not opened, which would give up SQLite's locks."""
    try:
        found = path.stat()
    except OSError:
        return None
    return Place(found.st_dev, found.st_ino)


def refuse_another(path: Path, opened: Place | None) -> None:
    """Raises GoneError unless the file at `path` is the one that was opened."""
    found = place(path)
    if found != opened:
        raise GoneError((_REPLACED if found else _DELETED).format(path=path))


def refuse_version(opened: sqlite3.Connection, path: Path) -> None:
    """Raises OutdatedError unless an open database is of the version that this quizapp writes."""
    found = opened.execute("PRAGMA user_version").fetchone()[0]
    if found != SCHEMA_VERSION:
        raise OutdatedError(_OUTDATED.format(path=path, found=found, known=SCHEMA_VERSION))


def write_back(connection: sqlite3.Connection, path: Path) -> None:
    """Writes a copy of an open database whose file was deleted to its path; a file that is there stays as it is.

    The copy is whole and on the disk before it has its name. Raises OSError or sqlite3.Error, with nothing there.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    copy = path.with_name(f".{path.name}-{os.getpid()}")
    os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        with closing(sqlite3.connect(copy)) as target:
            connection.backup(target)
        with suppress(FileExistsError):  # another quizapp was quicker
            os.link(copy, path)
        _sync(path.parent)
    finally:
        copy.unlink()


def _sync(folder: Path) -> None:
    """Has the names in a folder on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
