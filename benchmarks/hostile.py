"""How long hostile decks stall the screen: the dearest step of the event loop while each is answered and listed.

A deck is opened in a process of its own, on a screen without a terminal, after an ordinary one; a step is what the
loop does before it looks at keys again, in CPU, so that other work on the machine does not count. None may take more
than 100 ms. The CPU of reading a deck for the first time and the peak memory of the process stand beside it.
Run: python benchmarks/hostile.py
"""

import asyncio
import gc
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from time import process_time, thread_time
from types import MappingProxyType

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from quizapp.storage.store import Store  # noqa: E402
from quizapp.trainer.options import Options  # noqa: E402
from quizapp.trainer.trainer import Trainer  # noqa: E402
from quizapp.tui.app import QuizApp, Request  # noqa: E402

STALL_MS = 100
ORDINARY = "an ordinary card"
NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)
SIZES = ((80, 24), (200, 60))
CARD = ("space", "1", "enter", "pagedown", "end", "home", "question_mark", "escape", "escape")
LISTED = ("b", "down", "enter", "pagedown", "escape", "escape", "t", "down", "escape")
RUN = asyncio.Handle._run  # noqa: SLF001 - the one place that every step goes through


def options(number: int, text: str) -> str:
    """A choice of so many options."""
    wrong = "".join(f"    - '{place} {text}'\n" for place in range(1, number))
    return f"- q: Which one?\n  a: '0 {text}'\n  wrong:\n{wrong}"


def nested(marks: str, levels: int) -> str:
    """A flashcard with a list in a list and so on, at its question and its answer."""
    lines = "".join(f"    {'  ' * level}{marks} level {level}\n" for level in range(levels))
    return f"- q: |\n{lines}  a: |\n{lines}"


def card(text: str) -> str:
    """A flashcard with one text on both sides and as its explanation."""
    return "".join(f"{key}: '{text}'\n" for key in ("- q", "  a", "  why"))


DECKS: Mapping[str, Callable[[], str]] = MappingProxyType(
    {
        ORDINARY: lambda: card("What is recall?"),
        "10,000 cards": lambda: "".join(f"- q: What is number {n}?\n  a: It is {n}\n" for n in range(10_000)),
        "4 choices of 20,000 characters": lambda: options(4, "word " * 4_000),
        "200 choices": lambda: options(200, "a choice of some words"),
        "200 choices of 2,000 characters": lambda: options(200, "word " * 400),
        "lists 60 deep": lambda: nested("-", 60),
        "quotes 60 deep": lambda: nested(">", 60),
        "a word of 20,000 letters": lambda: card("a" * 20_000),
        "20,000 wide characters": lambda: card("日" * 20_000),
        "20,000 emoji of several": lambda: card("👩\u200d🚀" * 6_600),
        "20,000 marks on letters": lambda: card("e\u0301" * 10_000),
        "2,000 formulas": lambda: card("$x_1^2$ " * 2_500),
        "2,000 marks of Markdown": lambda: card("**a** _b_ `c` " * 1_400),
        "200 hints": lambda: f"{card('What?')}  hint:\n" + "    - a hint\n" * 200,
        "200 holes": lambda: "- cloze: '" + "".join(f"{{{{hole {n}}}}} and " for n in range(200)) + "'\n",
        "50 pairs": lambda: "- q: Match\n  match:\n" + "".join(f"    left {n}: right {n}\n" for n in range(50)),
        "50 steps": lambda: "- q: Order\n  order:\n" + "".join(f"    - step {n}\n" for n in range(50)),
    }
)


class Steps:
    """What the steps of the event loop cost: `dearest` is the greatest [CPU ms]."""

    def __init__(self) -> None:
        self.dearest = 0.0

    def watch(self) -> None:
        """Measures every step from now on."""

        def run(handle: asyncio.Handle) -> None:
            begun = thread_time()
            RUN(handle)
            self.dearest = max(self.dearest, 1000 * (thread_time() - begun))

        asyncio.Handle._run = run  # type: ignore[method-assign]  # noqa: SLF001 - as above


async def use(folder: Path, size: tuple[int, int]) -> float:
    """Opens what is in a folder, looks at a card and at lists; the dearest step after the first screen [CPU ms]."""

    def trainer() -> Trainer:
        store = Store.open(folder / "data" / "quizapp.db")
        return Trainer(store, [folder / "decks"], Options(), lambda: NOW)

    app = QuizApp(lambda: None, trainer, study=Request())
    steps = Steps()
    async with app.run_test(size=size) as pilot:
        await pilot.pause(2)
        gc.freeze()
        steps.watch()
        for key in (*CARD, *LISTED):
            await pilot.press(key)
            await pilot.pause(0.1)
        await pilot.pause(1)
    return steps.dearest


def deck(folder: Path, name: str) -> Path:
    """A folder with one of the decks."""
    (folder / "decks").mkdir(parents=True)
    (folder / "decks" / "deck.yaml").write_text(DECKS[name](), encoding="utf-8")
    return folder


def measure(name: str) -> None:
    """One deck in this process: the dearest step, the CPU of the first reading [ms], the peak memory [MiB]."""
    with tempfile.TemporaryDirectory() as made:
        asyncio.run(use(deck(Path(made, "ordinary"), ORDINARY), SIZES[0]))
        folder = deck(Path(made, "hostile"), name)
        begun = process_time()
        store = Store.open(folder / "data" / "quizapp.db")
        Trainer(store, [folder / "decks"], Options(), lambda: NOW).close()
        read = 1000 * (process_time() - begun)
        dearest = [asyncio.run(use(folder, size)) for size in SIZES]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name:34} {max(dearest):8.0f} {read:10.0f} {peak:8.0f}")


def main() -> int:
    """Exit status 1 if a step was too dear."""
    print(f"{'':34} {'stall ms':>8} {'reading ms':>10} {'peak MiB':>8}")
    slow = []
    for name in DECKS:
        command = [sys.executable, __file__, name]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        print(done.stdout.rstrip("\n") or f"{name}: {done.stderr.splitlines()[-1:]}", flush=True)
        if done.returncode or float(done.stdout[len(name.ljust(34)) :].split()[0]) > STALL_MS:
            slow.append(name)
    print(f"More than {STALL_MS} ms: {', '.join(slow) or 'none'}.")
    return int(bool(slow))


if __name__ == "__main__":
    if sys.argv[1:]:
        measure(sys.argv[1])
    else:
        sys.exit(main())
