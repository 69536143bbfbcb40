"""Processes of this program beside this one: they are told what to do on standard input, and are gone when we are."""

import os
import sys
from contextlib import ExitStack, suppress
from subprocess import DEVNULL, PIPE, Popen

# Modules are looked for where this process does, whatever the environment or the current folder say.
_PROGRAM = "import sys; sys.path[:] = sys.argv[2:]; __import__(sys.argv[1], fromlist=['serve']).serve()"


def started(stack: ExitStack, module: str) -> Popen[bytes] | None:
    """A process that calls `serve` of a module and ends with the stack; None where none can be started.

    A key that interrupts us does not reach it.
    """
    folders = (folder or os.getcwd() for folder in sys.path)  # noqa: PTH109 - a text is wanted
    command = [sys.executable, "-I", "-c", _PROGRAM, module, *folders]
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
