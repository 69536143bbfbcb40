"""What an exam costs: sealing a paper of 10, 200 and 500 questions, and going to the next question on a terminal.

A start is drawing the paper, making its questions concrete and storing them durably, as `trainer.exams.start` does; the
sizes take turns. Beside it stands what the same questions take at least to read: PyYAML with libyaml (`CSafeLoader`)
on the bundled decks, and one durable commit. The next question is measured as `answer.py` does, F8 to the last byte.
With `--cards` a library of so many choice questions is made, too, which takes a minute for 100,000.
Run: python benchmarks/exam.py
"""

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median

import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.answer import EYES_S, LEAVE, QUIZAPP, Cost, commits, press, report, updates  # noqa: E402
from benchmarks.terminal import Program  # noqa: E402
from quizapp.core.exams.blueprint import Blueprint  # noqa: E402
from quizapp.storage.store import Store  # noqa: E402
from quizapp.trainer.options import Options  # noqa: E402
from quizapp.trainer.trainer import Trainer  # noqa: E402

BUNDLED = ROOT / "decks"
SIZES = (10, 200, 500)
DECKS, TOPICS = 20, 100
NEXT = b"\x1b[19~"


@contextmanager
def opened(data: Path, decks: Path) -> Iterator[Trainer]:
    """A trainer on some decks."""
    with Store.open(data / "quizapp.db") as store:
        yield Trainer(store, [decks], Options(), lambda: datetime.now(UTC))


def cpu_ms(act: Callable[[], object]) -> float:
    """CPU time of an act of this process [ms]."""
    before = time.process_time()
    act()
    return 1000 * (time.process_time() - before)


def starts(trainer: Trainer, rounds: int) -> dict[int, list[float]]:
    """CPU time of each start [ms] by the size of the paper; every attempt is dropped again."""
    found: dict[int, list[float]] = {size: [] for size in SIZES}
    for seed in range(rounds):
        for size in SIZES:
            blueprint = Blueprint(questions=size)
            found[size].append(cpu_ms(partial(trainer.exams.start, blueprint, seed)))
            attempt = trainer.exams.open()
            if attempt:
                trainer.exams.drop(attempt.id, attempt.spent_ms)
    return found


def loads(rounds: int) -> list[float]:
    """CPU time of reading the bundled decks with PyYAML [ms]."""
    texts = [path.read_bytes() for path in sorted(BUNDLED.glob("*.yaml"))]
    return [cpu_ms(lambda: [yaml.load(text, yaml.CSafeLoader) for text in texts]) for _ in range(rounds)]


def next_questions(data: Path, size: int, count: int) -> list[Cost]:
    """The costs of going to so many next questions of a paper of that size."""
    words = ["exam", "--questions", str(size), "--seed", "1", "--data", str(data), "--decks", str(BUNDLED)]
    with Program([sys.executable, "-c", QUIZAPP, *words], {"PYTHONPATH": str(ROOT)}) as program:
        program.wait_for(b"begin")
        program.settle(EYES_S)
        program.send(b" ")
        program.wait_for(b"hand in", start=len(program.raw))
        program.settle(2 * EYES_S)
        costs = []
        for _ in range(count):
            costs.append(press(program, NEXT))
            program.settle(EYES_S)
        program.send(LEAVE)
    return costs


def make(decks: Path, cards: int) -> None:
    """Writes so many choice questions into decks, over TOPICS topics."""
    decks.mkdir()
    for number in range(DECKS):
        questions = (
            f"  - id: q-{place}\n    q: Deck {number} asks question {place}?\n    a: Right {place}\n"
            f"    wrong: [No {place}, None {place}, Never {place}]\n"
            f"    topic: t{place % TOPICS // 10}/s{place % TOPICS}\n"
            for place in range(cards // DECKS)
        )
        text = f"id: deck-{number:02}\ndeck: Deck {number:02}\ncards:\n{''.join(questions)}"
        (decks / f"deck-{number:02}.yaml").write_text(text, encoding="utf-8")


def show(name: str, values: list[float]) -> None:
    """A row of the table."""
    print(f"{name:<52}{min(values):>8.1f}{median(values):>8.1f}{max(values):>8.1f}", flush=True)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--cards", type=int, default=0)
    wanted = parser.parse_args()
    room = Path(tempfile.mkdtemp(prefix="quizapp-exam-"))
    try:
        libraries = {"bundled decks": BUNDLED}
        if wanted.cards:
            make(room / "decks", wanted.cards)
            libraries[f"{wanted.cards} cards"] = room / "decks"
        print(f"{'CPU [ms]':<52}{'least':>8}{'median':>8}{'most':>8}")
        for name, decks in libraries.items():
            (room / name).mkdir()
            with opened(room / name, decks) as trainer:
                for size, values in starts(trainer, wanted.rounds).items():
                    show(f"{name}: start of {size} questions", values)
        show("yardstick: CSafeLoader on the bundled decks", loads(wanted.rounds))
        print(f"\n{'[ms]':<52}{'least':>8}{'median':>8}{'p99':>8}{'most':>8}")
        for size in SIZES[:2]:
            (room / f"keys-{size}").mkdir()
            costs = next_questions(
                room / f"keys-{size}", size, min(wanted.count, size - 1) if size < 20 else wanted.count
            )
            print("\n".join(report(f"next question of {size}", costs)), flush=True)
        print("\n".join(report("yardstick: one Static.update", updates(wanted.count))))
        print("\n".join(report("yardstick: one durable commit", commits(room, wanted.count))))
    finally:
        shutil.rmtree(room)


if __name__ == "__main__":
    main()
