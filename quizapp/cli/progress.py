"""What is being done and for how long, on standard error: one line that is drawn again where somebody looks."""

import sys
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Lock, Timer
from types import TracebackType
from typing import Self

from quizapp.cli.output import say
from quizapp.core.progress import line
from quizapp.render.cells import cut
from quizapp.render.visible import one_line

_WIDTH = 78
_BEFORE_S = 0.3
_EVERY_S = 0.1
_CLEAR = "\r\x1b[K"


class Progress:
    """As a context it leaves no half line behind. In a pipe only `stage` says anything, once for each."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._drawn = sys.stderr is not None and sys.stderr.isatty()
        self._stage = ""
        self._since = clock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    @property
    def drawn(self) -> bool:
        """Whether standard error is a terminal."""
        return self._drawn

    def stage(self, says: str) -> None:
        """Another stage begins; the one before it stays on the screen with the time it took."""
        self._end()
        self._stage, self._since = says, self._clock()
        if not self._drawn:
            say(f"{says} …")
        self.going_on()

    def going_on(self) -> None:
        """Draws the stage anew, with the time since it began; to be called often."""
        if self._stage:
            self.draw(f"{self._stage} … {self._elapsed()}")

    def draw(self, says: str) -> None:
        """Draws a line in the place of the one before; nothing in a pipe."""
        if self._drawn:
            self._write(f"{_CLEAR}{cut(one_line(says), _WIDTH)}")

    def _end(self) -> None:
        if self._drawn:
            self._write(_CLEAR)
            if self._stage:
                say(f"{self._stage}: {self._elapsed()}")
        self._stage = ""

    def _elapsed(self) -> str:
        return f"{self._clock() - self._since:.1f} s"

    def _write(self, text: str) -> None:
        with suppress(OSError):
            sys.stderr.write(text)
            sys.stderr.flush()


class Bar:
    """A `core.progress.Progress` for somebody who looks: a line with a bar, of work that takes longer than 300 ms.

    Work that then tells nothing for long shows, too. As a context it leaves no half line behind.
    """

    def __init__(self, *, shown: bool = True, clock: Callable[[], float] = time.monotonic) -> None:
        self._line = Progress(clock)
        self._shown = shown
        self._clock = clock
        self._what = ""
        self._told = "", 0, 0
        self._next = 0.0
        self._drawing = Lock()
        self._silent: Timer | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()

    def tell(self, what: str, done: int, of: int) -> None:
        """Draws how far something is, some times a second."""
        now = self._clock()
        self._told = what, done, of
        if what != self._what:
            self._what, self._next = what, now + _BEFORE_S
            self._await(what)
        if self._shown and now >= self._next:
            self._next = now + _EVERY_S
            with self._drawing:
                self._line.draw(line(what, done, of))

    def clear(self) -> None:
        """Takes the line off the screen."""
        told, self._what = self._what, ""
        if self._silent:
            self._silent.cancel()
        with self._drawing:
            if self._shown and told:
                self._line.draw("")

    def _await(self, what: str) -> None:
        """Draws what has begun, should it not tell any more within 300 ms."""
        if self._silent:
            self._silent.cancel()
        if self._shown and self._line.drawn:
            self._silent = Timer(_BEFORE_S, self._late, (what,))
            self._silent.daemon = True
            self._silent.start()

    def _late(self, what: str) -> None:
        with self._drawing:
            if self._what == what:
                self._line.draw(line(*self._told))
