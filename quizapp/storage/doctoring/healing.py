"""Entries of the log that can be read but for some of what they may leave out: that is left out, and they stay."""

import re
import sqlite3
from collections.abc import Iterator

from sqlalchemy import CheckConstraint, Column, Text

from quizapp.storage.doctoring import rules
from quizapp.storage.statements import quoted

LOG = "event"
_NEEDED = frozenset({"rating"})
"""What may be NULL, but not in a review, which is nothing without it."""


def heal(opened: sqlite3.Connection) -> int:
    """Takes out of the log's entries what cannot be and need not be; how many changed.

    An entry in which anything else cannot be stays as it is.
    """
    wrong = {column.name: _is_wrong(column) for column in _columns() if _may_miss(column)}
    sets = ", ".join(
        f"{quoted(name)} = CASE WHEN {is_wrong} THEN NULL ELSE {quoted(name)} END" for name, is_wrong in wrong.items()
    )
    needed = [_is_wrong(column) for column in _columns() if not _may_miss(column)]
    lost = " OR ".join([*needed, *_needed_rules(frozenset(wrong))])
    where = f"({' OR '.join(wrong.values())}) AND NOT ({lost})"
    return opened.execute(f"UPDATE {LOG} SET {sets} WHERE {where}").rowcount  # noqa: S608 - all names are ours


def _columns() -> "Iterator[Column[object]]":
    return iter(rules.table(LOG).columns)


def _may_miss(column: "Column[object]") -> bool:
    return bool(column.nullable) and column.name not in _NEEDED


def _is_wrong(column: "Column[object]") -> str:
    """What is 1 in SQL where a column breaks a rule that is about it alone, and else 0."""
    name = quoted(column.name)
    found = [rules.is_other(column)]
    if isinstance(column.type, Text):
        found.append(f"(NOT is_utf8(CAST(coalesce({name}, '') AS BLOB)))")
        found.append(f"(instr(CAST(coalesce({name}, '') AS BLOB), x'00') > 0)")
    found += [rule for names, rule in _checks() if column.name in names and all(map(_is_optional, names))]
    return f"({' OR '.join(found)})"


def _needed_rules(optional: frozenset[str]) -> Iterator[str]:
    """The rules that are about something which an entry cannot be without, those of NUL told for each column."""
    for names, rule in _checks():
        if not names <= optional and "char(0)" not in rule:
            yield rule
    for column, rule in rules.json_rules(LOG).items():
        if column not in optional:
            yield f"({rule})"


def _checks() -> Iterator[tuple[frozenset[str], str]]:
    """The columns that each constraint is about, and what is 1 in SQL where it does not hold, and else 0."""
    every = {column.name for column in _columns()}
    for check in rules.table(LOG).constraints:
        if isinstance(check, CheckConstraint):
            said = str(check.sqltext)
            yield frozenset(every & set(re.findall(r"\w+", said))), f"coalesce(NOT ({said}), 0)"


def _is_optional(name: str) -> bool:
    return _may_miss(rules.table(LOG).columns[name])
