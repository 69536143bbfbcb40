"""A calendar of answers: one square a day, a column a week, the stronger the more."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from quizapp.render.charts import dates
from quizapp.render.charts.canvas import Canvas
from quizapp.render.charts.dates import Unit
from quizapp.render.charts.legend import Part, clipped, legend, nothing
from quizapp.render.lines import Line, Span

_LEVELS = 4
_WEEKS = 53
_LEFT = 4
_NONE = "·"
_SQUARES, _SHADES = "▪▪■■", "░▒▓█"
_DAYS = {0: "Mon", 2: "Wed", 4: "Fri"}


def heatmap(answers: Mapping[int, int], today: int, columns: int, *, plain: bool = False) -> list[Line]:
    """Months, Monday to Sunday, and what the squares mean; the last column is the week of `today`, which is marked.

    `answers` counts by study day [date ordinal]. At most 53 weeks, fewer where they do not fit. `plain`: shades of
    glyphs in place of shades of colour, for terminals of 16 colours and none.
    """
    weeks = min((columns - _LEFT) // 2, _WEEKS)
    if weeks < 1:
        return nothing(columns)
    monday = dates.start(today, Unit.WEEK) - 7 * (weeks - 1)
    busy = _busy([count for day, count in answers.items() if monday <= day <= today and count > 0])
    glyphs = _SHADES if plain else _SQUARES
    canvas = Canvas(_LEFT + 2 * weeks, 8)
    _months(canvas, monday, weeks)
    for row, name in _DAYS.items():
        canvas.put(0, 1 + row, name, "dim")
    for day in range(monday, today + 1):
        column, row = _LEFT + (day - monday) // 7 * 2, 1 + (day - monday) % 7
        level = _level(answers.get(day, 0), busy)
        style = "today" if day == today else f"heat-{level}"
        canvas.put(column, row, glyphs[level - 1] if level else _NONE, style)
    canvas.put(_LEFT + 2 * weeks - 1, 1 + (today - monday) % 7, "◂", "today")
    return [*canvas.lines(), _legend(busy, glyphs, answers.get(today, 0), columns)]


def _months(canvas: Canvas, monday: int, weeks: int) -> None:
    """The name of a month over the week that holds its first day, January with its year where there is room."""
    for week in range(weeks):
        first = dates.start(monday + 7 * week + 6, Unit.MONTH)
        if first >= monday + 7 * week and canvas.free(_LEFT + 2 * week, 0, 3):
            canvas.put(_LEFT + 2 * week, 0, dates.month(first), "dim")


def _busy(counts: list[int]) -> int:
    """The answers of a busy day, which only a tenth of the studied days exceed; 0 of no days."""
    return sorted(counts)[min(len(counts) * 9 // 10, len(counts) - 1)] if counts else 0


def _level(count: int, busy: int) -> int:
    """How strong a day is: 0 for none, then 1 to 4 by quarters of a busy day."""
    return 0 if count <= 0 else min(-(-count * _LEVELS // busy), _LEVELS)


def _legend(busy: int, glyphs: str, today: int, columns: int) -> Line:
    """What the squares stand for: the counts of each, or where there is no room only which are more."""
    levels = [Part("none", "heat-0", _NONE), *(_levels(busy, glyphs) if busy else ())]
    long = legend([*levels, Part(f"today {today}", "today", "◂")], columns)
    if len(long) == 1:
        return long[0]
    squares = [Span(f"{glyph} ", f"heat-{level}") for level, glyph in enumerate(glyphs, start=1)]
    return clipped([Span("less ", "dim"), *squares, Span("more", "dim")], columns)


def _levels(busy: int, glyphs: str) -> Iterator[Part]:
    """The counts of each level that any has."""
    ends = [busy * level // _LEVELS for level in range(_LEVELS)]
    for level, (below, end) in enumerate(pairwise(ends), start=1):
        if end > below:
            yield Part(str(end) if end == below + 1 else f"{below + 1}–{end}", f"heat-{level}", glyphs[level - 1])
    yield Part(f"{ends[-1] + 1}+", f"heat-{_LEVELS}", glyphs[-1])
