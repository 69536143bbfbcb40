"""Readiness: the chance to pass an exam and the score to expect, now and on its day."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from quizapp.core.exam import ExamPlan
from quizapp.core.mastery import Mastery
from quizapp.core.rating import SLIP

__all__ = ["Advice", "Chance", "ExamPlan", "PlanDay", "Readiness", "chance", "too_little"]

LEAST_CARDS = 30
LEAST_SHARE = 0.3
Z80 = 1.28


@dataclass(frozen=True, slots=True)
class Chance:
    """Expected score [0, 1] with its 80 % range, and the chance to pass [0, 1]."""

    expected: float
    low: float
    high: float
    passing: float


@dataclass(frozen=True, slots=True)
class Advice:
    """What raises the expected score most: a topic, what its study would add to the score [0, 1], what the chance to
    pass would be then [0, 1], and how many of its cards are unseen or weak.

    Study of a topic is taken to bring every card of it to the recall that a first good answer today leaves on the day
    of the exam; weak are those that would be below that. Without a day it is what such an answer leaves after a week,
    for an exam today.
    """

    path: str
    gain: float
    passing: float
    cards: int


@dataclass(frozen=True, slots=True)
class PlanDay:
    """A study day [date ordinal] of the plan: new cards, reviews to expect, and minutes."""

    day: int
    new: int
    reviews: int
    minutes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """What can be said of an exam. `why` says why not enough is known, empty when it is; all chances are None then.

    `idle` is the chance on the day of the exam if nothing is studied until then, `kept` if the plan is kept; both
    None without a date from today on. `answered` and `cards` are how many of its cards were asked, and all.
    """

    exam: ExamPlan
    today: int
    answered: int
    cards: int
    why: str = ""
    now: Chance | None = None
    idle: Chance | None = None
    kept: Chance | None = None
    advice: tuple[Advice, ...] = ()
    plan: tuple[PlanDay, ...] = ()


def chance(parts: Iterable[tuple[float, Mastery]], exam: ExamPlan) -> Chance:
    """What to expect of an exam, from the mastery of topics that have no card in common and their shares, which add
    up to 1.

    A question is answered rightly with p = g + (1−g−s)·Σ share·M: known and no slip (s), or guessed (g). Half of what
    the memory model may be off is the same in all topics: SDμ² = ½·(Σ w·e)² + ½·Σ(w·e)² + Σ w²·(SD² − e²), with e the
    `shared` part of SD. The score varies by SD² = ((1−g−s)·SDμ)² + p(1−p)/Q over Q questions, and the chance to pass
    is that of a normal distribution from half a question below the pass mark on.
    """
    every = list(parts)
    steep = max(1 - exam.guess - SLIP, 0.0)
    expected = exam.guess + steep * sum(weight * topic.value for weight, topic in every)
    together = sum(weight * topic.shared for weight, topic in every) ** 2
    alone = sum((weight * topic.shared) ** 2 for weight, topic in every)
    own = sum(weight**2 * (topic.sd**2 - topic.shared**2) for weight, topic in every)
    sd = math.sqrt(steep**2 * ((together + alone) / 2 + own) + expected * (1 - expected) / exam.questions)
    return Chance(
        expected=expected,
        low=max(expected - Z80 * sd, 0.0),
        high=min(expected + Z80 * sd, 1.0),
        passing=_above(exam.pass_mark - 1 / (2 * exam.questions), expected, sd),
    )


def too_little(answered: int, cards: int) -> str:
    """Why nothing can be said of an exam over so many cards, so many of them asked before; empty when enough is known.

    It takes 30 cards that were asked, and 30 % of all.
    """
    needed = max(LEAST_CARDS, math.ceil(LEAST_SHARE * cards))
    if answered >= needed:
        return ""
    if cards < LEAST_CARDS:
        return f"Not enough to say: it takes {LEAST_CARDS} cards, and here are {cards}."
    return f"Not enough to say: {answered} of {cards} cards were asked so far, and it takes {needed}."


def _above(mark: float, mean: float, sd: float) -> float:
    """The chance that a normally distributed score reaches a mark."""
    if not sd:
        return float(mean >= mark)
    return math.erfc((mark - mean) / (sd * math.sqrt(2))) / 2
