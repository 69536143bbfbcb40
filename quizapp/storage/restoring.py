"""A backup takes the place of the database, which is kept before; other processes that have it open go on with it."""

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import NamedTuple

from quizapp.core.backup import Contents
from quizapp.core.day import EPOCH
from quizapp.core.progress import Progress, silent
from quizapp.errors import DamagedError, DatabaseError
from quizapp.files import sync_folder
from quizapp.storage import mark
from quizapp.storage.backups import Backups, half_of, refuse_altered
from quizapp.storage.copying import UnsoundError, contents, copy_database, held, refuse_unsound, steps, sync
from quizapp.storage.database import Database
from quizapp.storage.failures import UNREADABLE, explained
from quizapp.storage.identity import SCHEMA_VERSION, read_identity
from quizapp.storage.opening import Opened, open_file, uri
from quizapp.storage.store import Store

_BESIDE = ("-journal", "-wal", "-shm")
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
            return held(here, version) if version else None
        except UNREADABLE:
            return None


def good(backup: Path) -> Contents:
    """What a backup holds. Raises DatabaseError where it is not as it was made, or damaged, or of another program."""
    refuse_altered(backup)
    return contents(backup)


def loss(database: Path, backup: Path) -> Loss:
    """What would be lost with this backup in the place of a database that is `present`; DamagedError if it cannot be
    read through.
    """
    with explained(database), closing(sqlite3.connect(uri(database, "mode=ro"), uri=True)) as here:
        here.execute("ATTACH :path AS backup", {"path": uri(backup, "mode=ro&immutable=1")})
        return Loss(*here.execute(_ONLY_HERE).fetchone())


def restore(backups: Backups, backup: Path, at_ms: int, progress: Progress = silent) -> Restored:
    """Puts the contents of a backup, which was made now [UTC ms] or earlier, in the place of the database.

    The backup is checked first. What is replaced becomes a backup itself, or where it is damaged is set aside under
    a name of its own. A database of an older version is migrated before. Raises DatabaseError or LockedError, with the
    database as it was.
    """
    holds = good(backup)
    try:
        before = _restored(backups, backup, holds, at_ms, progress)
    except OSError as error:
        raise DatabaseError(f"{backups.database} cannot be restored: {error.strerror}.") from error
    _take_for_all(backups)
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


def accept(backups: Backups) -> None:
    """Takes what the database holds now for all that its log ever held, whatever the backups there are hold.

    What was folded from entries that are gone is folded anew by the next start. Raises DatabaseError if the database
    cannot be read, or not be written to.
    """
    _take_for_all(backups)
    with Store.open(backups.database, backups=backups) as store:
        for learner in store.learners():
            with store.for_learner(learner).writing() as tx:
                tx.set_old()


def _take_for_all(backups: Backups) -> None:
    database = backups.database
    opened = open_file(database, 5000)
    with closing(opened.connection):
        mark.write(database, mark.counted(Database(opened, database), backups.newest_number()))


def _opened(database: Path) -> Opened | None:
    """The open database; None where there is none, or a damaged one."""
    if not database.exists():
        return None
    try:
        return open_file(database, 5000)
    except DamagedError:
        return None


def _kept(backups: Backups, at_ms: int, progress: Progress) -> Path | None:
    """Where what is about to be replaced is kept: as the newest backup, or set aside where none can be made of it."""
    database = backups.database
    opened = _opened(database)
    if opened:
        with closing(opened.connection):
            if read_identity(opened.connection).is_new:
                return None
            with suppress(DamagedError, UnsoundError), explained(database):
                refuse_unsound(opened.connection, database, deep=False)
                held = backups.held()
                if held is None or held.number < backups.newest_number():
                    held = backups.make("restore", progress, insists=True)
                return backups.folder / held.name
    return set_aside(database, at_ms) if database.exists() else None


def set_aside(database: Path, at_ms: int) -> Path:
    """Gives a damaged database, and what belongs to it, a name that says so.

    Whatever ends it, a database has its journals beside it, under the one name or the other.
    """
    stem = f"{database.stem}-damaged-{EPOCH + timedelta(milliseconds=at_ms):%Y-%m-%dT%H-%M-%SZ}"
    numbered = (f"{stem}{f'_{number:03}' if number else ''}{database.suffix}" for number in count())
    aside = next(path for path in map(database.with_name, numbered) if not any(map(Path.exists, _with_journals(path))))
    for path, other in zip(_with_journals(database)[1:], _with_journals(aside)[1:], strict=True):
        if path.exists():
            _also_named(path, other)
    sync_folder(database.parent)
    database.replace(aside)
    sync_folder(database.parent)
    _forget_journals(database)
    return aside


def _with_journals(database: Path) -> list[Path]:
    return [database.with_name(f"{database.name}{ending}") for ending in ("", *_BESIDE)]


def _also_named(path: Path, other: Path) -> None:
    """Gives a file another name, too; a copy where the file system has one name for a file."""
    try:
        os.link(path, other)
    except OSError:
        shutil.copy2(path, other)
        sync(other)


def _forget_journals(database: Path) -> None:
    """Deletes journals of a database that is there no more: another one must not be taken for theirs."""
    for path in _with_journals(database)[1:]:
        path.unlink(missing_ok=True)
    sync_folder(database.parent)


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
    _forget_journals(database)
    draft.replace(database)
    sync_folder(database.parent)
