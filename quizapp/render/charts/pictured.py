"""The pictures of the statistics, each drawn by the chart that suits it."""

from collections.abc import Callable, Sequence

from quizapp.core.stats.figures import Calibration, Day, Forecast, Share, Statistics
from quizapp.core.stats.pictures import Picture
from quizapp.core.tally import Maturity
from quizapp.render.charts.axes import Axis, Scale
from quizapp.render.charts.bars import Bar, bars
from quizapp.render.charts.curve import Guide, Mark, Series, curve
from quizapp.render.charts.daybars import Days, daybars
from quizapp.render.charts.hbars import Divided, Row, composed, divided, hbars, intervals
from quizapp.render.charts.heatmap import heatmap
from quizapp.render.charts.histogram import histogram
from quizapp.render.charts.legend import Part
from quizapp.render.charts.remembered import FEW, HOLLOW, remembered
from quizapp.render.lines import Line

MATURITIES = (
    Part(Maturity.MATURE, "mature", "█"),
    Part(Maturity.YOUNG, "young", "▓"),
    Part(Maturity.STEPS, "steps", "▒"),
    Part(Maturity.NEW, "new", "░"),
)
RATINGS = (
    Part("again", "wrong", "▓"),
    Part("hard", "near", "▒"),
    Part("good", "right", "█"),
    Part("easy", "judge", "░"),
)
COUNTS = (*MATURITIES[:2], Part("learning", "steps", "▒"), MATURITIES[3], Part("suspended", "suspended", "·"))
_SHORTEST = 30


def pictured(found: Statistics, picture: Picture, columns: int, height: int) -> list[Line]:
    """The picture of that name in at most so many columns and rows, without its title.

    Some pictures take fewer rows than they are given; one without figures says so.
    """
    if picture is Picture.CALENDAR:
        return heatmap(found.calendar.answers, found.calendar.today, columns)[:height]
    return _DRAWN[picture](found, columns, height)[: max(height, 0)]


def forecast(found: Forecast, today: int, columns: int, height: int) -> list[Line]:
    """Cards that fall due from today on, the late ones first."""
    values = [(count,) for count in found.days]
    return daybars(Days(today, values, today, late=found.late), columns, height)


def hours(found: Sequence[Share], columns: int, height: int) -> list[Line]:
    """The share remembered in each hour of the day; a light bar stands for few answers."""
    given = [
        Bar(
            str(hour), (share.value or 0.0,), style="" if share.n >= FEW else "few", glyph="" if share.n >= FEW else "░"
        )
        for hour, share in enumerate(found)
    ]
    return bars(given, columns, height, scale=Scale.SHARE, note=f"hour of the day; ░ fewer than {FEW} answers")


def calibration(found: Calibration, columns: int, height: int) -> list[Line]:
    """Recall as observed over recall as predicted, with intervals; on the diagonal both agree."""
    marks = [_mark(one.predicted, one.observed, "observed") for one in found.bins]
    points = [(one.predicted, one.observed.value) for one in found.bins]
    bands = [(one.observed.low, one.observed.high) for one in found.bins]
    series = Series("", points, "observed", bands, [mark for mark in marks if mark], joined=False, shade="mature-band")
    axis = Axis(Scale.SHARE, None, 1.0)
    return curve(
        [series],
        columns,
        height,
        x=axis,
        y=axis,
        guide=Guide(diagonal=True, note=f"across: predicted, up: observed with 90% intervals; {HOLLOW}"),
    )


def _counts(found: Statistics, columns: int, _height: int) -> list[Line]:
    counts = found.counts
    numbers = (counts.mature, counts.young, counts.learning, counts.new, counts.suspended)
    return composed(numbers, COUNTS, columns)


def _buttons(found: Statistics, columns: int, _height: int) -> list[Line]:
    given = found.buttons
    rows = {"new": given.new, "steps": given.steps, "young": given.young, "mature": given.mature}
    return divided([Divided(name, counts) for name, counts in rows.items()], RATINGS, columns)


def _confidence(found: Statistics, columns: int, _height: int) -> list[Line]:
    return intervals([_share(word, share) for word, share in found.confidence.items() if share.n], columns)


def _pace(found: Statistics, columns: int, _height: int) -> list[Line]:
    rows = [Row(pace.form, pace.seconds, f"{pace.seconds:.0f} s", f"of {pace.n:,}") for pace in found.pace]
    return hbars(rows, columns)


_DRAWN: dict[Picture, Callable[[Statistics, int, int], list[Line]]] = {
    Picture.COUNTS: _counts,
    Picture.DAILY: lambda found, columns, height: daybars(_daily(found), columns, height, parts=MATURITIES),
    Picture.MINUTES: lambda found, columns, height: daybars(_minutes(found), columns, height, scale=Scale.MINUTES),
    Picture.RETENTION: lambda found, columns, height: remembered(found.retention, columns, height),
    Picture.FORECAST: lambda found, columns, height: forecast(found.forecast, found.calendar.today, columns, height),
    Picture.STABILITY: lambda found, columns, height: histogram(found.stability, columns, height, scale=Scale.DAYS),
    Picture.DIFFICULTY: lambda found, columns, height: histogram(found.difficulty, columns, height),
    Picture.RECALL: lambda found, columns, height: histogram(found.recall, columns, height, scale=Scale.SHARE),
    Picture.BUTTONS: _buttons,
    Picture.HOURS: lambda found, columns, height: hours(found.hours, columns, height),
    Picture.CALIBRATION: lambda found, columns, height: calibration(found.calibration, columns, height),
    Picture.CONFIDENCE: _confidence,
    Picture.PACE: _pace,
}


def _daily(found: Statistics) -> Days:
    known = {day.day: day for day in found.daily}
    first = _first(found)
    days = [known.get(day, Day(day)) for day in range(first, found.span.last + 1)]
    return Days(first, [(day.mature, day.young, day.steps, day.new) for day in days], found.calendar.today)


def _minutes(found: Statistics) -> Days:
    known = {day.day: day.minutes for day in found.daily}
    first = _first(found)
    values = [(known.get(day, 0.0),) for day in range(first, found.span.last + 1)]
    return Days(first, values, found.calendar.today, mean=True)


def _first(found: Statistics) -> int:
    """The first day that is drawn: of the span, but no long row of days before there was anything."""
    studied = min((day.day for day in found.daily), default=found.span.last)
    return max(found.span.first, min(studied, found.span.last - _SHORTEST + 1))


def _share(name: str, share: Share) -> Row:
    value = share.value or 0.0
    return Row(name, value, f"{value:.0%}", f"of {share.n:,}", "curve", share.low, share.high)


def _mark(x: float, share: Share, style: str) -> Mark | None:
    return None if share.value is None else Mark(x, share.value, "●" if share.n >= FEW else "○", style)
