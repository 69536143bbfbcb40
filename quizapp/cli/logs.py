"""`quizapp log`: the review log out and in, one JSON object a line; a file is private and never half written."""

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from quizapp.cli.build import Call, trainer_of
from quizapp.cli.interrupting import interruptible
from quizapp.cli.output import data, say
from quizapp.cli.progress import Bar
from quizapp.core.counting import plural
from quizapp.core.review import Event
from quizapp.errors import QuizError, Status, UsageError
from quizapp.interop.jsonline import lines
from quizapp.interop.reviewlog import Complaint, read, to_line

STREAM = "-"
SHOWN = 20
_OFTEN = 1_000
_PART = 1 << 20
_GOES_ON = "What was taken in stays; `quizapp log import` again goes on."


def export(call: Call, target: str, learner: str = "") -> int:
    """Writes every event of the learner, or of a named one, to a file, or to standard output for `-`; returns the
    status.
    """
    path = Path(target)
    if target != STREAM:
        _refuse_other_files(path)
    with trainer_of(call, refresh=False) as trainer, Bar(shown=not call.json) as bar:
        log = _told(map(to_line, trainer.export_log(learner)), bar, trainer.log_size(learner))
        if target == STREAM:
            data(log)
            return Status.FINE
        try:
            number = _write(path, log)
        except OSError as error:
            raise QuizError(f"The log could not be written to {path}: {error.strerror}.") from None
    say(f"{plural(number, 'event')} written to {path}.")
    return Status.FINE


def _told(log: Iterable[str], bar: Bar, size: int) -> Iterator[str]:
    """The lines, while it is told how many of them have gone by."""
    for number, line in enumerate(log, start=1):
        yield line
        if number % _OFTEN == 0:
            bar.tell("Writing events", number, size)


def take(call: Call, source: str, learner: str) -> int:
    """Adds the events of a file, or of standard input for `-`; returns 1 when a line was not understood.

    Raises UsageError for a learner's name that no text can be.
    """
    if not learner.isprintable():
        raise UsageError(f"The name {learner} cannot be kept. Choose one of letters, figures and spaces.")
    complaints = _Complaints()
    with interruptible(_GOES_ON), _opened(source) as stream, trainer_of(call, refresh=False) as trainer:
        counted = _Counted(read(lines(stream), call.settings.day_start), complaints)
        for notice in trainer.back_up_before("import"):
            say(notice)
        taken = trainer.import_log(counted, learner, _lines_of(source))
    here = counted.number - taken.new
    lines_were = plural(complaints.number, "line")
    say(f"{plural(taken.new, 'event')} taken, {here:,} already there, {lines_were} not understood.")
    if taken.differing:
        lines_have = plural(taken.differing, "line has", "lines have")
        say(f"{lines_have} an id that is here with other content; kept as it is.")
    for complaint in complaints.first:
        say(f"line {complaint.line}: {complaint.sentence}")
    if complaints.number > SHOWN:
        say(f"… and {complaints.number - SHOWN} more lines.")
    return Status.PROBLEMS if complaints.number else Status.FINE


class _Complaints:
    """How many lines were not understood, and the first of them."""

    def __init__(self) -> None:
        self.number = 0
        self.first: list[Complaint] = []

    def add(self, complaint: Complaint) -> None:
        """One more."""
        self.number += 1
        if self.number <= SHOWN:
            self.first.append(complaint)


class _Counted:
    """The events among what was read, counted as they go by; the complaints are put aside."""

    def __init__(self, found: Iterable[Event | Complaint], complaints: _Complaints) -> None:
        self.number = 0
        self._found = found
        self._complaints = complaints

    def __iter__(self) -> Iterator[Event]:
        for item in self._found:
            if isinstance(item, Complaint):
                self._complaints.add(item)
            else:
                self.number += 1
                yield item


def _lines_of(source: str) -> int:
    """How many lines a file has; 0 for a stream, of which nobody knows."""
    path = Path(source)
    if source == STREAM or not path.is_file():
        return 0
    with path.open("rb") as file:
        return sum(part.count(b"\n") for part in iter(lambda: file.read(_PART), b""))


@contextmanager
def _opened(source: str) -> Iterator[BinaryIO]:
    if source == STREAM:
        if sys.stdin is None:
            raise QuizError("Standard input is closed: there is nothing to read.")
        yield sys.stdin.buffer
        return
    try:
        with Path(source).open("rb") as stream:
            yield stream
    except OSError as error:
        raise QuizError(f"The log {source} cannot be read: {error.strerror}.") from None


def _refuse_other_files(path: Path) -> None:
    """Raises QuizError where something stands that is no log: a folder, a deck, the database."""
    try:
        if not path.is_file():
            return
        with path.open("rb") as file:
            if file.read(1) in (b"", b"{"):
                return
    except OSError as error:
        raise QuizError(f"The log cannot be written to {path}: {error.strerror}.") from None
    raise QuizError(f"{path} is there and is no review log. Choose another name.")


def _write(path: Path, log: Iterable[str]) -> int:
    """Writes the lines beside the file, readable by its owner only, and puts them in its place; how many there were."""
    if path.exists() and not path.is_file():
        with path.open("w", encoding="ascii") as device:
            return sum(bool(device.write(f"{line}\n")) for line in log)
    target = path.resolve()
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with open(descriptor, "w", encoding="ascii") as file:  # noqa: PTH123 - a descriptor
            number = sum(bool(file.write(f"{line}\n")) for line in log)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(target)
    finally:
        Path(name).unlink(missing_ok=True)
    return number
