"""Processes of this program beside this one: they are told what to do on standard input, and are gone when we are."""

import os
import pickle
import sys
from contextlib import ExitStack, suppress
from subprocess import DEVNULL, PIPE, Popen

# Modules are looked for where this process does, whatever the environment or the current folder say.
_PROGRAM = (
    "import sys; sys.path[:] = sys.argv[3:]; answers = open(int(sys.argv[2]), 'wb'); "
    "__import__(sys.argv[1], fromlist=['serve']).serve(answers)"
)
_MOST = 4
# Processes of a version that was installed meanwhile may answer what this one does not know.
_UNKNOWN = (pickle.UnpicklingError, ImportError, AttributeError, LookupError, TypeError, ValueError)


def at_most() -> int:
    """How many processes share a work: one for each core, four of very many."""
    return min(os.cpu_count() or 1, _MOST)


def started(stack: ExitStack, module: str) -> Popen[bytes] | None:
    """A process that calls `serve` of a module and ends with the stack; None where none can be started.

    `serve` is given a pipe for its answers, the process's `stdout` here: what modules print is none of them. A key that
    interrupts us does not reach it.
    """
    try:
        process = _started(stack, module)
    except (OSError, TypeError, ValueError):  # an interpreter or a path that is none, no folder, no pipes to hand on
        return None
    stack.callback(_end, process)
    return process


def _started(stack: ExitStack, module: str) -> Popen[bytes]:
    folders = [folder or os.getcwd() for folder in sys.path]  # noqa: PTH109 - a text is wanted
    reading, writing = os.pipe()
    answers = stack.enter_context(os.fdopen(reading, "rb"))
    command = [sys.executable, "-I", "-c", _PROGRAM, module, str(writing), *folders]
    try:
        process = Popen(  # noqa: S603 - our own program
            command, stdin=PIPE, stdout=DEVNULL, stderr=DEVNULL, pass_fds=(writing,), start_new_session=True
        )
    finally:
        os.close(writing)
    process.stdout = answers
    return process


def tell(process: Popen[bytes], what: object) -> None:
    """Tells a process something; one that has gone does not hear it, and will not answer."""
    if process.stdin:
        with suppress(OSError):
            pickle.dump(what, process.stdin)
            process.stdin.flush()


def heard(process: Popen[bytes]) -> object:
    """What a process answers next; None if it has gone, or answers what is nothing here."""
    try:
        return pickle.load(process.stdout) if process.stdout else None  # noqa: S301 - our own program wrote it
    except (OSError, EOFError, *_UNKNOWN):
        return None


def _end(process: Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for stream in filter(None, (process.stdin, process.stdout)):
        with suppress(OSError):
            stream.close()
