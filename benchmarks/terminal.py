"""A pseudo-terminal with a program in it: keys in, bytes out, and what both cost."""

import fcntl
import os
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from resource import struct_rusage
from types import TracebackType
from typing import Self

SYNC_QUERY, SYNC_ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
FRAME = b"\x1b[?2026h"
PATIENCE_S = 60.0
NOT_KEPT = ("COLUMNS", "LINES", "NO_COLOR", "TERM_PROGRAM", "PYTHONDONTWRITEBYTECODE", "PYTHONPROFILEIMPORTTIME")


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """What a person's shell would hand to a program; it may write and read compiled modules."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in NOT_KEPT and not name.startswith(("QUIZAPP_", "TEXTUAL"))
    }
    return {**kept, "TERM": "xterm-256color", "COLORTERM": "truecolor", **(extra or {})}


class Program:
    """A program on a terminal of 80 columns and 24 rows that knows synchronised output; ended at the end of `with`."""

    def __init__(self, command: Sequence[str], extra: Mapping[str, str] | None = None) -> None:
        self.raw = bytearray()
        self._open = True
        pid, self._master = os.forkpty()
        if not pid:
            os.execvpe(command[0], list(command), environment(extra))
        self.pid = pid
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.pid:
            self.kill()

    def send(self, keys: bytes) -> None:
        """Types keys."""
        os.write(self._master, keys)

    def read(self, seconds: float) -> bytes:
        """What comes within some seconds; nothing when nothing does, or when the program has ended."""
        if not self._open or not select.select([self._master], [], [], seconds)[0]:
            return b""
        try:
            got = os.read(self._master, 65536)
        except OSError:  # Linux says so when the program has closed the terminal
            self._open = False
            return b""
        if SYNC_QUERY in self.raw[-16:] + got and SYNC_ANSWER not in self.raw:
            self.send(SYNC_ANSWER)
        self.raw += got
        return got

    def wait_for(self, *texts: bytes, start: int = 0) -> None:
        """Reads until one of the texts was written at or after `start` of `raw`.

        Raises RuntimeError if none comes.
        """
        deadline = time.monotonic() + PATIENCE_S
        while not any(text in self.raw[start:] for text in texts):
            if not self.read(0.5) and (not self._open or time.monotonic() > deadline):
                raise RuntimeError(f"{texts} did not come: {bytes(self.raw[-2000:])!r}")

    def settle(self, silence: float) -> None:
        """Reads until nothing comes for so long [s]."""
        while self.read(silence):
            pass

    def cpu_s(self) -> float:
        """The time that its threads which live have computed [s], to the nanosecond."""
        stats = (path / "schedstat" for path in Path(f"/proc/{self.pid}/task").iterdir())
        return sum(int(stat.read_text(encoding="ascii").split()[0]) for stat in stats) / 1e9

    def kill(self) -> struct_rusage:
        """Ends it at once; what it used until then."""
        os.kill(self.pid, signal.SIGKILL)
        return self.wait()

    def wait(self) -> struct_rusage:
        """Reads to its end; what it used."""
        while True:
            ended, _, usage = os.wait4(self.pid, os.WNOHANG)
            if ended:
                break
            self.read(0.005)
        self.pid = 0
        os.close(self._master)
        return usage


def used_s(usage: struct_rusage) -> float:
    """CPU time, of the program and of the system for it [s]."""
    return usage.ru_utime + usage.ru_stime
