"""Deck files → their readings: each read once, only the changed ones, includes followed."""

import hashlib
import os
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol, TypeVar

from quizapp.core.values import frozen
from quizapp.deckfiles.folders import Found
from quizapp.deckfiles.reader import Reading, read
from quizapp.deckfiles.readers import reading_ahead
from quizapp.deckfiles.source import MAX_BYTES, size_words
from quizapp.errors import Level, Problem

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


@frozen
class FileReading:
    """A file as it was when it was read, the SHA-256 [hexadecimal] of its bytes (empty if unread), what came of it."""

    found: Found
    digest: str
    reading: Reading


class Told(Protocol):
    """What was made of a file: a dataclass that has its reading."""

    @property
    def found(self) -> Found:
        """The file as it was when it was read."""

    @property
    def reading(self) -> Reading:
        """What came of reading it."""


R = TypeVar("R", bound=Told)


class UnreadableError(Exception):
    """A file that cannot be read as a deck: rule, message and cure."""

    def __init__(self, rule: str, message: str, cure: str) -> None:
        super().__init__(message)
        self.rule = rule
        self.cure = cure

    def at(self, path: str) -> Problem:
        """The problem of the file at a path."""
        return Problem(path, 1, 1, Level.ERROR, self.rule, str(self), cure=self.cure)


def read_file(path: str, root: str, *, closely: bool = False) -> FileReading:
    """Reads one file below the folder `root`; what hinders it is a problem of the reading, nothing is raised.

    `closely` as in `reader.read`.
    """
    try:
        found, data = read_bytes(path, root)
    except UnreadableError as error:
        return FileReading(Found(path, root, 0, 0), "", Reading(None, (error.at(path),)))
    return FileReading(found, hashlib.sha256(data).hexdigest(), read(data, found.path, root, closely=closely))


def digest(found: Found) -> str:
    """The SHA-256 [hexadecimal] of a file's bytes as they are now; empty if it cannot be read."""
    try:
        return hashlib.sha256(read_bytes(found.path, found.root)[1]).hexdigest()
    except UnreadableError:
        return ""


def read_library(
    found: Sequence[Found], unchanged: Callable[[Found], bool], *, urgent: Sequence[str] = ()
) -> Iterator[FileReading]:
    """The readings of the files that changed, and of what these include; as `read_each`."""
    return read_each(found, unchanged, read_file, urgent)


def read_each(
    found: Sequence[Found], unchanged: Callable[[Found], bool], read: Callable[[str, str], R], urgent: Sequence[str]
) -> Iterator[R]:
    """What `read` makes of each file that changed, and of what these include, told its path and its folder.

    It is a function of a module, as other processes call it, too. Paths that are put into `urgent` between two
    readings come next.

    Files that `unchanged` says yes to are neither read nor searched for includes. Files that include others
    come last, because only then it is known whether they include each other in a circle.
    """
    waiting = {one.path: one for one in found if not unchanged(one)}
    seen = {one.path for one in found}
    including: dict[str, R] = {}
    with reading_ahead([*waiting.values()], read) as readers:
        while waiting:
            one = waiting.pop(next((path for path in urgent if path in waiting), next(iter(waiting))))
            result = readers.take(one) or read(one.path, one.root)
            for path in result.reading.includes:
                if path not in seen:
                    seen.add(path)
                    if not unchanged(included := _look(path, one.root)):
                        waiting[path] = included
            if result.reading.includes:
                including[one.path] = result
            else:
                yield result
    graph = _graph(including)
    for path, result in including.items():
        yield _broken(result) if reaches(path, graph) else result


def _graph(including: Mapping[str, Told]) -> dict[str, tuple[str, ...]]:
    """What each file includes, with the unchanged files that are reached from there."""
    graph = {path: result.reading.includes for path, result in including.items()}
    waiting = [(path, result.found.root) for result in including.values() for path in result.reading.includes]
    while waiting:
        path, root = waiting.pop()
        if path not in graph:
            graph[path] = read_file(path, root).reading.includes
            waiting.extend((further, root) for further in graph[path])
    return graph


def reaches(start: str, graph: Mapping[str, Sequence[str]]) -> bool:
    """Whether a file is among those that it includes, however far away; the graph has what each includes."""
    waiting, seen = list(graph.get(start, ())), set[str]()
    while waiting:
        path = waiting.pop()
        if path == start:
            return True
        if path not in seen:
            seen.add(path)
            waiting.extend(graph.get(path, ()))
    return False


def circle(path: str) -> Problem:
    """What to say of a deck that includes itself by way of others."""
    message = "the decks include each other in a circle"
    return Problem(path, 1, 1, Level.ERROR, "include", message, cure="delete one `include:` of them")


def _broken(result: R) -> R:
    problems = (*result.reading.problems, circle(result.found.path))
    reading = replace(result.reading, deck=None, problems=problems)
    return replace(result, reading=reading)  # type: ignore[type-var]  # a dataclass, which no protocol can say


def _look(path: str, root: str) -> Found:
    try:
        status = Path(path).stat()
    except OSError:
        return Found(path, root, 0, 0)
    return Found(path, root, status.st_size, status.st_mtime_ns)


def read_bytes(path: str, root: str) -> tuple[Found, bytes]:
    """The file at a path as it is now, and its bytes. Raises UnreadableError for what is no deck below the folder
    `root`.
    """
    try:
        real = os.path.realpath(path)
        if not Path(real).is_relative_to(os.path.realpath(root)):
            raise UnreadableError("outside", "the file leads out of its folder", "copy it into the folder")
        handle = os.open(real, _FLAGS)
        with open(handle, "rb") as file:  # noqa: PTH123 - the open handle decides, not the name
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                raise UnreadableError("no-file", "this is no file that can be read as a deck", "move it away")
            if status.st_size > MAX_BYTES:
                raise UnreadableError("Y-size", *size_words(status.st_size))
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else "") or str(error)
        raise UnreadableError(
            "unreadable", f"the file cannot be read ({reason})", "look whether it is there"
        ) from error
    return Found(real, root, len(data), status.st_mtime_ns), data
