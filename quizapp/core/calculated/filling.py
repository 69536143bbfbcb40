"""The texts of a calculated question: where each stands, what it may hold, and the question with them written anew."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from enum import Enum
from typing import assert_never

from quizapp.core.calculated.evaluation import Value, evaluate
from quizapp.core.calculated.expression import parse
from quizapp.core.calculated.template import fill, tidy
from quizapp.core.deck import (
    Body,
    Choice,
    Cloze,
    Flashcard,
    Item,
    Match,
    Multi,
    Number,
    Option,
    Order,
    Pair,
    Question,
    Rejected,
    Trap,
    TrueFalse,
    Typed,
    TypedList,
)

ANSWER = "answer"
_DIGITS = 15


class Sort(Enum):
    """What a text may hold: holes; holes that know the `answer`; holes or `= expression`; a numeral or the latter."""

    TEXT = 1
    TOLD = 2
    ANSWER = 3
    NUMBER = 4


Write = Callable[[str, str, Sort], str]


def rewritten(question: Question, write: Write) -> Question:
    """The question with every text as `write(where, text, sort)` gives it, without variables and conditions.

    `where` is the name of the field, such as `prompt`, `why`, `unit`, `hints[0]`, `options[1]`, `options[1].why`,
    `traps[0]`, `items[0].accept[1]`, `pairs[2].left`; the key of a number, flashcard or typed answer is `answer`, the
    truth of a statement `computed`. A cloze stays as it is.
    """
    if isinstance(question.body, Cloze):
        return replace(question, variables=(), require=())
    return replace(
        question,
        prompt=write("prompt", question.prompt, Sort.TEXT),
        body=_body(question.body, write),
        context=write("context", question.context, Sort.TEXT),
        hints=_each("hints", question.hints, Sort.TOLD, write),
        why=write("why", question.why, Sort.TOLD),
        source=write("source", question.source, Sort.TEXT),
        variables=(),
        require=(),
    )


def formula(text: str) -> str | None:
    """The expression of a text that is computed (`= expression`); None for others."""
    bare = text.lstrip()
    return bare[1:] if bare.startswith("=") and not bare.startswith("==") else None


def key(question: Question) -> tuple[str, str] | None:
    """Where the one answer of a question stands and its text, if that is computed or a number; None if it is not."""
    match question.body:
        case Number(answer=answer):
            return ANSWER, answer
        case Flashcard(answer=answer) | Typed(answer=answer) if formula(answer) is not None:
            return ANSWER, answer
        case TrueFalse(computed=computed) if computed:
            return "computed", f"= {computed}"
        case Choice(options=options):
            texts = ((f"options[{i}]", option.text) for i, option in enumerate(options) if option.right)
            return next((found for found in texts if formula(found[1]) is not None), None)
        case _:
            return None


def computed(text: str, values: Mapping[str, Value]) -> Value:
    """The value of `= expression`, without the dust of binary fractions: 15 digits count, whole numbers are ints.

    Raises ExpressionError and EvaluationError.
    """
    value = evaluate(parse(formula(text) or ""), values)
    if isinstance(value, int):
        return value
    bare = float(f"{value:.{_DIGITS}g}")
    return int(bare) if bare == int(bare) else bare


def filler(values: Mapping[str, Value], answer: Value | None) -> Write:
    """What writes texts with these numbers; `answer` is None where the key is no number.

    It raises TemplateError, ExpressionError and EvaluationError.
    """
    told = values if answer is None else {**values, ANSWER: answer}

    def write(_: str, text: str, sort: Sort) -> str:
        if sort in (Sort.ANSWER, Sort.NUMBER) and formula(text) is not None:
            value = computed(text, values)
            return repr(value + 0) if sort is Sort.NUMBER else tidy(value)
        if sort is Sort.NUMBER or "{{" not in text:
            return text
        return fill(text, told if sort is Sort.TOLD else values)

    return write


def _body(body: Body, write: Write) -> Body:
    match body:
        case Flashcard(answer=answer, reverse=reverse, reverse_answer=other):
            back = write("reverse", reverse, Sort.TEXT), write("reverse_answer", other, Sort.TEXT)
            return Flashcard(write(ANSWER, answer, Sort.ANSWER), *back)
        case Choice(options=options, accept=accept):
            return Choice(_options(options, write), accept and _each("accept", accept, Sort.TEXT, write))
        case Multi(options=options):
            return Multi(_options(options, write))
        case TrueFalse():
            return _statement(body, write)
        case Typed() | TypedList() | Number():
            return _typed(body, write)
        case Order(steps=steps):
            return Order(_each("steps", steps, Sort.TEXT, write))
        case Match(pairs=pairs, decoys=decoys):
            return Match(_pairs(pairs, write), _each("decoys", decoys, Sort.TEXT, write))
        case Cloze():
            return body
        case _:
            assert_never(body)


def _typed(body: Typed | TypedList | Number, write: Write) -> Body:
    match body:
        case Typed(answer=answer, accept=accept, reject=reject, typos=typos):
            forms = _each("accept", accept, Sort.TEXT, write)
            return Typed(write(ANSWER, answer, Sort.ANSWER), forms, _rejected(reject, write), typos)
        case TypedList(items=items, reject=reject, typos=typos):
            return TypedList(_items(items, write), _rejected(reject, write), typos)
        case Number(answer=answer, unit=unit, traps=traps):
            key, measure = write(ANSWER, answer, Sort.NUMBER), write("unit", unit, Sort.TEXT)
            return replace(body, answer=key, unit=measure, traps=_traps(traps, write))


def _statement(body: TrueFalse, write: Write) -> TrueFalse:
    """The statement with its truth known, if that is computed."""
    if not body.computed:
        return body
    return TrueFalse(write("computed", f"= {body.computed}", Sort.ANSWER) == "true")


def _each(where: str, texts: Iterable[str], sort: Sort, write: Write) -> tuple[str, ...]:
    return tuple(write(f"{where}[{i}]", text, sort) for i, text in enumerate(texts))


def _options(options: Iterable[Option], write: Write) -> tuple[Option, ...]:
    return tuple(
        Option(
            write(f"options[{i}]", option.text, Sort.ANSWER),
            option.right,
            write(f"options[{i}].why", option.why, Sort.TOLD),
        )
        for i, option in enumerate(options)
    )


def _rejected(reject: Iterable[Rejected], write: Write) -> tuple[Rejected, ...]:
    return tuple(
        Rejected(write(f"reject[{i}]", wrong.text, Sort.ANSWER), write(f"reject[{i}].why", wrong.why, Sort.TOLD))
        for i, wrong in enumerate(reject)
    )


def _items(items: Iterable[Item], write: Write) -> tuple[Item, ...]:
    return tuple(
        Item(write(f"items[{i}]", item.answer, Sort.ANSWER), _each(f"items[{i}].accept", item.accept, Sort.TEXT, write))
        for i, item in enumerate(items)
    )


def _traps(traps: Iterable[Trap], write: Write) -> tuple[Trap, ...]:
    return tuple(
        Trap(write(f"traps[{i}]", trap.answer, Sort.NUMBER), write(f"traps[{i}].why", trap.why, Sort.TOLD), trap.answer)
        for i, trap in enumerate(traps)
    )


def _pairs(pairs: Iterable[Pair], write: Write) -> tuple[Pair, ...]:
    return tuple(
        Pair(write(f"pairs[{i}].left", pair.left, Sort.TEXT), write(f"pairs[{i}].right", pair.right, Sort.TEXT))
        for i, pair in enumerate(pairs)
    )
