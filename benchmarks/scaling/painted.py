"""What a person at a terminal waits for, over a pseudo-terminal: starts, keys, and what the running program holds."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.scaling import theirs
from benchmarks.scaling.sample import Clock, Figures, resident_mib
from benchmarks.startup import COUNTED, PAINTED, STATIC, on_terminal
from benchmarks.terminal import Program

QUIZAPP = "from quizapp.__main__ import main; main()"
ROOT = str(Path(__file__).resolve().parents[2])
QUESTION, CARD = (b"don't know",), (b" card",)
DONT_KNOW, GOOD, BACK, STATISTICS, BROWSE = b"\x12", b"3", b"\x1b", b"g", b"b"
SHOWN, EYES_S, QUIET_S, LATEST_S = 50, 0.15, 0.08, 2.0


def folders(room: Path) -> tuple[str, ...]:
    """The options that name where the log and the decks are."""
    return ("--data", str(room), "--decks", str(room / "decks"))


def started(room: Path) -> Figures:
    """CPU time from the first instruction until something is painted, of each program in turn."""
    starts: dict[str, Callable[[], float]] = {
        "a bare Textual app": lambda: on_terminal(STATIC, (b"painted",)),
        "Home, first paint": lambda: on_terminal(QUIZAPP, PAINTED, *folders(room)),
        "Home with its counts": lambda: on_terminal(QUIZAPP, COUNTED, *folders(room)),
        "first question painted": lambda: on_terminal(QUIZAPP, QUESTION, "study", *folders(room)),
    }
    if theirs.is_here() and (room / "collection.anki2").exists():
        starts["Anki: process to first card"] = lambda: on_terminal(
            theirs.FIRST_CARD, CARD, str(room / "collection.anki2")
        )
    return {name: [1000 * start()] for name, start in starts.items()}


def pressed(room: Path) -> Figures:
    """Keys of a sitting, from the key to the last byte drawn, and what the program holds after each part of it."""
    clock = Clock()
    with Program([sys.executable, "-c", QUIZAPP, "study", *folders(room)], {"PYTHONPATH": ROOT}) as program:
        program.wait_for(*QUESTION)
        for _ in range(SHOWN):
            _press(program, DONT_KNOW, "key to answer painted", clock)
            _press(program, GOOD, "key to next question painted", clock)
        _hold(program, "TUI answering", clock)
        for keys in (BACK, BACK, STATISTICS, BACK, BROWSE, *(b"/", *(bytes([letter]) for letter in b"answer"))):
            program.send(keys)
            _rest(program)
        _hold(program, "TUI session", clock)
    return clock.figures


def _press(program: Program, key: bytes, name: str, clock: Clock) -> None:
    """Presses a key and waits until what it draws has been drawn; CPU time, and wall time without the silence after."""
    program.settle(EYES_S)
    before, written = program.cpu_s(), len(program.raw)
    began = last = time.perf_counter()
    program.send(key)
    while program.read(QUIET_S if len(program.raw) > written else LATEST_S):
        last = time.perf_counter()
    clock.figures[name].append(1000 * (program.cpu_s() - before))
    clock.figures[f"{name}, wall"].append(1000 * (last - began))


def _rest(program: Program) -> None:
    """Waits until the program neither draws nor computes."""
    while True:
        before = program.cpu_s()
        program.settle(0.4)
        if program.cpu_s() - before < 0.05:
            return


def _hold(program: Program, name: str, clock: Clock) -> None:
    clock.figures[f"{name}, MiB"].append(resident_mib("VmRSS", program.pid))
    clock.figures[f"{name}, peak MiB"].append(resident_mib("VmHWM", program.pid))


BEFORE: dict[str, Callable[[Path], Figures]] = {}
WORK: dict[str, Callable[[Path], Figures]] = {"start": started, "keys": pressed}
"""What is measured in each round."""
BULK: dict[str, Callable[[Path], Figures]] = {}
