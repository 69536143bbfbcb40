"""Processes that read deck files side by side: they are told files and answer readings, and leave when we do."""

import json
import os
import pickle
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from subprocess import DEVNULL, PIPE, Popen
from typing import TYPE_CHECKING

from quizapp.deckfiles.folders import Found

if TYPE_CHECKING:
    from quizapp.deckfiles.library import FileReading

MUCH = 2_000_000
"""From so many bytes of deck files on it pays to start processes."""
_MOST = 4
_AHEAD = 2  # files that a process knows of: the one it reads, and the next
# Modules are looked for where this process does, whatever the environment or the current folder say.
_PROGRAM = "import sys; sys.path[:] = sys.argv[1:]; from quizapp.deckfiles.readerchild import serve; serve()"


class Readers:
    """Processes that read files ahead of whoever asks for them, in the order of these files."""

    def __init__(self, processes: Sequence[Popen[bytes]], files: Sequence[Found], *, closely: bool) -> None:
        self._waiting = deque(files)
        self._closely = closely
        self._told: dict[str, Popen[bytes]] = {}
        self._answers: dict[str, FileReading] = {}
        for process in (*processes,) * _AHEAD:
            self._tell(process)

    def take(self, file: Found) -> "FileReading | None":
        """What came of a file; None for one that no process reads, or whose process has gone."""
        while (process := self._told.get(file.path)) is not None:
            self._hear(process)
        with suppress(ValueError):
            self._waiting.remove(file)
        return self._answers.pop(file.path, None)

    def _tell(self, process: Popen[bytes]) -> None:
        if not self._waiting or process.stdin is None:
            return
        file = self._waiting.popleft()
        self._told[file.path] = process
        with suppress(OSError):  # a process that has gone does not answer, either
            process.stdin.write(json.dumps([file.path, file.root, self._closely]).encode() + b"\n")
            process.stdin.flush()

    def _hear(self, process: Popen[bytes]) -> None:
        """Takes the next answer of a process; one that has gone is told and asked no more."""
        asked = [path for path, other in self._told.items() if other is process]
        try:
            if process.stdout:
                self._answers[asked[0]] = pickle.load(process.stdout)  # noqa: S301 - our own program wrote it
        except (OSError, EOFError, pickle.UnpicklingError):
            for path in asked:
                del self._told[path]
        else:
            del self._told[asked[0]]
            self._tell(process)


@contextmanager
def reading_ahead(files: Sequence[Found], *, closely: bool) -> Iterator[Readers]:
    """Processes that read these files, as many as pay; at the end, however that comes, they are gone.

    Their standard input stays open as long as we live: its end tells them to leave. A key that interrupts us does not
    reach them.
    """
    count = min(os.cpu_count() or 1, _MOST, len(files)) if sum(file.size for file in files) > MUCH else 1
    with ExitStack() as stack:
        started = [_started(stack) for _ in range(count if count > 1 else 0)]
        yield Readers([process for process in started if process], files, closely=closely)


def _started(stack: ExitStack) -> Popen[bytes] | None:
    """A process that ends with the stack; None where none can be started."""
    command = [sys.executable, "-I", "-c", _PROGRAM, *(folder or os.getcwd() for folder in sys.path)]  # noqa: PTH109 - a text is wanted
    try:
        process = Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, start_new_session=True)  # noqa: S603 - our own program
    except OSError:
        return None
    stack.callback(_end, process)
    return process


def _end(process: Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for stream in filter(None, (process.stdin, process.stdout)):
        with suppress(OSError):
            stream.close()
