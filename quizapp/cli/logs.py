"""`quizapp log`: the review log out and in, one JSON object a line; a file is private and never half written."""

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from quizapp.cli.build import Call, trainer_of
from quizapp.cli.output import data, say
from quizapp.core.review import Event
from quizapp.errors import QuizError, Status, UsageError
from quizapp.interop.jsonline import lines
from quizapp.interop.reviewlog import Complaint, read, to_line

STREAM = "-"
SHOWN = 20


def export(call: Call, target: str) -> int:
    """Writes every event of the learner to a file, or to standard output for `-`; returns the status."""
    with trainer_of(call, refresh=False) as trainer:
        if target == STREAM:
            data(map(to_line, trainer.export_log()))
            return Status.FINE
        path = Path(target)
        _refuse_other_files(path)
        try:
            number = _write(path, map(to_line, trainer.export_log()))
        except OSError as error:
            raise QuizError(f"The log could not be written to {path}: {error.strerror}.") from None
    say(f"{number} {'event' if number == 1 else 'events'} written to {path}.")
    return Status.FINE


def take(call: Call, source: str, learner: str) -> int:
    """Adds the events of a file, or of standard input for `-`; returns 1 when a line was not understood.

    Raises UsageError for a learner's name that no text can be.
    """
    if not learner.isprintable():
        raise UsageError(f"The name {learner} cannot be kept. Choose one of letters, figures and spaces.")
    complaints: list[Complaint] = []
    with _opened(source) as stream, trainer_of(call, refresh=False) as trainer:
        counted = _Counted(read(lines(stream), call.settings.day_start), complaints)
        taken = trainer.import_log(counted, learner)
    here = counted.number - taken.new
    say(f"{taken.new} events taken, {here} already there, {len(complaints)} lines not understood.")
    if taken.differing:
        lines_have = "1 line has" if taken.differing == 1 else f"{taken.differing} lines have"
        say(f"{lines_have} an id that is here with other content; kept as it is.")
    for complaint in complaints[:SHOWN]:
        say(f"line {complaint.line}: {complaint.sentence}")
    if len(complaints) > SHOWN:
        say(f"… and {len(complaints) - SHOWN} more lines.")
    return Status.PROBLEMS if complaints else Status.FINE


class _Counted:
    """The events among what was read, counted as they go by; the complaints are put aside."""

    def __init__(self, found: Iterable[Event | Complaint], complaints: list[Complaint]) -> None:
        self.number = 0
        self._found = found
        self._complaints = complaints

    def __iter__(self) -> Iterator[Event]:
        for item in self._found:
            if isinstance(item, Complaint):
                self._complaints.append(item)
            else:
                self.number += 1
                yield item


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
