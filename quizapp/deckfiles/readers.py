"""Processes that read deck files side by side: they are told files and answer readings, and leave when we do."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from subprocess import Popen
from typing import Generic, TypeVar, cast

from quizapp.deckfiles.folders import Found
from quizapp.processes import at_most, heard, started, tell

R = TypeVar("R")
Read = Callable[[str, str], R]
"""A function of a module that reads a file: path and folder → what came of it."""

MUCH = 2_000_000
"""From so many bytes of deck files on it pays to start processes."""
_CHILD = "quizapp.deckfiles.readerchild"
_AHEAD = 2  # files that a process knows of: the one it reads, and the next


class Readers(Generic[R]):
    """Processes that read files ahead of whoever asks for them, in the order of these files."""

    def __init__(self, processes: Sequence[Popen[bytes]], files: Sequence[Found], read: Read[R]) -> None:
        self._waiting = deque(files)
        self._read = read
        self._told: dict[str, Popen[bytes]] = {}
        self._answers: dict[str, R] = {}
        for process in (*processes,) * _AHEAD:
            self._tell(process)

    def take(self, file: Found) -> R | None:
        """What came of a file; None for one that no process reads, or whose process has gone."""
        while (process := self._told.get(file.path)) is not None:
            self._hear(process)
        with suppress(ValueError):
            self._waiting.remove(file)
        return self._answers.pop(file.path, None)

    def _tell(self, process: Popen[bytes]) -> None:
        if self._waiting:
            file = self._waiting.popleft()
            self._told[file.path] = process
            tell(process, (self._read, file.path, file.root))

    def _hear(self, process: Popen[bytes]) -> None:
        """Takes the next answer of a process; one that has gone is told and asked no more."""
        asked = [path for path, other in self._told.items() if other is process]
        answer = heard(process)
        for path in asked[:1] if answer else asked:
            del self._told[path]
        if answer:
            self._answers[asked[0]] = cast("R", answer)
            self._tell(process)


@contextmanager
def reading_ahead(files: Sequence[Found], read: Read[R]) -> Iterator[Readers[R]]:
    """Processes that read these files by `read`, as many as pay; at the end, however that comes, they are gone.

    Their standard input stays open as long as we live: its end tells them to leave.
    """
    count = min(at_most(), len(files)) if sum(file.size for file in files) > MUCH else 1
    with ExitStack() as stack:
        found = [started(stack, _CHILD) for _ in range(count if count > 1 else 0)]
        yield Readers([process for process in found if process], files, read)
