"""What is kept of a crash: a private log that says where it happened, and nothing of what the learner wrote."""

import platform
import tempfile
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from quizapp import __version__


def report(error: BaseException, data: Path, now: datetime) -> str:
    """Writes the log of a crash into the data folder; returns one line that says where it is."""
    what = f"quizapp stopped because of a mistake of its own ({type(error).__name__})"
    try:
        path = _write(data, now, error)
    except OSError as failure:
        return f"{what}; no log could be written to {data}: {failure.strerror}."
    return f"{what}. What you rated or answered is saved. The log is {path}: please report it."


def _write(data: Path, now: datetime, error: BaseException) -> str:
    """Makes a new file that its owner alone may read; its path."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    stamp = now.astimezone(UTC).strftime("crash-%Y%m%dT%H%M%SZ-")
    descriptor, path = tempfile.mkstemp(prefix=stamp, suffix=".log", dir=data)
    with open(descriptor, "w", encoding="utf-8", errors="backslashreplace") as file:  # noqa: PTH123 - a descriptor
        system = f"{platform.system()} {platform.release()}"  # to know more, `platform` would start programs
        file.write(f"quizapp {__version__}, Python {platform.python_version()}, {system}\n")
        file.writelines(_lines(error))
    return path


def _lines(error: BaseException) -> Iterator[str]:
    """The calls that led to the error and to those before it: no values and no messages, which may hold answers."""
    before = error.__cause__ or error.__context__
    if before is not None:
        yield from _lines(before)
        yield "\nthen\n"
    yield from traceback.format_tb(error.__traceback__)
    yield f"{type(error).__module__}.{type(error).__qualname__}\n"
