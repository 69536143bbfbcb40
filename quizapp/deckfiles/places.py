"""Paths that a deck names: they stay inside the deck's folder, wherever links lead."""

import fnmatch
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

MAX_STEPS = 20_000
_ADDRESS = re.compile(r"(?:https?|ftp|file|data|blob|about|mailto|javascript|vbscript):", re.IGNORECASE)
_GLOB = frozenset("*?[")


class OutsideError(ValueError):
    """A path that a deck may not name; the text is the reason, as the end of a sentence."""


def folder_of(path: str, root: str) -> Path:
    """The real folder whose files a deck may name: its own, or `root` where a link leads out of that."""
    folder, found = Path(os.path.realpath(path)).parent, Path(os.path.realpath(root))
    return folder if folder.is_relative_to(found) else found


def resolve(written: str, folder: Path) -> Path:
    """The real path of what a deck wrote, below the real path `folder`.

    Raises OutsideError for addresses, absolute paths and whatever leads out of the folder.
    """
    _refuse(written)
    real = Path(os.path.realpath(folder / written))
    if not real.is_relative_to(folder):
        raise OutsideError("leads out of the deck's folder")
    return real


def expand(written: str, folder: Path) -> list[Path]:
    """The regular files that a path or a pattern with `*`, `?`, `[...]` and `**` names below the real path `folder`.

    Links are not followed by patterns. Raises OutsideError as `resolve` does, and for a pattern that looks too far.
    """
    if not _GLOB & set(written):
        path = resolve(written, folder)
        return [path] if is_file(path) else []
    _refuse(written)
    parts = PurePosixPath(written).parts
    if ".." in parts:
        raise OutsideError("leads out of the deck's folder")
    steps = iter(range(MAX_STEPS))
    return sorted(set(_matching(folder, parts, steps)))


def is_file(path: Path) -> bool:
    """Whether a path is a regular file: no folder, pipe or device."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (OSError, ValueError):
        return False


def _refuse(written: str) -> None:
    if "://" in written or _ADDRESS.match(written):
        raise OutsideError("is an address; only files of the deck's folder can be named")
    if written.endswith("/"):
        raise OutsideError("is that of a folder; it has to end in the name of a file")
    if "\\" in written or not written.isprintable():
        raise OutsideError("is no path; folders are separated by `/`")
    if PurePosixPath(written).is_absolute() or Path(written).is_absolute():
        raise OutsideError("is an absolute path; it has to start in the deck's folder")


def _matching(folder: Path, parts: tuple[str, ...], steps: Iterator[int]) -> Iterator[Path]:
    first, rest = parts[0], parts[1:]
    if first == "**":
        yield from _matching(folder, rest or ("*",), steps)
    for entry in _entries(folder):
        if next(steps, None) is None:
            raise OutsideError("looks through too many files; name a smaller folder")
        if entry.is_symlink() or entry.name.startswith("."):
            continue
        is_folder = entry.is_dir()
        if first == "**" and is_folder:
            yield from _matching(Path(entry.path), parts, steps)
        elif first != "**" and fnmatch.fnmatchcase(entry.name, first):
            if rest and is_folder:
                yield from _matching(Path(entry.path), rest, steps)
            elif not rest and entry.is_file():
                yield Path(entry.path)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError:
        return []
