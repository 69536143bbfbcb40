"""An attempt → what each answer is worth, and what they come to."""

import math
from collections import defaultdict
from collections.abc import Sequence

from quizapp.core.exams.attempt import Attempt, Given, is_empty
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.exams.paper import Slot
from quizapp.core.grading import grade
from quizapp.core.marking.mark import Mark
from quizapp.core.stats.wilson import Z90, bounds
from quizapp.core.values import frozen

_ROUNDING = 1e-9


@frozen
class Marked:
    """What became of one question: None and no points where nothing was answered; points are at most 1."""

    mark: Mark | None
    points: float

    @property
    def right(self) -> bool:
        """Whether it was answered right, whatever points that earned when the exam ended."""
        return self.mark is not None and self.mark.verdict.is_right


@frozen
class Scored:
    """What a topic, or the whole paper, came to: so many `points` of `n` questions, `right` of them right.

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


@frozen
class Result:
    """What an attempt came to: its questions by place, all of it, and its topics by path in the order of the paths."""

    marked: tuple[Marked, ...]
    whole: Scored
    topics: dict[str, Scored]
    passed: bool

    @property
    def missed(self) -> tuple[int, ...]:
        """The places of the questions that were not answered right, or not at all."""
        return tuple(place for place, one in enumerate(self.marked) if not one.right)


def points(mark: Mark, guess: float, blueprint: Blueprint) -> float:
    """What an answer is worth, [-1, 1]: 1 if right, the share of its right parts if those count, less the penalty if
    nothing of it is right. Where parts do not count, what is right in some of them earns nothing and costs nothing. Of
    steps one alone is in no order, so that nothing of it is right.

    The fair penalty is g/(1−g) for a chance g of guessing, at most 1: whoever guesses gains nothing on average where an
    answer has no parts (formula scoring, Lord 1975).
    """
    if mark.verdict.is_right:
        return 1.0
    share = _share(mark)
    if not share:
        return 0.0 - penalty(guess, blueprint)
    return share if blueprint.partial else 0.0


def penalty(guess: float, blueprint: Blueprint) -> float:
    """What a wrong answer costs, [0, 1], for a chance of guessing [0, 1)."""
    return min(guess / (1 - guess), 1.0) if blueprint.penalty is None else blueprint.penalty


def result(found: Attempt) -> Result:
    """What an attempt comes to, as it stands; the points that it ended with stay those it ended with, where an answer
    can have them.
    """
    slots, blueprint = found.paper.slots, found.paper.blueprint
    marked = tuple(_marked(slot, found.answers.get(place), blueprint) for place, slot in enumerate(slots))
    costs = [penalty(slot.guess, blueprint) for slot in slots]
    if len(found.points) == len(marked):
        marked = tuple(map(_kept, marked, found.points, costs))
    places = defaultdict[str, list[int]](list)
    for place, slot in enumerate(slots):
        places[slot.topic].append(place)
    whole = _scored(marked, costs)
    topics = {
        path: _scored([marked[place] for place in of], [costs[place] for place in of])
        for path, of in sorted(places.items())
    }
    return Result(marked, whole, topics, passed=whole.score + _ROUNDING >= blueprint.pass_mark)


def _share(mark: Mark) -> float:
    """The share of what is right [0, 1]."""
    lone = mark.right_parts == 1 and any(part.place for part in mark.parts)
    return 0.0 if lone else mark.right_parts / max(mark.all_parts, 1)


def _marked(slot: Slot, given: Given | None, blueprint: Blueprint) -> Marked:
    if given is None or is_empty(given.response):
        return Marked(None, 0.0)
    mark = grade(slot.card, given.response)
    return Marked(mark, points(mark, slot.guess, blueprint))


def _kept(marked: Marked, points: float, cost: float) -> Marked:
    """An answer with the points that it had when the exam ended; one that is not there has none."""
    can_be = marked.mark is not None and -cost - _ROUNDING <= points <= 1
    return Marked(marked.mark, points) if can_be else marked


def _scored(marked: Sequence[Marked], costs: Sequence[float]) -> Scored:
    """What questions come to of which wrong answers cost so much each.

    The interval is Wilson's of the mean of the points, which lies between less the mean cost and 1, as a share of that
    range.
    """
    n, total = len(marked), math.fsum(one.points for one in marked)
    if not n:
        return Scored(0, 0.0, 0, 0, 0.0, 0.0, 1.0)
    most = math.fsum(costs)
    hits = n * min(max((total + most) / (n + most), 0.0), 1.0)
    score = _within(total / n)
    low, high = (_within(end * (1 + most / n) - most / n) for end in bounds(hits, n, Z90))
    return Scored(
        n=n,
        points=total,
        right=sum(one.right for one in marked),
        answered=sum(one.mark is not None for one in marked),
        score=score,
        low=low,
        high=max(high, score),
    )


def _within(share: float) -> float:
    return min(max(share, 0.0), 1.0)
