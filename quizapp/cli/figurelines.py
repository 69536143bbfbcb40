"""Figures as lines for standard output: pictures and fitted tables where somebody looks, whole tables elsewhere."""

import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from quizapp.cli.output import say, table
from quizapp.core.stats.figures import Statistics
from quizapp.render.cells import cut, width
from quizapp.render.charts.pictured import pictured
from quizapp.render.figuretables import Table, tables
from quizapp.render.lines import text_of
from quizapp.render.visible import one_line

_WIDEST, _ROWS = 110, 11
_GAP, _LEAST = 2, 8


def columns() -> int | None:
    """How many columns the terminal has, no more than can be read well; None where nobody looks at standard output."""
    if sys.stdout is None or not sys.stdout.isatty():
        return None
    return min(shutil.get_terminal_size().columns, _WIDEST)


def tell(sentences: Iterable[str], room: int | None) -> None:
    """Writes sentences to standard error, broken at spaces where somebody looks."""
    for sentence in sentences:
        for line in wrap(sentence, room) if room else [sentence]:
            say(line)


def pictures(found: Statistics, room: int | None) -> Iterator[str]:
    """Every picture of the statistics in so many columns; tables where nobody looks (None)."""
    for picture, numbers in tables(found).items():
        if room is None or not numbers.rows:
            yield from tabled([numbers], room)
            continue
        yield numbers.title
        yield from (text_of(line).rstrip() for line in pictured(found, picture, room, _ROWS, plain=True))
        yield from (*wrap(numbers.note, room), "")


def tabled(given: Iterable[Table], room: int | None) -> Iterator[str]:
    """Tables one after the other, each with its title and the sentence below it, fitted into so many columns."""
    for one in given:
        yield one.title
        if one.rows:
            yield from table(_fitted(one, room), numbers=len(one.head) - one.words)
        yield from (*(wrap(one.note, room) if room else filter(None, [one.note])), "")


def _fitted(one: Table, room: int | None) -> list[Sequence[str]]:
    """Head and rows, the widest words cut until all fits, where there is a limit."""
    rows = [tuple(one_line(cell) for cell in row) for row in (one.head, *one.rows)]
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    spare = sys.maxsize if room is None else room - sum(widths) - _GAP * (len(widths) - 1)
    words = widths[: one.words]
    while spare < 0 and max(words) > _LEAST:
        words[words.index(max(words))] -= 1
        spare += 1
    return [(*map(cut, row, words), *row[one.words :]) for row in rows]
