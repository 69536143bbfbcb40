"""What a learner would notice if it changed in a question, beside its keyed answer."""

from collections.abc import Iterable, Sequence
from typing import assert_never

from quizapp.core.cards import REVERSE, normalise
from quizapp.core.deck import (
    Body,
    Choice,
    Cloze,
    Flashcard,
    Match,
    Multi,
    Number,
    Option,
    Order,
    Question,
    Rejected,
    Trap,
    TrueFalse,
    Typed,
    TypedList,
)


def prompted(question: Question, part: str) -> tuple[str, str]:
    """What asks for one of its cards: the title of the group, and the prompt."""
    body = question.body
    return question.group, body.reverse if isinstance(body, Flashcard) and part == REVERSE else question.prompt


def offered(question: Question) -> object:
    """What is offered or accepted beside the keyed answer, and the numbers that are drawn; equal if nothing changed."""
    return _beside(question.body), question.variables, question.require


def said(question: Question) -> object:
    """What is told beside question and answer; equal if nothing changed."""
    told = (question.context, question.image, question.hints, question.why, question.source, question.as_of)
    return told, [one.why for one in _commented(question.body)]


def _beside(body: Body) -> object:
    match body:
        case Choice(options=options, accept=accept):
            return _wrong(options), accept
        case Multi(options=options):
            return _wrong(options)
        case Typed(accept=accept, reject=reject, typos=typos):
            return accept, [one.text for one in reject], typos
        case TypedList(items=items, reject=reject, typos=typos):
            return [item.accept for item in items], [one.text for one in reject], typos
        case Number(tolerance=tolerance, decimals=decimals, unit=unit, traps=traps):
            return tolerance, decimals, unit, [trap.answer for trap in traps]
        case Cloze(accept=accept):
            return accept
        case Match(decoys=decoys):
            return decoys
        case Flashcard() | TrueFalse() | Order():
            return ()
        case _:
            assert_never(body)


def _wrong(options: Iterable[Option]) -> set[str]:
    return {normalise(option.text) for option in options if not option.right}


def _commented(body: Body) -> Sequence[Option | Rejected | Trap]:
    match body:
        case Choice(options=options) | Multi(options=options):
            return options
        case Typed(reject=reject) | TypedList(reject=reject):
            return reject
        case Number(traps=traps):
            return traps
        case _:
            return ()
