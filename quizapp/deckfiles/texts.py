"""The Markdown texts of a question, whatever its kind."""

from collections.abc import Iterable
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


def texts_of(question: Question) -> tuple[str, ...]:
    """The texts in the order in which they are shown, the holes of a cloze filled in; some may be empty."""
    return (question.context, _prompt(question), *_of_body(question.body), question.why, *question.hints)


def _prompt(question: Question) -> str:
    if not isinstance(question.body, Cloze):
        return question.prompt
    return "".join(part if isinstance(part, str) else part.hidden for part in cloze.parse(question.prompt))


def _of_body(body: Body) -> Iterable[str]:
    match body:
        case Flashcard(answer=answer, reverse=reverse, reverse_answer=other):
            return answer, reverse, other
        case Choice(options=options) | Multi(options=options):
            return [text for option in options for text in (option.text, option.why)]
        case Typed(answer=answer, reject=reject):
            return answer, *(rejected.why for rejected in reject)
        case TypedList(items=items, reject=reject):
            return *(item.answer for item in items), *(rejected.why for rejected in reject)
        case Number(traps=traps):
            return [trap.why for trap in traps]
        case Order(steps=steps):
            return steps
        case Match(pairs=pairs):
            return *(pair.left for pair in pairs), *body.pool
        case Cloze() | TrueFalse():
            return ()
        case _:
            assert_never(body)
