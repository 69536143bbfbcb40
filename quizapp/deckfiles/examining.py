"""The bytes of a deck file → its deck and everything that can be said of it alone: what cannot be read, and what
could be better.
"""

from dataclasses import dataclass

from quizapp.deckfiles import embedded, formulas
from quizapp.deckfiles.lint.linting import lint
from quizapp.deckfiles.reader import Reading, read
from quizapp.deckfiles.source import text_of
from quizapp.errors import Problem


@dataclass(frozen=True, slots=True)
class Examined:
    """What came of reading a file closely; `problems` are those of every level, in the order of the file."""

    reading: Reading
    problems: tuple[Problem, ...]


def examine(data: bytes, path: str, root: str) -> Examined:
    """Reads the bytes of the deck file at `path`, below the folder `root`, closely. Raises nothing for any bytes."""
    reading = read(data, path, root, closely=True)
    problems = [*reading.problems]
    if deck := reading.deck:
        lines = (text_of(data, path)[0] or "").split("\n")
        problems += [*formulas.hints(deck), *embedded.problems(deck, root), *lint(deck, lines)]
    return Examined(reading, tuple(sorted(problems)))
