"""A backup takes the place of the database, which is kept before; other processes that have it open go on with it."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import NamedTuple

from quizapp.core.backup import Contents
from quizapp.core.day import EPOCH
from quizapp.core.progress import Progress, silent
from quizapp.errors import DatabaseError, LockedError
from quizapp.files import sync_folder
from quizapp.storage import mark
from quizapp.storage.backups import Backups, half_of
from quizapp.storage.copying import contents, copy_database, steps
from quizapp.storage.database import Database
from quizapp.storage.failures import UNREADABLE, explained
from quizapp.storage.identity import SCHEMA_VERSION, read_identity
from quizapp.storage.opening import Opened, open_file, uri

_BESIDE = ("-journal", "-wal", "-shm")
_COUNTS = """
SELECT count(*), count(CASE WHEN kind = 'review' THEN 1 END), max(CASE WHEN kind = 'review' THEN at_ms END) FROM event
"""
_LAST = "SELECT id FROM event ORDER BY rowid DESC LIMIT 1"
_ONLY_HERE = """
SELECT count(*), min(at_ms), max(at_ms) FROM event AS own
WHERE kind = 'review' AND NOT EXISTS (
    SELECT 1 FROM backup.event AS other WHERE other.learner_id = own.learner_id AND other.id = own.id)
"""


class Loss(NamedTuple):
    """Reviews that a database has and a backup has not: how many, the instants [UTC ms] of the first and the last."""

    reviews: int
    first_ms: int | None
    last_ms: int | None


class Restored(NamedTuple):
    """What the database holds now, and the file that holds what it held before; None where there was nothing."""

    contents: Contents
    before: Path | None


def present(database: Path) -> Contents | None:
    """What the database holds now, as far as counting finds out; None where it is missing, empty or damaged.

    Raises LockedError where another process writes, DatabaseError for one of another program or a newer version.
    """
    opened = _opened(database)
    if opened is None:
        return None
    with closing(opened.connection) as here:
        try:
            version = read_identity(here).version
            if not version:
                return None
            events, reviews, newest = here.execute(_COUNTS).fetchone()
            last = here.execute(_LAST).fetchone()
        except UNREADABLE:
            return None
    return Contents(events, reviews, last[0] if last else "", newest, version)


def loss(database: Path, backup: Path) -> Loss:
    """What would be lost with this backup in the place of a database that is `present`."""
    with explained(database), closing(sqlite3.connect(uri(database, "mode=ro"), uri=True)) as here:
        here.execute("ATTACH :path AS backup", {"path": uri(backup, "mode=ro&immutable=1")})
        return Loss(*here.execute(_ONLY_HERE).fetchone())


def restore(backups: Backups, backup: Path, at_ms: int, progress: Progress = silent) -> Restored:
    """Puts the contents of a backup, which was made now [UTC ms] or earlier, in the place of the database.

    The backup is checked first. What is replaced becomes a backup itself, or where it is damaged is set aside under
    a name of its own. A database of an older version is migrated before. Raises DatabaseError or LockedError, with the
    database as it was.
    """
    holds = contents(backup)
    try:
        before = _restored(backups, backup, holds, at_ms, progress)
    except OSError as error:
        raise DatabaseError(f"{backups.database} cannot be restored: {error.strerror}.") from error
    accept(backups.database)
    return Restored(holds, before)


def _restored(backups: Backups, backup: Path, holds: Contents, at_ms: int, progress: Progress) -> Path | None:
    """Where what was replaced is kept."""
    database = backups.database
    database.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    source = backup if holds.version == SCHEMA_VERSION else _migrated(backups, backup)
    try:
        before = _kept(backups, at_ms, progress)
        if database.exists():
            _replace(database, source, progress)
        else:
            _put(database, source)
    finally:
        if source != backup:
            source.unlink(missing_ok=True)
    return before


def accept(database: Path) -> None:
    """Takes what the database holds now for all that its log ever held. Raises DatabaseError if it cannot be read."""
    opened = open_file(database, 5000)
    with closing(opened.connection):
        mark.write(database, mark.of(Database(opened, database)))


def _opened(database: Path) -> Opened | None:
    """The open database; None where there is none, or a damaged one."""
    if not database.exists():
        return None
    try:
        return open_file(database, 5000)
    except LockedError:
        raise
    except DatabaseError as error:
        if _is_damage(error):
            return None
        raise


def _is_damage(error: DatabaseError) -> bool:
    cause = error.__cause__
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _kept(backups: Backups, at_ms: int, progress: Progress) -> Path | None:
    """Where what is about to be replaced is kept: as a backup, or set aside where none can be made of it."""
    database = backups.database
    opened = _opened(database)
    if opened:
        with closing(opened.connection):
            is_empty = read_identity(opened.connection).is_new
        if is_empty:
            return None
        try:
            return backups.folder / backups.make("restore", progress, insists=True).name
        except DatabaseError as error:
            if not _is_damage(error.__cause__ if isinstance(error.__cause__, DatabaseError) else error):
                raise
    return set_aside(database, at_ms) if database.exists() else None


def set_aside(database: Path, at_ms: int) -> Path:
    """Gives a damaged database, and what belongs to it, a name that says so."""
    stem = f"{database.stem}-damaged-{EPOCH + timedelta(milliseconds=at_ms):%Y-%m-%dT%H-%M-%SZ}"
    numbered = (f"{stem}{f'_{number:03}' if number else ''}{database.suffix}" for number in count())
    aside = next(path for path in map(database.with_name, numbered) if not path.exists())
    for ending in _BESIDE:
        beside = database.with_name(f"{database.name}{ending}")
        if beside.exists():
            beside.replace(aside.with_name(f"{aside.name}{ending}"))
    database.replace(aside)
    sync_folder(database.parent)
    return aside


def _migrated(backups: Backups, backup: Path) -> Path:
    """A copy of an older backup, of this version."""
    draft = half_of(backups.database)
    draft.unlink(missing_ok=True)
    copy_database(backup, draft)
    opened = open_file(draft, 5000)
    with closing(opened.connection):
        Database(opened, draft).bring_up_to_date()
    return draft


def _replace(database: Path, source: Path, progress: Progress) -> None:
    """Writes the pages of one database over those of another, in one transaction that other processes wait for."""
    opened = open_file(database, 5000)
    with explained(database), closing(opened.connection) as here:
        if opened.read_only:
            raise DatabaseError(f"{database} is read-only. Make it and its folder writable.")
        with closing(sqlite3.connect(uri(source, "mode=ro&immutable=1"), uri=True)) as found:
            found.backup(here, pages=-1, progress=steps(database, 5000, progress), sleep=0.05)


def _put(database: Path, source: Path) -> None:
    """Puts a copy of a backup where there is no database."""
    draft = half_of(database.with_name(f"{database.name}-restored"))
    draft.unlink(missing_ok=True)
    copy_database(source, draft)
    draft.replace(database)
    sync_folder(database.parent)
