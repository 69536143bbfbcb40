"""Readiness as rows: the exam, the chances on one scale, what to study first, and the plan."""

from collections.abc import Iterator

from textual.content import Content

from quizapp.core.counting import duration, plural
from quizapp.core.day import date_of
from quizapp.core.readiness import Advice, Chance, PlanDay, Readiness
from quizapp.render.charts.interval import interval
from quizapp.render.charts.spark import sparkline
from quizapp.render.figuretexts import percent, percents
from quizapp.render.insightwords import FIT, OVER, basis, exam, lately, prospects, titled, undone
from quizapp.render.topicwords import named
from quizapp.tui.content import EMPTY, joined, line, literal, single, spread
from quizapp.tui.widgets.page import Row

_LABEL, _SCORE, _RANGE, _PASSING, _BAR = 15, 8, 10, 10, 48
_GAIN, _THEN, _CARDS = 12, 12, 9
_DAYS = 7
_MINUTE_S = 60


def ready_rows(found: Readiness, chosen: int, width: int) -> list[Row]:
    """Everything; `chosen` is the place of one of the topics to study first, whose rows can be picked."""
    rows = [*_exam(found, width), Row()]
    if found.why:
        rows += [*(Row(part) for part in single(found.why, "strong").wrap(width)), Row()]
    else:
        rows += _chances(found, width)
    return [*rows, *_advice(found.advice, chosen, width), *_plan(found, width)]


def _exam(found: Readiness, width: int) -> Iterator[Row]:
    title = single(titled(found.exam), "strong")
    yield from (Row(part) for part in joined(title, literal(f": {exam(found.exam, found.today)}")).wrap(width))
    yield from _wrapped(basis(found), "dim", width)


def _chances(found: Readiness, width: int) -> Iterator[Row]:
    """One row a case, all on one scale with the pass mark."""
    room = min(max(width - _LABEL - _SCORE - _RANGE - _PASSING, 8), _BAR)
    names = f"{'score':>{_SCORE}}{'80% sure':>{_RANGE}}{'to pass':>{_PASSING}}"
    yield Row(literal(f"{'':{_LABEL}}{_scale(found.exam.pass_mark, room)}{names}", "dim"))
    yield from (Row(_chance(label, chance, found.exam.pass_mark, room)) for label, chance in prospects(found))
    if found.is_over:
        yield Row(literal(OVER, "dim"))
    elif found.exam.day is None:
        yield Row(literal("With a date there is a plan, and the chances on that day.", "dim"))
    yield from _wrapped(lately(found.bias, FIT), "near", width)
    yield Row()


def _wrapped(text: str, style: str, width: int) -> Iterator[Row]:
    """A sentence, if there is one."""
    return (Row(part) for part in single(text, style).wrap(width) if text)


def _scale(mark: float, room: int) -> str:
    """The ends of the scale, and where the pass mark is."""
    text, place = "pass", min(round(mark * (room - 1)), room - 1)
    start = min(max(place - len(text) // 2, 3), room - len(text) - 5)
    return f"{'0%':<{start}}{text}{'100%':>{room - start - len(text)}}" if start >= 3 else " " * room


def _chance(label: str, chance: Chance, mark: float, room: int) -> Content:
    style = "right" if chance.low >= mark else "wrong" if chance.high < mark else "near"
    return joined(
        literal(f"{label:<{_LABEL}}"),
        line(interval(chance.low, chance.expected, chance.high, room, target=mark, style=style)),
        literal(f"{percent(chance.expected):>{_SCORE}}", "strong"),
        literal(f"{percents(chance.low, chance.high):>{_RANGE}}", "dim"),
        literal(f"{percent(chance.passing):>{_PASSING}}", f"strong {style}"),
    )


def _advice(advice: tuple[Advice, ...], chosen: int, width: int) -> Iterator[Row]:
    """What to study first, as rows that can be picked."""
    if advice:
        names = literal(f"{'adds':>{_GAIN}}{'pass then':>{_THEN}}{'to do':>{_CARDS}}", "dim")
        yield Row(spread(literal("Study first", "strong judge"), names, width))
        for place, one in enumerate(advice):
            yield Row(_advised(one, width, chosen=place == chosen), pick=place)
        yield Row()


def _advised(one: Advice, width: int, *, chosen: bool) -> Content:
    lead = joined(literal("▸ " if chosen else "  ", "key"), single(named(one.path), "strong" * chosen))
    gain = literal(f"{f'{100 * one.adds:.1f} points':>{_GAIN}}", "right")
    return spread(lead, joined(gain, literal(f"{percent(one.passing):>{_THEN}}{one.cards:>{_CARDS}}", "dim")), width)


def _plan(found: Readiness, width: int) -> Iterator[Row]:
    """The next days one by one, and all of them as small bars."""
    plan, last = found.plan, found.exam.day
    if not plan or last is None:
        return
    total = duration(_MINUTE_S * sum(day.minutes for day in plan))
    yield Row(spread(literal("A plan until then", "strong judge"), literal(f"{total} in all", "dim"), width))
    yield from _wrapped(undone(found), "near", width)
    most = max(day.minutes for day in plan)
    yield from (Row(_day(day, most, found.today, width)) for day in plan[:_DAYS])
    if len(plan) > _DAYS:
        bars = sparkline([day.minutes for day in plan], min(len(plan), width - 30))
        yield Row(joined(literal(f"  {'day by day':<14}", "dim"), literal(bars, "curve")))


def _day(day: PlanDay, most: float, today: int, width: int) -> Content:
    date = date_of(day.day)
    name = "today" if day.day == today else f"{date:%a} {date.day} {date:%b}"
    new = literal(f"{f'{day.new} new' if day.new else '':>8}", "bullet")
    rest = literal(f"{plural(day.reviews, 'review'):>13}{f'{day.minutes:.0f} min':>9}  ")
    lead = joined(literal(f"  {name:<12}", "strong" if day.day == today else "dim"), new, rest)
    room = min(width - lead.cell_length, _BAR)
    bar = literal("━" * round(room * day.minutes / most), "curve") if most and room > 0 else EMPTY
    return joined(lead, bar)
