"""The shape of a database beside that of one that was just made: tables, columns, indexes."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from typing import NamedTuple

from quizapp.storage import migrations
from quizapp.storage.identity import SCHEMA_VERSION
from quizapp.storage.statements import quoted

Shape = dict[str, frozenset[tuple[object, ...]]]

_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"
_MADE_LATER = ("sqlite_", "search_index")
"""Tables of SQLite itself, and those that searching makes when it is first needed."""
_OTHERS = "SELECT type, name FROM sqlite_master WHERE type IN ('view', 'trigger')"
_WRITTEN = "SELECT name, sql FROM sqlite_master WHERE type = 'table'"


def differences(opened: sqlite3.Connection, version: int = SCHEMA_VERSION) -> Iterator[str]:
    """What of the shape is otherwise than a version makes it, each as a phrase."""
    there, wanted = _shape(opened), _wanted(version).shape
    yield from (f"table {name} is missing" for name in sorted(wanted.keys() - there.keys()))
    yield from (f"there is a table {name} of another program" for name in sorted(there.keys() - wanted.keys()))
    for name in sorted(there.keys() & wanted.keys()):
        for kind, item, *_ in sorted(there[name] ^ wanted[name], key=repr):
            yield f"{kind} {item} of table {name} is otherwise"
    yield from (f"there is a {kind} {name}" for kind, name in opened.execute(_OTHERS))


def as_made(opened: sqlite3.Connection) -> set[str]:
    """The tables that are declared word for word as this version declares them, their constraints with them."""
    return {name for name, sql in opened.execute(_WRITTEN) if (name, sql) in _wanted(SCHEMA_VERSION).written}


def missing_indexes(opened: sqlite3.Connection) -> list[str]:
    """The statements that make the indexes which are missing."""
    here = {name for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
    with closing(made()) as fresh:
        found = fresh.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").fetchall()
    return [sql for name, sql in found if name not in here]


def made(version: int = SCHEMA_VERSION) -> sqlite3.Connection:
    """An empty database of a version, in memory."""
    opened = sqlite3.connect("file::memory:", uri=True, isolation_level=None, check_same_thread=False)
    with migrations.connected(opened) as connection:
        migrations.migrate(connection, 0, version)
    opened.isolation_level = None
    return opened


class _Wanted(NamedTuple):
    """What a version makes: the shape, and how its tables are declared."""

    shape: Shape
    written: frozenset[tuple[str, str]]


@cache
def _wanted(version: int) -> _Wanted:
    with closing(made(version)) as fresh:
        return _Wanted(_shape(fresh), frozenset(fresh.execute(_WRITTEN)))


def _shape(opened: sqlite3.Connection) -> Shape:
    found = (name for (name,) in opened.execute(_TABLES).fetchall() if not name.startswith(_MADE_LATER))
    return {name: frozenset([*_columns(opened, name), *_indexes(opened, name)]) for name in found}


def _columns(opened: sqlite3.Connection, name: str) -> Iterator[tuple[object, ...]]:
    for _, column, type_, not_null, _, key, _ in opened.execute(f"PRAGMA table_xinfo({quoted(name)})"):
        yield "column", column, type_, not_null, key
    yield from (
        ("the kind", "of rows", without_rowid, strict)
        for _, _, _, _, without_rowid, strict in opened.execute(f"PRAGMA table_list({quoted(name)})")
    )
    for row in opened.execute(f"PRAGMA foreign_key_list({quoted(name)})"):
        yield "reference", row[3], row[2], row[4]


def _indexes(opened: sqlite3.Connection, name: str) -> Iterator[tuple[object, ...]]:
    for _, index, unique, _, partial in opened.execute(f"PRAGMA index_list({quoted(name)})"):
        columns = tuple(row[2] for row in opened.execute(f"PRAGMA index_info({quoted(index)})"))
        yield "index", index, unique, partial, columns
