"""The rules that every row keeps, as the tables say them, in SQL: what is true of a row that breaks one."""

import sqlite3
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sqlalchemy import CheckConstraint, Column, LargeBinary, Table, Text
from sqlalchemy.types import Double
from sqlmodel import SQLModel

from quizapp.core.deck import Kind
from quizapp.core.trail import of_text
from quizapp.storage import foldtables, searchtables, tables
from quizapp.storage.statements import quoted

KNOWN = (tables, foldtables, searchtables)
"""The modules that tell SQLModel of the tables."""

_OBJECT, _ARRAY = "object", "array"
_JSON = {
    "event": {"body": _OBJECT},
    "card": {"aliases": _ARRAY, "content": _OBJECT},
    "former": {"content": _OBJECT, "near": _ARRAY},
    "deck_file": {"includes": _ARRAY, "problems": _ARRAY, "topics": _ARRAY, "exams": _ARRAY},
}
_KIND = f"kind IN ({', '.join(repr(kind.value) for kind in Kind)})"
_WORDS = {"card": _KIND, "former": _KIND, "memory": "is_trail(CAST(trail AS BLOB))"}
_SOME = 5
UTF_8 = "text is UTF-8"


class Broken(NamedTuple):
    """The rows of a table that break one of its rules: how many, and the first columns of some."""

    table: str
    rule: str
    number: int
    some: Sequence[str]


def names() -> list[str]:
    """The tables of a database of this version."""
    return sorted(SQLModel.metadata.tables)


def table(name: str) -> Table:
    """A table of a database of this version."""
    return SQLModel.metadata.tables[name]


def prepare(opened: sqlite3.Connection) -> None:
    """Gives a connection the functions that rules ask, and takes text as the bytes that it is."""
    opened.create_function("is_trail", 1, _is_trail, deterministic=True)
    opened.create_function("is_utf8", 1, _is_utf8, deterministic=True)


def broken_rows(opened: sqlite3.Connection, name: str, *, is_strict: bool = False) -> Iterator[Broken]:
    """What rules the rows of a table break; two quick looks at it where none does, which is nearly always.

    `is_strict` says that SQLite itself found types and constraints kept; what it does not know of is left then.
    """
    found = dict(rules(name)) if not is_strict else _unknown(name)
    if UTF_8 in found and _can_be_read(opened, name):
        del found[UTF_8]
    if not found:
        return
    counts = opened.execute(f"SELECT {', '.join(f'sum({rule})' for rule in found.values())} FROM {name}").fetchone()  # noqa: S608 - all names are ours
    for (rule, is_broken), count in zip(found.items(), counts, strict=True):
        if count:
            yield Broken(name, rule, count, _some(opened, name, is_broken))


def _can_be_read(opened: sqlite3.Connection, name: str) -> bool:
    """Whether all texts of a table are UTF-8, as reading them finds out: quicker than asking of each."""
    try:
        deque(opened.execute(f"SELECT CAST({_texts(name)} AS TEXT) FROM {name}"), maxlen=0)  # noqa: S608 - all names are ours
    except (sqlite3.OperationalError, UnicodeDecodeError):
        return False
    return True


def any_broken(name: str) -> str:
    """What is true, in SQL, of a row that breaks a rule of its table."""
    return f"({' OR '.join(rules(name).values())})"


@cache
def rules(name: str) -> Mapping[str, str]:
    """What is 1 in SQL for a row that breaks a rule and else 0, by what the rule says."""
    made = table(name)
    found = {f"{column.name} is {' or '.join(_types(column))}": is_other(column) for column in made.columns}
    for check in made.constraints:
        if isinstance(check, CheckConstraint):
            found[str(check.name)] = f"coalesce(NOT ({check.sqltext}), 0)"
    return {**found, **_unknown(name)}


def _unknown(name: str) -> dict[str, str]:
    """The rules of a table that SQLite does not know of."""
    found = {UTF_8: f"NOT is_utf8(CAST({_texts(name)} AS BLOB))"} if _texts(name) else {}
    for column, is_broken in json_rules(name).items():
        found[f"{column} is a JSON {_JSON[name][column]}"] = is_broken
    if name in _WORDS:
        found[f"the words of {name} are known"] = f"coalesce(NOT ({_WORDS[name]}), 0)"
    return found


def json_rules(name: str) -> dict[str, str]:
    """What is 1 in SQL for a row whose column is not the JSON that it should be and else 0, by column."""
    found = {}
    for column, shape in _JSON.get(name, {}).items():
        text = f"CAST({column} AS TEXT)"
        found[column] = f"CASE WHEN json_valid({text}) THEN json_type({text}) <> '{shape}' ELSE 1 END"
    return found


def _texts(name: str) -> str:
    """All texts of a row in SQL, as one; empty for a table without any."""
    texts = [f"coalesce({quoted(column.name)}, '')" for column in table(name).columns if isinstance(column.type, Text)]
    return " || char(10) || ".join(texts)


def is_other(column: "Column[object]") -> str:
    """What is 1 in SQL where the value of a column is of another type and else 0."""
    wanted = ", ".join(repr(type_) for type_ in _types(column))
    return f"(typeof({quoted(column.name)}) NOT IN ({wanted}))"


def _types(column: "Column[object]") -> Sequence[str]:
    """The names that SQLite has for the types of a column's values."""
    match column.type:
        case Text():
            type_ = "text"
        case LargeBinary():
            type_ = "blob"
        case Double():
            type_ = "real"
        case _:
            type_ = "integer"
    return (type_, "null") if column.nullable else (type_,)


def _some(opened: sqlite3.Connection, name: str, is_broken: str) -> Sequence[str]:
    """The keys of some rows, whatever is in them."""
    keys = " || ' ' || ".join(
        f"CAST({quoted(column.name)} AS TEXT)" for column in table(name).primary_key if column.name != "learner_id"
    )
    keys = keys or "CAST(learner_id AS TEXT)"
    found = opened.execute(f"SELECT CAST({keys} AS BLOB) FROM {name} WHERE {is_broken} LIMIT {_SOME}")  # noqa: S608 - all names are ours
    return [(row[0] or b"").decode(errors="backslashreplace") for row in found]


def _is_utf8(text: bytes) -> bool:
    try:
        text.decode()
    except UnicodeDecodeError:
        return False
    return True


def _is_trail(text: bytes) -> bool:
    try:
        of_text(text.decode())
    except ValueError:
        return False
    return True
