"""Deck files → the facts of each; what did not change since the last look is not read again."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from quizapp.core.deck import Deck
from quizapp.deckfiles import embedded, places
from quizapp.deckfiles.examining import examine
from quizapp.deckfiles.facts import Facts, Kept
from quizapp.deckfiles.folders import Found
from quizapp.deckfiles.keeping import Keeping
from quizapp.deckfiles.library import UnreadableError, circle, reaches, read_bytes
from quizapp.deckfiles.lint.facts import files_named
from quizapp.deckfiles.outline import outline_of

_AGES, _PICTURE = b"as_of", b"!["
_NAMES_FILES = re.compile(rb"include|image|!\[")


class Wanted(NamedTuple):
    """What is looked for: as of which day, and the ids of rules that are off otherwise."""

    day: date
    noisy: tuple[str, ...] = ()


def inspect(found: Sequence[Found], keeping: Keeping, wanted: Wanted) -> Iterator[Facts]:
    """The facts of each file and of what it includes, once each; files that include others come last."""
    waiting, seen = list(reversed(found)), {one.path for one in found}
    including: dict[str, Facts] = {}
    while waiting:
        one = waiting.pop()
        facts = _facts(one.path, one.root, keeping, wanted)
        for path in facts.includes:
            if path not in seen:
                seen.add(path)
                waiting.append(Found(path, one.root, 0, 0))
        if facts.includes:
            including[facts.path] = facts
        else:
            yield facts
    graph = {path: facts.includes for path, facts in including.items()}
    for path, facts in including.items():
        broken = facts._replace(problems=(*facts.problems, circle(path)), outline=None)
        yield broken if reaches(path, graph) else facts


def _facts(path: str, root: str, keeping: Keeping, wanted: Wanted) -> Facts:
    """The facts of a file: those that are kept, where nothing changed that they follow from."""
    try:
        found, data = read_bytes(path, root)
    except UnreadableError as error:
        return Facts(path, "", (error.at(path),))
    folder = places.folder_of(found.path, root)
    day = wanted.day.isoformat() if _AGES in data else ""
    key = keeping.key(hashlib.sha256(data).hexdigest(), found.path, root, day, *wanted.noisy)
    name = f"{root}\n{found.path}"
    kept = keeping.get(name, key)
    if kept and kept.facts.path == found.path and all(_state(need, folder) == was for need, was in kept.needs):
        return kept.facts
    examined = examine(data, found.path, root, day=wanted.day, noisy=wanted.noisy)
    seen, includes = examined.seen, examined.reading.includes
    facts = Facts(found.path, key, examined.problems, includes, outline_of(seen) if seen else None)
    if includes or (examined.reading.deck is None and _NAMES_FILES.search(data)):
        return facts._replace(key="")
    keeping.put(name, Kept(facts, tuple(_needs(seen, folder, pictured=_PICTURE in data)) if seen else ()))
    return facts


def _needs(deck: Deck, folder: Path, *, pictured: bool) -> Iterator[tuple[str, str]]:
    """What a deck names that may be a file, each once, with its state."""
    images = (question.image for question in deck.questions if question.image)
    named = (
        *images,
        *(embedded.named(deck) if pictured else ()),
        *files_named(deck.sources.values()),
    )
    return ((name, _state(name, folder)) for name in dict.fromkeys(named))


def _state(written: str, folder: Path) -> str:
    """What tells whether the file that a deck names is still the same; empty for none."""
    try:
        path = places.resolve(written, folder)
        found = path.stat()
    except (places.OutsideError, OSError, ValueError):
        return ""
    return f"{path} {found.st_mode} {found.st_size} {found.st_mtime_ns}"
