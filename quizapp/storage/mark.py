"""The mark of the log: a small file beside the database that knows how far the log went, should a part go missing."""

import os
import zlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quizapp.errors import DatabaseError, LostError
from quizapp.storage.alive import runs

if TYPE_CHECKING:
    from quizapp.storage.database import Database

_LAST = "SELECT rowid, id FROM event ORDER BY rowid DESC LIMIT 1"
HELD = """
SELECT 1 FROM event WHERE rowid = :events AND id = :last UNION ALL SELECT 1 FROM event WHERE id = :last LIMIT 1
"""
"""One row where the log holds what a mark knows of; its place is looked at first, as an id alone is found slowly."""
_TABLE = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'event'"
_FIELDS = 4
_LARGEST = 1000


class Mark(NamedTuple):
    """How many entries the log had, the id of the last, and the process that has it open, 0 once it was closed.

    The number is the place of the last row: rows are only added, so nothing has to be counted.
    """

    events: int = 0
    last: str = ""
    process: int = 0

    @property
    def was_left_open(self) -> bool:
        """Whether the process that had the database open ended without closing it."""
        return bool(self.process) and self.process != os.getpid() and not runs(self.process)


def place(database: Path) -> Path:
    """Where the mark of a database is."""
    return database.with_name(f"{database.name}.mark")


def read(database: Path) -> Mark:
    """The mark of a database; an empty one where there is none, or none that can be believed."""
    try:
        with place(database).open("rb") as file:
            line = file.read(_LARGEST).partition(b"\n")[0]
        check, events, process, last = line.decode().split(" ", _FIELDS - 1)
        if int(check, 16) != zlib.crc32(line[len(check) :]):
            return Mark()
        return Mark(int(events), last, int(process))
    except (OSError, ValueError):
        return Mark()


def write(database: Path, mark: Mark) -> None:
    """Puts a mark in place, safe from power cuts; without permission the former stays, which is true, too."""
    with suppress(OSError):
        _put(place(database), mark, os.O_CREAT, synced=True)


def begin(database: "Database") -> bool:
    """Marks what a database holds that was just opened; whether it was not closed the last time."""
    former = read(database.path)
    if not database.read_only:
        write(database.path, of(database, os.getpid()))
    return former.was_left_open


def note(database: Path, mark: Mark) -> None:
    """Writes a mark over the one that is there, if there is one: quick, and outlasts this process."""
    with suppress(OSError):
        _put(place(database), mark, 0, synced=False)


def end(database: "Database") -> None:
    """Marks what a database holds that is about to be closed; another process may have it open still."""
    if database.read_only:
        return
    with suppress(DatabaseError):
        process = read(database.path).process
        write(database.path, of(database, process if process != os.getpid() and runs(process) else 0))


def of(database: "Database", process: int = 0) -> Mark:
    """The mark of what an open database holds now."""
    found = database.rows(Mark, _LAST) if database.bulk(_TABLE) else []
    return found[0]._replace(process=process) if found else Mark(process=process)


def refuse_missing(path: Path) -> None:
    """Raises LostError where the mark knows of a log, and there is no database, or an empty file."""
    mark = read(path)
    if mark.events and not (path.exists() and path.stat().st_size):
        raise LostError(
            f"{path} is gone, or empty, though its log had {mark.events} entries. Nothing was written. {_WAYS}"
        )


def refuse_loss(database: "Database") -> None:
    """Raises LostError where an open database does not hold what its mark knows of."""
    mark = read(database.path)
    if not mark.events or _holds(database, mark):
        return
    raise LostError(
        f"{database.path} holds {of(database).events} entries of the log; it held {mark.events} before, and the last "
        f"of them is missing: a file beside it (-wal, -journal) was lost, or an older copy was put in its place. "
        f"Nothing was written. {_WAYS}"
    )


_WAYS = "`quizapp restore` puts a backup back; `quizapp restore --accept` goes on with what is there."


def _holds(database: "Database", mark: Mark) -> bool:
    if not database.bulk(_TABLE):
        return False
    return bool(database.bulk(HELD, events=mark.events, last=mark.last))


def _put(path: Path, mark: Mark, flags: int, *, synced: bool) -> None:
    """Writes over what is there, in one go; what was longer stands behind the first line and is never read."""
    descriptor = os.open(path, os.O_WRONLY | flags, 0o600)
    try:
        os.write(descriptor, _line(mark))
        if synced:
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _line(mark: Mark) -> bytes:
    said = f" {mark.events} {mark.process} {mark.last}".encode()
    return b"%08x%b\n" % (zlib.crc32(said), said)
