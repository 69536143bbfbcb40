"""Calculated questions: variables are drawn from a seed, and texts, keys, options and traps are filled with them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never

from quizapp.core.calculated.draws import Draw, Reason, Refused, attempt, face, work
from quizapp.core.calculated.evaluation import Failure, Value
from quizapp.core.cards import Card
from quizapp.core.deck import Computed, Listed, Question, Range, Variable

TRIES = 300
OTHERS = 1_000
OTHERS_WORK = 300_000


class DrawError(ValueError):
    """No numbers were found that a question can be asked with; the text says why."""


def realise(card: Card, seed: str) -> tuple[Card, tuple[tuple[str, Value], ...]]:
    """The card with the numbers that a seed draws, and these by name; a card that is not calculated as it is.

    The same seed gives the same card. Raises DrawError, but for no seed if `draw(card.question, "")` raises none.
    """
    if not card.question.variables:
        return card, ()
    drawn = _drawn(card.question, seed)
    return replace(card, question=drawn.question), tuple(drawn.values.items())


def draw(question: Question, seed: str) -> Mapping[str, Value]:
    """The numbers that a seed draws for a question, by name; none for one without variables. Raises DrawError."""
    return _drawn(question, seed).values if question.variables else {}


def tries(question: Question) -> int:
    """How many draws it takes, of those that are the same for every seed, until one can be asked. Raises DrawError."""
    return _drawn(question, "").number + 1


def fresh_seed(card: Card, seed: str, avoid: Mapping[str, Value]) -> str:
    """The seed if the question looks otherwise with its numbers than with these, else a `seed~7` with which it does.

    So many of these are tried, with one draw each, as can be within a moment; if none is found, as where there is but
    one draw, it is the seed. Raises DrawError.
    """
    question = card.question
    if not question.variables:
        return seed
    first = _drawn(question, seed)
    if first.face != face(question, avoid) or all(map(_is_fixed, question.variables)):
        return seed
    others = range(1, min(OTHERS, OTHERS_WORK // work(question)) + 1)
    return next((other for number in others if _differs(question, other := f"{seed}~{number}", first)), seed)


def _is_fixed(variable: Variable) -> bool:
    """Whether a variable has the same value in every draw, if those before it have."""
    match variable:
        case Range(low=low, high=high):
            return low == high
        case Listed(values=values):
            return len(set(values)) == 1
        case Computed():
            return True
        case _:
            assert_never(variable)


def _differs(question: Question, seed: str, other: Draw) -> bool:
    """Whether the very first draw of a seed can be asked, and looks otherwise than another one."""
    try:
        return attempt(question, seed, 0).face != other.face
    except Refused:
        return False


def _drawn(question: Question, seed: str) -> Draw:
    """The first draw that can be asked, of the seed's own ones and then of those that are the same for every seed."""
    refused: Counter[tuple[str, Reason | Failure]] = Counter()
    examples: dict[tuple[str, Reason | Failure], Refused] = {}
    for of in dict.fromkeys((seed, "")):
        for number in range(TRIES):
            try:
                return attempt(question, of, number)
            except Refused as error:
                refused[error.where, error.reason] += 1
                examples.setdefault((error.where, error.reason), error)
    most, _ = refused.most_common(1)[0]
    raise DrawError(f"none of {refused.total()} draws can be asked: {examples[most]}")
