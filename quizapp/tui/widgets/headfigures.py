"""The figures that people look for first: the streak, today, what was remembered, what is due."""

from collections.abc import Sequence
from typing import NamedTuple

from quizapp.core.counting import plural
from quizapp.core.stats.figures import Statistics
from quizapp.render.cells import cut
from quizapp.render.figuretexts import count, percent, percents
from quizapp.render.lines import Line, Span, wrap
from quizapp.tui.widgets.figurewords import ENOUGH

HEAD_ROWS = 3
_ALL_FROM = 70
_BEGIN = "Nothing was answered yet."
_COMING = "After some days of study this shows how regular you are, what you remember, and what comes."


class _Block(NamedTuple):
    """A figure below its name, with a quieter line below it."""

    name: str
    value: str
    note: str
    style: str


def head_figures(found: Statistics, width: int) -> list[Line]:
    """Three rows of at most so many columns: names, figures, and what belongs to these; or what there will be."""
    if not found.calendar.longest:
        return _nothing(width)
    blocks = [_streak(found), _today(found), _remembered(found), _due(found)]
    kept = blocks if width >= _ALL_FROM else blocks[:-1]
    return [
        _row([(block.name, "dim") for block in kept], width),
        _row([(block.value, f"strong {block.style}") for block in kept], width),
        _row([(block.note, "dim") for block in kept], width),
    ]


def _nothing(width: int) -> list[Line]:
    first, *others = wrap([Span(_COMING, "dim")], width)
    return [(Span(_BEGIN, "strong"),), first, *others[: HEAD_ROWS - 2]]


def _row(texts: Sequence[tuple[str, str]], width: int) -> Line:
    column = width // len(texts)
    return tuple(Span(f"{cut(text, column - 1):<{column}}", style) for text, style in texts)


def _streak(found: Statistics) -> _Block:
    calendar = found.calendar
    note = f"the longest: {calendar.longest}" if calendar.longest > calendar.streak else "the longest yet"
    return _Block("in a row", plural(calendar.streak, "day"), note, "right" if calendar.streak else "")


def _today(found: Statistics) -> _Block:
    answers = found.calendar.answers.get(found.calendar.today, 0)
    minutes = sum(day.minutes for day in found.daily if day.day == found.calendar.today)
    note = f"in {plural(max(round(minutes), 1), 'minute')}" if minutes else ""
    return _Block("today", plural(answers, "answer") if answers else "nothing yet", note, "key" if answers else "")


def _remembered(found: Statistics) -> _Block:
    right = found.right
    if right.value is None:
        return _Block("remembered", "–", "no reviews yet", "")
    if right.n < ENOUGH:
        return _Block("remembered", f"{right.right} of {right.n}", "not enough to say", "")
    note = f"{percents(right.low, right.high)} of {count(right.n)}"
    return _Block("remembered", percent(right.value), note, "right")


def _due(found: Statistics) -> _Block:
    ahead = found.forecast
    now = ahead.late + next(iter(ahead.days), 0)
    note = f"{count(ahead.late)} from before" if ahead.late else ""
    return _Block("due today", plural(now, "card"), note, "bullet" if now else "")
