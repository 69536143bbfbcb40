"""Pictures over days: the calendar of the year, what was answered, what was remembered, and what falls due."""

from quizapp.core.counting import plural
from quizapp.core.day import date_of
from quizapp.core.stats.figures import Day, Share, Statistics
from quizapp.core.stats.sums import Span
from quizapp.render.figuretexts import iso, share
from quizapp.render.periods import Period, gathered, months
from quizapp.reports.markup import Markup, joined, tag, text
from quizapp.reports.plane import HALF, WHOLE, Plane, amounts, beginning, below, label, shares
from quizapp.reports.shapes import HEIGHT, LEGEND, band, columns, dot, drawing, legend, path, side_by_side, upright

_WEEKS, _WEEK, _CELL, _EDGE, _MONTHS = 53, 7, 12.6, 34, 18
_SOON = 30
_MATURITIES = ("new", "steps", "young", "mature")

Measured = list[tuple[float, Share]]


def calendar(found: Statistics, says: str) -> list[Markup]:
    """A square a day, a column a week; the darker the more answers."""
    given = found.calendar
    if not given.answers:
        return []
    monday = given.today - date_of(given.today).weekday()
    start = monday - _WEEK * (_WEEKS - 1)
    ranked = sorted(given.answers.values())
    cuts = [ranked[len(ranked) * part // 4] for part in (1, 2, 3)]
    squares = [_square(day, start, given.answers.get(day, 0), cuts) for day in range(start, given.today + 1)]
    days = ((0, "Mon"), (2, "Wed"), (4, "Fri"))
    names = [label(name, _EDGE - 6, _MONTHS + _CELL * row + 9, anchor="end") for row, name in days]
    names += [
        label(f"{date_of(month.first):%b}", _EDGE + _CELL * ((month.first - start) // _WEEK), 11, anchor="start")
        for month in months(Span(start, given.today))
        if date_of(month.first).day == 1
    ]
    return [drawing("calendar", "Days studied", says, WHOLE, _MONTHS + _CELL * _WEEK, *squares, *names)]


def _square(day: int, start: int, answers: int, cuts: list[int]) -> Markup:
    shade = 1 + sum(answers > cut for cut in cuts) if answers else 0
    week, weekday = divmod(day - start, _WEEK)
    said = tag("title", text(f"{iso(day)}: {plural(answers, 'answer')}"))
    x, y, side = _EDGE + _CELL * week, _MONTHS + _CELL * weekday, _CELL - 2
    return tag("rect", said, x=x, y=y, width=side, height=side, rx=2, class_=f"heat{shade}")


def daily(found: Statistics, says: str) -> list[Markup]:
    """Answers of each period by the maturity of the cards."""
    parts = gathered(found.daily, found.span)
    if not parts:
        return []
    bars = [(_short(period), (day.new, day.steps, day.young, day.mature)) for period, day in parts]
    plane = side_by_side(len(bars), WHOLE, max(day.answers for _, day in parts), LEGEND)
    names = legend([(name, name) for name in _MATURITIES], plane.left)
    return [drawing("daily", "Answers", says, WHOLE, HEIGHT, amounts(plane), columns(plane, bars, _MATURITIES), names)]


def minutes(found: Statistics, says: str) -> list[Markup]:
    """Minutes of each period."""
    parts: list[tuple[Period, Day]] = gathered(found.daily, found.span)
    if not parts:
        return []
    bars = [(_short(period), (day.minutes,)) for period, day in parts]
    return [_plain("minutes", "Minutes", says, bars, WHOLE)]


def forecast(found: Statistics, says: str) -> list[Markup]:
    """Cards due on each of 30 days, what is overdue on the first of them; and by months."""
    given, today = found.forecast, found.calendar.today
    if not given.late + sum(given.days):
        return []
    soon = [
        (f"{date_of(today + ahead):%d %b}", (float(number), 0.0)) for ahead, number in enumerate(given.days[:_SOON])
    ]
    if soon:
        soon[0] = (soon[0][0], (soon[0][1][0], float(given.late)))
    plane = side_by_side(len(soon), HALF, max(sum(parts) for _, parts in soon), LEGEND)
    names = legend([("due that day", "main"), (f"late: {given.late:,}", "late")], plane.left)
    near = (amounts(plane), columns(plane, soon, ("main", "late")), names)
    far = [
        (f"{date_of(month.first):%b}", (float(sum(given.days[month.first - today : month.last + 1 - today])),))
        for month in months(Span(today, today + len(given.days) - 1))
    ]
    return [
        drawing("forecast", "Cards due in the next 30 days", says, HALF, HEIGHT, *near),
        _plain("forecast-year", "Cards due, month by month", says, far, HALF),
    ]


def retention(found: Statistics, says: str) -> list[Markup]:
    """The share remembered over time, young and mature, each with its 90 % interval as a band."""
    parts = [part for part in found.retention if part.both.n]
    if not parts:
        return []
    middles = [part.first + part.days / 2 for part in parts]
    sorts: dict[str, Measured] = {
        "young": [(x, part.young) for x, part in zip(middles, parts, strict=True) if part.young.n],
        "mature": [(x, part.mature) for x, part in zip(middles, parts, strict=True) if part.mature.n],
    }
    low = beginning(one.value or 0.0 for measured in sorts.values() for _, one in measured)
    first, last = parts[0].first, parts[-1].first + parts[-1].days
    plane = Plane(WHOLE, HEIGHT + 20, first, last, low, 1.0, top=LEGEND)
    curves = [shape for name, measured in sorts.items() for shape in _curve(plane, name, measured)]
    days = [(middle, iso(part.first)) for middle, part in zip(middles, parts, strict=True)]
    names = legend([(name, name) for name in sorts], plane.left)
    return [
        drawing("retention", "Retention", says, WHOLE, HEIGHT + 20, shares(plane), *curves, below(plane, days), names)
    ]


def _curve(plane: Plane, name: str, measured: Measured) -> list[Markup]:
    """A curve through shares with its band; a single one is a point with its interval."""
    lower = [(x, max(one.low, plane.low)) for x, one in measured]
    upper = [(x, one.high) for x, one in measured]
    dots = [dot(plane, x, one.value or 0.0, name, f"{name}: {share(one)}") for x, one in measured]
    if len(measured) == 1:
        return [upright(plane, *lower[0], upper[0][1], name), *dots]
    return [band(plane, lower, upper, name), path(plane, [(x, one.value or 0.0) for x, one in measured], name), *dots]


def _plain(key: str, title: str, says: str, bars: list[tuple[str, tuple[float]]], width: float) -> Markup:
    plane = side_by_side(len(bars), width, max(parts[0] for _, parts in bars))
    return drawing(key, title, says, width, HEIGHT, joined([amounts(plane), columns(plane, bars, ("main",))]))


def _short(period: Period) -> str:
    """The name of a period below a bar."""
    return period.name.removeprefix("week of ")
