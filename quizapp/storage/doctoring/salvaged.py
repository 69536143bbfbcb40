"""What was saved of a log: entries in a file of their own, which has no name and goes with this object."""

import sqlite3
import weakref
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from quizapp.core.review import Event
from quizapp.storage.eventrow import EventRow, columns_of, event_of
from quizapp.storage.identity import DEFAULT_LEARNER
from quizapp.storage.opening import uri

_COLUMNS = ", ".join(f'"{name}"' for name in EventRow._fields)
_SET_UP = (
    "PRAGMA journal_mode = OFF",
    f"CREATE TABLE entry (learner, {_COLUMNS}, PRIMARY KEY (learner, id))",
    "CREATE TABLE learner (id PRIMARY KEY, name)",
    "CREATE TABLE named (place, sum, PRIMARY KEY (place, sum)) WITHOUT ROWID",
    "BEGIN",
)
_ADD = f"INSERT OR IGNORE INTO entry VALUES (?{', ?' * len(EventRow._fields)})"  # noqa: S608 - all names are ours
_LOG = f"SELECT {_COLUMNS} FROM entry WHERE learner = ? ORDER BY at_ms, id"  # noqa: S608 - all names are ours
_REVIEWS = "SELECT count(*) FROM entry WHERE rating IS NOT NULL"
_BEYOND = f"{_REVIEWS} AND id NOT IN (SELECT id FROM there.event WHERE kind = 'review')"  # noqa: S608 - as above


class Salvaged:
    """The entries of each learner's log; `denied` counts those that indexes say are others.

    Whatever of it needs a disk raises sqlite3.OperationalError where that is full.
    """

    def __init__(self) -> None:
        self.denied = 0
        self._kept = sqlite3.connect("", isolation_level=None, check_same_thread=False, uri=True)
        weakref.finalize(self, self._kept.close)
        for statement in _SET_UP:
            self._kept.execute(statement)

    @property
    def events(self) -> int:
        """How many entries were saved."""
        return self._count("SELECT count(*) FROM entry")

    @property
    def reviews(self) -> int:
        """How many reviews are among them."""
        return self._count(_REVIEWS)

    @property
    def names(self) -> list[str]:
        """The names of the learners whose entries they are."""
        return list(self._learners())

    def log(self, name: str) -> Iterator[Event]:
        """The entries of a learner in the order of the log; none of one that is not known."""
        for row in self._kept.execute(_LOG, (self._learners().get(name),)):
            yield event_of(EventRow._make(row))

    def beyond(self, backup: Path) -> int:
        """How many of the reviews a good backup has not. Raises sqlite3.Error where it cannot be read."""
        self._kept.execute("COMMIT")
        self._kept.execute("ATTACH ? AS there", (uri(backup, "mode=ro&immutable=1"),))
        try:
            return self._count(_BEYOND)
        finally:
            self._kept.execute("DETACH there")
            self._kept.execute("BEGIN")

    def add(self, learner: str, event: Event) -> None:
        """Keep an entry; of two with one id the first."""
        self._kept.execute(_ADD, (learner, *columns_of(event)))

    def add_learner(self, learner: str, name: str) -> None:
        """Keep the name of a learner; of two the last."""
        self._kept.execute("INSERT OR REPLACE INTO learner VALUES (?, ?)", (learner, name))

    def name_all(self, sums: Iterable[tuple[int, int]]) -> None:
        """Keep the check sums of what indexes name, each with the place of its row."""
        self._kept.executemany("INSERT OR IGNORE INTO named VALUES (?, ?)", sums)

    def named(self, place: int) -> frozenset[int]:
        """The check sums of what indexes name at the place of a row."""
        return frozenset(row[0] for row in self._kept.execute("SELECT sum FROM named WHERE place = ?", (place,)))

    def _count(self, sql: str) -> int:
        return int(self._kept.execute(sql).fetchone()[0])

    def _learners(self) -> Mapping[str, str]:
        """Each learner with a log by a name; who has most is the one without a name, where that one is not known."""
        sizes = Counter(dict(self._kept.execute("SELECT learner, count(*) FROM entry GROUP BY learner")))
        names = dict(self._kept.execute("SELECT id, name FROM learner"))
        unknown = [learner for learner, _ in sizes.most_common() if learner not in names]
        if unknown and DEFAULT_LEARNER not in names.values():
            names[unknown.pop(0)] = DEFAULT_LEARNER
        names |= {learner: f"saved-{learner[:8]}" for learner in unknown}
        return {names[learner]: learner for learner in sizes}
