"""What holds for every chart: it fits, and it never fails, whatever the figures."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from quizapp.core.mastery import Mastery
from quizapp.core.stats.figures import Histogram
from quizapp.core.stats.pictures import Picture
from quizapp.render.charts.axes import Axis, Scale
from quizapp.render.charts.bars import Bar, bars
from quizapp.render.charts.curve import DASHED, Guide, Mark, Series, curve
from quizapp.render.charts.daybars import Days, daybars
from quizapp.render.charts.hbars import Divided, Row, composed, divided, hbars, intervals
from quizapp.render.charts.heatmap import heatmap
from quizapp.render.charts.histogram import histogram
from quizapp.render.charts.interval import composition, interval
from quizapp.render.charts.legend import Part
from quizapp.render.charts.pictured import MATURITIES, pictured
from quizapp.render.charts.spark import sparkline
from quizapp.render.lines import Line, Span, text_of, width_of
from quizapp.render.visible import visible
from quizapp.tui.content import STYLES
from tests.figures import empty_statistics, full_statistics

Drawn = Callable[[int, int], list[Line]]

WIDTHS = some.integers(0, 130)
HEIGHTS = some.integers(0, 30)
NUMBERS = some.one_of(
    some.sampled_from([0.0, 1.0, -1.0, 0.5, 1e-12, 1e15, -1e300, 1.7e308]),
    some.floats(allow_nan=False, allow_infinity=False),
    some.floats(0, 1),
)
LABELS = some.sampled_from(["", "a", "5 Jan", "2026", "late", "表示", "\x1b[31m", "e\u0301tat", "long " * 9, "\n"])
TODAY = some.integers(700_000, 760_000)
PARTS = some.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS)


@some.composite
def upright(draw: some.DrawFn) -> Drawn:
    made = some.builds(Bar, LABELS, PARTS, marked=some.booleans(), firm=some.booleans(), edge=some.booleans())
    found, scale = draw(some.lists(made, max_size=60)), draw(some.sampled_from(Scale))
    return lambda columns, rows: bars(found, columns, rows, parts=MATURITIES, scale=scale, note="a note")


@some.composite
def of_days(draw: some.DrawFn) -> Drawn:
    first, values = draw(TODAY), draw(some.lists(PARTS, max_size=40)) * draw(some.sampled_from([1, 10, 100]))
    days = Days(first, values, first + draw(some.integers(-3, 60)), mean=draw(some.booleans()), late=draw(NUMBERS))
    return lambda columns, rows: daybars(days, columns, rows, parts=MATURITIES)


@some.composite
def lying(draw: some.DrawFn) -> Drawn:
    made = some.builds(Row, LABELS, NUMBERS, LABELS, LABELS, low=NUMBERS, high=NUMBERS)
    found, most = draw(some.lists(made, max_size=6)), draw(some.none() | NUMBERS)
    draws: list[Drawn] = [
        lambda columns, _: hbars(found, columns, most=most),
        lambda columns, _: intervals(found, columns, target=most),
    ]
    return draw(some.sampled_from(draws))


@some.composite
def shared_out(draw: some.DrawFn) -> Drawn:
    counts = some.tuples(*[some.integers(0, 10**20) | some.just(0)] * 4)
    rows = draw(some.lists(some.builds(Divided, LABELS, counts), max_size=5))
    draws: list[Drawn] = [
        lambda columns, _: divided(rows, MATURITIES, columns),
        lambda columns, _: composed(rows[0].counts if rows else (), MATURITIES, columns),
    ]
    return draw(some.sampled_from(draws))


@some.composite
def calendar(draw: some.DrawFn) -> Drawn:
    today = draw(TODAY)
    answers = draw(some.dictionaries(some.integers(today - 400, today + 9), some.integers(-1, 10**15), max_size=40))
    return lambda columns, _: heatmap(answers, today, columns)


@some.composite
def curved(draw: some.DrawFn) -> Drawn:
    points = draw(some.lists(some.tuples(NUMBERS, some.none() | NUMBERS), max_size=30))
    points.sort(key=lambda point: point[0])
    series = Series(
        draw(LABELS),
        points,
        band=draw(some.just(()) | some.lists(some.tuples(NUMBERS, NUMBERS), min_size=len(points), max_size=40)),
        marks=[Mark(x, y) for x, y in points if y is not None],
        joined=draw(some.booleans()),
        dashes=DASHED,
    )
    end = some.none() | NUMBERS
    x, y = (draw(some.builds(Axis, some.sampled_from(Scale), end, end)) for _ in range(2))
    guide = draw(some.none() | some.builds(Guide, end, LABELS, some.booleans(), end, LABELS))
    return lambda columns, rows: curve([series, series], columns, rows, x=x, y=y, guide=guide)


@some.composite
def binned(draw: some.DrawFn) -> Drawn:
    edges = sorted(draw(some.lists(NUMBERS, max_size=20)))
    counts = draw(some.lists(some.integers(0, 10**9), min_size=max(len(edges) - 1, 0), max_size=20))
    found = Histogram(tuple(edges), tuple(counts), None, draw(some.none() | NUMBERS))
    scale = draw(some.sampled_from(Scale))
    return lambda columns, rows: histogram(found, columns, rows, scale=scale)


@some.composite
def in_a_row(draw: some.DrawFn) -> Drawn:
    low, value, high, target = (draw(NUMBERS) for _ in range(4))
    mastery = Mastery(9, 5, value, low, high, target, low, 0.3, 0.1, 0.1)
    values = draw(some.lists(NUMBERS, max_size=99))
    draws: list[Drawn] = [
        lambda columns, _: [interval(low, value, high, columns, target=target)],
        lambda columns, _: [composition(mastery, columns)],
        lambda columns, _: [(Span(sparkline(values, columns, low=low, high=high)),)],
    ]
    return draw(some.sampled_from(draws))


EVERY = some.one_of(upright(), of_days(), lying(), shared_out(), calendar(), curved(), binned(), in_a_row())


@given(EVERY, WIDTHS, HEIGHTS)
def test_no_chart_is_wider_than_its_room_or_holds_what_acts(drawn: Drawn, columns: int, rows: int) -> None:
    for line in drawn(columns, rows):
        assert width_of(line) <= columns
        assert text_of(line) == visible(text_of(line))
        assert "\n" not in text_of(line)


@given(upright() | of_days() | curved() | binned(), WIDTHS, HEIGHTS)
def test_no_plot_is_higher_than_its_room(drawn: Drawn, columns: int, rows: int) -> None:
    assert len(drawn(columns, rows)) <= rows


@pytest.mark.parametrize("picture", Picture)
@pytest.mark.parametrize(("columns", "rows"), [(116, 20), (76, 12), (34, 8), (12, 4), (1, 1), (0, 0)])
def test_every_picture_fits_and_wears_styles_that_are_known(picture: Picture, columns: int, rows: int) -> None:
    for found in (full_statistics(), empty_statistics()):
        lines = pictured(found, picture, columns, rows)
        assert len(lines) <= rows
        assert all(width_of(line) <= columns for line in lines)
        assert {name for line in lines for span in line for name in span.style.split()} <= STYLES.keys()


@pytest.mark.parametrize("picture", sorted(set(Picture) - {Picture.CALENDAR}))
def test_a_picture_without_figures_says_so(picture: Picture) -> None:
    assert [text_of(line) for line in pictured(empty_statistics(), picture, 60, 12)] == ["Nothing yet"]


@pytest.mark.parametrize("picture", Picture)
def test_no_label_runs_into_the_next_or_has_needless_digits(picture: Picture) -> None:
    shown = "\n".join(text_of(line) for line in pictured(full_statistics(), picture, 76, 14))
    assert not re.search(r"\d\.\d{2}|%\d|\d[A-Z][a-z]{2}|[a-z]{3}[A-Z]", shown)


@given(some.lists(some.floats(0, 1e6), min_size=1, max_size=40), some.integers(5, 30))
def test_a_greater_value_never_has_a_lower_bar(values: list[float], rows: int) -> None:
    lines = [text_of(line) for line in bars([Bar("", (value,)) for value in values], 200, rows, parts=[Part("")])]
    heights = [_eighths(lines, column) for column in range(200)]
    tops = [height for height, before in zip(heights, [0, *heights], strict=False) if height and not before]
    known = [value for value in values if value > 0]
    assert len(tops) in (len(known), 0)
    for (one, high), (other, low) in pairwise(zip(known, tops, strict=False)):
        assert (high >= low) if one >= other else (high <= low)


def _eighths(lines: list[str], column: int) -> int:
    """How high a bar is in one column, in eighths of a row."""
    cells = [line[column] if column < len(line) else " " for line in lines]
    return sum(" ▁▂▃▄▅▆▇█".index(cell) for cell in cells if cell in "▁▂▃▄▅▆▇█")
