"""The numbers of every picture of the statistics, as tables of texts."""

from dataclasses import dataclass

from quizapp.core.stats.figures import Statistics
from quizapp.core.stats.pictures import Picture


@dataclass(frozen=True, slots=True)
class Table:
    """A title, the names of the columns, rows of texts, and a sentence below them (empty for none)."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


def tables(found: Statistics) -> dict[Picture, Table]:
    """The table of every picture, in the order of Picture; one without figures has no rows and says so in its note."""
    raise NotImplementedError
