"""SQL made of column names: inserts and upserts, the same for every engine."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def select(table: str, columns: Sequence[str], rest: str) -> str:
    """A select of columns from a table, with the rest of the statement."""
    return f"SELECT {', '.join(map(quoted, columns))} FROM {table} {rest}"  # noqa: S608 - all names are ours


def insert(table: str, columns: Sequence[str]) -> str:
    """An insert of one row, with a named value for each column."""
    names = ", ".join(quoted(column) for column in columns)
    return f"INSERT INTO {table} ({names}) VALUES ({', '.join(f':{column}' for column in columns)})"  # noqa: S608 - all names are ours


def by_place(statement: str, columns: Sequence[str]) -> str:
    """An insert or upsert whose values come in the order of its columns: quicker where there are very many rows."""
    return statement.replace(f"({', '.join(f':{column}' for column in columns)})", f"({', '.join('?' * len(columns))})")


def insert_once(table: str, columns: Sequence[str], key: Sequence[str]) -> str:
    """An insert that does nothing if the key is there."""
    return f"{insert(table, columns)} ON CONFLICT ({', '.join(key)}) DO NOTHING"


def upsert(table: str, columns: Sequence[str], key: Sequence[str], **instead: str) -> str:
    """An insert that replaces all columns if the key is there; `instead` gives a column another expression."""
    changes = ", ".join(
        f"{quoted(column)} = {instead.get(column, f'excluded.{quoted(column)}')}"
        for column in columns
        if column not in key
    )
    return f"{insert(table, columns)} ON CONFLICT ({', '.join(key)}) DO UPDATE SET {changes}"


def add_up(table: str, key: Sequence[str], counts: Sequence[str]) -> str:
    """An upsert that adds to counts."""
    sums = {name: f"{table}.{quoted(name)} + excluded.{quoted(name)}" for name in counts}
    return upsert(table, (*key, *counts), key, **sums)


def take_back(table: str, key: Sequence[str], counts: Sequence[str]) -> str:
    """An update that subtracts from counts, and does nothing where that would leave less than nothing."""
    changes = ", ".join(f"{quoted(name)} = {quoted(name)} - :{name}" for name in counts)
    same = [f"{name} = :{name}" for name in key]
    enough = [f"{quoted(name)} >= :{name}" for name in counts]
    return f"UPDATE {table} SET {changes} WHERE {' AND '.join((*same, *enough))}"  # noqa: S608 - all names are ours


def batches(values: Iterable[T], size: int) -> Iterator[list[T]]:
    """The values in order, so many at a time as go into one call."""
    waiting = iter(values)
    while batch := list(islice(waiting, size)):
        yield batch


def padded(keys: Sequence[T]) -> Sequence[T]:
    """The keys, the last of them again and again up to a power of two, so that there are few different statements."""
    return [*keys, *[keys[-1]] * ((1 << (len(keys) - 1).bit_length()) - len(keys))]


def total(expression: str) -> str:
    """The sum of an expression over whole numbers, as a whole number: some engines widen it to decimals."""
    return f"CAST(sum({expression}) AS BIGINT)"


def flag(condition: str) -> str:
    """1 where a condition holds, else 0: some engines have truth values of their own."""
    return f"CASE WHEN {condition} THEN 1 ELSE 0 END"


def quoted(name: str) -> str:
    """The name of a column, in quotes as some are words of SQL."""
    return f'"{name}"'
