"""Rows that are all made anew: of those that stand in their table only what differs is written."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import NamedTuple, cast

from quizapp.storage.database import Database, PlainRow
from quizapp.storage.statements import by_place, quoted, select, upsert

_Made = tuple[str, ...]  # or numbers: at each place always the same of both, so that keys can be compared
_READ = 2000
_AT_ONCE = 10_000


class Table(NamedTuple):
    """A table of each learner: the columns of its key, without the learner, and those that are made.

    `counted` is a column that says how often a row was written; empty where there is none.
    """

    name: str
    key: tuple[str, ...]
    made: tuple[str, ...]
    counted: str = ""

    @property
    def select(self) -> str:
        """The rows of a learner in the order of their key."""
        order = ", ".join(map(quoted, self.key))
        return select(self.name, (*self.key, *self.made), f"WHERE learner_id = :learner ORDER BY {order}")

    @property
    def save(self) -> str:
        """An upsert of a row, by place."""
        counted = (self.counted,) if self.counted else ()
        columns, key = ("learner_id", *self.key, *self.made, *counted), ("learner_id", *self.key)
        grown = {self.counted: f"{self.name}.{quoted(self.counted)} + 1"} if self.counted else {}
        return by_place(upsert(self.name, columns, key, **grown), columns)

    @property
    def delete(self) -> str:
        """The deletion of a row, by place."""
        same = " AND ".join(f"{quoted(one)} = ?" for one in self.key)
        return f"DELETE FROM {self.name} WHERE learner_id = ? AND {same}"  # noqa: S608 - all names are ours


def replace(database: Database, table: Table, learner: str, make: Callable[[], Iterable[PlainRow]]) -> None:
    """Leave those rows of a learner that `make` gives, in the order of their key, and no others.

    Where keys are damaged, so that what has to go cannot be named, all is written.
    """
    count = f"SELECT count(*) FROM {table.name} WHERE learner_id = :learner"  # noqa: S608 - all names are ours
    clear = f"DELETE FROM {table.name} WHERE learner_id = :learner"  # noqa: S608 - as above
    made = _changed(database, table, learner, make())
    if database.rows(int, count, learner=learner) != [made]:
        database.run(clear, {"learner": learner})
        _changed(database, table, learner, make())


def _changed(database: Database, table: Table, learner: str, made: Iterable[PlainRow]) -> int:
    """Writes what differs, never ahead of what was read; returns how many rows were made."""
    changes = _Changes(database, table, learner)
    pages = cast("Iterator[list[_Made]]", database.pages(table.select, _READ, learner=learner))
    stored, width, count = chain.from_iterable(pages), len(table.key), 0
    old = next(stored, None)
    for count, row in enumerate(cast("Iterable[_Made]", made), start=1):  # noqa: B007 - it is what is returned
        if row == old:
            old = next(stored, None)
            continue
        key = row[:width]
        while old is not None and old[:width] < key:
            changes.lacks(old[:width])
            old = next(stored, None)
        if old is not None and old[:width] == key:
            old = next(stored, None)
        changes.has(row)
    for row in chain(() if old is None else (old,), stored):
        changes.lacks(row[:width])
    changes.write()
    return count


class _Changes:
    """Rows to write and keys whose rows go, some at a time."""

    def __init__(self, database: Database, table: Table, learner: str) -> None:
        self._database, self._table, self._learner = database, table, learner
        self._last = (1,) if table.counted else ()
        self._new: list[PlainRow] = []
        self._gone: list[PlainRow] = []

    def has(self, row: PlainRow) -> None:
        """A row is there from now on."""
        self._new.append((self._learner, *row, *self._last))
        if len(self._new) >= _AT_ONCE:
            self.write()

    def lacks(self, key: PlainRow) -> None:
        """The row of a key is there no more."""
        self._gone.append((self._learner, *key))
        if len(self._gone) >= _AT_ONCE:
            self.write()

    def write(self) -> None:
        """Writes all this."""
        self._database.run_plain(self._table.delete, self._gone)
        self._database.run_plain(self._table.save, self._new)
        self._new, self._gone = [], []
