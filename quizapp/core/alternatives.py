"""The options of a question as they are numbered on the screen, and the responses they stand for."""

from collections.abc import Set as AbstractSet
from typing import assert_never

from quizapp.core.deck import (
    Choice,
    Cloze,
    Flashcard,
    Match,
    Multi,
    Number,
    Order,
    TrueFalse,
    Typed,
    TypedList,
)
from quizapp.core.response import Arranged, Chosen, Judged, Matched, Response, Said, Skipped, Wrote
from quizapp.core.session import Asked
from quizapp.core.values import frozen


@frozen
class Alternative:
    """One option: its index in the author's order (0 True, 1 False for a statement), its text and worth."""

    index: int
    text: str
    right: bool


def alternatives(asked: Asked) -> tuple[Alternative, ...]:
    """The options in the order shown; empty for kinds that have none."""
    match asked.card.question.body:
        case Choice(options=options) | Multi(options=options):
            return tuple(Alternative(index, options[index].text, options[index].right) for index in asked.order)
        case TrueFalse(answer=truth):
            return (Alternative(0, "True", truth), Alternative(1, "False", not truth))
        case Flashcard() | Cloze() | Typed() | TypedList() | Number() | Order() | Match():
            return ()
        case _:
            assert_never(asked.card.question.body)


def several(asked: Asked) -> bool:
    """Whether more than one option may be picked."""
    return isinstance(asked.card.question.body, Multi)


def typed(asked: Asked) -> bool:
    """Whether the answer is typed."""
    match asked.card.question.body:
        case Typed() | TypedList() | Number():
            return True
        case Cloze(accept=accept):
            return accept is not None
        case Flashcard() | Choice() | Multi() | TrueFalse() | Order() | Match():
            return False
        case _:
            assert_never(asked.card.question.body)


def response(asked: Asked, picked: AbstractSet[int]) -> Response:
    """What picking these options says; without options, that the learner will judge."""
    if isinstance(asked.card.question.body, TrueFalse):
        return Said(0 in picked)
    return Chosen(frozenset(picked)) if alternatives(asked) else Judged()


def picked(given: Response) -> frozenset[int]:
    """The options that a response picked."""
    match given:
        case Chosen(options=options):
            return options
        case Said(truth=truth):
            return frozenset({0 if truth else 1})
        case Skipped() | Judged() | Wrote() | Arranged() | Matched():
            return frozenset()
        case _:
            assert_never(given)
