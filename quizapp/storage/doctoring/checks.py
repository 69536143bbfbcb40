"""What is asked of a database file, one check after the other; every answer is a finding."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

from quizapp.core.counting import plural
from quizapp.core.findings import Finding, State, broken, fine, problem, told
from quizapp.storage import pagecheck
from quizapp.storage.doctoring import rules, shape
from quizapp.storage.failures import UNREADABLE, explain
from quizapp.storage.identity import SCHEMA_VERSION, read_identity
from quizapp.storage.opening import is_half_written, journal_mode

_FIX = "`quizapp doctor --fix` sets them aside."
_SALVAGE = "`quizapp doctor --salvage` saves what can be read; `quizapp restore` puts a backup back, if there is one."
_NAMED = 3


def look(opened: sqlite3.Connection, path: Path, *, deep: bool) -> Iterator[Finding]:
    """All checks of the database alone; the rest is left out where its pages are damaged or it is of an old version."""
    try:
        if is_half_written(opened, path):
            yield broken("pages", f"{path} holds a part of what a crash ended: its -journal was deleted.", _SALVAGE)
            return
        check = "integrity_check" if deep else "quick_check"
        said = [str(row[0]) for row in opened.execute(f"PRAGMA {check}")]
        pages = _pages(said, check)
        yield pages
        yield _version(opened, path)
        yield _journal(opened)
        if pages.number == 0 and read_identity(opened).version == SCHEMA_VERSION:
            rules.prepare(opened)
            yield _shape(opened)
            yield _references(opened)
            yield _rows(opened, shape.as_made(opened) if said == ["ok"] else frozenset())
    except UNREADABLE as error:
        yield broken("pages", str(explain(error, path)), _SALVAGE)


def is_sound(found: Iterable[Finding]) -> bool:
    """Whether the rows can be read as this version reads them, by what `look` found."""
    return all(one.state in (State.FINE, State.TOLD) for one in found) and any(one.check == "rows" for one in found)


def _pages(said: Sequence[str], check: str) -> Finding:
    """What SQLite's check says of the file's pages; rows that break rules are told apart from damage elsewhere."""
    damage = pagecheck.beside_rows(said)
    indexes = [one for one in damage if pagecheck.is_of_index(one)]
    if not damage:
        return fine("pages", f"SQLite finds the file sound ({check}).")
    if len(indexes) == len(damage):
        count = plural(len(indexes), "entry of an index does", "entries of indexes do")
        what = f"{count} not fit what the rows say: {indexes[0]}."
        return problem("pages", what, "`quizapp doctor --fix` makes the indexes anew.", len(indexes), mends=True)
    return broken("pages", f"The file is damaged: {damage[0]}.", _SALVAGE)


def _version(opened: sqlite3.Connection, path: Path) -> Finding:
    version = read_identity(opened).version
    if version == SCHEMA_VERSION:
        return fine("version", f"It is a database of quizapp, of version {version}.")
    if other := next(shape.differences(opened, version), ""):
        return broken("version", f"{path} says that it is of version {version}, but {other}.", _SALVAGE)
    return told(
        "version",
        f"It is of version {version}; this quizapp makes version {SCHEMA_VERSION} of it, after a backup.",
        "Start quizapp once, then look again.",
    )


def _journal(opened: sqlite3.Connection) -> Finding:
    mode = str(opened.execute("PRAGMA journal_mode").fetchone()[0]).upper()
    safe = journal_mode(sqlite3.sqlite_version_info)
    here = f"SQLite {sqlite3.sqlite_version}, journal {mode}"
    if mode == "WAL" and safe != "WAL":
        cure = "Start quizapp once: it changes that. Let no other program open the database meanwhile."
        return problem("journal", f"{here}: this SQLite can lose answers in that mode (the WAL-reset bug).", cure)
    if safe != "WAL":
        return told(
            "journal", f"{here}: SQLite before 3.51.3 has the WAL-reset bug, so a rollback journal is used; it is safe."
        )
    return fine("journal", f"{here}: safe.")


def _shape(opened: sqlite3.Connection) -> Finding:
    found = list(shape.differences(opened))
    if not found:
        return fine("schema", "Tables and indexes are as this version makes them.")
    mends = all(one.startswith("index ") for one in found)
    cure = (
        "`quizapp doctor --fix` makes the indexes anew."
        if mends
        else ("Export the log (`quizapp log export`), move the database away, and import the log.")
    )
    return problem(
        "schema",
        f"The database is not as this version makes it: {'; '.join(found[:_NAMED])}.",
        cure,
        len(found),
        mends=mends,
    )


def _references(opened: sqlite3.Connection) -> Finding:
    found = opened.execute("PRAGMA foreign_key_check").fetchall()
    if not found:
        return fine("references", "Every row finds what it belongs to.")
    tables = ", ".join(sorted({f"{row[0]} (no {row[2]})" for row in found}))
    cure = "`quizapp doctor --fix` mends that."
    return problem(
        "references",
        f"{plural(len(found), 'row belongs', 'rows belong')} to nothing that is there: {tables}.",
        cure,
        len(found),
        mends=True,
    )


def _rows(opened: sqlite3.Connection, strict: AbstractSet[str]) -> Finding:
    """Whether the rows keep the rules; of the `strict` tables SQLite has found what it knows of kept."""
    found = [broken for name in rules.names() for broken in rules.broken_rows(opened, name, is_strict=name in strict)]
    if not found:
        return fine("rows", "Every row keeps the rules of its table.")
    count = sum(one.number for one in found)
    named = "; ".join(
        f"{one.table}: {one.rule} does not hold for {one.number} ({', '.join(one.some[:_NAMED])})"
        for one in found[:_NAMED]
    )
    more = f"; and {plural(len(found) - _NAMED, 'more rule')}" if len(found) > _NAMED else ""
    return problem("rows", f"{plural(count, 'row')} cannot be as written: {named}{more}.", _FIX, count, mends=True)
