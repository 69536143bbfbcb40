"""The questions of a paper that was marked, one row each: how it went, what it asked, and what it does to the card."""

from collections.abc import Sequence
from enum import Enum

from textual.content import Content

from quizapp.core.day import date_of
from quizapp.core.exams.debrief import Debrief, Effect
from quizapp.core.exams.marking import Marked
from quizapp.core.showing import front
from quizapp.core.wording import RATINGS
from quizapp.render import examwords
from quizapp.render.forms import Maths
from quizapp.render.plain import plain
from quizapp.tui.content import EMPTY, joined, literal, single, spread
from quizapp.tui.widgets.page import Row

_NUMBER, _RATING, _DUE, _POINTS = 4, 6, 17, 6
_WIDE = 72


class Went(Enum):
    """How a question went: its symbol and its style."""

    RIGHT = ("✓", "right")
    PARTLY = ("~", "near")
    WRONG = ("✗", "wrong")
    OPEN = ("–", "dim")


def went(marked: Marked) -> Went:
    """How it went; partly is what is not right in all its parts and earned something."""
    if marked.mark is None:
        return Went.OPEN
    if marked.right:
        return Went.RIGHT
    return Went.PARTLY if marked.points > 0 else Went.WRONG


def question_rows(
    found: Debrief, places: Sequence[int], chosen: int, width: int, maths: Maths, *, filtered: bool
) -> list[Row]:
    """The questions at these places of the paper, picked by their place in the list."""
    every = len(found.attempt.paper.slots)
    title = f"What was missed: {len(places)} of {every}" if filtered else f"Questions: {every}"
    names = f"{'points':>{_POINTS}}" + (f"{'rated':>{_RATING + 1}}{'due':>{_DUE}}" if width >= _WIDE else "")
    rows = [Row(spread(literal(title, "strong judge"), literal(names, "dim"), width))]
    effects = {one.place: one for one in found.effects}
    for number, place in enumerate(places):
        rows.append(
            Row(_question(found, place, effects.get(place), width, maths, chosen=number == chosen), pick=number)
        )
    if not places:
        rows.append(Row(literal("  Nothing was missed.", "right")))
    return rows


def later(found: Debrief, place: int) -> str:
    """The sign of a question that was marked for later, as the exam itself has it; empty for one that was not."""
    if place not in found.attempt.later:
        return ""
    return "◇ " if found.result.marked[place].mark is None else "◆ "


def due(effect: Effect, today: int) -> str:
    """When a card was due and will be due: `3 Dec → 19 Dec`, `new → today`, `soon → 1 Dec` for one in its steps."""
    return f"{'new' if effect.is_new else _date(effect.before, today)} → {_date(effect.after, today)}"


def _question(found: Debrief, place: int, effect: Effect | None, width: int, maths: Maths, *, chosen: bool) -> Content:
    marked, slot = found.result.marked[place], found.attempt.paper.slots[place]
    symbol, style = went(marked).value
    lead = joined(
        literal("▸ " if chosen else "  ", "key"),
        literal(f"{symbol} ", f"strong {style}"),
        literal(f"{place + 1:>{_NUMBER - 1}} ", "dim"),
        literal(later(found, place), "near"),
    )
    prompt = single(plain(front(slot.card), maths=maths), "strong" if chosen else "")
    points = literal(f"{examwords.number(marked.points):>{_POINTS}}", style)
    tail = joined(points, _effect(effect, found) if width >= _WIDE else EMPTY)
    return spread(joined(lead, prompt), tail, width)


def _effect(effect: Effect | None, found: Debrief) -> Content:
    if effect is None:
        return literal(" " * (_RATING + 1 + _DUE))
    ended = found.attempt.ended or found.attempt.started
    text = f"{RATINGS[effect.rating].lower():>{_RATING + 1}}{due(effect, ended.day):>{_DUE}}"
    return literal(text, "dim")


def _date(day: int | None, today: int) -> str:
    if day is None:
        return "soon"
    date = date_of(day)
    if day == today:
        return "today"
    return f"{date.day} {date:%b}" + (f" {date:%y}" if abs(day - today) > 330 else "")
