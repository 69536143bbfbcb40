"""Whether the catalogue is what the decks say: files that changed or went, cards that were miscounted."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

from quizapp.core.findings import Finding, fine, problem, told

_FILES = "SELECT path, size, mtime_ns FROM deck_file WHERE state <> 'absent' ORDER BY path"
_BROKEN = "SELECT count(*) FROM deck_file WHERE state = 'broken'"
_MISCOUNTED = """
SELECT count(*) FROM deck_file
WHERE state = 'ok' AND cards <> (SELECT count(*) FROM card WHERE card.file = deck_file.path)
"""
_PORTIONS = """
SELECT count(*) FROM portion
WHERE NOT EXISTS (SELECT 1 FROM card WHERE card.file = portion.file AND card.topic = portion.topic)
"""
_NAMED = 3


def look(opened: sqlite3.Connection, folders: Sequence[Path]) -> Iterator[Finding]:
    """The catalogue beside the files in the folders that are searched, without reading any."""
    missing = [str(folder) for folder in folders if not folder.exists()]
    if missing:
        said = f"Where decks are looked for there is nothing: {', '.join(missing[:_NAMED])}."
        yield told("decks", said, "`decks.paths` in config.toml and --decks say where decks are.", len(missing))
    stale, gone = _changed(opened)
    if gone or stale:
        said = f"{stale} deck files changed and {gone} went since they were last read."
        yield told("decks", said, "They are read again at the next start.", stale + gone)
    broken = _count(opened, _BROKEN)
    if broken:
        cure = "`quizapp check` says what is wrong, and where."
        yield told("decks", f"{broken} deck files cannot be read; their cards stay as they were.", cure, broken)
    if not (missing or stale or gone or broken):
        yield fine("decks", "The catalogue is of the decks as they are now.")
    wrong = _count(opened, _MISCOUNTED) + _count(opened, _PORTIONS)
    if wrong:
        said = f"The catalogue does not agree with itself in {wrong} places."
        yield problem("catalogue", said, "`quizapp doctor --fix` has the decks read anew.", wrong, mends=True)
    else:
        yield fine("catalogue", "The catalogue agrees with itself.")


def _changed(opened: sqlite3.Connection) -> tuple[int, int]:
    """How many files changed since they were read, and how many are there no more."""
    stale = gone = 0
    for path, size, mtime_ns in opened.execute(_FILES):
        try:
            found = os.stat(path)  # noqa: PTH116 - a hundred thousand of them
        except (OSError, ValueError):
            gone += 1
        else:
            stale += (found.st_size, found.st_mtime_ns) != (size, mtime_ns)
    return stale, gone


def _count(opened: sqlite3.Connection, sql: str) -> int:
    return int(opened.execute(sql).fetchone()[0])
