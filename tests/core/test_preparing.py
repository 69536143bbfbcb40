"""Readiness put together: now, on the day, what to study first, and the plan."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.fsrs import Model
from quizapp.core.preparing import new_a_day, ready
from quizapp.core.readiness import ExamPlan, Readiness
from quizapp.core.stats.cards import Cards
from quizapp.core.workload import State, Workload
from tests.core.test_topics import TODAY, cards

MODEL = Model()
EXAM = ExamPlan(questions=40, pass_mark=0.6, day=TODAY + 20, guess=0.25)


def diligent(states: Sequence[State], days: int, new: int) -> Workload:
    """Every new card is begun as planned, every card is answered on the last day, and lasts 30 days then."""
    fresh = sum(not state.stability for state in states)
    begun = [min(new, max(fresh - new * day, 0)) for day in range(days)]
    seen = len(states) - fresh + sum(begun)
    return Workload(
        reviews=(5.4,) * days,
        new=tuple(map(float, begun)),
        minutes=tuple(0.5 * count for count in begun),
        remembered=(0.0,) * days,
        last=(days - 1,) * seen + (None,) * (len(states) - seen),
        stability=(30.0,) * len(states),
    )


def readiness(found: Cards, exam: ExamPlan = EXAM, weights: Mapping[str, float] | None = None) -> Readiness:
    return ready(exam, found, TODAY, MODEL, weights or {}, diligent)


def test_who_studies_does_better_than_who_does_not_and_now_is_best_without_study() -> None:
    found = readiness(cards({"a": [10] * 20, "b": [40] * 20}, {"a": 10, "b": 5}))
    assert found.now
    assert found.idle
    assert found.kept
    assert found.idle.expected < found.now.expected < found.kept.expected
    assert found.idle.passing < found.kept.passing
    assert (found.answered, found.cards, found.why) == (40, 55, "")


def test_keeping_the_plan_leaves_what_the_course_of_study_leaves() -> None:
    """All cards were begun, and answered on the day before the exam."""
    found = readiness(cards({"a": [10] * 40}, {"b": 20}))
    assert found.kept
    assert found.kept.expected == pytest.approx(0.25 + 0.73 * MODEL.retrievability(1, 30.0))


def test_the_plan_has_every_day_before_the_exam_and_begins_all_cards_in_time() -> None:
    found = readiness(cards({"a": [10] * 40}, {"a": 31, "b": 9}))
    assert [day.day for day in found.plan] == list(range(TODAY, TODAY + 20))
    assert sum(day.new for day in found.plan) == 40
    assert not any(day.new for day in found.plan[-5:])
    assert {day.reviews for day in found.plan} == {5}


def test_below_the_limits_there_is_a_plan_and_nothing_else() -> None:
    found = readiness(cards({"a": [10] * 29}, {"a": 31}))
    assert found.why.startswith("Not enough to say")
    assert (found.now, found.idle, found.kept, found.advice) == (None, None, None, ())
    assert len(found.plan) == 20


@pytest.mark.parametrize("day", [None, TODAY - 1])
def test_without_a_day_to_come_there_is_no_plan(day: int | None) -> None:
    found = readiness(cards({"a": [90] * 40}), ExamPlan(day=day))
    assert found.now
    assert (found.idle, found.kept, found.plan) == (None, None, ())
    assert found.advice


def test_on_the_day_itself_there_is_nothing_left_to_plan() -> None:
    found = readiness(cards({"a": [10] * 40}), ExamPlan(day=TODAY))
    assert found.now == found.idle == found.kept
    assert found.plan == ()


def test_no_cards_are_not_enough_to_say() -> None:
    assert readiness(Cards()).why
    assert readiness(cards({}, {"a": 100})).why


def test_suspended_cards_are_no_part_of_the_exam() -> None:
    found = cards({"a": [10] * 40})
    asleep = Cards(
        **{name: getattr(found, name) for name in found.__slots__ if name != "suspended"}, suspended=[1] * 40
    )
    assert (readiness(asleep).answered, readiness(asleep).cards) == (0, 0)


def test_advice_names_first_what_raises_the_score_most() -> None:
    found = readiness(cards({"known": [1] * 40, "forgotten": [300] * 20, "little": [300] * 2}, {"unseen": 20}))
    assert [advice.path for advice in found.advice][:2] == ["unseen", "forgotten"]
    assert [advice.gain for advice in found.advice] == sorted((each.gain for each in found.advice), reverse=True)
    assert found.idle
    assert all(advice.passing > found.idle.passing for advice in found.advice)
    assert {advice.path: advice.cards for advice in found.advice}["forgotten"] == 20


def test_a_gain_is_what_the_score_rises_by_when_the_cards_were_studied_today() -> None:
    """All cards of `a` then have the recall that a first good answer leaves."""
    reached = MODEL.retrievability(20, MODEL.weights[2])
    before = MODEL.retrievability(20 + 300, 20.0)
    found = readiness(cards({"a": [300] * 30, "b": [0] * 30}))
    (advice,) = (each for each in found.advice if each.path == "a")
    assert advice.gain == pytest.approx(0.73 * 0.5 * (reached - before))


def test_weights_say_which_topic_is_worth_most() -> None:
    equal = cards({"a": [300] * 40}, {"b": 10, "c": 40})
    assert readiness(equal).advice[0].path == "c"
    assert readiness(equal, weights={"b": 400}).advice[0].path == "b"


@given(st.integers(0, 500), st.integers(1, 400))
def test_all_new_cards_are_begun_before_the_last_days(new: int, days: int) -> None:
    begun = new_a_day(new, days)
    left = min(days // 4, 7)
    assert begun * (days - left) >= new
    assert (begun - 1) * (days - left) < new or not new


def test_without_a_day_weak_is_what_is_below_a_first_answer_of_a_week_ago() -> None:
    reached = MODEL.retrievability(7, MODEL.weights[2])
    below, above = (MODEL.retrievability(age, 20.0) for age in (80, 60))
    assert below < reached < above
    found = readiness(cards({"a": [80] * 10, "b": [60] * 30}), ExamPlan())
    assert [(advice.path, advice.cards) for advice in found.advice] == [("a", 10)]
    assert found.now
    assert found.advice[0].passing > found.now.passing
