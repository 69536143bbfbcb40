"""The hint ladder of a card: the author's hints, then wrong options crossed out, one at a time."""

import random

from quizapp.core import rating
from quizapp.core.deck import Choice
from quizapp.core.session import Asked
from quizapp.core.values import frozen

LEFT_AT_LEAST = 2


@frozen
class Hint:
    """One rung: a text [Markdown], or the index of an option that is crossed out."""

    text: str = ""
    option: int | None = None


def ladder(asked: Asked) -> tuple[Hint, ...]:
    """The hints that a card as it is shown can give, in their order.

    Wrong options of a choice are crossed out until two are left, in an order that the seed of the showing gives.
    """
    return (*(Hint(text) for text in asked.card.question.hints), *(Hint(option=index) for index in _crossable(asked)))


def crossed(asked: Asked, hints: int) -> frozenset[int]:
    """The options that the first `hints` rungs cross out, as indices into the author's order."""
    rungs = hints - len(asked.card.question.hints)
    return frozenset(_crossable(asked)[:rungs]) if rungs > 0 else frozenset()


def chance_left(asked: Asked, hints: int) -> float:
    """The chance of guessing [0, 1) that so many open rungs leave; looking at hidden options is a hint as well."""
    open_hints = hints + asked.opened
    if not open_hints:
        return asked.guess
    body = asked.card.question.body
    left = len(body.options) - len(crossed(asked, hints)) if isinstance(body, Choice) else None
    return rating.after_hints(rating.chance_of_guessing(asked.card.question, left), open_hints)


def _crossable(asked: Asked) -> tuple[int, ...]:
    """The wrong options that can be crossed out, in that order."""
    body = asked.card.question.body
    if not isinstance(body, Choice):
        return ()
    wrong = [index for index, option in enumerate(body.options) if not option.right]
    random.Random(f"hints:{asked.seed}").shuffle(wrong)
    return tuple(wrong[: max(len(body.options) - LEFT_AT_LEAST, 0)])
