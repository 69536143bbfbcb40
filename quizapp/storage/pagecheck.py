"""What SQLite's own check of a file says, told apart: damage of pages, entries of indexes, rows that break rules."""

from collections.abc import Iterable

_OF_ROWS = ("CHECK constraint failed", "NULL value in", "non-", "TEXT value in", "NUMERIC value in")
_OF_INDEXES = ("wrong # of entries in index", "non-unique entry in index")


def beside_rows(said: Iterable[str]) -> list[str]:
    """What a check says of anything but rows that break rules."""
    return [one for one in said if one != "ok" and (is_of_index(one) or not one.startswith(_OF_ROWS))]


def damage(said: Iterable[str]) -> list[str]:
    """What a check says of pages: nothing can be mended where they are not whole."""
    return [one for one in beside_rows(said) if not is_of_index(one)]


def is_of_index(said: str) -> bool:
    """Whether it is about an index that does not fit its rows."""
    return "missing from index" in said or said.startswith(_OF_INDEXES)
