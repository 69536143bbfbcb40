"""A grid of styled cells that charts are drawn on, and braille dots over it."""

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from quizapp.render.cells import clusters, width
from quizapp.render.lines import Line, Span
from quizapp.render.visible import one_line

_BRAILLE = 0x2800
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
_BLANK = " ┈"
ACROSS, DOWN = 2, 4


class Canvas:
    """Rows of cells, each one column wide; whatever lies outside is not drawn."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns, self.rows = max(columns, 0), max(rows, 0)
        self._glyphs = [[" "] * self.columns for _ in range(self.rows)]
        self._styles = [[""] * self.columns for _ in range(self.rows)]

    def put(self, column: int, row: int, text: str, style: str = "") -> None:
        """Writes a text from a cell on, to the right."""
        if not 0 <= row < self.rows:
            return
        glyphs, styles = self._glyphs[row], self._styles[row]
        shown = one_line(text)
        for glyph in shown if shown.isascii() or len(shown) == 1 else clusters(shown):
            columns = width(glyph)
            if column >= 0 and column + columns <= self.columns:
                glyphs[column : column + columns] = [glyph, *[""] * (columns - 1)]
                styles[column : column + columns] = [style] * columns
            column += columns

    def fill(self, row: int, start: int, stop: int, glyph: str, style: str = "") -> None:
        """One glyph of one column from one column up to another."""
        if 0 <= row < self.rows:
            start, stop = min(max(start, 0), self.columns), min(max(stop, 0), self.columns)
            size = max(stop - start, 0)
            self._glyphs[row][start : start + size] = [glyph] * size
            self._styles[row][start : start + size] = [style] * size

    def free(self, column: int, row: int, columns: int) -> bool:
        """Whether so many cells lie inside and hold nothing but the lines of a grid."""
        inside = 0 <= row < self.rows and column >= 0 and column + columns <= self.columns
        return inside and not "".join(self._glyphs[row][column : column + columns]).strip(_BLANK)

    def lines(self) -> list[Line]:
        """What was drawn, without blanks at the ends of the lines."""
        return [_line(glyphs, styles) for glyphs, styles in zip(self._glyphs, self._styles, strict=True)]


class Dots:
    """Braille dots, two across and four down a cell; the series drawn last gives a cell its style."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns, self.rows = columns, rows
        self._cells: dict[tuple[int, int], tuple[int, str]] = {}

    def dot(self, x: int, y: int, style: str) -> None:
        """Sets one dot, counted from the top left."""
        if 0 <= x < self.columns * ACROSS and 0 <= y < self.rows * DOWN:
            cell = (x // ACROSS, y // DOWN)
            self._cells[cell] = (self._cells.get(cell, (0, ""))[0] | _DOTS[y % DOWN][x % ACROSS], style)

    def path(self, points: Sequence[tuple[int, int]], style: str, dashes: Sequence[bool] = (True,)) -> None:
        """Joins points [dots] by straight lines; `dashes` says which columns of dots are drawn, over and over."""
        for x, y in points[:1]:
            self.dot(x, y, style)
        for (x0, y0), (x1, y1) in pairwise(points):
            steps = max(abs(x1 - x0), abs(y1 - y0))
            for step in range(1, steps + 1):
                x = x0 + round((x1 - x0) * step / steps)
                if dashes[x % len(dashes)]:
                    self.dot(x, y0 + round((y1 - y0) * step / steps), style)

    def lay(self, canvas: Canvas, column: int, row: int) -> None:
        """Draws the dots on a canvas, their first cell at a place of it."""
        for (x, y), (mask, style) in self._cells.items():
            canvas.put(column + x, row + y, chr(_BRAILLE + mask), style)


def spread(labels: Iterable[tuple[int, str]], columns: int, gap: int = 2) -> list[tuple[int, int]]:
    """Where labels begin that are centred on columns and stay `gap` apart: pairs of (index, first column).

    Earlier ones have precedence; those that find no place are left out.
    """
    taken: list[tuple[int, int]] = []
    placed = []
    for index, (middle, label) in enumerate(labels):
        size = width(label)
        begin = max(min(middle - size // 2, columns - size), 0)
        if size <= columns and all(begin >= stop + gap or begin + size + gap <= start for start, stop in taken):
            taken.append((begin, begin + size))
            placed.append((index, begin))
    return placed


def _line(glyphs: list[str], styles: list[str]) -> Line:
    last = len(glyphs)
    while last and glyphs[last - 1] == " ":
        last -= 1
    runs = groupby(range(last), key=styles.__getitem__)
    spans = [(style, list(run)) for style, run in runs]
    return tuple(Span("".join(glyphs[run[0] : run[-1] + 1]), style) for style, run in spans)
