"""The program, imported once and forked often: each line of standard input is an order, each gets one line back.

`["start", TERMINAL, ARGUMENT…]` gives the number of a new process on that terminal, `["look", NUMBER]` its exit
status, or null while it runs.
"""

import gc
import importlib
import json
import os
import sys

from quizapp.cli.run import run

MODULES = ("quizapp.cli.studying", "quizapp.cli.listings", "quizapp.trainer.trainer", "quizapp.tui.app")


def become(terminal: str, arguments: list[str]) -> None:
    """Leaves the family for a session of its own on a terminal, and runs the program there."""
    os.setsid()
    descriptor = os.open(terminal, os.O_RDWR)
    for standard in range(3):
        os.dup2(descriptor, standard)
    sys.exit(run(arguments))


def look(child: int) -> int | None:
    ended, status = os.waitpid(child, os.WNOHANG)
    return os.waitstatus_to_exitcode(status) if ended else None


if __name__ == "__main__":
    for module in MODULES:
        importlib.import_module(module)
    gc.freeze()
    for line in sys.stdin:
        order, first, *arguments = json.loads(line)
        if order == "start":
            child = os.fork()
            if not child:
                become(first, arguments)
            print(child, flush=True)  # noqa: T201
        else:
            print(json.dumps(look(first)), flush=True)  # noqa: T201
