"""What can be said of one deck file without its deck at hand: its problems, what it includes, and its outline."""

from typing import NamedTuple

from quizapp.deckfiles.outline import Outline
from quizapp.errors import Problem


class Facts(NamedTuple):
    """What came of the file at a real path, in the order of the file.

    `key` stands for all that this follows from; it is empty where that cannot be told. The outline of a file with
    errors is that of the questions which can be read; without any there is none.
    """

    path: str
    key: str
    problems: tuple[Problem, ...]
    includes: tuple[str, ...] = ()
    outline: Outline | None = None


class Kept(NamedTuple):
    """Facts as they are kept. `needs` are the files that they depend on, as the deck names them, each with the state
    it had.
    """

    facts: Facts
    needs: tuple[tuple[str, str], ...] = ()
