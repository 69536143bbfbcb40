"""The terminal or pipe that a talk goes through: standard streams, and signals that end it in order."""

import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from types import FrameType, TracebackType
from typing import BinaryIO, Self, TypeVar

from quizapp.cli.output import data, unfinished
from quizapp.errors import QuizError
from quizapp.plain.console import Editor, StoppedError, Viewer
from quizapp.plain.paper import Paper
from quizapp.render.forms import Maths
from quizapp.render.visible import visible

LINE_MAX = 4096
_WIDTH = 78
_CHUNK = 65_536
_HANGUP = 1
_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")

T = TypeVar("T")
_Handler = Callable[[int, FrameType | None], object] | int | None


class Streams:
    """Standard input and output as a console. As a context it heeds signals: each is raised where it can do no harm."""

    def __init__(self, maths: Maths, editor: Editor, viewer: Viewer) -> None:
        self._paper = Paper(_WIDTH, maths)
        self._editor = editor
        self._viewer = viewer
        self._at_terminal = _typed()
        self._waiting = False
        self._signal = 0
        self._former: dict[int, _Handler] = {}

    def __enter__(self) -> Self:
        for name in _SIGNALS:
            number = getattr(signal, name, None)
            if number is not None:
                self._former[number] = signal.signal(number, self._heed)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._former.items():
            signal.signal(number, handler)

    @property
    def paper(self) -> Paper:
        """As wide as the terminal is now."""
        return replace(self._paper, width=shutil.get_terminal_size((_WIDTH, 0)).columns)

    @property
    def editor(self) -> Editor | None:
        """Only where somebody sits at a terminal."""
        return self._editor if _typed() else None

    @property
    def viewer(self) -> Viewer | None:
        """Only where somebody sits at a terminal."""
        return self._viewer if _typed() else None

    def tell(self, lines: Iterable[str]) -> None:
        """Writes lines to standard output; `output.data` says what it raises, and StoppedError at a signal."""
        self._wait(lambda: data(lines))

    def ask(self, prompt: str) -> str | None:
        """The next line of standard input; one that comes through a pipe is written behind the prompt.

        A terminal that was closed is a signal, whichever of both is noticed first.
        """
        self._wait(lambda: unfinished(prompt))
        try:
            line = self._wait(_line)
        except StoppedError:
            with suppress(QuizError):
                data([""])
            raise
        except OSError:
            raise StoppedError(_HANGUP) from None
        if line is None or not _typed():
            self._end_line(line)
        return line

    def _end_line(self, line: str | None) -> None:
        """Writes what came through a pipe, or nothing at the end of the input, behind the prompt."""
        try:
            self.tell([visible(line or "").replace("\n", " ")])
        except QuizError:
            if line is None and self._at_terminal:
                raise StoppedError(_HANGUP) from None
            raise

    def pause(self, seconds: float) -> None:
        """Sleeps."""
        self._wait(lambda: time.sleep(seconds))

    def _heed(self, number: int, _frame: FrameType | None) -> None:
        """Raises the signal at once only while nothing is being stored."""
        if self._waiting:
            raise StoppedError(number)
        self._signal = number

    def _wait(self, wait: Callable[[], T]) -> T:
        self._waiting = True
        try:
            number, self._signal = self._signal, 0
            if number:
                raise StoppedError(number)
            return wait()
        finally:
            self._waiting = False


def _typed() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _line() -> str | None:
    """The next line without its end, cut to LINE_MAX bytes; None at the end of the input."""
    stream = None if sys.stdin is None else sys.stdin.buffer
    found = stream.readline(LINE_MAX) if stream else b""
    if not stream or not found:
        return None
    if not found.endswith(b"\n"):
        _skip_line(stream)
    return found.decode(sys.stdin.encoding, "replace").rstrip("\r\n")


def _skip_line(stream: BinaryIO) -> None:
    """Reads to the end of the line without keeping it."""
    while (piece := stream.readline(_CHUNK)) and not piece.endswith(b"\n"):
        pass
