"""Whether the catalogue is what the decks say: files that changed or went, cards that were miscounted."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from quizapp.core.counting import plural
from quizapp.core.findings import Finding, fine, problem, told
from quizapp.storage.database import Database
from quizapp.storage.doctoring import searched
from quizapp.storage.opening import Opened

_FILES = """
SELECT path, size, mtime_ns,
       state = 'ok' AND cards <> (SELECT count(*) FROM card WHERE card.file = deck_file.path)
FROM deck_file WHERE state <> 'absent' ORDER BY path
"""
_BROKEN = "SELECT count(*) FROM deck_file WHERE state = 'broken'"
_PORTIONS = """
SELECT count(*) FROM portion
WHERE NOT EXISTS (SELECT 1 FROM card WHERE card.file = portion.file AND card.topic = portion.topic)
"""
_NAMED = 3


class _Looked(NamedTuple):
    """How many files changed since they were read, went from folders that are searched, and are `miscounted` although
    they are as they were read.
    """

    stale: int = 0
    gone: int = 0
    miscounted: int = 0


def look(opened: sqlite3.Connection, path: Path, folders: Sequence[Path], *, deep: bool) -> Iterator[Finding]:
    """The catalogue beside the files in the folders that are searched, without reading any; `deep` also whether what
    is searched is what the questions say.
    """
    missing = [str(folder) for folder in folders if not folder.exists()]
    if missing:
        said = f"Where decks are looked for there is nothing: {', '.join(missing[:_NAMED])}."
        yield told("decks", said, "`decks.paths` in config.toml and --decks say where decks are.", len(missing))
    looked = _looked(opened, folders)
    if looked.gone or looked.stale:
        said = f"{plural(looked.stale, 'deck file')} changed and {looked.gone:,} went since the last reading."
        yield told("decks", said, "They are read again at the next start.", looked.stale + looked.gone)
    broken = _count(opened, _BROKEN)
    if broken:
        cure = "`quizapp check` says what is wrong, and where."
        yield told("decks", f"{plural(broken, 'deck file')} cannot be read; the cards stay as they were.", cure, broken)
    if not (missing or looked.stale or looked.gone or broken):
        yield fine("decks", "The catalogue is of the decks as they are now.")
    wrong = looked.miscounted + _count(opened, _PORTIONS)
    if wrong:
        said = f"The catalogue does not agree with itself in {plural(wrong, 'place')}."
        yield problem("catalogue", said, "`quizapp doctor --fix` has the decks read anew.", wrong, mends=True)
    elif otherwise := searched.differing(Database(Opened(opened, read_only=True), path)) if deep else 0:
        said = f"What is searched of {plural(otherwise, 'card')} is not what the questions say."
        yield problem("catalogue", said, "`quizapp doctor --fix` has the decks read anew.", otherwise, mends=True)
    else:
        yield fine("catalogue", "The catalogue agrees with itself.")


def _looked(opened: sqlite3.Connection, folders: Sequence[Path]) -> _Looked:
    """A look at every file. Of one that changed or went cards may be another file's by now: that is no fault."""
    stale = gone = miscounted = 0
    for path, size, mtime_ns, wrong in opened.execute(_FILES):
        try:
            found = os.stat(path)  # noqa: PTH116 - a hundred thousand of them
        except (OSError, ValueError):
            gone += any(Path(path).is_relative_to(folder) for folder in folders)
        else:
            changed = (found.st_size, found.st_mtime_ns) != (size, mtime_ns)
            stale += changed
            miscounted += bool(wrong) and not changed
    return _Looked(stale, gone, miscounted)


def _count(opened: sqlite3.Connection, sql: str) -> int:
    return int(opened.execute(sql).fetchone()[0])
