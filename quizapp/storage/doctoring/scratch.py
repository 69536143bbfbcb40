"""What is folded from a log, folded anew beside the database: in memory, over the events where they lie."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from quizapp.storage.database import Database
from quizapp.storage.doctoring import rules, shape
from quizapp.storage.failures import explained
from quizapp.storage.opening import Opened, uri
from quizapp.storage.statements import quoted
from quizapp.storage.store import Transaction

_SET_UP = (
    "INSERT INTO learner SELECT * FROM there.learner",
    "INSERT INTO deck_file SELECT * FROM there.deck_file",
    "DROP TABLE event",
    "CREATE TEMP VIEW event AS SELECT * FROM there.event",
)
_KEPT = {"memory": "version"}
_COUNTS = {
    "day_tally": "again + hard + good + easy + took_ms > 0",
    "hour_tally": "again + hard + good + easy + took_ms > 0",
    "form_tally": "reviews > 0",
}
FOLDED = ("memory", "day_tally", "hour_tally", "form_tally", "mistake")
"""The tables that hold nothing but what follows from the log."""


class Scratch(NamedTuple):
    """An empty database over the log of another; what is folded into it is compared with what stands there."""

    opened: sqlite3.Connection
    path: Path

    def learners(self) -> list[str]:
        """The ids of all learners."""
        return [str(row[0]) for row in self.opened.execute("SELECT learner_id FROM learner ORDER BY name")]

    def transaction(self, learner: str) -> Transaction:
        """What a log is folded through."""
        return Transaction(Database(Opened(self.opened, read_only=False), self.path), learner)

    def differing(self, table: str, learner: str) -> int:
        """How many rows of a table are otherwise than the log gives them, or not given by it at all, or missing."""
        made = rules.table(table)
        columns = [quoted(column.name) for column in made.columns if column.name != _KEPT.get(table)]
        same_key = " AND ".join(f"mine.{key} = its.{key}" for key in (quoted(one.name) for one in made.primary_key))
        is_same = " AND ".join((same_key, *(f"mine.{column} IS its.{column}" for column in columns)))
        where = f"WHERE learner_id = ? AND {_COUNTS.get(table, '1')} AND NOT EXISTS"
        otherwise = (
            f"SELECT count(*) FROM main.{table} AS mine {where} (SELECT 1 FROM there.{table} AS its WHERE {is_same})"  # noqa: S608 - all names are ours
        )
        counts = f"{same_key} AND {_COUNTS.get(table, '1')}"
        missing = (
            f"SELECT count(*) FROM there.{table} AS its {where} (SELECT 1 FROM main.{table} AS mine WHERE {counts})"  # noqa: S608 - as above
        )
        return sum(int(self.opened.execute(one, (learner,)).fetchone()[0]) for one in (otherwise, missing))


@contextmanager
def scratch(path: Path) -> Iterator[Scratch]:
    """A scratch database over the one at `path`, which is only read. Raises DatabaseError where it cannot be."""
    with explained(path), closing(shape.made()) as opened:
        opened.execute("ATTACH ? AS there", (uri(path, "mode=ro"),))
        for statement in _SET_UP:
            opened.execute(statement)
        opened.execute("BEGIN")
        yield Scratch(opened, path)
        opened.execute("ROLLBACK")
