"""How long an answer takes on a terminal, beside the least that its parts take.

Measured over a pseudo-terminal that knows synchronised output: from a key to the last byte of what it draws, for the
answer to a question and for the next question after a rating, its durable commit included. Wall time ends with the
last byte after which nothing comes for QUIET_S; CPU time is what all threads of the program computed from the key
until then. A frame is one block of synchronised output. The floors: one `Static.update` of Textual on a key, and one
transaction of SQLite with synchronous=FULL and the journal that quizapp uses. Run: python benchmarks/answer.py
"""

import argparse
import resource
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.learner import CONFIG, make  # noqa: E402
from benchmarks.terminal import FRAME, Program  # noqa: E402

QUIET_S = 0.080
EYES_S = 0.250
LATEST_S = 1.0
DONT_KNOW, GOOD, LEAVE = b"\x12", b"3", b"\x03"
QUIZAPP = "from quizapp.__main__ import main; main()"
STATIC = """
from textual.app import App
from textual.widgets import Static
class One(App):
    count = 0
    def compose(self):
        yield Static("painted")
    def on_key(self):
        self.count += 1
        self.query_one(Static).update(f"painted {self.count}")
One().run()
"""


class Cost(NamedTuple):
    """What one key cost: wall and CPU time [s], and frames."""

    wall: float
    cpu: float
    frames: int


def press(program: Program, key: bytes) -> Cost:
    """Presses a key and waits until what it draws has been drawn."""
    before, written = program.cpu_s(), len(program.raw)
    pressed = last = time.perf_counter()
    program.send(key)
    while program.read(QUIET_S if len(program.raw) > written else LATEST_S):
        last = time.perf_counter()
    return Cost(last - pressed, program.cpu_s() - before, program.raw.count(FRAME, written))


def answers(arguments: Sequence[str], count: int) -> dict[str, list[Cost]]:
    """The costs of so many answers of a sitting."""
    found: dict[str, list[Cost]] = {"reveal": [], "rate, commit, next question": []}
    with Program([sys.executable, "-c", QUIZAPP, "study", *arguments], {"PYTHONPATH": str(ROOT)}) as program:
        program.wait_for(b"don't know")
        for _ in range(count):
            program.settle(EYES_S)
            revealed = press(program, DONT_KNOW)
            program.settle(EYES_S)
            rated = press(program, GOOD)
            if b"Again" in program.raw[-200:] or not rated.frames:
                break
            found["reveal"].append(revealed)
            found["rate, commit, next question"].append(rated)
        program.send(LEAVE)
        program.wait()
    return found


def updates(count: int) -> list[Cost]:
    """The costs of so many updates of a Static."""
    with Program([sys.executable, "-c", STATIC]) as program:
        program.wait_for(b"painted")
        program.settle(EYES_S)
        return [press(program, b"x") for _ in range(count)]


def commits(folder: Path, count: int) -> list[Cost]:
    """The costs of so many durable transactions of one row."""
    with closing(sqlite3.connect(folder / "floor.db", isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE review (id INTEGER PRIMARY KEY, body TEXT)")
        return [_commit(connection) for _ in range(count)]


def _commit(connection: sqlite3.Connection) -> Cost:
    before, started = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
    connection.execute("INSERT INTO review (body) VALUES (?)", ("x" * 400,))
    wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF)
    return Cost(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 0)


def report(name: str, costs: Sequence[Cost]) -> Iterable[str]:
    """Two rows of the table: wall and CPU milliseconds."""
    if len(costs) < 2:
        yield f"{name:<52} too few: {len(costs)}"
        return
    frames = ", ".join(map(str, sorted({cost.frames for cost in costs})))
    for what, values in (("wall", [c.wall for c in costs]), ("CPU", [c.cpu for c in costs])):
        ms = [1000 * value for value in values]
        p99 = quantiles(ms, n=100, method="inclusive")[98]
        counted = f"  frames {frames} (median {median(c.frames for c in costs):.0f})" if what == "wall" else ""
        yield f"{name:<46}{what:>6}{min(ms):>8.1f}{median(ms):>8.1f}{p99:>8.1f}{max(ms):>8.1f}{counted}"


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--cards", type=int, default=10_000)
    parser.add_argument("--reviews", type=int, default=100_000)
    wanted = parser.parse_args()
    room = Path(tempfile.mkdtemp(prefix="quizapp-answer-"))
    try:
        small, large = room / "small", room / "large"
        small.mkdir()
        (small / "config.toml").write_text(CONFIG, encoding="utf-8")
        started = time.perf_counter()
        make(large, room / "decks", cards=wanted.cards, reviews=wanted.reviews)
        print(f"{wanted.cards} cards, {wanted.reviews} reviews: made in {time.perf_counter() - started:.0f} s\n")
        print(f"{'[ms]':<52}{'least':>8}{'median':>8}{'p99':>8}{'most':>8}")
        sets = {
            "bundled decks": ("--data", str(small), "--decks", str(ROOT / "decks")),
            f"{wanted.cards} cards": ("--data", str(large), "--decks", str(room / "decks")),
        }
        for name, arguments in sets.items():
            for what, costs in answers(arguments, wanted.count).items():
                print("\n".join(report(f"{name}: {what}", costs)), flush=True)
        print("\n".join(report("floor: one Static.update", updates(wanted.count))))
        print("\n".join(report("floor: one durable commit", commits(room, wanted.count))))
    finally:
        shutil.rmtree(room)


if __name__ == "__main__":
    main()
