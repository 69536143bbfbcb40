"""A consistent copy of a database, through SQLite itself, and what a copy has to hold to be believed."""

import hashlib
import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from quizapp.core.backup import Contents
from quizapp.core.bounds import LAST_MS
from quizapp.core.progress import Progress, silent
from quizapp.errors import DamagedError, DatabaseError, LockedError
from quizapp.storage import pagecheck
from quizapp.storage.failures import UNREADABLE, explain
from quizapp.storage.identity import SCHEMA_VERSION, read_identity
from quizapp.storage.opening import uri

_PAGES = 2048
_RESTARTS = 10
_PAUSE_S = 0.05
_BREATH_S = 0.005
_TARGET_CODES = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
_COUNTS = f"""
SELECT count(*), count(CASE WHEN kind = 'review' THEN 1 END),
       max(CASE WHEN kind = 'review' AND at_ms < {LAST_MS} THEN at_ms END)
FROM event
"""  # noqa: S608 - all names are ours
_LAST = "SELECT id FROM event ORDER BY rowid DESC LIMIT 1"
_ACTING = "SELECT count(*) FROM sqlite_master WHERE type IN ('trigger', 'view')"


class RestartedError(LockedError):
    """Others write so often that a copy in steps begins again and again."""


def copy_database(
    source: Path, target: Path, *, wait_ms: int = 5000, progress: Progress = silent, insists: bool = False
) -> None:
    """Copies an open or closed database to a file that is not there yet, which is then safe from power cuts.

    In steps, between which others write. Where that makes it begin again too often it raises RestartedError, unless
    it `insists`: then all is copied in one step, which others have to wait for. Raises DatabaseError, or LockedError
    where another process writes for longer than `wait_ms` [ms]; a part of the target may be there then.
    """
    try:
        _copy_steadily(source, target, wait_ms, progress, insists=insists)
    except UNREADABLE as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        raise explain(error, target if code in _TARGET_CODES else source) from error
    sync(target)


def _copy_steadily(source: Path, target: Path, wait_ms: int, progress: Progress, *, insists: bool) -> None:
    try:
        _copy(source, target, _PAGES, wait_ms, progress)
    except RestartedError:
        if not insists:
            raise
        target.unlink()
        _copy(source, target, -1, wait_ms, progress)


def _copy(source: Path, target: Path, pages: int, wait_ms: int, progress: Progress) -> None:
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with (
        closing(sqlite3.connect(uri(source, "mode=ro"), uri=True, timeout=wait_ms / 1000)) as reading,
        closing(sqlite3.connect(uri(target, "mode=rw"), uri=True, isolation_level=None)) as made,
    ):
        made.execute("PRAGMA journal_mode = OFF")
        made.execute("PRAGMA synchronous = OFF")
        told = steps(source, wait_ms, progress, restarts=_RESTARTS if pages > 0 else 0)
        reading.backup(made, pages=pages, progress=told, sleep=_PAUSE_S)


def steps(path: Path, wait_ms: int, progress: Progress, *, restarts: int = 0) -> Callable[[int, int, int], None]:
    """What hears of each step of a copy: it tells how far it is, and ends what waits or begins anew for too long.

    After each step it rests a moment, in which whoever wants to write can.
    """
    waited, begun, before = 0.0, 0, -1

    def step(status: int, left: int, of: int) -> None:
        nonlocal waited, begun, before
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            waited += _PAUSE_S * 1000
            if waited > wait_ms:
                raise LockedError(f"Another program is using {path}. Close it, or try again in a moment.")
            return
        waited = 0.0
        begun += left >= before >= 0
        before = left
        if restarts and begun >= restarts:
            raise RestartedError(f"Other programs write to {path} all the time. Try again in a few minutes.")
        progress("copying the database", of - left, of)
        if left:
            time.sleep(_BREATH_S)

    return step


class UnsoundError(DatabaseError):
    """The pages of a database are whole, but rows or indexes in it are not as they have to be."""


def contents(path: Path, *, deep: bool = True) -> Contents:
    """What a database file that nobody writes to holds, once SQLite found no damage in it.

    Not `deep` means that only pages are looked at, not whether indexes agree with tables. Raises DamagedError for a
    file that is damaged, UnsoundError for what can be mended in it, and DatabaseError for what is no database of
    quizapp, or of a newer version.
    """
    try:
        with closing(sqlite3.connect(uri(path, "mode=ro&immutable=1"), uri=True)) as found:
            found.execute("PRAGMA trusted_schema = OFF")
            found.execute("PRAGMA cell_size_check = ON")
            version = _version(found, path)
            refuse_unsound(found, path, deep=deep)
            if version < SCHEMA_VERSION:
                _refuse_other_shape(found, path, version)
            return held(found, version)
    except UNREADABLE as error:
        raise DamagedError(f"{path} is damaged, or no database ({error}).") from error


def counted(path: Path) -> Contents:
    """What a database file that nobody writes to holds, unchecked. Raises DatabaseError for one that is not ours."""
    try:
        with closing(sqlite3.connect(uri(path, "mode=ro&immutable=1"), uri=True)) as found:
            return held(found, _version(found, path))
    except UNREADABLE as error:
        raise DamagedError(f"{path} is damaged, or no database ({error}).") from error


def held(opened: sqlite3.Connection, version: int) -> Contents:
    """What an open database of a version holds, counted."""
    events, reviews, newest = opened.execute(_COUNTS).fetchone()
    last = opened.execute(_LAST).fetchone()
    return Contents(int(events), int(reviews), str(last[0]) if last else "", newest, version)


def digest(path: Path) -> str:
    """The SHA-256 of a file. Never of a database that is in use: closing it would drop this process's locks."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync(path: Path) -> None:
    """Makes what was written to a file last."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def refuse_unsound(found: sqlite3.Connection, path: Path, *, deep: bool) -> None:
    """Raises DamagedError where SQLite finds pages of an open database damaged, UnsoundError where it finds else."""
    said = [str(row[0]) for row in found.execute("PRAGMA integrity_check" if deep else "PRAGMA quick_check")]
    damage = pagecheck.damage(said)
    if damage:
        raise DamagedError(f"{path} is damaged ({_one_line(damage[0])}).")
    if said != ["ok"]:
        raise UnsoundError(f"{path} is not sound ({_one_line(said[0])}).")


def _refuse_other_shape(found: sqlite3.Connection, path: Path, version: int) -> None:
    from quizapp.storage.doctoring.shape import differences  # noqa: PLC0415 - what is slow to import migrates it, too

    if other := next(differences(found, version), ""):
        raise DamagedError(f"{path} is damaged: it says that it is of version {version}, but {other}.")


def _one_line(said: str) -> str:
    return " ".join(said.split())


def _version(found: sqlite3.Connection, path: Path) -> int:
    identity = read_identity(found)
    if not identity.is_ours or found.execute(_ACTING).fetchone()[0]:
        raise DatabaseError(f"{path} is no database of quizapp.")
    if identity.version > SCHEMA_VERSION:
        raise DatabaseError(
            f"{path} was written by a newer quizapp (version {identity.version}; this one knows {SCHEMA_VERSION}). "
            "Install the newer quizapp."
        )
    return identity.version
