"""What `quizapp check` costs, beside what PyYAML alone takes for the same files.

Decks of a hundred questions each, of all nine kinds, with explanations, sources, formulas and topics as in the bundled
ones; once without calculated questions, once with one in CALCULATED. Measured is the CPU of this process: cold without
a cache, warm with nothing changed, and with one file changed, and beside it three ways in which PyYAML reads the same
bytes.
Run: python benchmarks/check.py [QUESTIONS...]
"""

import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from statistics import median
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import yaml

from quizapp.cli.build import Call
from quizapp.cli.checking import check as check_decks
from quizapp.cli.clock import Clock
from quizapp.settings import Settings

QUESTIONS = (1_000, 10_000)
A_FILE = 100
CALCULATED = 20
ROUNDS = 3
SLOW = 2_000
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
THINGS = """
model classifier network tree forest ensemble layer gradient feature label sample batch epoch cluster kernel margin loss
penalty prior posterior likelihood policy reward agent state action buffer encoder decoder token embedding head dropout
learner split fold metric threshold curve score residual outlier bias variance baseline pipeline tensor weight node leaf
"""
DOING = """
lowers raises bounds estimates replaces predicts averages samples clips scales shifts encodes hides reveals measures
compares selects rejects repeats delays shares splits merges ranks weighs smooths
"""
KINDS = "shallow deep sparse dense noisy clean linear robust weak strong early late small large local global"


class Author:
    """Writes questions that nobody wrote before, the same ones in every run."""

    def __init__(self, seed: int, calculated: int) -> None:
        self._calculated_each = calculated
        self._rng = random.Random(seed)
        self._number = 0

    def deck(self, questions: int) -> str:
        """A deck of so many questions as YAML."""
        head = f"deck: Bench {self._number}\nid: bench-{self._number}\nlang: en\ntopic: bench/part\n"
        sources = "sources:\n  notes: 'Notes on what is measured, second edition'\ncards:\n"
        return head + sources + "".join(self._question() for _ in range(questions))

    def _question(self) -> str:
        self._number += 1
        kinds = (
            *(self._flashcard, self._choice, self._choice, self._multi, self._truefalse),
            *(self._typed, self._number_, self._order, self._match, self._cloze),
        )
        kind = self._calculated if self._is_calculated() else kinds[self._number % len(kinds)]
        return f"{kind()}  topic: bench/part-{self._number % 7}\n  source: notes, {self._number % 300}\n"

    def _is_calculated(self) -> bool:
        return bool(self._calculated_each) and self._number % self._calculated_each == 0

    def _thing(self) -> str:
        return f"{self._rng.choice(KINDS.split())} {self._rng.choice(THINGS.split())}"

    def _said(self) -> str:
        return f"{self._rng.choice(DOING.split())} the {self._thing()} of a {self._thing()}"

    def _asked(self) -> str:
        return f"In case {self._number}, what {self._said()} once the {self._thing()} {self._said()}?"

    def _why(self) -> str:
        return f"  why: |\n    The {self._thing()} {self._said()}, while a {self._thing()} {self._said()}.\n"

    def _flashcard(self) -> str:
        return f"- q: {self._asked()}\n  a: A {self._thing()} that {self._said()}\n"

    def _options(self, count: int) -> list[str]:
        return [f"It {self._said()}" for _ in range(count)]

    def _choice(self) -> str:
        right, *wrong = self._options(4)
        lines = "".join(f"    {option}: The {self._thing()} {self._said()}.\n" for option in wrong)
        return f"- q: {self._asked()}\n  a: {right}\n  wrong:\n{lines}{self._why()}"

    def _multi(self) -> str:
        first, second, *wrong = self._options(5)
        lines = "".join(f"    - {option}\n" for option in wrong)
        return f"- q: {self._asked()}\n  a:\n    - {first}\n    - {second}\n  wrong:\n{lines}{self._why()}"

    def _truefalse(self) -> str:
        truth = self._rng.choice(("true", "false"))
        return f"- statement: In case {self._number} a {self._thing()} {self._said()}.\n  a: {truth}\n{self._why()}"

    def _typed(self) -> str:
        return f"- q: {self._asked()}\n  a: {self._thing()}\n  accept: [{self._thing()}, {self._thing()}]\n"

    def _number_(self) -> str:
        a, b = self._rng.randrange(2, 90), self._rng.randrange(2, 90)
        asked = f"In case {self._number}, what is $\\frac{{{a}}}{{{a + b}}}$ of a {self._thing()}?"
        return f"- q: '{asked}'\n  number: {a / (a + b):.4f}\n  tolerance: 0.001\n{self._why()}"

    def _order(self) -> str:
        steps = "".join(f"    - It {self._said()}\n" for _ in range(4))
        return f"- q: In case {self._number}, which order has the {self._thing()}?\n  order:\n{steps}{self._why()}"

    def _match(self) -> str:
        pairs = {self._thing(): self._said() for _ in range(4)}
        lines = "".join(f"    {left}: {right}\n" for left, right in pairs.items())
        return (
            f"- q: In case {self._number}, what does what?\n  match:\n{lines}  decoys: [{self._said()}]\n{self._why()}"
        )

    def _cloze(self) -> str:
        hidden = f"{{{{{self._thing()}}}}}"
        return (
            f"- cloze: In case {self._number} a {hidden} {self._said()} because the {self._thing()} {self._said()}.\n"
        )

    def _calculated(self) -> str:
        asked = f"Of {{{{n}}}} {self._thing()} samples in case {self._number}, {{{{k}}}} fail. What share does not?"
        numbers = "  number: = 1 - k / n\n  decimals: 2\n  vars: {n: 40..90, k: 3..30}\n"
        return f"- q: {asked}\n{numbers}{self._why()}"


def write(folder: Path, questions: int, calculated: int) -> list[Path]:
    """Writes decks of so many questions in all, each so many-th of them calculated (0: none); the files."""
    author, paths = Author(7, calculated), []
    for number in range(questions // A_FILE):
        path = folder / f"deck{number:04}.yaml"
        path.write_text(author.deck(A_FILE), encoding="utf-8")
        paths.append(path)
    return paths


def check(folder: Path, cache: Path) -> int:
    """What `quizapp check` does on a folder, with a cache; its status."""
    call = Call(Settings(data=cache, decks=(folder,)), Clock(NOW))
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        return check_decks(call, [], strict=False)


def cpu(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median CPU [ms] of some rounds."""
    times = []
    for _ in range(rounds):
        start = process_time()
        work()
        times.append(1000 * (process_time() - start))
    return median(times)


def rows(questions: int, calculated: int) -> Iterator[tuple[str, float]]:
    """What is measured, and its CPU [ms]."""
    with tempfile.TemporaryDirectory() as name:
        folder, cache = Path(name) / "decks", Path(name) / "cache"
        folder.mkdir()
        paths = write(folder, questions, calculated)
        texts = [path.read_bytes() for path in paths]
        yield "libyaml's events", cpu(lambda: [list(yaml.parse(text, Loader=yaml.CLoader)) for text in texts])
        yield "yaml.load, CSafeLoader", cpu(lambda: [yaml.load(text, Loader=yaml.CSafeLoader) for text in texts])
        if questions <= SLOW:
            yield "yaml.safe_load", cpu(lambda: [yaml.safe_load(text) for text in texts], 1)
        fresh = iter(range(1_000))
        yield "check, cold", cpu(lambda: check(folder, cache / str(next(fresh))))
        check(folder, cache)
        yield "check, warm", cpu(lambda: check(folder, cache))

        def changed() -> None:
            paths[0].write_text(paths[0].read_text(encoding="utf-8") + "# more\n", encoding="utf-8")
            check(folder, cache)

        yield "check, one file changed", cpu(changed)


def show(questions: int, calculated: int) -> None:
    """Prints a table, with the ratio to each way of PyYAML."""
    found = dict(rows(questions, calculated))
    floors = [name for name in found if not name.startswith("check")]
    kinds = f"one in {calculated} calculated" if calculated else "none calculated"
    print(f"\n{questions} questions, {kinds}: CPU, and how many times that of {', '.join(floors)}")
    for name, took in found.items():
        ratios = "".join(f"{took / found[floor]:9.2f}" for floor in floors)
        print(f"{name:28}{took:10.0f} ms{1000 * took / questions:9.0f} µs each{ratios}")


if __name__ == "__main__":
    for size in [int(word) for word in sys.argv[1:]] or QUESTIONS:
        show(size, 0)
        show(size, CALCULATED)
