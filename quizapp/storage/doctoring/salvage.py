"""What a damaged database still tells of the log: every entry that is whole, valid and not denied by an index."""

import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from itertools import chain
from pathlib import Path
from shutil import copyfile
from typing import BinaryIO
from zlib import crc32

from quizapp.core.progress import Progress, silent
from quizapp.core.review import Event
from quizapp.errors import DatabaseError
from quizapp.storage.doctoring.leaves import Pages, Record, Value
from quizapp.storage.doctoring.salvaged import Salvaged
from quizapp.storage.eventrow import EventRow, columns_of, event_of
from quizapp.storage.failures import UNREADABLE

READING = "Reading what is left"

_OFTEN = 256  # so many pages are read between two words on how far it is
_JOURNALS = ("-journal", "-wal")
_WIDTHS = (len(EventRow._fields), len(EventRow._fields) + 1)
_ENTRY_WIDTHS = (3, 4)
_ID_LENGTH, _DASHES = 36, (8, 13, 18, 23)
_GUARDS = ("PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON")


def salvage(path: Path, progress: Progress = silent) -> Salvaged:
    """Everything that can be read of the log in the file at `path`, which is not changed; page by page.

    Raises DatabaseError for a file that cannot be read at all, and what `progress` raises.
    """
    try:
        with _sound_file(path) as file:
            return _saved(Pages(file), progress)
    except OSError as error:
        raise DatabaseError(f"{path} cannot be read: {error.strerror}.") from error
    except sqlite3.OperationalError as error:
        raise DatabaseError(f"There is no room for what can be read of {path}: {error}.") from error


def _saved(pages: Pages, progress: Progress) -> Salvaged:
    saved, every = Salvaged(), 2 * pages.number
    for page in range(pages.number):
        saved.name_all(chain.from_iterable(map(_named, pages.entries(page))))
        if page % _OFTEN == 0:
            progress(READING, page, every)
    for page in range(pages.number):
        for record in pages.rows(page):
            _take(saved, record)
        if page % _OFTEN == 0:
            progress(READING, pages.number + page, every)
    return saved


def _take(saved: Salvaged, record: Record) -> None:
    """Keeps what a row is, if it is a learner, or an entry of the log that no index denies."""
    for learner, name in _learner(record.values).items():
        saved.add_learner(learner, name)
    event = _event(record.values)
    if event and _is_denied(record.values[0], event, saved.named(record.rowid)):
        saved.denied += 1
    elif event:
        saved.add(str(record.values[0]), event)


@contextmanager
def _sound_file(path: Path) -> Iterator[BinaryIO]:
    """The file, once what a crash left unfinished was rolled back in a private copy of it."""
    beside = [journal for ending in _JOURNALS if (journal := path.with_name(path.name + ending)).is_file()]
    if not any(journal.stat().st_size for journal in beside):
        with path.open("rb") as file:
            yield file
        return
    with tempfile.TemporaryDirectory(prefix="quizapp-salvage-") as folder:
        for each in (path, *beside):
            copyfile(each, Path(folder, each.name))
        copy = Path(folder, path.name)
        with suppress(*UNREADABLE), closing(sqlite3.connect(copy)) as opened:
            for guard in _GUARDS:
                opened.execute(guard)
            opened.execute("SELECT count(*) FROM sqlite_master").fetchone()
            opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with copy.open("rb") as file:
            yield file


def _named(record: Record) -> Iterator[tuple[int, int]]:
    """The place of the row that an entry of an index names, with the check sum of the id that it says is there."""
    match record.values:
        case (learner, *_, id_, int(place)) if len(record.values) in _ENTRY_WIDTHS and _is_id(learner) and _is_id(id_):
            yield place, _check(learner, id_)


def _is_denied(learner: Value, event: Event, named: frozenset[int]) -> bool:
    """Whether indexes name other entries at the place of this one, and none names it."""
    others = named - {_check(learner, event.card_id)}
    return bool(others) and _check(learner, event.id) not in others


def _check(learner: Value, id_: Value) -> int:
    return crc32(f"{learner!r} {id_!r}".encode())


def _is_id(value: Value) -> bool:
    return isinstance(value, str) and len(value) == _ID_LENGTH and all(value[place] == "-" for place in _DASHES)


def _learner(values: tuple[Value, ...]) -> Mapping[str, str]:
    """The name of a learner by id, if these are the values of one."""
    match values:
        case (
            (str(id_), str(name))
            | (str(id_), str(name), int())
            | (str(id_), str(name), int(), str() | None)
            | (str(id_), str(name), int(), str() | None, int() | None, int() | None)
        ) if _is_id(id_) and name.isprintable():
            return {id_: name}
        case _:
            return {}


def _event(values: tuple[Value, ...]) -> Event | None:
    """The entry of the log that these values are, if they are one that could have been written."""
    if len(values) not in _WIDTHS or not _is_id(values[0]):
        return None
    try:
        event = event_of(EventRow(*values[1:]))  # type: ignore[arg-type]  # values of any type, as damage leaves them
        columns_of(event)
    except (ValueError, TypeError, RecursionError):
        return None
    return event
