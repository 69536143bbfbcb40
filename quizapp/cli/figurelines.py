"""Figures as lines for standard output: pictures and fitted tables where somebody looks, whole tables elsewhere."""

import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap

from quizapp.cli.output import say, table
from quizapp.core.stats.figures import Statistics
from quizapp.render.cells import cut, width
from quizapp.render.charts.pictured import pictured
from quizapp.render.figuretables import tables
from quizapp.render.figuretexts import Table, bands
from quizapp.render.lines import text_of
from quizapp.render.visible import one_line

_WIDEST, _ROWS = 110, 11
_GAP, _LEAST = 2, 18


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
        yield from (text_of(line).rstrip() for line in pictured(found, picture, room, _ROWS))
        yield from (*wrap(numbers.note, room), "")


def tabled(given: Iterable[Table], room: int | None) -> Iterator[str]:
    """Tables one after the other, each with its title and the sentence below it, fitted into so many columns."""
    for one in given:
        yield one.title
        if one.rows:
            yield from _fitted(one, room) if room else table([one.head, *one.rows], len(one.head) - one.words)
        yield from (*(wrap(one.note, room) if room else filter(None, [one.note])), "")


def _fitted(one: Table, room: int) -> Iterator[str]:
    """The table in so many columns: words wrapped, and what has no room beside the rest below it, row names again."""
    rows = [tuple(one_line(cell) for cell in row) for row in (one.head, *one.rows)]
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    words, spare = widths[: one.words], room - sum(widths) - _GAP * (len(widths) - 1)
    while spare < 0 and max(words) > _LEAST:
        words[words.index(max(words))] -= 1
        spare += 1
    lines = [line for row in rows for line in _wrapped(row, words)]
    for place, shown in enumerate(bands([*words, *widths[one.words :]], room)):
        yield from [""] * bool(place)
        kept = [[line[column] for column in shown] for line in lines]
        texts = sum(column < one.words for column in shown)
        yield from table([line for line in kept if any(line)], len(shown) - texts)


def _wrapped(row: Sequence[str], words: Sequence[int]) -> Iterator[tuple[str, ...]]:
    """A row as one or more, its words broken where they may be."""
    texts = [_broken(cell, room) for cell, room in zip(row, words, strict=False)]
    for place, line in enumerate(zip_longest(*texts, fillvalue="")):
        yield (*line, *(cell if place == 0 else "" for cell in row[len(words) :]))


def _broken(text: str, room: int) -> list[str]:
    """A text in lines of so many cells, broken behind spaces, slashes and hyphens."""
    lines = [""]
    for piece in re.findall(r"[^ /-]*[ /-]?", text):
        if lines[-1] and width(lines[-1] + piece.rstrip()) > room:
            lines.append("")
        lines[-1] += piece
    return [cut(line.rstrip(), room) for line in lines]
