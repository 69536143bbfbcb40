"""Mastery and readiness of simulated learners, whose truth is known: intervals hold what they promise."""

import math
import random
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, reduce
from operator import add

import pytest

from quizapp.core.evidence import evidence
from quizapp.core.exams.plan import ExamPlan
from quizapp.core.mastery import Standing, mastery
from quizapp.core.readiness import Z80, chance
from quizapp.core.stats.wilson import Z90
from tests.core.learners import POLICY, TODAY, Learner, learner

LEARNERS = 120
EXAMS = 8
EXAM = ExamPlan(questions=40, guess=0.25)
WEAKEST = 3
TARGET = 0.8

Interval = tuple[float, float, float]
"""A value between its ends: low, value, high."""


@dataclass(frozen=True, slots=True)
class Quality:
    """Share of topics whose interval holds the truth, mean error, share of the three weakest found, and share of exam
    scores within their range.
    """

    coverage: float
    error: float
    weakest: float
    scores: float


@cache
def learners() -> list[Learner]:
    return [learner(seed) for seed in range(LEARNERS)]


@cache
def ours(days: int) -> Quality:
    """Our estimates so many days from today, while nothing is studied."""
    guesses = []
    for one in learners():
        found = evidence(one.asked(), TODAY + days, POLICY.model)
        whole = reduce(add, found)
        masteries = [mastery(topic, whole.firsts) for topic in found]
        score = chance([(topic.cards / whole.cards, topic) for topic in masteries], EXAM)
        guesses.append(([(topic.low, topic.value, topic.high) for topic in masteries], (score.low, score.high)))
    return judged(guesses, days)


@cache
def raw(days: int) -> Quality:
    """The share of right answers: of a topic's last 20, and for the exam of the last 100 answers."""
    guesses = []
    for one in learners():
        topics = [binomial(topic.rights[-20:]) for topic in one.topics]
        right = sum(one.rights[-100:]) / len(one.rights[-100:])
        spread = Z80 * math.sqrt(right * (1 - right) / EXAM.questions)
        guesses.append((topics, (right - spread, right + spread)))
    return judged(guesses, days)


def binomial(rights: list[bool]) -> Interval:
    right = sum(rights) / max(len(rights), 1)
    spread = Z90 * math.sqrt(right * (1 - right) / max(len(rights), 1))
    return right - spread, right, right + spread


def judged(guesses: Iterable[tuple[list[Interval], tuple[float, float]]], days: int) -> Quality:
    """How good guesses are, of each learner's topics and of the score of an exam."""
    held, errors, weakest, scores = [], [], [], []
    for seed, (one, (topics, (low, high))) in enumerate(zip(learners(), guesses, strict=True)):
        truths = [one.mastery(topic, TODAY + days) for topic in one.topics]
        held += [least <= truth <= most for truth, (least, _, most) in zip(truths, topics, strict=True)]
        errors += [abs(truth - value) for truth, (_, value, _) in zip(truths, topics, strict=True)]
        weakest.append(len(lowest(truths) & lowest([value for _, value, _ in topics])) / WEAKEST)
        rng = random.Random(1000 + seed)
        taken = [one.score(EXAM.questions, EXAM.guess, TODAY + days, rng) for _ in range(EXAMS)]
        scores += [low <= score <= high for score in taken]
    return Quality(mean(held), mean(errors), mean(weakest), mean(scores))


def lowest(values: list[float]) -> set[int]:
    return set(sorted(range(len(values)), key=lambda place: values[place])[:WEAKEST])


def mean(values: list[float] | list[bool]) -> float:
    return sum(values) / len(values)


@pytest.mark.parametrize("days", [0, 7])
def test_nine_in_ten_intervals_hold_the_true_mastery_of_a_topic(days: int) -> None:
    assert 0.86 <= ours(days).coverage <= 0.95


@pytest.mark.parametrize("days", [0, 7])
def test_eight_in_ten_exams_end_within_the_range_that_was_told(days: int) -> None:
    assert 0.76 <= ours(days).scores <= 0.86


@pytest.mark.parametrize("days", [0, 7, 30])
def test_mastery_is_off_by_no_more_than_six_points_on_average(days: int) -> None:
    assert ours(days).error <= 0.06


def test_three_of_four_of_the_weakest_topics_are_found() -> None:
    assert ours(0).weakest >= 0.75


@pytest.mark.parametrize("days", [0, 7, 120])
def test_what_is_called_weak_is_and_most_of_what_is_weak_is_called_so(days: int) -> None:
    called, weak = set(), set()
    for number, one in enumerate(learners()):
        found = evidence(one.asked(), TODAY + days, POLICY.model)
        whole = reduce(add, found)
        for place, (seen, topic) in enumerate(zip(found, one.topics, strict=True)):
            if mastery(seen, whole.firsts).standing(TARGET) is Standing.WEAK:
                called.add((number, place))
            if one.mastery(topic, TODAY + days) < TARGET:
                weak.add((number, place))
    assert len(called & weak) >= 0.95 * len(called)
    assert len(called & weak) >= 0.60 * len(weak)


@pytest.mark.parametrize("days", [0, 7])
def test_shares_of_right_answers_fail_each_of_these(days: int) -> None:
    plain = raw(days)
    assert plain.coverage < 0.86
    assert plain.scores < 0.76
    assert plain.error > 0.06
    assert plain.weakest < 0.75


def test_a_chance_to_pass_of_so_much_comes_true_so_often() -> None:
    """In four groups of exams with pass marks from 0.5 to 0.8, by the chance that was told."""
    told, came = [], []
    for seed, one in enumerate(learners()):
        found = evidence(one.asked(), TODAY + 7, POLICY.model)
        whole = reduce(add, found)
        parts = [(topic.cards / whole.cards, mastery(topic, whole.firsts)) for topic in found]
        rng = random.Random(2000 + seed)
        for mark in (0.5, 0.6, 0.7, 0.8):
            told.append(chance(parts, ExamPlan(questions=40, pass_mark=mark, guess=0.25)).passing)
            came.append(mean([one.score(40, 0.25, TODAY + 7, rng) >= mark for _ in range(EXAMS)]))
    groups = sorted(zip(told, came, strict=True))
    for start in range(0, len(groups), len(groups) // 4):
        part = groups[start : start + len(groups) // 4]
        assert mean([one for one, _ in part]) == pytest.approx(mean([two for _, two in part]), abs=0.07)
