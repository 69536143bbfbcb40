"""Tables of numbers as rows of the screen, and as a text to be copied."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from quizapp.render.cells import width as cells_of
from quizapp.render.figuretexts import Table, bands
from quizapp.render.visible import one_line
from quizapp.tui.content import literal
from quizapp.tui.widgets.page import Row

_GAP = "  "
Line = tuple[str, ...]


def number_rows(tables: Sequence[Table], width: int) -> list[Row]:
    """The tables below each other in a column of so many cells, a blank row behind each."""
    return [Row(text) for table in tables for text in (*_table(table, width), literal(""))][:-1]


def numbers_text(heading: str, tables: Sequence[Table]) -> str:
    """The same as text, a tab between columns, so that a spreadsheet takes it."""
    lines = [one_line(heading)]
    for table in tables:
        lines += ["", one_line(table.title)]
        lines += ["\t".join(map(one_line, row)) for row in (table.head, *table.rows) if table.rows]
        lines += [one_line(table.note)] if table.note else []
    return "\n".join(lines) + "\n"


def _table(table: Table, width: int) -> Iterator[Content]:
    yield literal(one_line(table.title, width), "strong")
    if table.rows:
        rows = [tuple(one_line(cell, max(width // 2 - len(_GAP), 1)) for cell in row) for row in table.rows]
        heads = [table.head] if _room(_widths([table.head, *rows])) <= width else _broken(table.head)
        for place, shown in enumerate(bands(_widths([*heads, *rows]), width)):
            yield from [literal("")] * bool(place)
            yield from _band(heads, rows, shown, table.words)
    yield from (part for part in literal(one_line(table.note), "dim").wrap(max(width, 1)) if table.note)


def _band(heads: Sequence[Line], rows: Sequence[Line], shown: Sequence[int], words: int) -> Iterator[Content]:
    """Some of the columns, the names above them."""
    kept = [[tuple(line[place] for place in shown) for line in lines] for lines in (heads, rows)]
    widths, texts = _widths([*kept[0], *kept[1]]), sum(place < words for place in shown)
    yield from (literal(_aligned(line, widths, texts), "dim") for line in kept[0] if any(line))
    yield from (literal(_aligned(line, widths, texts)) for line in kept[1])


def _room(widths: Sequence[int]) -> int:
    """The cells that columns and the gaps between them take."""
    return sum(widths) + len(_GAP) * (len(widths) - 1)


def _broken(head: Sequence[str]) -> list[Line]:
    """The names of the columns word by word below each other, the last words in one row."""
    names = [name.split() or [""] for name in head]
    deep = max(map(len, names))
    return list(zip(*([""] * (deep - len(words)) + words for words in names), strict=True))


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(cells_of, column)) for column in zip(*rows, strict=True)]


def _aligned(cells: Sequence[str], widths: Sequence[int], words: int) -> str:
    """The cells in their columns: words to the left, numbers to the right."""
    padded = [
        cell + " " * (room - cells_of(cell)) if place < words else " " * (room - cells_of(cell)) + cell
        for place, (cell, room) in enumerate(zip(cells, widths, strict=True))
    ]
    return _GAP.join(padded)
