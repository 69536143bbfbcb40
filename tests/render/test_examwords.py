"""Exams in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.day import Moment
from quizapp.core.exams.attempt import Attempt, Ending
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.exams.debrief import Effect
from quizapp.core.exams.marking import Scored
from quizapp.core.exams.paper import Paper
from quizapp.core.phase import Rating
from quizapp.render import examwords

MINUTE = 60_000


def attempt(minutes: float, spent_ms: int) -> Attempt:
    paper = Paper(Blueprint(minutes=minutes), 1, ())
    start = Moment(0, 0, 1)
    return Attempt(
        id="a", paper=paper, started=start, answers={}, later=frozenset(), spent_ms=spent_ms, newest_ms=MINUTE
    )


@pytest.mark.parametrize(
    ("spent_ms", "now_ms", "left_ms"),
    [(0, MINUTE, 10 * MINUTE), (2 * MINUTE, 4 * MINUTE, 5 * MINUTE), (0, 0, 10 * MINUTE), (0, 99 * MINUTE, 0)],
    ids=["begun", "the wall clock goes on", "a clock set back gives no time", "over"],
)
def test_the_time_left_goes_by_the_wall_clock_since_the_newest_event(spent_ms: int, now_ms: int, left_ms: int) -> None:
    assert examwords.left_ms(attempt(10, spent_ms), now_ms) == left_ms


def test_without_a_limit_nothing_is_said_of_the_time_left() -> None:
    assert examwords.stands(attempt(0, 5), MINUTE) == "0 of 0 answered"
    assert examwords.stands(attempt(10, 0), MINUTE) == "0 of 0 answered, 10 minutes left"
    assert examwords.stands(attempt(10, 0), 99 * MINUTE) == "0 of 0 answered, no time left"


@pytest.mark.parametrize(
    ("low", "high", "passed", "says"),
    [
        (0.7, 0.9, True, "All of the range is above the mark."),
        (0.5, 0.9, True, "With another paper it might have been less than that: the range goes below the mark."),
        (0.3, 0.7, False, "Another paper might have gone the other way: the range reaches the mark."),
        (0.3, 0.55, False, "2 points more would have been enough."),
    ],
)
def test_a_score_is_told_with_how_sure_it_is(low: float, high: float, passed: bool, says: str) -> None:
    whole = Scored(n=20, points=10.5, right=10, answered=18, score=0.525, low=low, high=high)
    assert examwords.outcome(whole, 0.6, passed=passed) == says


@pytest.mark.parametrize(
    ("points", "text"),
    [(14, "14"), (14.5, "14.5"), (1 / 3, "0.33"), (-0.25, "−0.25"), (0, "0"), (-0.001, "0"), (100, "100")],
)
def test_points_are_written_as_people_do(points: float, text: str) -> None:
    assert examwords.number(points) == text


@given(st.integers(-50_000, 50_000))
def test_points_of_two_digits_can_be_read_back(hundredths: int) -> None:
    assert float(examwords.number(hundredths / 100).replace("−", "-")) == hundredths / 100


def test_all_of_the_time_used_is_said_where_it_ran_out() -> None:
    assert examwords.time_used(18 * MINUTE, 25 * MINUTE, Ending.SUBMITTED) == "18 minutes of 25 minutes"
    assert "when the time was over" in examwords.time_used(25 * MINUTE, 25 * MINUTE, Ending.TIME)
    assert examwords.time_used(MINUTE, None, Ending.SUBMITTED) == "1 minute, without a limit"


@pytest.mark.parametrize(
    ("minutes", "said"), [(1, "1 minute"), (1.5, "1 min 30 s"), (25, "25 minutes"), (75, "1 h 15 min")]
)
def test_a_limit_is_said_as_it_is(minutes: float, said: str) -> None:
    most = round(minutes * MINUTE)
    assert examwords.limit(Blueprint(minutes=minutes)) == said
    assert examwords.time_used(most, most, Ending.TIME) == f"{said}, handed in when the time was over"
    assert examwords.time_used(MINUTE // 2, most, Ending.SUBMITTED) == f"30 seconds of {said}"


def test_ratings_are_counted_from_the_best_to_the_worst() -> None:
    effects = [
        Effect(place, "", rating, None, None) for place, rating in enumerate([Rating.AGAIN, Rating.GOOD, Rating.GOOD])
    ]
    assert examwords.ratings(effects) == "2 good, 1 again"
    assert examwords.ratings([]) == ""


def test_date_and_time_are_those_of_where_it_was_taken() -> None:
    assert examwords.when(Moment(0, 120, 1)) == "1 Jan 1970, 02:00"
