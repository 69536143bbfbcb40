"""What is kept of a crash: a private log that says where it happened, and nothing of what the learner wrote."""

import os
import platform
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from quizapp import __version__


def report(error: BaseException, data: Path, now: datetime) -> str:
    """Writes the log of a crash into the data folder; returns one line that says where it is."""
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    path = data / f"crash-{stamp}-{os.getpid()}.log"
    what = f"quizapp stopped because of a mistake of its own ({type(error).__name__})"
    try:
        _write(path, f"quizapp {__version__}, Python {platform.python_version()}, {platform.platform()}\n", error)
    except OSError as failure:
        return f"{what}; no log could be written to {data}: {failure.strerror}."
    return f"{what}. What you rated is saved. The log is {path}: please report it."


def _write(path: Path, head: str, error: BaseException) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(descriptor, "w", encoding="utf-8", errors="backslashreplace") as file:  # noqa: PTH123 - a descriptor
        file.write(head)
        file.writelines(_lines(error))


def _lines(error: BaseException) -> Iterator[str]:
    """The calls that led to the error and to those before it: no values and no messages, which may hold answers."""
    before = error.__cause__ or error.__context__
    if before is not None:
        yield from _lines(before)
        yield "\nthen\n"
    yield from traceback.format_tb(error.__traceback__)
    yield f"{type(error).__module__}.{type(error).__qualname__}\n"
