"""The library as it was last read, by the standard library alone: for the first paint and for `quizapp due`."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from quizapp.core.day import after, moment
from quizapp.core.overview import DeckName, Overview, overview
from quizapp.core.prerequisites import Prerequisite, in_order
from quizapp.deckfiles.folders import Found, find
from quizapp.errors import DatabaseError
from quizapp.settings import Settings
from quizapp.storage.glance import FileGlance, Glance, look

_OK, _EXAMS, _BROKEN, _ABSENT = "ok", "exams", "broken", "absent"


def glimpse(settings: Settings, now: datetime) -> Overview | None:
    """The overview as the trainer would give it; None where a deck changed or the database has to be opened first."""
    at = moment(now, settings.day_start)
    seen = look(settings.database, at.day)
    if seen is None:
        return None
    here = _here(settings.decks, seen)
    if here is None:
        return None
    decks = [file for file in here if file.deck not in settings.off and file.state != _EXAMS]
    at = after(at, seen.newest_ms, seen.newest_day)
    names, used = [_name(file) for file in decks], seen.used(at.day)
    try:
        shelf = seen.shelf([file.path for file in decks if file.state == _OK], at.day)
        found = overview(names, shelf, at, settings.limits, used, seen.answers(at.day))
    except DatabaseError:
        return None
    return replace(found, exam=seen.exam)


def _here(paths: Sequence[Path], seen: Glance) -> list[FileGlance] | None:
    """The deck files that are there, in the order of the library; None when one of them has to be read first."""
    waiting = find(paths)[0]
    found: dict[str, FileGlance] = {}
    while waiting:
        file = waiting.pop()
        row = seen.files.get(file.path)
        if row is None or not _unchanged(file, row):
            return None
        found[file.path] = row
        includes = seen.includes.get(file.path, ())
        waiting += find([Path(path) for path in includes if path not in found])[0]
    after = defaultdict(list)
    for path, deck in seen.after:
        after[path].append(Prerequisite(deck))
    return in_order((found[path] for path in sorted(found)), lambda row: (row.deck, row.title, after[row.path]))


def _unchanged(file: Found, row: FileGlance) -> bool:
    return row.state != _ABSENT and (file.size, file.mtime_ns) == (row.size, row.mtime_ns)


def _name(file: FileGlance) -> DeckName:
    return DeckName(file.deck, file.title, file.path, file.topic, broken=file.state == _BROKEN)
