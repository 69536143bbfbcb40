"""A terminal in memory with a program in it: it shows what a person would see and types what one would type."""

import fcntl
import os
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import TracebackType
from typing import Protocol, Self

import pyte

PATIENCE_S = 30.0
HAND_S = 0.2  # a person looks at an answer before rating it; the program wants to see that
LOST_S = 2.0  # a rating that changed nothing for so long came too early and is given again
RATINGS = ("Again", "Hard", "Good", "Easy")
RESTORED = (
    *(b"\x1b[?1049l", b"\x1b[?1000l", b"\x1b[?1003l", b"\x1b[?1015l", b"\x1b[?1006l", b"\x1b[?2004l"),
    *(b"\x1b[?1004l", b"\x1b[?25h", b"\x1b[?7h"),
)
IF_SET = (b"\x1b[?1016l", b"\x1b[?2048l", b"\x1b[?2026l")
ROUNDS = int(os.environ.get("QUIZAPP_TEST_ROUNDS", "0"))  # for a longer look: 40
# What a terminal says when it is asked, and digits as plain keys after it: the worst that was ever seen.
ANSWERS = {
    rb"\x1b\[\??6n": b"\x1b[12;3R3",
    rb"\x1b\[\??5n": b"\x1b[0n3",
    rb"\x1b\[[>=]?0?c": b"\x1b[?62;1;2;3;4c3",
    rb"\x1b\[\?(?:2026|2048)\$p": b"\x1b[?2026;2$y",
    rb"\x1b\]52;[a-z]*;\?": b"\x1b]52;c;MzMzMw==\x07",
    rb"\x1bP\$q": b"\x1bP1$r3;3 q\x1b\\3",
    rb"\x05": b"3333",
}


class Process(Protocol):
    """A program that was started."""

    @property
    def pid(self) -> int: ...

    def poll(self) -> int | None:
        """The exit status, below 0 for the signal that ended it; None while it runs."""

    def send_signal(self, sig: int) -> None:
        """Sends a signal, unless it has ended."""


Launch = Callable[[int], Process]


class Terminal:
    """A program on a pseudo-terminal; what it writes is kept in `raw` and drawn on a screen of `columns` x `rows`.

    `answers` maps patterns of what the program writes to what this terminal types by itself when it sees them.
    """

    def __init__(
        self,
        launch: Launch,
        *,
        columns: int = 80,
        rows: int = 24,
        answers: Mapping[bytes, bytes] | None = None,
    ) -> None:
        self.raw = bytearray()
        self._answers = [(re.compile(query), answer) for query, answer in (answers or {}).items()]
        self._answered = 0
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._master, slave = os.openpty()
        self._size(columns, rows)
        os.set_blocking(self._master, False)
        self.before = termios.tcgetattr(slave)
        self._slave = slave
        self._process = launch(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def pid(self) -> int:
        """The program's process."""
        return self._process.pid

    @property
    def runs(self) -> bool:
        """Whether the program has not ended."""
        return self._process.poll() is None

    @property
    def lines(self) -> list[str]:
        """The rows of the screen without the spaces at their ends."""
        return [line.rstrip() for line in self._screen.display]

    @property
    def text(self) -> str:
        """What the screen shows."""
        return "\n".join(self.lines)

    @property
    def settings(self) -> list[object]:
        """How the terminal treats what is typed: echo, signals, lines."""
        return list(termios.tcgetattr(self._slave))

    def send(self, keys: str | bytes) -> None:
        """Types keys, all at once; reads on meanwhile, as terminals do."""
        left = keys.encode() if isinstance(keys, str) else keys
        deadline = time.monotonic() + PATIENCE_S
        while left:
            _, writable, _ = select.select([], [self._master], [], 0.05)
            if writable:
                left = left[os.write(self._master, left[:1024]) :]
            self._drain(0)
            assert time.monotonic() < deadline, f"the program reads no keys; {self._state()}"

    def wait_until(self, true: Callable[[], object], what: str, seconds: float = PATIENCE_S) -> None:
        """Reads until something is true of the screen; fails after some seconds."""
        deadline = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < deadline, f"{what}: it did not come; {self._state()}"
            self._drain(0.05)

    def wait_for(self, *texts: str) -> None:
        """Reads until all the texts are on the screen."""
        self.wait_until(lambda: all(text in self.text for text in texts), " and ".join(map(repr, texts)))

    def pause(self, seconds: float = HAND_S) -> None:
        """Goes on reading for a while, to type no faster than a person; no test depends on how long."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            self._drain(left)

    def press(self, keys: str | bytes, *texts: str) -> None:
        """Types keys and waits for what they show."""
        self.send(keys)
        self.wait_for(*texts)

    def reveal(self, keys: str | bytes = " ") -> None:
        """Types an answer and waits for the four ratings."""
        self.press(keys, *RATINGS)

    def rate(self, key: str, *texts: str) -> None:
        """Rates the card whose answer is shown, and waits for what comes next."""
        self.decide(key, RATINGS, lambda: all(text in self.text for text in texts), " and ".join(map(repr, texts)))

    def decide(self, key: str, asked: Sequence[str], true: Callable[[], object], what: str) -> None:
        """Answers what the screen asks, once more where the program took the key for part of a burst, until something
        is true.
        """
        deadline = time.monotonic() + PATIENCE_S
        while not true():
            assert time.monotonic() < deadline, f"{what} did not come after {key!r}; {self._state()}"
            self.pause()
            if all(text in self.text for text in asked):
                self.send(key)
            give_up = time.monotonic() + LOST_S
            while not true() and time.monotonic() < give_up:
                self._drain(0.05)

    def leave(self) -> int:
        """Presses q until the program is gone: from a question over the summary and home; returns its exit status."""
        while self.runs:
            before = self.text
            self.send("q")
            self.wait_until(partial(self._changed, before), "q leads out")
        return self.finish()

    def click(self, text: str) -> None:
        """Clicks into the middle of a text on the screen."""
        row, line = next((row, line) for row, line in enumerate(self.lines, start=1) if text in line)
        column = line.index(text) + len(text) // 2 + 1
        self.send(f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m")

    def resize(self, columns: int, rows: int) -> None:
        """Gives the window another size."""
        self._drain(0)
        self._screen.resize(rows, columns)
        self._size(columns, rows)

    def signal(self, number: signal.Signals) -> None:
        """Sends a signal to the program."""
        self._process.send_signal(number)

    def hang_up(self) -> int:
        """Closes the window; returns the program's exit status."""
        os.close(self._slave)
        os.close(self._master)
        self._slave = self._master = -1
        return self._end()

    def finish(self) -> int:
        """Reads to the end of the program; returns its exit status (below 0: the signal that ended it)."""
        status = self._end()
        while self._drain(0):
            pass
        return status

    def kill(self) -> None:
        """Ends the program as a power cut would, and reads what it still said."""
        self._process.send_signal(signal.SIGKILL)
        self.finish()

    def close(self) -> None:
        """Ends the program if it still runs, and gives the terminal back."""
        if self.runs:
            self._process.send_signal(signal.SIGKILL)
            self._end()
        for end in (self._slave, self._master):
            if end >= 0:
                os.close(end)
        self._slave = self._master = -1

    @property
    def afterwards(self) -> str:
        """What was written after the program gave the whole screen back, or all if it never took it."""
        return self.raw.rpartition(b"\x1b[?1004l")[2].decode()

    @property
    def took_the_screen(self) -> bool:
        """Whether the program ever drew more than lines."""
        return b"\x1b[?1049h" in self.raw

    def assert_restored(self) -> None:
        """Fails unless the screen, mouse, cursor and keys are as before."""
        tail = bytes(self.raw[self.raw.rfind(b"\x1b[?1049h") :])
        assert [code for code in RESTORED if code not in tail] == [], self.afterwards
        for code in (*RESTORED[1:], *IF_SET):
            opposite = code[:-1] + (b"h" if code.endswith(b"l") else b"l")
            assert tail.rfind(code) > tail.rfind(opposite) or opposite not in tail, code
        assert len(re.findall(rb"\x1b\[>\d+u", tail)) <= tail.count(b"\x1b[<u"), "the keyboard is as before"
        assert self.settings == self.before, "echo and signals are as before"

    def _changed(self, before: str) -> bool:
        return self.text != before or not self.runs

    def _end(self) -> int:
        """Reads until the program has ended."""
        deadline = time.monotonic() + PATIENCE_S
        while (status := self._process.poll()) is None:
            assert time.monotonic() < deadline, f"the program did not end; {self._state()}"
            self._drain(0.02)
        return status

    def _drain(self, seconds: float) -> bool:
        """Waits at most so long for output and draws what there is; False when nothing came."""
        if self._master < 0:
            time.sleep(seconds)
            return False
        if not select.select([self._master], [], [], max(seconds, 0))[0]:
            return False
        try:
            got = os.read(self._master, 65536)
        except OSError:  # Linux says so when the last program has closed the terminal
            return False
        self.raw += got
        self._stream.feed(got)
        self._answer()
        return bool(got)

    def _answer(self) -> None:
        for query, answer in self._answers:
            for found in query.finditer(self.raw, self._answered):
                self._answered = max(self._answered, found.end())
                os.write(self._master, answer)

    def _size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _state(self) -> str:
        return f"status {self._process.poll()}, the screen shows:\n{self.text}"
