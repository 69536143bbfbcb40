"""The process that fits weights, as its parent sees it: a task goes in, answers come line by line, and it ends."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from queue import SimpleQueue
from subprocess import DEVNULL, PIPE, Popen
from threading import Thread

from quizapp.errors import QuizError

_POLL_S = 0.1
# Modules are looked for where this process does, whatever the environment or the current folder say.
_PROGRAM = "import sys; sys.path[:] = sys.argv[1:]; from quizapp.optimizer.child import serve; serve()"


class Answers:
    """The lines that the process writes, as they come."""

    def __init__(self, process: Popen[str], task: str) -> None:
        self._process = process
        self._lines: SimpleQueue[str | None] = SimpleQueue()
        self.thread = Thread(target=self._talk, args=(task,), daemon=True)
        self.thread.start()

    def next(self) -> str | None:
        """The next line, or None at the end. Raises Empty when none came within a moment."""
        return self._lines.get(timeout=_POLL_S)

    def status(self) -> int:
        """The status with which the process left."""
        return self._process.wait()

    def _talk(self, task: str) -> None:
        try:
            if self._process.stdin and self._process.stdout:
                self._process.stdin.write(f"{task}\n")
                self._process.stdin.flush()
                for line in self._process.stdout:
                    self._lines.put(line)
        except (OSError, ValueError):
            pass  # the process has gone, and its status says how
        finally:
            self._lines.put(None)


@contextmanager
def running(task: str) -> Iterator[Answers]:
    """The process that fits weights, given a task; at the end, however that comes, it is gone.

    Its standard input stays open as long as we live: its end tells it to leave. A key that interrupts us does not
    reach it. Raises QuizError where it cannot be started.
    """
    command = [sys.executable, "-I", "-c", _PROGRAM, *_path()]
    try:
        process = Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, encoding="utf-8", start_new_session=True)  # noqa: S603 - our own program
    except OSError as error:
        raise QuizError(f"The process that fits the weights could not be started: {error.strerror}.") from None
    answers = Answers(process, task)
    try:
        yield answers
    finally:
        process.kill()
        process.wait()
        answers.thread.join()
        for stream in filter(None, (process.stdin, process.stdout)):
            with suppress(OSError):
                stream.close()


def _path() -> list[str]:
    """The folders that modules are looked for in."""
    return [folder or os.getcwd() for folder in sys.path]  # noqa: PTH109 - a text is wanted
