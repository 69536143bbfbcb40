"""The bytes of a deck file → its deck and everything that can be said of it alone: what cannot be read, and what
could be better.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from itertools import chain, islice

from quizapp.core.deck import Deck
from quizapp.core.values import frozen
from quizapp.deckfiles import embedded, formulas
from quizapp.deckfiles.lint.linting import lint
from quizapp.deckfiles.reader import Reading, read
from quizapp.deckfiles.report import MAX_PROBLEMS
from quizapp.deckfiles.source import text_of
from quizapp.errors import Level, Problem

MAX_FOUND = 20_000
"""How many things the rules may find in one file before they stop looking."""
_LEVELS = tuple(Level)


@frozen
class Examined:
    """What came of reading a file closely; `problems` are those of every level, in the order of the file.

    `seen` is what the rules looked at: the deck, or the questions that can be read of a file with errors.
    """

    reading: Reading
    problems: tuple[Problem, ...]
    seen: Deck | None = None


def examine(data: bytes, path: str, root: str, *, day: date | None = None, noisy: Collection[str] = ()) -> Examined:
    """Reads the bytes of the deck file at `path`, below the folder `root`, closely. Raises nothing for any bytes.

    On a `day` facts can be too old; without one they may be of any age. `noisy` are ids of rules that are off
    otherwise.
    """
    reading = read(data, path, root, closely=True)
    problems = [*reading.problems]
    seen = reading.deck or _readable(reading.partial)
    if seen:
        lines = (text_of(data, path)[0] or "").split("\n")
        said = lint(seen, lines, day=day, noisy=noisy, whole=reading.deck is not None)
        problems += islice(chain(formulas.hints(seen), embedded.problems(seen, root), said), MAX_FOUND)
    return Examined(reading, tuple(_bounded(problems)), seen)


def _readable(partial: Deck | None) -> Deck | None:
    """The questions that can be read; what is said of topics that may stand in the others is left out."""
    return replace(partial, after=(), exams=(), topics=()) if partial and partial.questions else None


def _bounded(problems: list[Problem]) -> list[Problem]:
    """The problems in the order of the file: the worst MAX_PROBLEMS, where there are more."""
    if len(problems) <= MAX_PROBLEMS + 1:
        return sorted(problems)
    worst = sorted(sorted(problems, key=lambda problem: (_LEVELS.index(problem.level), problem))[:MAX_PROBLEMS])
    last = worst[-1]
    message = f"there are more problems than the worst {MAX_PROBLEMS}, which are shown"
    return [*worst, last._replace(level=Level.WARNING, rule="many", message=message, cure="mend the first ones")]
