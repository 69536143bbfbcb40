"""Markdown drawn once for every width: the card after this one is ready before it is asked."""

from functools import lru_cache

from quizapp.core import showing
from quizapp.core.cards import Card
from quizapp.core.deck import Order
from quizapp.render.forms import Maths
from quizapp.render.lines import Line
from quizapp.render.markdown import render
from quizapp.render.parsing import CHARACTERS_MAX
from quizapp.render.shares import most_shown

MARGIN = 6
LABEL_ROOM, LEAST_LABEL_ROOM = 15, 9
WORDY_FROM = 64
LEAST = 8
_KEPT = 256


@lru_cache(maxsize=_KEPT)
def drawn(text: str, width: int, maths: Maths, *, linear: bool = False, most: int = CHARACTERS_MAX) -> tuple[Line, ...]:
    """The lines of a text of a card for a width [cells], `most` characters of it; `linear` formulas stay on one row."""
    return render(text, width, maths=maths, linear=linear, most=most)


def beside(width: int) -> int:
    """The width [cells] left beside the margin in which numbers and labels stand."""
    return max(width - MARGIN, LEAST)


def between(width: int) -> int:
    """The width [cells] of an option, between its number and the place of its mark; a narrow column has short marks."""
    return max(width - MARGIN - (LABEL_ROOM if width >= WORDY_FROM else LEAST_LABEL_ROOM), LEAST)


def stepping(width: int, count: int) -> int:
    """The width [cells] of one of so many steps, beside its sign, its number, and that of another place."""
    return max(width - MARGIN - len(str(count)) - 1, LEAST)


def prepare(card: Card, width: int, maths: Maths) -> None:
    """Draws ahead whatever a card can show in a column of this width [cells]."""
    question, options, most = card.question, showing.options(card), most_shown(card)
    whole = (question.group, question.context, showing.front(card), showing.back(card), question.why)
    for text in filter(None, whole):
        drawn(text, width, maths, most=most)
    for text in filter(None, (*question.hints, *(option.why for option in options))):
        drawn(text, beside(width), maths, most=most)
    for option in options:
        drawn(option.text, between(width), maths, linear=True, most=most)
    steps = _steps(card)
    for text in steps:
        drawn(text, stepping(width, len(steps)), maths, linear=True, most=most)


def _steps(card: Card) -> tuple[str, ...]:
    body = card.question.body
    return body.steps if isinstance(body, Order) else ()
