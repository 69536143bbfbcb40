"""Rows that are made anew are what is there afterwards, and only what differs was written."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from quizapp.storage.database import Database, PlainRow
from quizapp.storage.opening import Opened
from quizapp.storage.replacing import Table, replace

TABLE = Table("kept", ("day", "text"), ("value",), "version")

keys = st.tuples(st.integers(-2, 2), st.sampled_from(["", "a", "ab", "b", "é", "\ufffd", "😀"]))
rows = st.dictionaries(keys, st.sampled_from([0.5, 2.0]), max_size=12)


@contextmanager
def holding(found: dict[tuple[int, str], float]) -> Iterator[sqlite3.Connection]:
    """A table with these rows of a learner, and one of another."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute(
            "CREATE TABLE kept (learner_id TEXT, day INTEGER, text TEXT, value REAL, version INTEGER, "
            "PRIMARY KEY (learner_id, day, text)) STRICT, WITHOUT ROWID"
        )
        stored = [("me", *key, value, 1) for key, value in found.items()]
        connection.executemany("INSERT INTO kept VALUES (?, ?, ?, ?, ?)", [*stored, ("other", 0, "a", 1.0, 1)])
        yield connection


def replaced(connection: sqlite3.Connection, made: dict[tuple[int, str], float]) -> int:
    """Puts rows in the place of those of the learner; how many were written or deleted."""
    before = connection.total_changes
    found: list[PlainRow] = [(*key, value) for key, value in sorted(made.items())]
    replace(Database(Opened(connection, read_only=False), Path("kept.db")), TABLE, "me", lambda: found)
    return connection.total_changes - before


def of(connection: sqlite3.Connection, learner: str) -> dict[tuple[int, str], float]:
    found = connection.execute("SELECT day, text, value FROM kept WHERE learner_id = ?", (learner,))
    return {(day, text): value for day, text, value in found}


@given(stored=rows, made=rows)
def test_what_is_made_is_what_is_there_and_only_what_differs_is_written(
    stored: dict[tuple[int, str], float], made: dict[tuple[int, str], float]
) -> None:
    with holding(stored) as connection:
        written = replaced(connection, made)
        assert of(connection, "me") == made
        assert of(connection, "other") == {(0, "a"): 1.0}
        assert written == sum(stored.get(key) != made.get(key) for key in stored.keys() | made.keys())


def test_a_row_counts_how_often_it_was_written() -> None:
    with holding({(1, "a"): 0.5, (1, "b"): 0.5}) as connection:
        replaced(connection, {(1, "a"): 0.5, (1, "b"): 2.0, (2, "a"): 0.5})
        versions = connection.execute("SELECT version FROM kept WHERE learner_id = 'me' ORDER BY day, text").fetchall()
        assert versions == [(1,), (2,), (1,)]


def test_very_many_rows_are_replaced_while_others_are_read() -> None:
    stored = {(number, "a"): 0.5 for number in range(30_000)}
    made = {(number, "a"): 2.0 for number in range(100, 45_000, 2)}
    with holding(stored) as connection:
        replaced(connection, made)
        assert of(connection, "me") == made


def test_a_key_that_is_no_text_goes() -> None:
    with holding({(1, "a"): 0.5}) as connection:
        connection.execute("INSERT INTO kept VALUES ('me', 1, CAST(x'ff61' AS TEXT), 0.5, 1)")
        replaced(connection, {(1, "a"): 0.5, (2, "b"): 0.5})
        assert of(connection, "me") == {(1, "a"): 0.5, (2, "b"): 0.5}
