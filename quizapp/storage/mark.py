"""The mark of the log: a small file beside the database that knows how far the log went, should a part go missing."""

import os
import zlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quizapp.core.counting import plural
from quizapp.errors import DatabaseError, LostError
from quizapp.storage.alive import runs

if TYPE_CHECKING:
    from quizapp.storage.database import Database

_LAST = "SELECT rowid, id FROM event ORDER BY rowid DESC LIMIT 1"
HELD = """
SELECT 1 FROM event WHERE rowid = :place AND id = :last UNION ALL SELECT 1 FROM event WHERE id = :last LIMIT 1
"""
"""One row where the log holds what a mark knows of; its place is looked at first, as an id alone is found slowly."""
_IN_PLACE = "SELECT 1 FROM event WHERE rowid = :place AND id = :last"
_COUNT = "SELECT count(*) FROM event"
_TABLE = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'event'"
_FIELDS = 6
_LARGEST = 1000

WAYS = "`quizapp restore` puts a backup back; `quizapp restore --accept` goes on with what is there."
"""The ways out where entries are missing."""


class Mark(NamedTuple):
    """The place of the log's last row and its id, the process that has it open, 0 once it was closed, and how many
    entries there were.

    Rows are only added, so the number rises as the place does, and is counted only where no mark says it. `accepted` is
    the number of the newest backup that may hold more than the log, as the learner knows; 0 where none may.
    """

    place: int = 0
    last: str = ""
    process: int = 0
    events: int = 0
    accepted: int = 0

    def after(self, former: "Mark") -> "Mark":
        """This one, seen in the same log later than a former one, with what only that one knew."""
        return self._replace(events=former.events + self.place - former.place, accepted=former.accepted)

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
        check, place_, process, events, accepted, last = line.decode().split(" ", _FIELDS - 1)
        if int(check, 16) != zlib.crc32(line[len(check) :]):
            return Mark()
        return Mark(int(place_), last, int(process), int(events), int(accepted))
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
        write(database.path, _counted(database, former)._replace(process=os.getpid()))
    return former.was_left_open


def note(database: Path, mark: Mark) -> None:
    """Writes a mark after the one that is there, if there is one: quick, and outlasts this process."""
    with suppress(OSError):
        _put(place(database), mark.after(read(database)), 0, synced=False)


def end(database: "Database") -> None:
    """Marks what a database holds that is about to be closed; another process may have it open still."""
    if database.read_only:
        return
    with suppress(DatabaseError):
        former = read(database.path)
        process = former.process if former.process != os.getpid() and runs(former.process) else 0
        write(database.path, of(database, process).after(former))


def of(database: "Database", process: int = 0) -> Mark:
    """Where the log of an open database ends now; how many entries it has is not counted."""
    found = database.rows(Mark, _LAST) if database.bulk(_TABLE) else []
    return found[0]._replace(process=process) if found else Mark(process=process)


def counted(database: "Database", accepted: int = 0) -> Mark:
    """The mark of what an open database holds now, all of it counted."""
    return of(database)._replace(events=count(database), accepted=accepted)


def count(database: "Database") -> int:
    """How many entries the log of an open database has now."""
    return database.rows(int, _COUNT)[0] if database.bulk(_TABLE) else 0


def refuse_missing(path: Path) -> None:
    """Raises LostError where the mark knows of a log, and there is no database, or an empty file."""
    mark = read(path)
    if mark.events and not (path.exists() and path.stat().st_size):
        raise LostError(
            f"{path} is gone, or empty, though its log had {_entries(mark.events)}. Nothing was written. {WAYS}"
        )


def refuse_loss(database: "Database") -> None:
    """Raises LostError where an open database does not hold what its mark knows of."""
    mark = read(database.path)
    if not mark.events or _holds(database, mark):
        return
    raise LostError(
        f"{database.path} holds {_entries(count(database))} of the log; it held {mark.events:,} before, and the last "
        f"of them is missing: a file beside it (-wal, -journal) was lost, or an older copy was put in its place. "
        f"Nothing was written. {WAYS}"
    )


def refuse_gaps(database: "Database") -> None:
    """Raises LostError where fewer entries are there than the mark knows of; it counts them, which takes a while."""
    for said in gaps(database.path, count(database), read(database.path).events):
        raise LostError(said)


def gaps(path: Path, here: int, known: int) -> list[str]:
    """A sentence where fewer entries are in the log of the database at a path than its mark knew of; else none."""
    if here >= known:
        return []
    said = f"{path} holds {_entries(here)} of the log; it held {known:,} before: some were deleted."
    return [f"{said} What is left can be used, and is not folded anew until you choose. {WAYS}"]


def _counted(database: "Database", former: Mark) -> Mark:
    """The mark of a log that was just opened; counted where rows moved, as VACUUM does, or there was no mark."""
    here = of(database)
    if former.place and database.bulk(_IN_PLACE, place=former.place, last=former.last):
        return here.after(former)
    return here._replace(events=max(count(database), former.events), accepted=former.accepted)


def _holds(database: "Database", mark: Mark) -> bool:
    if not database.bulk(_TABLE):
        return False
    return bool(database.bulk(HELD, place=mark.place, last=mark.last))


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
    said = f" {mark.place} {mark.process} {mark.events} {mark.accepted} {mark.last}".encode()
    return b"%08x%b\n" % (zlib.crc32(said), said)


def _entries(number: int) -> str:
    return plural(number, "entry", "entries")
