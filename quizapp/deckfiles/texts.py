"""The Markdown texts of a question, whatever its kind."""

from collections.abc import Iterator
from typing import assert_never

from quizapp.core import cloze
from quizapp.core.deck import (
    Body,
    Choice,
    Cloze,
    Flashcard,
    Match,
    Multi,
    Number,
    Order,
    Question,
    TrueFalse,
    Typed,
    TypedList,
)


def texts_of(question: Question) -> Iterator[str]:
    """The texts in the order in which they are shown, the holes of a cloze filled in; some may be empty."""
    yield question.context
    if isinstance(question.body, Cloze):
        parts = cloze.parse(question.prompt)
        yield "".join(part if isinstance(part, str) else part.hidden for part in parts)
    else:
        yield question.prompt
    yield from _of_body(question.body)
    yield question.why
    yield from question.hints


def _of_body(body: Body) -> Iterator[str]:
    match body:
        case Flashcard(answer=answer, reverse=reverse, reverse_answer=other):
            yield from (answer, reverse, other)
        case Choice(options=options) | Multi(options=options):
            yield from (text for option in options for text in (option.text, option.why))
        case Typed(answer=answer, reject=reject):
            yield from (answer, *(rejected.why for rejected in reject))
        case TypedList(items=items, reject=reject):
            yield from (*(item.answer for item in items), *(rejected.why for rejected in reject))
        case Number(traps=traps):
            yield from (trap.why for trap in traps)
        case Order(steps=steps):
            yield from steps
        case Match(pairs=pairs):
            yield from (*(pair.left for pair in pairs), *body.pool)
        case Cloze() | TrueFalse():
            return
        case _:
            assert_never(body)
