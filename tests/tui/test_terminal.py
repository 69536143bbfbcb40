"""The app in a real pseudo-terminal: what its bytes leave behind."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from quizapp.errors import Status

pty = pytest.importorskip("pty")

CHILD = """
import os
import sys
import termios
from quizapp.errors import QuizError
from quizapp.tui.app import QuizApp

def opened():
    {opened}

{before}
app = QuizApp(lambda: {glimpse}, opened)
result = app.run()
sys.exit(app.return_code or result)
"""
REFUSES = 'raise QuizError("No decks here: \\x1b]52;c;eA==\\x07\\x1b]0;title\\x07 end of the sentence.")'
BUG = 'raise ZeroDivisionError("text of a deck")'
RESTORED = (b"\x1b[?1049l", b"\x1b[?1000l", b"\x1b[?25h")
BACKGROUND = """
def refused(*_):
    os.write(1, b"refused ")
    raise termios.error

termios.tcsetattr = refused
"""
BENCH = """
from tests.tui.bench import Bench

bench = Bench()
"""
DEADLINE_S = 30


class Terminal:
    """A child in a terminal of 80 columns and 24 rows, and every byte that it wrote."""

    def __init__(self, child: subprocess.Popen[bytes], master: int) -> None:
        self.child = child
        self.written = b""
        self._master = master

    def send(self, keys: bytes) -> None:
        os.write(self._master, keys)

    def read_until(self, text: bytes) -> None:
        while text not in self.written:
            assert self._read(), self.written[-2000:]

    def close(self) -> None:
        if self._master >= 0:
            os.close(self._master)

    def vanish(self) -> int:
        os.close(self._master)
        self._master = -1
        return self.child.wait(DEADLINE_S)

    def end(self) -> int:
        while self._read():
            pass
        return self.child.wait(DEADLINE_S)

    def _read(self) -> bytes:
        ready, _, _ = select.select([self._master], [], [], DEADLINE_S)
        try:
            chunk = os.read(self._master, 65536) if ready else b""
        except OSError:
            chunk = b""
        self.written += chunk
        return chunk


@contextmanager
def running(opened: str, before: str = "", glimpse: str = "None") -> Iterator[Terminal]:
    import fcntl
    import struct
    import termios

    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    environment = {**os.environ, "TERM": "xterm-256color", "TEXTUAL_DISABLE_KITTY_KEY": "1"}
    for name in ("COLUMNS", "LINES", "NO_COLOR"):
        environment.pop(name, None)
    code = CHILD.format(opened=opened, before=before, glimpse=glimpse)
    child = subprocess.Popen(
        [sys.executable, "-c", code], stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True
    )
    os.close(slave)
    terminal = Terminal(child, master)
    try:
        yield terminal
    finally:
        child.kill()
        child.wait()
        terminal.close()


def test_q_leaves_the_terminal_as_it_was_with_the_status_of_the_error() -> None:
    with running(REFUSES) as terminal:
        terminal.read_until(b"end of the sentence")
        terminal.send(b"q")
        assert terminal.end() == Status.PROBLEMS
        assert all(sequence in terminal.written for sequence in RESTORED)


def test_keys_that_were_typed_before_the_first_paint_leave_no_dead_home_behind() -> None:
    with running("return bench", BENCH, "bench.overview()") as terminal:
        terminal.send(b"   ")
        terminal.read_until(b"show the answer")
        terminal.send(b"q")
        terminal.read_until(b"learn what stays")
        terminal.send(b"q")
        assert terminal.end() == Status.FINE


def test_what_an_error_says_does_nothing_to_the_terminal() -> None:
    with running(REFUSES) as terminal:
        terminal.read_until(b"end of the sentence")
        assert b"\x1b]52" not in terminal.written
        assert b"\x1b]0" not in terminal.written
        assert b"eA==" in terminal.written


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_leaves_the_terminal_as_it_was(name: str) -> None:
    number = signal.Signals[name]
    with running(REFUSES) as terminal:
        terminal.read_until(b"end of the sentence")
        terminal.child.send_signal(number)
        assert terminal.end() == Status.SIGNAL + number
        assert all(sequence in terminal.written for sequence in RESTORED)


def test_a_terminal_that_vanishes_ends_the_app_also_where_no_signal_says_so() -> None:
    with running(REFUSES) as terminal:
        terminal.read_until(b"end of the sentence")
        assert terminal.vanish() == Status.SIGNAL + signal.SIGHUP


def test_an_app_that_was_never_in_the_foreground_ends_quietly_when_the_terminal_goes() -> None:
    with running(REFUSES, BACKGROUND) as terminal:
        terminal.read_until(b"refused")
        terminal.child.send_signal(signal.SIGHUP)
        assert terminal.end() == Status.SIGNAL + signal.SIGHUP
        assert set(terminal.written.split()) == {b"refused"}


def test_a_bug_leaves_the_terminal_as_it_was_and_one_line() -> None:
    with running(BUG) as terminal:
        assert terminal.end() == Status.BUG
        after = terminal.written[terminal.written.rindex(b"\x1b[?1049l") :]
        assert b"quizapp met a bug" in after
        assert b"Traceback" not in terminal.written
        assert b"text of a deck" not in terminal.written
