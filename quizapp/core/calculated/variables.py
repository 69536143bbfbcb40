"""Calculated questions: variables are drawn from a seed, and texts, keys, options and traps are filled with them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from quizapp.core.calculated.draws import Draw, Refused, attempt
from quizapp.core.calculated.evaluation import Value
from quizapp.core.cards import Card
from quizapp.core.deck import Question

TRIES = 300
OTHERS = 30


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


def fresh_seed(card: Card, seed: str, avoid: Mapping[str, Value]) -> str:
    """The seed if it draws other numbers than these, else the first of `seed~1`, `seed~2`, ... that does.

    If none of thirty does, as where there is but one draw, it is the seed. Raises DrawError.
    """
    seeds = (seed, *(f"{seed}~{number}" for number in range(1, OTHERS + 1)))
    return next((other for other in seeds if draw(card.question, other) != avoid), seed)


def _drawn(question: Question, seed: str) -> Draw:
    """The first draw that can be asked, of the seed's own ones and then of those that are the same for every seed."""
    refused: Counter[str] = Counter()
    examples: dict[str, Refused] = {}
    for of in dict.fromkeys((seed, "")):
        for number in range(TRIES):
            try:
                return attempt(question, of, number)
            except Refused as error:
                reason = f"{error.reason}, at {error.where}"
                refused[reason] += 1
                examples.setdefault(reason, error)
    most, _ = refused.most_common(1)[0]
    raise DrawError(f"none of {refused.total()} draws can be asked ({most}: {examples[most]})")
