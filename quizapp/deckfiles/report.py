"""The problems of one file, collected all at once, each with its source line."""

from typing import Protocol

from quizapp.core.values import frozen
from quizapp.errors import Level, Problem

MAX_PROBLEMS = 500


class Placed(Protocol):
    """Anything that stands somewhere in a file; line and column count from 1."""

    @property
    def line(self) -> int:
        """The line, from 1."""

    @property
    def column(self) -> int:
        """The column, from 1."""


@frozen
class Place:
    """A bare place in a file; line and column count from 1."""

    line: int
    column: int


START = Place(1, 1)


class Report:
    """Collects the problems of the file at `path`, whose text is `text`; the first MAX_PROBLEMS are kept.

    `work` is how much was computed for its questions, as in `core.calculated.draws.work`.
    """

    def __init__(self, path: str, text: str = "") -> None:
        self.path = path
        self.failed = False
        self.work = 0
        self._text = text
        self._lines: list[str] | None = None
        self._problems: dict[tuple[int, int, str], Problem] = {}

    @property
    def lines(self) -> list[str]:
        """The lines of the file, without their ends."""
        if self._lines is None:
            self._lines = self._text.split("\n")
        return self._lines

    def line(self, number: int) -> str:
        """The source line with this number, counted from 1; empty where there is none."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def error(self, place: Placed, rule: str, message: str, cure: str = "") -> None:
        """Adds a problem that leaves the deck out."""
        self.failed = True
        self._add(Level.ERROR, place, rule, message, cure)

    def left_out(self, place: Placed, rule: str, message: str, cure: str = "") -> None:
        """Adds an error that leaves out a question; the others of the deck are studied."""
        self._add(Level.ERROR, place, rule, message, cure)

    def warning(self, place: Placed, rule: str, message: str, cure: str = "") -> None:
        """Adds a problem that the deck can live with."""
        self._add(Level.WARNING, place, rule, message, cure)

    def knows(self, place: Placed) -> bool:
        """Whether a problem was added for this very place."""
        return any((line, column) == (place.line, place.column) for line, column, _ in self._problems)

    def count(self, rule: str) -> int:
        """How many problems of a rule were added."""
        return sum(problem.rule == rule for problem in self._problems.values())

    def problems(self) -> tuple[Problem, ...]:
        """What was collected, in the order of the file."""
        return tuple(sorted(self._problems.values()))

    def _add(self, level: Level, place: Placed, rule: str, message: str, cure: str) -> None:
        if len(self._problems) == MAX_PROBLEMS:
            rule, message, cure = "many", "there are more problems than are shown from here on", "mend the first ones"
        elif len(self._problems) > MAX_PROBLEMS:
            return
        found = Problem(
            self.path, place.line, place.column, level, rule, message, cure=cure, excerpt=self.line(place.line)
        )
        if level is Level.ERROR or (place.line, place.column, rule) not in self._problems:
            self._problems[place.line, place.column, rule] = found
