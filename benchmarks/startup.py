"""How long quizapp takes to start, beside the least that its toolkits take: CPU time from the first instruction.

Each measurement is a process of its own. On a pseudo-terminal it is killed as soon as the bytes of its text have
arrived there, and the kernel says what it used until then (wait4); a command runs to its end. All take turns, in
another order each round, so that a busy moment of the machine meets all alike. Anki's first card needs its package,
which quizapp never imports: pip install '.[benchmarks]'. Run: python benchmarks/startup.py
"""

import argparse
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.scaling import theirs
from benchmarks.scaling.collection import write_collection
from benchmarks.terminal import Program, used_s

DECKS = Path(__file__).resolve().parents[1] / "decks"
STATIC = """
from textual.app import App
from textual.widgets import Static
class One(App):
    def compose(self):
        yield Static("painted")
One().run()
"""
QUIZAPP = "from quizapp.__main__ import main; main()"
PAINTED = (b"learn what stays",)
ASKED = (b"don't know",)
COUNTED = (b"Welcome", b" due", b" new:", b"done for")
ANKI, CARDS = "Anki: process to first card", 300
STARTS: dict[str, tuple[str, float]] = {
    "Home, first paint": ("a Static", 1.3),
    "Home with its counts": ("a Static", 1.6),
    "first start: first paint": ("a Static", 1.3),
    "first start: Home with its counts": ("a Static", 0),
    "first question": (ANKI, 1.0),
    "quizapp due": ("import sqlmodel", 0.6),
}
"""What is measured, beside what, and the ratio that is meant to be reached (0: none)."""


def on_terminal(code: str, texts: tuple[bytes, ...], *arguments: str) -> float:
    """CPU seconds until one of the texts is painted."""
    with Program([sys.executable, "-c", code, *arguments], {"PYTHONPATH": str(DECKS.parent)}) as program:
        program.wait_for(*texts)
        return used_s(program.kill())


def command(code: str, *arguments: str) -> float:
    """CPU seconds of a command."""
    with Program([sys.executable, "-c", code, *arguments], {"PYTHONPATH": str(DECKS.parent)}) as program:
        return used_s(program.wait())


def folders(data: Path) -> tuple[str, ...]:
    """The options that name where the log and the decks are."""
    return ("--data", str(data), "--decks", str(DECKS))


def first(room: Path, texts: tuple[bytes, ...]) -> float:
    """The very first start: there is no data folder yet."""
    with tempfile.TemporaryDirectory(dir=room) as new:
        return on_terminal(QUIZAPP, texts, *folders(Path(new) / "data"))


def contestants(room: Path) -> dict[str, Callable[[], float]]:
    """What is measured, by name."""
    data = folders(room / "data")
    found: dict[str, Callable[[], float]] = {
        "python": lambda: command("pass"),
        "import sqlmodel": lambda: command("import sqlmodel"),
        "a Static": lambda: on_terminal(STATIC, (b"painted",)),
        "Home, first paint": lambda: on_terminal(QUIZAPP, PAINTED, *data),
        "Home with its counts": lambda: on_terminal(QUIZAPP, COUNTED, *data),
        "first start: first paint": lambda: first(room, PAINTED),
        "first start: Home with its counts": lambda: first(room, COUNTED),
        "first question": lambda: on_terminal(QUIZAPP, ASKED, "study", *data),
        "quizapp due": lambda: command(QUIZAPP, "due", *data),
    }
    if theirs.is_here():
        collection = room / "collection.anki2"
        write_collection(collection, CARDS, [], datetime.now(UTC))
        found[ANKI] = lambda: on_terminal(theirs.FIRST_CARD, (b" card",), str(collection))
    return found


def learn(room: Path) -> None:
    """A learner who has rated some cards of the bundled decks."""
    command = [sys.executable, "-c", QUIZAPP, "study", *folders(room / "data")]
    with Program(command, {"PYTHONPATH": str(DECKS.parent)}) as program:
        for _ in range(5):
            program.settle(1.0)
            program.send(b"\x12")  # ctrl+r: I do not know
            program.settle(0.5)
            program.send(b"1")
        program.settle(0.5)
        program.send(b"\x03")
        program.wait()


def report(seen: dict[str, list[float]]) -> Iterable[str]:
    """The table: milliseconds of CPU time, and ratios of medians."""
    yield f"{'CPU time [ms]':<36}{'least':>8}{'median':>8}{'greatest':>9}  ratio"
    for name, values in seen.items():
        least, middle, most = (1000 * value for value in (min(values), median(values), max(values)))
        beside, aim = STARTS.get(name, ("", 0))
        ratio = f"  {median(values) / median(seen[beside]):.2f} x {beside}" if beside in seen else ""
        aimed = f" (at most {aim})" if ratio and aim else ""
        yield f"{name:<36}{least:>8.0f}{middle:>8.0f}{most:>9.0f}{ratio}{aimed}"


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=11)
    rounds = parser.parse_args().rounds
    room = Path(tempfile.mkdtemp(prefix="quizapp-startup-"))
    try:
        learn(room)
        measures = contestants(room)
        seen: dict[str, list[float]] = {name: [] for name in measures}
        for round_ in range(-1, rounds):
            for name in random.Random(round_).sample(list(measures), len(measures)):
                value = measures[name]()
                if round_ >= 0:
                    seen[name].append(value)
        for line in report(seen):
            print(line)
    finally:
        shutil.rmtree(room)


if __name__ == "__main__":
    main()
