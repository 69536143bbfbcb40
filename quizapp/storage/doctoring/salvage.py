"""What a damaged database still tells of the log: every entry that is whole, valid and not denied by an index."""

import sqlite3
import tempfile
from collections import Counter, defaultdict
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile
from zlib import crc32

from quizapp.core.review import Event
from quizapp.errors import DatabaseError
from quizapp.storage.doctoring.leaves import Pages, Value
from quizapp.storage.eventrow import EventRow, columns_of, event_of
from quizapp.storage.failures import UNREADABLE
from quizapp.storage.identity import DEFAULT_LEARNER

_JOURNALS = ("-journal", "-wal")
_WIDTHS = (len(EventRow._fields), len(EventRow._fields) + 1)
_ENTRY_WIDTHS = (3, 4)
_ID_LENGTH, _DASHES = 36, (8, 13, 18, 23)
_GUARDS = ("PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON")


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was saved: the entries of each learner's log by the learner's name, in the order of the log."""

    logs: Mapping[str, list[Event]]
    denied: int

    @property
    def events(self) -> int:
        """How many entries were saved."""
        return sum(map(len, self.logs.values()))

    @property
    def reviews(self) -> int:
        """How many reviews are among them."""
        return sum(event.review is not None for log in self.logs.values() for event in log)


def salvage(path: Path) -> Salvaged:
    """Everything that can be read of the log in the file at `path`, which is not changed.

    Raises DatabaseError for a file that cannot be read at all.
    """
    try:
        pages = Pages(_content(path))
    except (OSError, MemoryError) as error:
        raise DatabaseError(f"{path} cannot be read: {getattr(error, 'strerror', 'it is too large')}.") from error
    named = _named(pages)
    names: dict[str, str] = {}
    found: dict[str, dict[str, Event]] = defaultdict(dict)
    denied = 0
    for record in pages.rows():
        names.update(_learner(record.values))
        event = _event(record.values)
        if event and _is_denied(record.values[0], event, named.get(record.rowid, frozenset())):
            denied += 1
        elif event:
            found[str(record.values[0])].setdefault(event.id, event)
    logs = {learner: sorted(log.values(), key=lambda event: event.order) for learner, log in found.items()}
    return Salvaged({name: logs[learner] for learner, name in _all_named(names, logs).items()}, denied)


def _content(path: Path) -> bytes:
    """The bytes of the file, once what a crash left unfinished was rolled back in a private copy of it."""
    beside = [journal for ending in _JOURNALS if (journal := path.with_name(path.name + ending)).is_file()]
    if not any(journal.stat().st_size for journal in beside):
        return path.read_bytes()
    with tempfile.TemporaryDirectory(prefix="quizapp-salvage-") as folder:
        for file in (path, *beside):
            copyfile(file, Path(folder, file.name))
        copy = Path(folder, path.name)
        with suppress(*UNREADABLE), closing(sqlite3.connect(copy)) as opened:
            for guard in _GUARDS:
                opened.execute(guard)
            opened.execute("SELECT count(*) FROM sqlite_master").fetchone()
            opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return copy.read_bytes()


def _named(pages: Pages) -> Mapping[int, frozenset[int]]:
    """The checks of the ids that indexes name, by the place of their row."""
    found: dict[int, frozenset[int]] = {}
    for record in pages.entries():
        match record.values:
            case (learner, *_, id_, int(place)) if (
                len(record.values) in _ENTRY_WIDTHS and _is_id(learner) and _is_id(id_)
            ):
                found[place] = found.get(place, frozenset()) | {_check(learner, id_)}
    return found


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
        case (str(id_), str(name)) | (str(id_), str(name), int()) | (str(id_), str(name), int(), str() | None) if (
            _is_id(id_) and name.isprintable()
        ):
            return {id_: name}
        case _:
            return {}


def _event(values: tuple[Value, ...]) -> Event | None:
    """The entry of the log that these values are, if they are one that could have been written."""
    if len(values) not in _WIDTHS or not _is_id(values[0]):
        return None
    try:
        event = event_of(EventRow(*values[1:]))  # type: ignore[arg-type]
        columns_of(event)
    except (ValueError, TypeError, RecursionError):
        return None
    return event


def _all_named(names: Mapping[str, str], logs: Mapping[str, list[Event]]) -> Mapping[str, str]:
    """A name for every learner with a log; who has most is the one without a name, where that one is not known."""
    sizes = Counter({learner: len(log) for learner, log in logs.items()})
    unknown = [learner for learner, _ in sizes.most_common() if learner not in names]
    if unknown and DEFAULT_LEARNER not in names.values():
        names = {**names, unknown.pop(0): DEFAULT_LEARNER}
    names = {**names, **{learner: f"saved-{learner[:8]}" for learner in unknown}}
    return {learner: names[learner] for learner in logs}
