"""The column types of every table: portable, with the variants that SQLite's STRICT tables accept."""

from typing import TypeVar

from sqlalchemy import REAL, BigInteger, CheckConstraint, Column, Double, ForeignKey, Integer, LargeBinary, Text
from sqlalchemy import text as sql
from sqlalchemy.types import TypeEngine

STRICT = {"sqlite_strict": True}
"""SQLite checks the types of values, as other engines do by themselves."""

BY_KEY = {**STRICT, "sqlite_with_rowid": False}
"""The rows lie in the order of the key, so that a range of keys is read in one go."""

_T = TypeVar("_T")


def text(name: str | None = None, *, key: bool = False, null: bool = False, refers: str = "") -> Column[str]:
    """A column of text; `refers` is the `table.column` it points to."""
    return _column(name, Text(), key=key, null=null, refers=refers)


def int64(name: str | None = None, *, key: bool = False, null: bool = False, default: str | None = None) -> Column[int]:
    """A column of whole numbers of 64 bits; flags are 0 and 1.

    Where a step adds it to a table, `default` is the SQL of what the rows that are there get.
    """
    return _column(name, BigInteger().with_variant(Integer(), "sqlite"), key=key, null=null, default=default)


def float64(name: str | None = None, *, null: bool = False) -> Column[float]:
    """A column of floating point numbers of 64 bits."""
    return _column(name, Double().with_variant(REAL(), "sqlite"), null=null)


def json(name: str | None = None, *, default: str | None = None) -> Column[str]:
    """A column of JSON, kept as the text it was written as on every engine; `default` as of `int64`."""
    return _column(name, Text(), default=default)


def packed(name: str | None = None, *, null: bool = False) -> Column[bytes]:
    """A column of bytes, very many numbers in a row."""
    return _column(name, LargeBinary(), null=null)


def no_nul(table: str, *columns: str) -> CheckConstraint:
    """A constraint against NUL characters, which SQLite stores and cuts at; PostgreSQL refuses them by itself."""
    rule = " AND ".join(f"instr({column}, char(0)) = 0" for column in columns)
    return CheckConstraint(rule, name=f"{table}_no_nul").ddl_if(dialect="sqlite")


def _column(
    name: str | None,
    type_: TypeEngine[_T],
    *,
    key: bool = False,
    null: bool = False,
    refers: str = "",
    default: str | None = None,
) -> Column[_T]:
    references = (ForeignKey(refers),) if refers else ()
    return Column(
        name,
        type_,
        *references,
        primary_key=key,
        autoincrement=False,
        nullable=null,
        server_default=None if default is None else sql(default),
    )
