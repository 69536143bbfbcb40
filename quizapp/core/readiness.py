"""Readiness: the chance to pass an exam and the score to expect, now and on its day."""

import math
from collections.abc import Iterable
from itertools import accumulate

from quizapp.core.bias import Bias
from quizapp.core.counting import all_suspended
from quizapp.core.exams.plan import ExamPlan
from quizapp.core.mastery import Mastery
from quizapp.core.rating import SLIP
from quizapp.core.values import frozen

__all__ = ["Advice", "Chance", "ExamPlan", "PlanDay", "Readiness", "Short", "chance", "too_little"]

LEAST_CARDS = 30
LEAST_SHARE = 0.3
Z80 = 1.28
_LEAST, _MOST = 1e-6, 1e12


@frozen
class Chance:
    """Expected score [0, 1] with its 80 % range, and the chance to pass [0, 1]."""

    expected: float
    low: float
    high: float
    passing: float


@frozen
class Advice:
    """What raises the expected score most: a topic with all below it, what its study `adds` to the score [0, 1],
    what the chance to pass would be then [0, 1], and how many of its cards are unseen or weak.

    Study of a topic is taken to bring every card of it to the recall that a card has on the day of the exam which is
    first answered today, and then on each day on which it is due; weak are those that would be below that. Without a
    day it is what that leaves after a week, for an exam today.
    """

    path: str
    adds: float
    passing: float
    cards: int


@frozen
class PlanDay:
    """A study day [date ordinal] of the plan: new cards, reviews to expect, and minutes."""

    day: int
    new: int
    reviews: int
    minutes: float


@frozen
class Short:
    """What a plan leaves undone: `unseen` cards are not begun before the exam, for it takes `needed` new ones a day,
    and `limit` are allowed.
    """

    unseen: int
    needed: int
    limit: int


@frozen(kw_only=True)
class Readiness:
    """What can be said of an exam. `why` says why not enough is known, empty when it is; all chances are None then.

    `idle` is the chance on the day of the exam if nothing is studied until then, `kept` if the plan is kept; both
    None without a date from today on. `answered` and `cards` are how many of its cards were asked, and all. `short` is
    what the plan cannot do within the daily limits, None when it begins every card in time; `bias` says whether the
    learner lately remembered otherwise than predicted.
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
    short: Short | None = None
    bias: Bias | None = None

    @property
    def is_over(self) -> bool:
        """Whether the day of the exam is past."""
        return self.exam.day is not None and self.exam.day < self.today


def chance(parts: Iterable[tuple[float, Mastery]], exam: ExamPlan) -> Chance:
    """What to expect of an exam, from the mastery of topics that have no card in common and their shares, which add
    up to 1.

    A question is answered rightly with p = g + (1−g−s)·Σ share·M: known and no slip (s), or guessed (g). Half of what
    the memory model may be off is the same in all topics: SDμ² = ½·(Σ w·e)² + ½·Σ(w·e)² + Σ w²·(SD² − e²), with e the
    `shared` part of SD. The score varies by SD² = ((1−g−s)·SDμ)² + p(1−p)/Q over Q questions, its range is p ± 1.28·SD.
    The chance to pass is that of so many right answers as reach the mark, see `_reached`.
    """
    every = list(parts)
    steep = max(1 - exam.guess - SLIP, 0.0)
    expected = exam.guess + steep * sum(weight * topic.value for weight, topic in every)
    together = sum(weight * topic.shared for weight, topic in every) ** 2
    alone = sum((weight * topic.shared) ** 2 for weight, topic in every)
    own = sum(weight**2 * (topic.sd**2 - topic.shared**2) for weight, topic in every)
    doubt = steep**2 * ((together + alone) / 2 + own)
    sd = math.sqrt(doubt + expected * (1 - expected) / exam.questions)
    return Chance(
        expected=expected,
        low=max(expected - Z80 * sd, 0.0),
        high=min(expected + Z80 * sd, 1.0),
        passing=_reached(rights_to_pass(exam), exam.questions, expected, doubt),
    )


def too_little(answered: int, cards: int, suspended: int = 0) -> str:
    """Why nothing can be said of an exam over so many cards, so many of them asked before; empty when enough is known.

    It takes 30 cards that were asked, and 30 % of all. Suspended cards are not among them.
    """
    if suspended and not cards:
        return all_suspended(suspended)
    needed = max(LEAST_CARDS, math.ceil(LEAST_SHARE * cards))
    if answered >= needed:
        return ""
    if cards < LEAST_CARDS:
        return f"Not enough to say: it takes {LEAST_CARDS} cards, and here {'is' if cards == 1 else 'are'} {cards}."
    return f"Not enough to say: {answered} of {cards} cards were asked so far, and it takes {needed}."


def rights_to_pass(exam: ExamPlan) -> int:
    """How many right answers reach the pass mark: there are no parts of a question."""
    return math.ceil(exam.pass_mark * exam.questions - _LEAST)


def _reached(wanted: int, questions: int, mean: float, variance: float) -> float:
    """The chance of so many right answers or more, if each is right with a chance that is itself only known to be
    distributed with this mean and variance: a beta distribution, which makes their number beta-binomial.

    Its weights are built up from each number k to the next, by (Q−k)/(k+1) · (α+k)/(β+Q−k−1), in logarithms. Only what
    is certain is 0 or 1.
    """
    if wanted <= 0 or wanted > questions or not _LEAST < mean < 1 - _LEAST:
        return float(wanted <= 0 or (mean > _LEAST and wanted <= questions))
    answers = max(mean * (1 - mean) / variance - 1, _LEAST) if variance > 1 / _MOST else _MOST
    known, unknown = answers * mean, answers * (1 - mean)
    steps = (
        math.log((questions - k) / (k + 1)) + math.log((known + k) / (unknown + questions - k - 1))
        for k in range(questions)
    )
    logs = list(accumulate(steps, initial=0.0))
    most = max(logs)
    weights = [math.exp(log - most) for log in logs]
    return min(max(math.fsum(weights[wanted:]) / math.fsum(weights), _LEAST), 1 - _LEAST)
