"""An attempt → what each answer is worth, and what they come to."""

from dataclasses import dataclass

from quizapp.core.exams.attempt import Attempt
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.marking.mark import Mark


@dataclass(frozen=True, slots=True)
class Marked:
    """What became of one question: None and no points where nothing was answered; points are at most 1."""

    mark: Mark | None
    points: float


@dataclass(frozen=True, slots=True)
class Scored:
    """What a topic, or the whole paper, came to: so many `points` of `n` questions, `right` of them in all parts.

    `score` is the points by the questions, never below 0; `low` and `high` are the ends of its 90 % interval: where the
    score over very many such questions would lie. All are [0, 1].
    """

    n: int
    points: float
    right: int
    answered: int
    score: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Result:
    """What an attempt came to: its questions by place, all of it, and its topics by path in the order of the paths."""

    marked: tuple[Marked, ...]
    whole: Scored
    topics: dict[str, Scored]
    passed: bool


def points(mark: Mark, guess: float, blueprint: Blueprint) -> float:
    """What an answer is worth, [-1, 1]: 1 if right, the share of its right parts if those count, less the penalty if
    nothing of it is right.

    The fair penalty is g/(1−g) for a chance g of guessing: whoever guesses gains nothing on average (formula scoring,
    Lord 1975).
    """
    raise NotImplementedError


def result(found: Attempt) -> Result:
    """What an attempt comes to, as it stands."""
    raise NotImplementedError
