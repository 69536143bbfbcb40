"""Which deck files are there: folders searched for *.yaml and *.yml, never out of them through links."""

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from quizapp.errors import Level, Problem

SUFFIXES = (".yaml", ".yml")


class Found(NamedTuple):
    """A deck file: its real path, the real path of the folder it may not leave, size [bytes], time of change [ns]."""

    path: str
    root: str
    size: int
    mtime_ns: int


def find(paths: Sequence[Path]) -> tuple[list[Found], list[Problem]]:
    """The deck files at and below the paths, each once and sorted, and what could not be looked at."""
    files: dict[tuple[int, int], Found] = {}
    problems: list[Problem] = []
    for path in paths:
        for key, found in _at(path, problems):
            files.setdefault(key, found)
    return sorted(files.values()), sorted(problems)


_Keyed = tuple[tuple[int, int], Found]


def _at(path: Path, problems: list[Problem]) -> Iterator[_Keyed]:
    try:
        real = Path(os.path.realpath(path))
        mode = real.stat().st_mode
    except (OSError, ValueError) as error:
        problems.append(_problem(str(path), "missing", f"it cannot be opened ({_reason(error)})", "correct the path"))
        return
    if stat.S_ISDIR(mode):
        count = len(problems)
        found = list(_below(real, real, problems))
        yield from found
        if not found and len(problems) == count:
            cure = "put a deck there, or name another folder"
            problems.append(_problem(str(real), "no-decks", "there is no deck in this folder", cure, Level.WARNING))
    elif stat.S_ISREG(mode):
        yield from _file(str(real), str(real.parent), problems)
    else:
        problems.append(_problem(str(path), "no-file", "this is no file that can be read as a deck", "name a file"))


def _below(folder: Path, root: Path, problems: list[Problem]) -> Iterator[_Keyed]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        message = f"this folder cannot be read ({_reason(error)})"
        problems.append(_problem(str(folder), "unreadable", message, "allow reading it, or move it away"))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if not entry.is_symlink() and entry.is_dir():
            yield from _below(Path(entry.path), root, problems)
        elif entry.name.lower().endswith(SUFFIXES):
            yield from _entry(entry, root, problems)


def _entry(entry: os.DirEntry[str], root: Path, problems: list[Problem]) -> Iterator[_Keyed]:
    if not entry.is_symlink():
        yield from _file(entry.path, str(root), problems)
        return
    real = Path(os.path.realpath(entry.path))
    if not real.is_relative_to(root):
        cure = "copy the deck into the folder, or name its own folder too"
        message = "this link leads out of the folder and is not followed"
        problems.append(_problem(entry.path, "link", message, cure, Level.WARNING))
    elif not real.is_dir():
        yield from _file(str(real), str(root), problems)


def _file(path: str, root: str, problems: list[Problem]) -> Iterator[_Keyed]:
    if not _is_text(path):
        problems.append(_problem(path, "name", "the name of this file is no text", "rename it"))
        return
    try:
        found = Path(path).stat(follow_symlinks=False)
    except OSError as error:
        problems.append(
            _problem(path, "missing", f"it cannot be opened ({_reason(error)})", "look whether it is there")
        )
        return
    if stat.S_ISREG(found.st_mode):
        yield (found.st_dev, found.st_ino), Found(path, root, found.st_size, found.st_mtime_ns)
    else:
        message = "this is no file that can be read as a deck (a pipe, a device or a socket)"
        problems.append(_problem(path, "no-file", message, "move it away", Level.WARNING))


def _is_text(path: str) -> bool:
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def _reason(error: Exception) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)


def _problem(path: str, rule: str, message: str, cure: str, level: Level = Level.ERROR) -> Problem:
    shown = path.encode("utf-8", "backslashreplace").decode()
    return Problem(shown, 1, 1, level, rule, message, cure=cure)
