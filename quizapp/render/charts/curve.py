"""Curves of braille dots over an axis, with bands, marks, a target line and today."""

from collections.abc import Sequence
from itertools import groupby, pairwise

from quizapp.core.values import frozen
from quizapp.render.cells import cut, width
from quizapp.render.charts.axes import Axis, Fitted, Scale, bounded, fitted, said
from quizapp.render.charts.canvas import ACROSS, DOWN, Canvas, Dots, spread
from quizapp.render.charts.legend import clipped, legend, nothing
from quizapp.render.charts.spark import sparkline
from quizapp.render.lines import Line, Span
from quizapp.render.visible import one_line

SOLID: tuple[bool, ...] = (True,)
DASHED: tuple[bool, ...] = (True, True, True, False, False)
DOTTED: tuple[bool, ...] = (True, False)
_LEAST_ROWS, _LEAST_COLUMNS = 7, 24
_NOTED_ROWS = 10
_ROWS_A_TICK = 3
_COLUMNS_A_TICK = 10


@frozen
class Mark:
    """A glyph at a place of the plot."""

    x: float
    y: float
    glyph: str = "●"
    style: str = "curve"


@frozen
class Series:
    """Points joined by a line, by rising x; a point whose y is None parts the line.

    `band` gives the interval round each point (as long as `points`, or empty), in the style `shade`: a shade behind a
    line, or upright lines where `joined` is False, which draws the marks alone. `dashes` tells lines apart without
    colours.
    """

    name: str
    points: Sequence[tuple[float, float | None]]
    style: str = "curve"
    band: Sequence[tuple[float, float]] = ()
    marks: Sequence[Mark] = ()
    joined: bool = True
    dashes: tuple[bool, ...] = SOLID
    shade: str = "band"

    @property
    def label(self) -> str:
        """Its name, as it is shown."""
        return one_line(self.name)

    @property
    def known(self) -> list[tuple[float, float]]:
        """The points that have a y."""
        return [(x, y) for x, y in self.points if y is not None]


@frozen
class Guide:
    """What lies behind the curves: a level line and its name, the diagonal, the x of today; a note goes below them."""

    level: float | None = None
    name: str = ""
    diagonal: bool = False
    today: float | None = None
    note: str = ""


@frozen
class _Plot:
    """Where the plot stands in its canvas: its first column, its columns and rows, and its axes."""

    left: int
    columns: int
    rows: int
    x: Fitted
    y: Fitted

    def column(self, x: float) -> int:
        """The column of the canvas that stands for x."""
        return self.left + self.x.place(x, self.columns)

    def row(self, y: float) -> int:
        """The row of the canvas that stands for y."""
        return self.dot(0.0, y)[1] // DOWN

    def dot(self, x: float, y: float) -> tuple[int, int]:
        """The braille dot of a point, in the middle of its row where the point lies on a tick."""
        across, down = (self.columns - 1) * ACROSS + 1, (self.rows - 1) * DOWN + 1
        return self.x.place(x, across), down - self.y.place(y, down)


def curve(
    series: Sequence[Series], columns: int, height: int, *, x: Axis, y: Axis, guide: Guide | None = None
) -> list[Line]:
    """At most `height` rows: the plot, its axis and labels; the name of each series stands at its right end.

    Below 7 rows or 24 columns each series is a sparkline with its last value.
    """
    shown = [one for one in series if one.known]
    if not shown or height < 1:
        return nothing(columns) if height > 0 else []
    if height < _LEAST_ROWS or columns < _LEAST_COLUMNS:
        return [_small(one, columns, y) for one in shown[:height]]
    guide = guide or Guide()
    noted = legend((), columns, guide.note if height >= _NOTED_ROWS else "")
    plot = _plot(shown, columns, height - 2 - len(noted), x, y)
    canvas = Canvas(columns, plot.rows + 2)
    _frame(canvas, plot, guide)
    _behind(canvas, plot, guide)
    for one in shown:
        (_shade if one.joined else _upright)(canvas, plot, one)
    dots = Dots(plot.columns, plot.rows)
    if guide.diagonal:
        low, high = max(plot.x.low, plot.y.low), min(plot.x.high, plot.y.high)
        dots.path([plot.dot(low, low), plot.dot(high, high)], "target", DOTTED)
    for one in shown:
        if one.joined:
            _line(dots, plot, one)
    dots.lay(canvas, plot.left, 0)
    for mark in (mark for one in shown for mark in one.marks):
        canvas.put(plot.column(mark.x), plot.row(mark.y), mark.glyph, mark.style)
    _names(canvas, plot, shown)
    _level_name(canvas, plot, guide)
    return [*canvas.lines(), *noted]


def _small(series: Series, columns: int, y: Axis) -> Line:
    values = [value for _, value in series.known]
    last = said(values[-1], y.scale)
    room = columns - width(series.label) - len(last) - 2
    parts = [Span(f"{series.label} ")] * bool(series.label)
    line = [*parts, Span(sparkline(values, room, low=y.low, high=y.high), series.style), Span(f" {last}", "dim")]
    return clipped(line, columns)


def _plot(shown: Sequence[Series], columns: int, rows: int, x: Axis, y: Axis) -> _Plot:
    xs = [bounded(point[0]) for one in shown for point in one.points]
    ys = [bounded(point[1]) for one in shown for point in one.known]
    across = fitted(y, min(ys), max(ys), rows // _ROWS_A_TICK + 1)
    left = max((width(tick.label) for tick in across.ticks), default=0) + 2
    room = max(columns - left - _right(shown, columns), 1)
    along = fitted(x, min(xs), max(xs), max(room // _COLUMNS_A_TICK, 1), rounded=x.scale is not Scale.DATE)
    return _Plot(left, room, rows, along, across)


def _right(shown: Sequence[Series], columns: int) -> int:
    """The columns that the names at the right take."""
    widest = max(width(one.label) for one in shown)
    return min(widest + 1, columns // 4) if widest else 1


def _frame(canvas: Canvas, plot: _Plot, guide: Guide) -> None:
    """Both axes with their ticks and labels, and the lines of the ticks."""
    end = plot.left + plot.columns
    for row in range(plot.rows):
        canvas.put(plot.left - 1, row, "│", "axis")
    canvas.put(plot.left - 1, plot.rows, "└", "axis")
    canvas.fill(plot.rows, plot.left, end, "─", "axis")
    for tick in plot.y.ticks:
        row = plot.row(tick.at)
        canvas.fill(row, plot.left, end, "┈", "grid")
        canvas.put(plot.left - 1, row, "┤", "axis")
        canvas.put(plot.left - 2 - width(tick.label), row, tick.label, "dim")
    labels = [(plot.column(tick.at), tick.label, "dim") for tick in plot.x.ticks]
    for column, _, _ in labels:
        canvas.put(column, plot.rows, "┬", "axis")
    if guide.today is not None and plot.x.low <= guide.today <= plot.x.high:
        labels.insert(0, (plot.column(guide.today), "today", "today"))
    for index, column in spread([label[:2] for label in labels], canvas.columns):
        canvas.put(column, plot.rows + 1, *labels[index][1:])


def _behind(canvas: Canvas, plot: _Plot, guide: Guide) -> None:
    """Today's upright line, and the level line."""
    if guide.today is not None and plot.x.low <= guide.today <= plot.x.high:
        for row in range(plot.rows):
            canvas.put(plot.column(guide.today), row, "┊", "today")
    if guide.level is not None and plot.y.low <= guide.level <= plot.y.high:
        canvas.fill(plot.row(guide.level), plot.left, plot.left + plot.columns, "╌", "target")


def _upright(canvas: Canvas, plot: _Plot, series: Series) -> None:
    """The interval of each point that stands alone."""
    for (x, y), (low, high) in zip(series.points, series.band, strict=False):
        if y is not None:
            for row in range(plot.row(high), plot.row(low) + 1):
                canvas.put(plot.column(x), row, "│", series.shade)


def _shade(canvas: Canvas, plot: _Plot, series: Series) -> None:
    """The intervals from point to point, as a shade behind the line."""
    ends = zip(series.points, series.band, strict=False)
    known = [(plot.column(x), between) for (x, y), between in ends if y is not None]
    for (start, (low, high)), (stop, (low_then, high_then)) in pairwise([*known[:1], *known]):
        for column in range(start, stop + 1):
            share = (column - start) / max(stop - start, 1)
            top, bottom = (plot.row(one + share * (then - one)) for one, then in ((high, high_then), (low, low_then)))
            for row in range(top, bottom + 1):
                canvas.put(column, row, "░", series.shade)


def _line(dots: Dots, plot: _Plot, series: Series) -> None:
    """The line through the points, parted where one has no y."""
    for known, piece in groupby(series.points, key=lambda point: point[1] is not None):
        if known:
            dots.path([plot.dot(x, y) for x, y in piece if y is not None], series.style, series.dashes)


def _names(canvas: Canvas, plot: _Plot, shown: Sequence[Series]) -> None:
    """The name of each series beside its last point, those that meet below each other."""
    column = plot.left + plot.columns + 1
    named = sorted((plot.row(one.known[-1][1]), index) for index, one in enumerate(shown) if one.label)
    free = 0
    for place, (wanted, index) in enumerate(named):
        row = min(max(wanted, free), canvas.rows - len(named) + place)
        canvas.put(column, row, cut(shown[index].label, canvas.columns - column), shown[index].style)
        free = row + 1


def _level_name(canvas: Canvas, plot: _Plot, guide: Guide) -> None:
    """The name of the level line, where nothing is drawn beside it."""
    if guide.level is None or not guide.name or not plot.y.low <= guide.level <= plot.y.high:
        return
    row, size = plot.row(guide.level), width(guide.name)
    starts = range(plot.left + 1, plot.left + plot.columns - size, 4)
    places = [(column, place) for place in (row - 1, row + 1) for column in starts if 0 <= place < plot.rows]
    for column, place in places:
        if canvas.free(column - 1, place, size + 2):
            canvas.put(column, place, guide.name, "target")
            return
