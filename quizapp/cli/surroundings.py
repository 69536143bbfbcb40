"""What surrounds the database: permissions, room, programs, terminal; only what can be known without asking."""

import os
import platform
import shutil
import sys
import webbrowser
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from quizapp import __version__
from quizapp.core.findings import Finding, fine, problem, told
from quizapp.storage import filesystems

_PRIVATE = ("quizapp.db*", "device", "crash-*.log", "set-aside-*", "backups/*", "unsaved/*")
_OTHERS = 0o077
_ROOM = 50 << 20
_LEAST = (60, 16)


def look(data: Path, environ: Mapping[str, str]) -> Iterator[Finding]:
    """All of it, for a data folder."""
    yield _programs()
    yield _python()
    if data.is_dir():
        yield _permissions(data)
        yield _room(data)
        yield _file_system(data)
    yield _terminal(environ)


def close_to_others(data: Path) -> int:
    """Takes the rights of others from the private files and folders in a data folder; how many had some.

    Raises OSError where that cannot be done.
    """
    found = _open_to_others(data)
    for path in found:
        path.chmod(path.stat().st_mode & ~_OTHERS & 0o7777)
    return len(found)


def _open_to_others(data: Path) -> list[Path]:
    if os.name != "posix":
        return []
    private = [
        data,
        *(data / name for name in ("backups", "unsaved")),
        *(p for name in _PRIVATE for p in data.glob(name)),
    ]
    return [path for path in private if not path.is_symlink() and path.exists() and path.stat().st_mode & _OTHERS]


def _permissions(data: Path) -> Finding:
    found = sorted(map(str, _open_to_others(data)))
    if not found:
        return fine("permissions", "Your log and all that belongs to it are for you alone.")
    said = f"Others on this machine may read {found[0]}" + (f" and {len(found) - 1} more." if len(found) > 1 else ".")
    return problem("permissions", said, "`quizapp doctor --fix` makes them yours alone.", len(found), mends=True)


def _room(data: Path) -> Finding:
    free = shutil.disk_usage(data).free
    database = data / "quizapp.db"
    needed = _ROOM + 2 * (database.stat().st_size if database.is_file() else 0)
    if free >= needed:
        return fine("room", f"{_size(free)} are free on the disk.")
    said = f"Only {_size(free)} are free on the disk of {data}; a backup and a day of study may take {_size(needed)}."
    return problem("room", said, "Make room there, or choose another folder with --data.")


def _file_system(data: Path) -> Finding:
    if kind := filesystems.shared(data):
        said = f"{data} is on a network file system ({kind}), whose locks may not hold."
        return told("file-system", said, "Let one program at a time open the database, or keep it on this machine.")
    own = filesystems.kind(data)
    return fine("file-system", f"The data folder is on this machine{f' ({own})' if own else ''}.")


def _programs() -> Finding:
    here = f"quizapp {__version__}, Python {platform.python_version()}, {platform.system()} {platform.release()}"
    return fine("versions", f"{here}.")


def _python() -> Finding:
    """Whether this Python has the fixes that are told by what they brought, wherever they were taken back to."""
    overlap = hasattr(zipfile.ZipInfo("x"), "_end_offset")
    dash = hasattr(webbrowser.BaseBrowser, "_check_url")
    missing = [name for name, is_fixed in (("CVE-2024-0450", overlap), ("CVE-2026-4519", dash)) if not is_fixed]
    if not missing:
        return fine("python", "This Python has the fixes for CVE-2024-0450 and CVE-2026-4519.")
    said = f"This Python has no fix for {' and '.join(missing)}; quizapp unpacks nothing and checks links itself."
    return told("python", said, "Update Python when you can: other programs use it, too.")


def _terminal(environ: Mapping[str, str]) -> Finding:
    if not (sys.stdout is not None and sys.stdout.isatty()):
        return fine("terminal", "There is no terminal here: lines of text, as `quizapp study --plain` writes.")
    columns, rows = shutil.get_terminal_size()
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    said = f"{environ.get('TERM', 'no TERM')}, {columns} x {rows}, {_colours(environ)}, {sys.stdout.encoding}."
    cures = []
    if columns < _LEAST[0] or rows < _LEAST[1]:
        cures.append(f"Make the window at least {_LEAST[0]} x {_LEAST[1]}.")
    if encoding != "utf8":
        cures.append("Choose a UTF-8 locale: some signs cannot be shown.")
    if {"COLUMNS", "LINES"} & environ.keys():
        cures.append("Do not export COLUMNS and LINES: they freeze the size.")
    if environ.get("TERM", "dumb") in ("", "dumb", "unknown"):
        cures.append("Set TERM: without it there are only lines of text.")
    if cures:
        return told("terminal", said, " ".join(cures), len(cures))
    return fine("terminal", f"{said} Mouse, synchronised output and the keyboard are asked for at each start.")


def _colours(environ: Mapping[str, str]) -> str:
    if environ.get("NO_COLOR"):
        return "no colours (NO_COLOR)"
    if environ.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return "16 million colours"
    return "256 colours" if "256" in environ.get("TERM", "") else "16 colours"


def _size(number: int) -> str:
    return f"{number / (1 << 30):.1f} GB" if number >= 1 << 30 else f"{number >> 20} MB"
