"""Whether a question from an unknown source can be shown and marked at all, found out by doing both."""

import re
from collections.abc import Iterator
from typing import assert_never

from quizapp.core import rating, showing
from quizapp.core.cards import Card
from quizapp.core.deck import Choice, Cloze, Flashcard, Match, Multi, Number, Order, TrueFalse, Typed, TypedList
from quizapp.core.exams.paper import Slot
from quizapp.core.grading import grade
from quizapp.core.response import Arranged, Chosen, Matched, Response, Said, Wrote

PARTS_MAX = 200
_NUMERAL = re.compile(r"[-+]?\d{0,400}(?:\.\d{0,400})?(?:[eE][-+]?\d{1,3}|/\d{1,400})?%?")


def prove(slot: Slot) -> None:
    """Shows and marks a question. Raises ValueError for one with which that cannot be done."""
    card = slot.card
    try:
        _check_sizes(slot)
        showing.front(card), showing.back(card)
        rating.chance_of_guessing(card.question)
        grade(card, sample(card))
    except (ArithmeticError, LookupError, RecursionError, TypeError) as error:
        raise ValueError(f"{type(error).__name__}: {error}") from error


def sample(card: Card) -> Response:
    """Some response that a card of its kind can get. Raises ValueError for a kind that the program cannot mark."""
    match card.question.body:
        case Choice() | Multi():
            return Chosen(frozenset({0}))
        case TrueFalse():
            return Said(truth=True)
        case Typed() | TypedList() | Number() | Cloze(accept=tuple()):
            return Wrote("1")
        case Order(steps=steps):
            return Arranged(tuple(range(len(steps))))
        case Match(pairs=pairs):
            return Matched((None,) * len(pairs))
        case Flashcard() | Cloze():
            raise ValueError(f"nobody marks a {card.question.kind} in an exam")
        case _:
            assert_never(card.question.body)


def _check_sizes(slot: Slot) -> None:
    question = slot.card.question
    wanted = len(showing.option_order(slot.card, ""))
    if not (slot.card.id and slot.card.question_id):
        raise ValueError("it has no id")
    if question.variables:
        raise ValueError("its numbers are not drawn")
    if wanted > PARTS_MAX:
        raise ValueError(f"it has {wanted} parts")
    if sorted(slot.order) != [*range(wanted)]:
        raise ValueError("the order of its options is none")
    if not all(_NUMERAL.fullmatch(numeral) for numeral in _numerals(slot.card)):
        raise ValueError("its number is none")


def _numerals(card: Card) -> Iterator[str]:
    """The numerals that marking computes with."""
    body = card.question.body
    if isinstance(body, Number):
        yield from (body.answer, body.tolerance, *(trap.answer for trap in body.traps))
