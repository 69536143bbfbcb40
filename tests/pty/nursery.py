"""The program, imported once and forked often, because importing it takes longer than most tests.

Run as a script it obeys: each line of standard input is an order, each gets one line back.
`["start", TERMINAL, ARGUMENT…]` gives the number of a new process on that terminal, `["look", NUMBER]` its exit
status, or null while it runs.
"""

import gc
import importlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Self

import quizapp
from quizapp.cli.run import run
from tests.pty.terminal import Launch

ROOT = Path(quizapp.__file__).parents[1]
MODULES = ("quizapp.cli.listings", "quizapp.trainer.trainer", "quizapp.tui.app")
NOT_KEPT = ("COLUMNS", "LINES", "NO_COLOR", "COLORTERM", "TERM_PROGRAM", "PYTHONDONTWRITEBYTECODE")


def environment() -> dict[str, str]:
    """What a person's shell would hand to the program: no size of the window, no settings of its own."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in NOT_KEPT and not name.startswith(("QUIZAPP_", "TEXTUAL"))
    }
    return {**kept, "TERM": "xterm-256color", "TZ": "UTC", "PYTHONPATH": str(ROOT)}


class Nursery:
    """Gives birth to programs on terminals."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,  # no file: those can seek, and the terminals that take its place cannot
            text=True,
            env=environment(),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def launch(self, arguments: list[str]) -> Launch:
        """Starts the program with these arguments on a terminal."""
        return lambda terminal: Child(self, int(self.ask("start", os.ttyname(terminal), *arguments)))

    def ask(self, *order: object) -> str:
        """What the nursery says to an order."""
        assert self._process.poll() is None, "the nursery has ended: can quizapp be imported?"
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{json.dumps(order)}\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, self._process.communicate()[1]
        return answer


class Child:
    """A program that the nursery started."""

    def __init__(self, nursery: Nursery, pid: int) -> None:
        self.pid = pid
        self._nursery = nursery
        self._status: int | None = None

    def poll(self) -> int | None:
        """The exit status, below 0 for the signal that ended it; None while it runs."""
        if self._status is None:
            self._status = json.loads(self._nursery.ask("look", self.pid))
        return self._status

    def send_signal(self, sig: int) -> None:
        """Sends a signal, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, sig)


def obey() -> None:
    """Does what standard input says, until it ends."""
    for module in MODULES:
        importlib.import_module(module)
    gc.freeze()
    for line in sys.stdin:
        order, first, *arguments = json.loads(line)
        if order == "look":
            ended, status = os.waitpid(first, os.WNOHANG)
            print(os.waitstatus_to_exitcode(status) if ended else "null", flush=True)  # noqa: T201
        else:
            child = os.fork()
            if not child:
                become(first, arguments)
            print(child, flush=True)  # noqa: T201


def become(terminal: str, arguments: list[str]) -> None:
    """Leaves the family for a session of its own on a terminal, and runs the program there."""
    os.setsid()
    descriptor = os.open(terminal, os.O_RDWR)
    for standard in range(3):
        os.dup2(descriptor, standard)
    sys.exit(run(arguments))


if __name__ == "__main__":
    obey()
