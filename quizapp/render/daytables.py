"""The numbers of the pictures over days: what was answered, remembered, and falls due."""

from quizapp.core.counting import plural
from quizapp.core.stats.figures import Statistics
from quizapp.core.stats.sums import Span
from quizapp.render.figuretexts import NONE, Table, count, iso, measure, share, took
from quizapp.render.periods import gathered, months

NOTHING = "Nothing was answered in this time."
_SOON = 30


def calendar(found: Statistics) -> Table:
    """The months of the last year with an answer."""
    calendar = found.calendar
    rows = []
    for month in months(Span(min(calendar.answers, default=calendar.today), calendar.today)):
        days = [number for day, number in calendar.answers.items() if month.first <= day <= month.last and number]
        if days:
            rows.append((month.name, str(len(days)), count(sum(days)), count(max(days))))
    note = f"Studied on {calendar.studied} of {plural(found.span.days, 'day')}. "
    note += f"{plural(calendar.streak, 'day')} in a row now, {calendar.longest} at most."
    head = ("Month", "Days studied", "Answers", "Most in a day")
    return Table("Days studied", head, tuple(rows), note if rows else "Nothing was answered in the last year.")


def daily(found: Statistics) -> Table:
    """What was answered in each period of the span."""
    rows = [
        (period.name, *map(count, (day.new, day.steps, day.young, day.mature, day.answers)))
        for period, day in gathered(found.daily, found.span)
    ]
    head = ("Days", "New", "Steps", "Young", "Mature", "All")
    return Table("Answers", head, tuple(rows), _a_day(found) if rows else NOTHING)


def _a_day(found: Statistics) -> str:
    """What a day with any answer holds on average."""
    studied = [day for day in found.daily if day.answers]
    answers, minutes = sum(day.answers for day in studied), sum(day.minutes for day in studied)
    each = max(len(studied), 1)
    return (
        f"{plural(answers, 'answer')}{took(minutes)} on {plural(len(studied), 'day')}. "
        f"On each of these: answers {measure(answers / each)}, minutes {measure(minutes / each)}."
    )


def minutes(found: Statistics) -> Table:
    """How long each period of the span took."""
    rows = [
        (period.name, f"{day.minutes:,.1f}", count(day.answers), _each(60 * day.minutes, day.timed))
        for period, day in gathered(found.daily, found.span)
    ]
    head = ("Days", "Minutes", "Answers", "Seconds each")
    return Table("Minutes", head, tuple(rows), _a_day(found) if rows else NOTHING)


def _each(total: float, number: int) -> str:
    return f"{total / number:.1f}" if number else NONE


def retention(found: Statistics) -> Table:
    """What was remembered from each day on."""
    rows = [
        (iso(part.first), str(part.days), share(part.young), share(part.mature), share(part.both))
        for part in found.retention
        if part.both.n
    ]
    note = f"Reviews remembered, with 90% interval, of how many. In the whole time {share(found.right)}."
    head = ("From", "Days", "Young", "Mature", "Both")
    return Table("Retention", head, tuple(rows), note if rows else "No review of a young or mature card in this time.")


def forecast(found: Statistics) -> Table:
    """What falls due: 30 days one by one, then by months."""
    forecast, today = found.forecast, found.calendar.today
    last = today + len(forecast.days) - 1
    soon = [(iso(today + ahead), count(number)) for ahead, number in enumerate(forecast.days[:_SOON])]
    later = [
        (
            f"{iso(month.first)} to {iso(month.last)}",
            count(sum(forecast.days[month.first - today : month.last + 1 - today])),
        )
        for month in months(Span(today + _SOON, last))
    ]
    rows = [("overdue", count(forecast.late)), *soon, *later, ("after that", count(forecast.beyond))]
    if not forecast.late + sum(forecast.days) + forecast.beyond:
        return Table("Forecast", ("Day", "Cards due"), (), "No card will be due: none was asked that is not suspended.")
    note = "If every card is studied on its day; those that are forgotten come back sooner, new ones are not in it."
    return Table("Forecast", ("Day", "Cards due"), tuple(rows), note)
