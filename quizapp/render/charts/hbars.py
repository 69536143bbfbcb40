"""Bars that lie: a label, a bar, and its number; and whole bars divided into parts."""

from collections.abc import Sequence

from quizapp.core.values import frozen
from quizapp.render.cells import cut, width
from quizapp.render.charts.axes import bounded
from quizapp.render.charts.dividing import divided as shared_out
from quizapp.render.charts.interval import interval
from quizapp.render.charts.legend import Part, clipped, legend, nothing
from quizapp.render.lines import Line, Span, merged
from quizapp.render.visible import one_line

_EIGHTHS = "▏▎▍▌▋▊▉█"
_LEAST = 4


@frozen
class Row:
    """A label, a value that the length of the bar shows, the text after it, and a quiet note (such as `of 12`).

    `low` and `high`: ends of an interval round the value, for `intervals`.
    """

    label: str
    value: float
    text: str
    note: str = ""
    style: str = "bar"
    low: float = 0.0
    high: float = 1.0


@frozen
class Divided:
    """A label and counts of as many things as there are parts."""

    label: str
    counts: tuple[int, ...]


@frozen
class _Sizes:
    """The columns of labels, bars, texts and notes; 0 for what is left out."""

    label: int
    bar: int
    text: int
    note: int


def hbars(rows: Sequence[Row], columns: int, *, most: float | None = None) -> list[Line]:
    """One line a row; the longest bar is that of `most`, or of the greatest value."""
    greatest = bounded(max((row.value for row in rows), default=0.0) if most is None else most)
    sizes = _sizes(rows, columns)
    bars = [_bar(bounded(row.value) / greatest if greatest > 0 else 0.0, sizes.bar, row.style) for row in rows]
    return _rows(rows, bars, sizes, columns) or nothing(columns)


def intervals(rows: Sequence[Row], columns: int, *, target: float | None = None) -> list[Line]:
    """One line a row: its share [0, 1] with the interval from `low` to `high`, as `interval` draws it."""
    sizes = _sizes(rows, columns)
    bars = [interval(row.low, row.value, row.high, sizes.bar, target=target, style=row.style) for row in rows]
    return _rows(rows, bars, sizes, columns) or nothing(columns)


def divided(rows: Sequence[Divided], parts: Sequence[Part], columns: int) -> list[Line]:
    """One line a row: a bar of full length divided by the shares of its counts, their sum, and a legend below."""
    whole = [Row(row.label, 0.0, f"{sum(row.counts):,}") for row in rows if sum(row.counts) > 0]
    sizes = _sizes(whole, columns)
    bars = [_shares(row.counts, parts, sizes.bar) for row in rows if sum(row.counts) > 0]
    lines = _rows(whole, bars, sizes, columns)
    return [*lines, *legend(parts, columns)] if lines else nothing(columns)


def composed(counts: Sequence[int], parts: Sequence[Part], columns: int) -> list[Line]:
    """One bar of full length divided by the counts, and below it a legend with each count."""
    if sum(counts) < 1:
        return nothing(columns)
    return [_shares(counts, parts, columns), *legend(parts, columns, values=[f"{count:,}" for count in counts])]


def _sizes(rows: Sequence[Row], columns: int) -> _Sizes:
    label = min(max((width(row.label) for row in rows), default=0), columns // 3)
    text = max((width(row.text) for row in rows), default=0)
    note = max((width(row.note) for row in rows), default=0)
    room = columns - label - text - 2
    if room - note - 1 >= 2 * _LEAST:
        return _Sizes(label, room - note - bool(note), text, note)
    return _Sizes(label, room if room >= _LEAST else 0, text, 0)


def _rows(rows: Sequence[Row], bars: Sequence[Line], sizes: _Sizes, columns: int) -> list[Line]:
    """Labels, bars, texts and notes beside each other."""
    found = []
    for row, bar in zip(rows, bars, strict=True):
        label = cut(one_line(row.label), sizes.label)
        line = [Span(label + " " * (sizes.label - width(label) + 1)), *bar]
        text = one_line(row.text)
        line.append(Span(" " * (sizes.text - width(text) + bool(sizes.bar)) + text))
        if sizes.note and row.note:
            note = one_line(row.note)
            line.append(Span(" " * (sizes.note - width(note) + 1) + note, "dim"))
        found.append(clipped(merged(line), columns))
    return found


def _bar(share: float, columns: int, style: str) -> Line:
    """A bar in eighths of a cell, with blanks up to its full length."""
    eighths = round(min(max(share, 0.0), 1.0) * columns * 8)
    full, rest = divmod(max(eighths, 1) if share > 0 and columns else eighths, 8)
    bar = "█" * full + (_EIGHTHS[rest - 1] if rest else "")
    return (Span(bar, style), Span(" " * (columns - len(bar))))


def _shares(counts: Sequence[int], parts: Sequence[Part], columns: int) -> Line:
    sizes = shared_out([max(bounded(count), 0.0) for count in counts], columns)
    return merged(Span(part.glyph * size, part.style) for part, size in zip(parts, sizes, strict=False))
