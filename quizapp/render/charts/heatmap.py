"""A calendar of answers: one square a day, a column a week, the stronger the more."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from quizapp.render.charts import dates
from quizapp.render.charts.canvas import Canvas
from quizapp.render.charts.dates import Unit
from quizapp.render.charts.legend import Part, clipped, legend, nothing
from quizapp.render.lines import Line, Span

WEEKS = 53
_LEVELS = "░▒▓█"
_LEFT = 4
_WIDE = 2
_NONE = "·"
_DAYS = {0: "Mon", 2: "Wed", 4: "Fri"}


def weeks(columns: int) -> int:
    """How many weeks there is room for in so many columns, 53 at the most."""
    return min(max(columns - _LEFT - 1, 0), WEEKS)


def heatmap(answers: Mapping[int, int], today: int, columns: int) -> list[Line]:
    """Months, Monday to Sunday, and what the squares mean; the last column is the week of `today`, which is marked.

    `answers` counts by study day [date ordinal]. At most 53 weeks, two columns each where all of them find that room.
    """
    shown, pitch = weeks(columns), _WIDE if columns > _LEFT + _WIDE * WEEKS else 1
    if not shown:
        return nothing(columns)
    monday = dates.start(today, Unit.WEEK) - 7 * (shown - 1)
    busy = _busy([count for day, count in answers.items() if monday <= day <= today and count > 0])
    canvas = Canvas(_LEFT + pitch * shown + 1, 8)
    _months(canvas, monday, shown, pitch)
    for row, name in _DAYS.items():
        canvas.put(0, 1 + row, name, "dim")
    for day in range(monday, today + 1):
        column, row = _LEFT + (day - monday) // 7 * pitch, 1 + (day - monday) % 7
        level = _level(answers.get(day, 0), busy)
        style = "today" if day == today else f"heat-{level}"
        canvas.put(column, row, _LEVELS[level - 1] * pitch if level else _NONE, style)
    canvas.put(_LEFT + pitch * shown, 1 + (today - monday) % 7, "◂", "today")
    return [*canvas.lines(), _legend(busy, answers.get(today, 0), columns)]


def _months(canvas: Canvas, monday: int, shown: int, pitch: int) -> None:
    """The name of a month over the week that holds its first day, where there is room."""
    for week in range(shown):
        first = dates.start(monday + 7 * week + 6, Unit.MONTH)
        if first >= monday + 7 * week and canvas.free(_LEFT + pitch * week, 0, 3):
            canvas.put(_LEFT + pitch * week, 0, dates.month(first), "dim")


def _busy(counts: list[int]) -> int:
    """The answers of a busy day, which only a tenth of the studied days exceed; 0 of no days."""
    return sorted(counts)[min(len(counts) * 9 // 10, len(counts) - 1)] if counts else 0


def _level(count: int, busy: int) -> int:
    """How strong a day is: 0 for none, then 1 to 4 by quarters of a busy day."""
    return 0 if count <= 0 else min(-(-count * len(_LEVELS) // busy), len(_LEVELS))


def _legend(busy: int, today: int, columns: int) -> Line:
    """What the squares stand for: the counts of each, or where there is no room only which are more, or nothing."""
    levels = [Part("none", "heat-0", _NONE), *(_parts(busy) if busy else ())]
    long = legend([*levels, Part(f"today {today}", "today", "◂")], columns)
    if len(long) == 1:
        return long[0]
    squares = [Span(glyph, f"heat-{level}") for level, glyph in enumerate(_LEVELS, start=1)]
    return clipped([Span("less ", "dim"), *squares, Span(" more", "dim")], columns)


def _parts(busy: int) -> Iterator[Part]:
    """The counts of each level that any has."""
    ends = [busy * level // len(_LEVELS) for level in range(len(_LEVELS))]
    for level, (below, end) in enumerate(pairwise(ends), start=1):
        if end > below:
            yield Part(str(end) if end == below + 1 else f"{below + 1}–{end}", f"heat-{level}", _LEVELS[level - 1])
    yield Part(f"{ends[-1] + 1}+", f"heat-{len(_LEVELS)}", _LEVELS[-1])
