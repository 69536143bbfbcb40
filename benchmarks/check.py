"""What `quizapp check` costs, beside what PyYAML alone takes for the same files.

Decks of a hundred questions each, of all nine kinds, with explanations, sources, formulas and topics as in the bundled
ones; once without calculated questions, once with one in CALCULATED. Measured is the CPU of this process, in rounds in
turn: cold without a cache, warm with nothing changed, and with one file changed, and beside it three ways in which
PyYAML reads the same bytes. Each runs as it does for its users: PyYAML with Python's garbage collector on, the check
with it off, as `quizapp` starts. What functions keep, and the garbage of the others, is gone before each.
Run: python benchmarks/check.py [QUESTIONS...]
"""

import gc
import random
import sys
import tempfile
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, datetime
from functools import _lru_cache_wrapper
from io import StringIO
from pathlib import Path
from statistics import median
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import yaml

from quizapp.cli.build import Call
from quizapp.cli.checking import check as check_decks
from quizapp.cli.clock import Clock
from quizapp.core.collector import collector_paused
from quizapp.settings import Settings

QUESTIONS = (1_000, 10_000)
A_FILE = 100
CALCULATED = 20
ROUNDS = 7
SLOW = 2_000
CSAFE, SAFE = "yaml.load, CSafeLoader", "yaml.safe_load"
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
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()), collector_paused():
        return check_decks(call, [], strict=False)


def forget() -> None:
    """Empties what functions of the program keep from call to call, as a new process has none of it."""
    for one in gc.get_objects():
        if isinstance(one, _lru_cache_wrapper) and one.__module__.startswith("quizapp."):
            one.cache_clear()


def cpu(work: Callable[[], object]) -> float:
    """The CPU of one call [ms]."""
    forget()
    gc.collect()
    start = process_time()
    work()
    return 1000 * (process_time() - start)


def works(folder: Path, cache: Path, paths: list[Path]) -> dict[str, Callable[[], object]]:
    """What is measured, by name; the floors first."""
    texts = [path.read_bytes() for path in paths]
    fresh = iter(range(1_000))

    def changed() -> None:
        paths[0].write_text(paths[0].read_text(encoding="utf-8") + "# more\n", encoding="utf-8")
        check(folder, cache)

    check(folder, cache)
    return {
        "libyaml's events": lambda: [list(yaml.parse(text, Loader=yaml.CLoader)) for text in texts],
        CSAFE: lambda: [yaml.load(text, Loader=yaml.CSafeLoader) for text in texts],
        SAFE: lambda: [yaml.safe_load(text) for text in texts],
        "check, cold": lambda: check(folder, cache / str(next(fresh))),
        "check, warm": lambda: check(folder, cache),
        "check, one file changed": changed,
    }


def rounds(questions: int, calculated: int) -> dict[str, list[float]]:
    """What is measured, and its CPU [ms] in each round, rising; PyYAML's own reader is too slow for more than one."""
    with tempfile.TemporaryDirectory() as where:
        folder, cache = Path(where) / "decks", Path(where) / "cache"
        folder.mkdir()
        measured = works(folder, cache, write(folder, questions, calculated))
        times: dict[str, list[float]] = {name: [] for name in measured if name != SAFE or questions <= SLOW}
        for number in range(ROUNDS):
            for one, took in times.items():
                if one != SAFE or not number:
                    took.append(cpu(measured[one]))
    return {one: sorted(took) for one, took in times.items()}


def show(questions: int, calculated: int) -> None:
    """Prints a table: least, median and greatest, and how many times the median of each way of PyYAML."""
    found = rounds(questions, calculated)
    floors = [name for name in found if not name.startswith("check")]
    kinds = f"one in {calculated} calculated" if calculated else "none calculated"
    print(f"\n{questions} questions, {kinds}: CPU (least, median, greatest), and how many times {', '.join(floors)}")
    for name, took in found.items():
        ratios = "".join(f"{median(took) / median(found[floor]):9.2f}" for floor in floors)
        print(f"{name:28}{took[0]:8.0f}{median(took):8.0f}{took[-1]:8.0f} ms{ratios}")


if __name__ == "__main__":
    for size in [int(word) for word in sys.argv[1:]] or QUESTIONS:
        show(size, 0)
        show(size, CALCULATED)
