"""Upright bars in eighths of a cell, plain or in parts, with their numbers where these fit."""

from collections.abc import Sequence

from quizapp.core.values import frozen
from quizapp.render.cells import cut, width
from quizapp.render.charts.axes import Axis, Fitted, Scale, bounded, fitted, rough, said
from quizapp.render.charts.canvas import Canvas, spread
from quizapp.render.charts.dividing import divided
from quizapp.render.charts.legend import Part, legend, nothing
from quizapp.render.charts.spark import EIGHTHS, sparkline
from quizapp.render.lines import Line, Span

PLAIN = (Part(""),)
_LEAST_ROWS = 3
_ROWS_A_TICK = 3
_WIDEST = 9
_STRIDES = (1, 2, 3, 4, 6, 12, 24, 48)


@frozen
class Bar:
    """One bar: what stands below it, and its parts from the bottom up (negative ones count as 0).

    A marked bar (today's) has a `▲` below it, and its label and number stand out. Where there is not room for every
    label, those of marked bars come first and those of firm ones next. `edge`: the label stands for the place where the
    bar begins, and the mark for the value that lies `share` [0, 1] of the way to its end; neither stands out. `side`:
    where bars stand close, the label ends (-1) or begins (1) at the bar. `style` and `glyph` take the
    place of the part's where they are not empty.
    """

    label: str
    parts: tuple[float, ...]
    marked: bool = False
    firm: bool = False
    edge: bool = False
    style: str = ""
    glyph: str = ""
    share: float = 0.5
    side: int = 0

    @property
    def stands_out(self) -> bool:
        """Whether its label and its number do."""
        return self.marked and not self.edge

    @property
    def total(self) -> float:
        """All its parts."""
        return bounded(sum(max(bounded(part), 0.0) for part in self.parts))


@frozen
class _Plot:
    """Where bars stand: the columns of the axis, from bar to bar, and of a bar; the rows; the axis; the numbers."""

    left: int
    pitch: int
    thick: int
    rows: int
    axis: Fitted
    numbers: tuple[str, ...]

    def middle(self, index: int) -> int:
        """The column in the middle of a bar."""
        return self.left + index * self.pitch + self.thick // 2

    def edge(self, index: int) -> int:
        """The column where a bar begins."""
        return self.left + index * self.pitch

    def inside(self, index: int, share: float) -> int:
        """The column so far [0, 1] inside a bar."""
        return self.edge(index) + min(int(share * self.thick), self.thick - 1)

    def centre(self, index: int, bar: Bar) -> int:
        """The column that the label of a bar is centred on."""
        if bar.edge:
            return self.edge(index)
        size, middle = width(bar.label), self.middle(index)
        if not bar.side or size < self.pitch:
            return middle
        return middle + size // 2 + (0 if bar.side > 0 else 1 - size)


def bars(
    given: Sequence[Bar],
    columns: int,
    height: int,
    *,
    parts: Sequence[Part] = PLAIN,
    scale: Scale = Scale.WHOLE,
    note: str = "",
) -> list[Line]:
    """At most `height` rows (numbers, bars, base, labels, a legend with the note) of at most `columns` columns.

    Numbers stand on the bars where they all fit, else there is an axis. Bars beyond the last column are left out.
    With less than 5 rows a sparkline and the greatest number stand for them.
    """
    if columns < 1 or height < 1:
        return []
    if not any(bar.total for bar in given):
        return nothing(columns)
    named = legend(parts, columns, note)
    if height - 2 - len(named) < _LEAST_ROWS:
        named = []
    rows = height - 2 - len(named)
    if rows < _LEAST_ROWS:
        return _small(given, columns, scale)
    plot = _plot(given, columns, rows, scale)
    shown = given[: (columns - plot.left - plot.thick) // plot.pitch + 1]
    canvas = Canvas(columns, rows + 2)
    _grid(canvas, plot, plot.edge(len(shown) - 1) + plot.thick)
    for index, bar in enumerate(shown):
        _stand(canvas, plot, index, bar, parts)
    _labels(canvas, plot, shown)
    return [*canvas.lines(), *named]


def fitting(columns: int) -> int:
    """How many bars find a place side by side in so many columns, with an axis and gaps."""
    return max((columns - 6) // 2, 1)


def _small(given: Sequence[Bar], columns: int, scale: Scale) -> list[Line]:
    greatest = f" most {said(max(bar.total for bar in given), scale)}"
    room = columns - len(greatest)
    if room < len(greatest):
        return [(Span(cut(greatest.strip(), columns), "dim"),)]
    return [(Span(sparkline([bar.total for bar in given], room), "bar"), Span(greatest, "dim"))]


def _plot(given: Sequence[Bar], columns: int, rows: int, scale: Scale) -> _Plot:
    greatest = max(bar.total for bar in given)
    numbers = tuple(_number(bar.total, scale) for bar in given)
    pitch, thick = _pitch(columns, len(given))
    if max(map(len, numbers)) <= thick < pitch and (len(given) - 1) * pitch + thick <= columns:
        return _Plot(0, pitch, thick, rows - 1, Fitted(0.0, greatest, ()), numbers)
    axis = fitted(Axis(scale, 0.0), 0.0, greatest, rows // _ROWS_A_TICK + 1, rounded=False)
    left = min(max(len(tick.label) for tick in axis.ticks) + 2, columns - 1)
    pitch, thick = _pitch(columns - left, len(given))
    return _Plot(left, pitch, thick, rows, axis, ())


def _pitch(columns: int, count: int) -> tuple[int, int]:
    """Columns from bar to bar, and of a bar."""
    pitch = min(max(columns // count, 1), _WIDEST)
    return pitch, pitch - (0 if pitch == 1 else 1 if pitch < 6 else 2)


def _number(value: float, scale: Scale) -> str:
    """What stands on a bar: its value, minutes without their unit."""
    return said(value, scale) if scale is Scale.SHARE else rough(value)


def _grid(canvas: Canvas, plot: _Plot, end: int) -> None:
    """The base, and where there are ticks the axis with its lines."""
    base = canvas.rows - 2
    canvas.fill(base, plot.left, end, "─", "axis")
    if not plot.axis.ticks:
        return
    for row in range(base):
        canvas.put(plot.left - 1, row, "│", "axis")
    canvas.put(plot.left - 1, base, "└", "axis")
    for tick in plot.axis.ticks:
        row = base - _height(tick.at, plot)
        if row < base:
            canvas.fill(row, plot.left, end, "┈", "grid")
            canvas.put(plot.left - 1, row, "┤", "axis")
        canvas.put(plot.left - 2 - len(tick.label), row, tick.label, "dim")


def _height(value: float, plot: _Plot, steps: int = 1) -> int:
    """How many steps of a cell a value is high: 0 for 0 alone."""
    exact = value / plot.axis.high * plot.rows * steps
    return max(round(exact), 1) if value > 0 else 0


def _stand(canvas: Canvas, plot: _Plot, index: int, bar: Bar, parts: Sequence[Part]) -> None:
    """Draws a bar, and its number on top."""
    begin = plot.edge(index)
    base = canvas.rows - 2
    cells = _cells(bar, plot, parts)
    for up, (glyph, style) in enumerate(cells, start=1):
        canvas.fill(base - up, begin, begin + plot.thick, glyph, style)
    if plot.numbers and bar.total:
        number = plot.numbers[index]
        column = begin + (plot.thick - len(number) + 1) // 2
        canvas.put(column, base - 1 - len(cells), number, "today" if bar.stands_out else "")


def _cells(bar: Bar, plot: _Plot, parts: Sequence[Part]) -> list[tuple[str, str]]:
    """The cells of a bar from the bottom up: in eighths if it is in one piece, else whole ones."""
    if len(parts) == 1 and not bar.glyph:
        full, rest = divmod(_height(bar.total, plot, 8), 8)
        style = bar.style or parts[0].style
        return [("█", style)] * full + [(EIGHTHS[rest - 1], style)] * bool(rest)
    sizes = divided([max(bounded(part), 0.0) for part in bar.parts], _height(bar.total, plot))
    return [
        (bar.glyph or part.glyph, bar.style or part.style)
        for part, size in zip(parts, sizes, strict=False)
        for _ in range(size)
    ]


def _labels(canvas: Canvas, plot: _Plot, shown: Sequence[Bar]) -> None:
    """As many labels as there is room for."""
    order = [index for index in _order(plot, shown) if shown[index].label]
    labels = [(plot.centre(index, shown[index]), shown[index].label) for index in order]
    for at, column in spread(labels, canvas.columns, 1):
        canvas.put(column, canvas.rows - 1, labels[at][1], "today" if shown[order[at]].stands_out else "dim")
    for index, bar in enumerate(shown):
        if bar.marked:
            canvas.put(plot.inside(index, bar.share), canvas.rows - 2, "▲", "today")


def _order(plot: _Plot, shown: Sequence[Bar]) -> dict[int, None]:
    """The bars whose labels are tried: marked ones, firm ones, then those at equal distances from the last firm one."""
    widest = max(width(bar.label) for bar in shown)
    stride = next((step for step in _STRIDES if step * plot.pitch > widest), len(shown))
    marked = [index for index, bar in enumerate(shown) if bar.marked and not bar.edge]
    firm = [index for index, bar in enumerate(shown) if bar.firm]
    begin = firm[-1] % stride if firm else 0
    return dict.fromkeys([*marked, *firm, *range(begin, len(shown), stride)])
