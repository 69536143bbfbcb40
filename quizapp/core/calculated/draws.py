"""One draw of a calculated question: its numbers and the question filled with them, or why they are refused."""

import random
import re
from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from types import TracebackType
from typing import assert_never

from quizapp.core import numbers
from quizapp.core.calculated.clashes import TOLERANCE, clashes
from quizapp.core.calculated.evaluation import EvaluationError, Failure, Value, evaluate
from quizapp.core.calculated.expression import parse
from quizapp.core.calculated.filling import Sort, computed, filler, formula, key, rewritten
from quizapp.core.calculated.lexicon import LIMIT, ExpressionError
from quizapp.core.calculated.template import TemplateError
from quizapp.core.deck import Computed, Listed, Number, Question, Range, TrueFalse, Variable
from quizapp.core.values import frozen

_PIECE = 100
_SEEN = re.compile(r"prompt|context|answer|computed|unit|(options|items|steps|pairs|decoys)\[\d+\](\.left|\.right)?")


class Reason(StrEnum):
    """Why numbers that can be computed are refused."""

    REQUIRE = "a condition does not hold"
    NEAR = "as near to the answer as a right one"
    SAME = "the same as another"


class Refused(Exception):  # noqa: N818
    """A draw that cannot be asked: `where` the fault lies (as in `core.filling`, or `vars.name`, `require[0]`).

    `values` are the numbers that were drawn until then, by name.
    """

    def __init__(self, where: str, reason: Reason | Failure, message: str) -> None:
        super().__init__(message)
        self.where = where
        self.reason = reason
        self.values: Mapping[str, Value] = {}


@frozen
class Draw:
    """Numbers by name, in the order of the variables, the question filled with them, and its `face`.

    The face are the texts that are seen before the question is answered, and the answer; `number` says which draw of
    its seed it is, from 0.
    """

    values: Mapping[str, Value]
    question: Question
    face: tuple[str, ...]
    number: int = 0


def attempt(question: Question, seed: str, number: int) -> Draw:
    """One of the draws of a seed. Raises Refused."""
    values: dict[str, Value] = {}
    try:
        _draw(question, values, random.Random(f"{seed}/{number}"))
        drawn = _filled(question, values)
        _require_fair(drawn.question)
    except Refused as error:
        error.values = values
        raise
    return replace(drawn, number=number)


def _require_fair(filled: Question) -> None:
    for clash in clashes(filled):
        raise Refused(clash.where, Reason.NEAR if clash.near else Reason.SAME, clash.message)


def face(question: Question, values: Mapping[str, Value]) -> tuple[str, ...]:
    """The face of a question with these numbers, whatever they are; empty where it cannot be filled with them."""
    try:
        return _filled(question, values).face if all(abs(value) <= LIMIT for value in values.values()) else ()
    except Refused:
        return ()


def work(question: Question) -> int:
    """How much there is to compute in a draw: roughly its time [microseconds]."""
    texts: list[str] = [*question.require]
    texts += [variable.expression for variable in question.variables if isinstance(variable, Computed)]

    def collect(_: str, text: str, sort: Sort) -> str:
        if "{{" in text or sort is Sort.NUMBER or formula(text) is not None:
            texts.append(text)
        return text

    rewritten(question, collect)
    return _PIECE * (len(question.variables) + len(texts)) + sum(map(len, texts))


def _filled(question: Question, values: Mapping[str, Value]) -> Draw:
    """The question filled with numbers."""
    write = filler(values, _answer(question, values))
    seen: list[str] = []

    def tried(where: str, text: str, sort: Sort) -> str:
        with _Told(where):
            found = write(where, text, sort)
        if _is_seen(where):
            seen.append(found)
        return found

    filled = rewritten(question, tried)
    return Draw(values, _margined(question, filled), tuple(seen))


@lru_cache(maxsize=1_024)
def _is_seen(where: str) -> bool:
    return _SEEN.fullmatch(where) is not None


class _Told:
    """Says where an expression fails; a class, as a draw enters dozens of them."""

    __slots__ = ("_where",)

    def __init__(self, where: str) -> None:
        self._where = where

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, EvaluationError):
            raise Refused(self._where, error.reason, str(error)) from error
        if isinstance(error, ExpressionError | TemplateError):
            raise Refused(self._where, Failure.TYPE, str(error)) from error


def _draw(question: Question, values: dict[str, Value], rng: random.Random) -> None:
    """Draws the variables in their order; each condition is looked at as soon as its names have values."""
    conditions = dict(enumerate(question.require))
    for variable in question.variables:
        with _Told(f"vars.{variable.name}"):
            values[variable.name] = _drawn(variable, values, rng)
        for number in [number for number, text in conditions.items() if _is_ready(number, text, values)]:
            _require(number, conditions.pop(number), values)
    for number, text in conditions.items():
        _require(number, text, values)


def _is_ready(number: int, condition: str, values: Mapping[str, Value]) -> bool:
    with _Told(f"require[{number}]"):
        return parse(condition).names.keys() <= values.keys()


def _require(number: int, condition: str, values: Mapping[str, Value]) -> None:
    where = f"require[{number}]"
    with _Told(where):
        holds = evaluate(parse(condition), values)
    if not isinstance(holds, bool):
        raise Refused(where, Failure.TYPE, f"`{condition}` is a number; a condition compares")
    if not holds:
        raise Refused(where, Reason.REQUIRE, f"`{condition}` does not hold")


def _drawn(variable: Variable, values: Mapping[str, Value], rng: random.Random) -> Value:
    match variable:
        case Range(low=low, high=high, step=step):
            first, apart, steps = _stepped(low, high, step)
            return _plain(first + apart * rng.randrange(steps))
        case Listed(values=listed):
            return _plain(Fraction(rng.choice(listed)))
        case Computed(expression=expression):
            return computed(f"= {expression}", values)
        case _:
            assert_never(variable)


@lru_cache(maxsize=256)
def _stepped(low: str, high: str, step: str) -> tuple[Fraction, Fraction, int]:
    """The first number of a range, how far the next one is from it, and how many there are."""
    first, apart = Fraction(low), Fraction(step)
    return first, apart, (Fraction(high) - first) // apart + 1


def _plain(number: Fraction) -> Value:
    return int(number) if number.denominator == 1 else float(number)


def _answer(question: Question, values: Mapping[str, Value]) -> Value | None:
    """The one answer that texts may name; None where it is no number."""
    found = key(question)
    if found is None:
        return None
    where, text = found
    if formula(text) is None:
        return _plain(numbers.value(question.body)) if isinstance(question.body, Number) else None
    with _Told(where):
        answer = computed(text, values)
    if isinstance(question.body, TrueFalse) and not isinstance(answer, bool):
        raise Refused(where, Failure.TYPE, f"`{text}` is a number; a statement is true or false")
    if isinstance(question.body, Number) and isinstance(answer, bool):
        raise Refused(where, Failure.TYPE, f"`{text}` is true or false, no number")
    return answer


def _margined(question: Question, filled: Question) -> Question:
    """The filled question with the tolerance that a computed answer has where the author names none."""
    match question.body, filled.body:
        case Number(answer=written, tolerance="", decimals=None), Number(answer=answer) as body:
            if formula(written) is not None and Fraction(answer).denominator > 1:
                return replace(filled, body=replace(body, tolerance=TOLERANCE))
    return filled
