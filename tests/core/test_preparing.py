"""Readiness put together: now, on the day, what to study first, and the plan."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.exams.plan import ExamPlan
from quizapp.core.fsrs import Model
from quizapp.core.pattern import Pattern
from quizapp.core.phase import Rating
from quizapp.core.policy import Policy
from quizapp.core.preparing import Allowance, Learner, new_a_day, ready
from quizapp.core.prospects import kept_up
from quizapp.core.rating import Firsts
from quizapp.core.readiness import Readiness, Short
from quizapp.core.stats.cards import Cards
from quizapp.core.workload import SimulatedCard, Workload, simulate
from tests.core.test_topics import TODAY, cards

POLICY = Policy()
MODEL = Model()
SOME = Firsts(3, 7)
ROOM = Allowance(999, 999, 999, 999)
EXAM = ExamPlan(questions=40, pass_mark=0.6, day=TODAY + 20, guess=0.25)


def diligent(states: Sequence[SimulatedCard], days: int, new: int, _room: Allowance) -> Workload:
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


def simulated(states: Sequence[SimulatedCard], days: int, new: int, room: Allowance) -> Workload:
    """As a usual learner studies."""
    today = min(new, room.new_today), room.reviews_today
    limits = {"new_a_day": new, "reviews_a_day": room.reviews}
    return simulate(states, days, POLICY, **limits, pattern=Pattern(), seed=1, today=today, recall=False)


def readiness(found: Cards, exam: ExamPlan = EXAM, weights: Mapping[str, float] | None = None) -> Readiness:
    return ready(exam, found, TODAY, Learner(policy=POLICY, room=ROOM, weights=weights or {}), diligent)


def planned(found: Cards, room: Allowance, days: int = 20, firsts: Firsts = SOME) -> Readiness:
    learner = Learner(policy=POLICY, room=room, firsts=firsts)
    return ready(ExamPlan(day=TODAY + days), found, TODAY, learner, simulated)


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
        **{name: getattr(found, name) for name in found.__match_args__ if name != "suspended"}, suspended=[1] * 40
    )
    assert (readiness(asleep).answered, readiness(asleep).cards) == (0, 0)


def test_advice_names_first_what_raises_the_score_most() -> None:
    found = readiness(cards({"known": [1] * 40, "forgotten": [300] * 20, "little": [300] * 2}, {"unseen": 20}))
    assert [advice.path for advice in found.advice][:2] == ["unseen", "forgotten"]
    assert [advice.adds for advice in found.advice] == sorted((each.adds for each in found.advice), reverse=True)
    assert found.idle
    assert all(advice.passing > found.idle.passing for advice in found.advice)
    assert {advice.path: advice.cards for advice in found.advice}["forgotten"] == 20


def test_a_gain_is_what_the_score_rises_by_when_the_cards_are_kept_up_from_today() -> None:
    """All cards of `a` are then recalled as one that was first answered today, and on each day on which it was due."""
    before = MODEL.retrievability(20 + 300, 20.0)
    found = readiness(cards({"a": [300] * 30, "b": [0] * 30}))
    (advice,) = (each for each in found.advice if each.path == "a")
    assert advice.adds == pytest.approx(0.73 * 0.5 * (kept_up(POLICY, 20) - before))


def test_a_card_that_is_kept_up_is_asked_again_on_the_days_on_which_it_is_due() -> None:
    first, difficulty = MODEL.first(Rating.GOOD)
    second, _ = MODEL.after(first, difficulty, Rating.GOOD, 2)
    assert kept_up(POLICY, 1) == MODEL.retrievability(1, first)
    assert kept_up(POLICY, 2) == MODEL.retrievability(2, first)
    assert kept_up(POLICY, 5) == MODEL.retrievability(3, second)
    assert all(kept_up(POLICY, days) > 0.88 for days in range(1, 400))


@pytest.mark.parametrize("days", [1, 7, 30, 90, 365])
def test_there_is_advice_however_far_away_the_exam_is(days: int) -> None:
    found = planned(cards({"a": [20] * 30, "b": [60] * 30}, {"new": 30}), Allowance(20, 200, 20, 200), days)
    assert {advice.path for advice in found.advice} == {"a", "b", "new"}
    assert sum(advice.adds for advice in found.advice) > 0.1


def test_advice_of_a_topic_counts_all_below_it_as_its_sitting_does() -> None:
    found = readiness(cards({"a": [300] * 5, "a/x": [300] * 10, "a/y": [300] * 20, "b": [0] * 20}, {"a/y": 3}))
    told = {advice.path: advice for advice in found.advice}
    assert (told["a"].cards, told["a/x"].cards, told["a/y"].cards) == (38, 10, 23)
    assert told["a"].adds > told["a/x"].adds + told["a/y"].adds
    assert told["a"].passing > told["a/y"].passing


def test_topics_that_differ_in_case_alone_are_advised_once() -> None:
    found = readiness(cards({"Stats/Mean": [300] * 20, "stats/mean": [300] * 20}), weights={"STATS/mean": 3.0})
    assert [(advice.path, advice.cards) for advice in found.advice] == [("Stats/Mean", 40)]


def test_the_plan_keeps_to_the_daily_limits_and_to_what_is_left_of_today() -> None:
    found = planned(cards({"a": [40] * 60}, {"a": 90}), Allowance(new=10, reviews=15, new_today=4, reviews_today=3))
    assert (found.plan[0].new, found.plan[0].reviews) == (4, 3)
    assert max(day.new for day in found.plan) <= 10
    assert max(day.reviews for day in found.plan) <= 15
    assert sum(day.new for day in found.plan) == 90
    assert found.short is None


def test_what_the_limits_leave_unseen_is_told_with_what_it_would_take() -> None:
    found = planned(cards({"a": [1] * 60}, {"a": 90}), Allowance(new=3, reviews=100, new_today=2, reviews_today=100))
    assert sum(day.new for day in found.plan) == 2 + 19 * 3
    assert found.short == Short(unseen=90 - 59, needed=7, limit=3)
    assert found.kept
    assert found.idle
    assert found.kept.expected > found.idle.expected


def test_new_cards_of_the_plan_are_known_as_often_as_mastery_has_it() -> None:
    """Nearly all first attempts were right, so nearly no new card is begun with again: few come back in steps."""
    able, beginner = (
        planned(cards({"a": [1] * 60}, {"b": 200}), Allowance(200, 200, 200, 200), 1, firsts)
        for firsts in (Firsts(400, 4), Firsts(4, 400))
    )
    assert able.plan[0].minutes < beginner.plan[0].minutes


def test_weights_say_which_topic_is_worth_most() -> None:
    equal = cards({"a": [300] * 40}, {"b": 10, "c": 40})
    assert readiness(equal).advice[0].path == "c"
    assert readiness(equal, weights={"b": 400}).advice[0].path == "b"


libraries = st.dictionaries(
    st.sampled_from(["a", "a/b", "b", "c"]),
    st.tuples(st.lists(st.integers(0, 200), max_size=30), st.integers(0, 30)),
    min_size=1,
)


@given(libraries, st.integers(0, 60), st.floats(0, 400), st.integers(0, 30), st.integers(0, 30))
def test_keeping_the_plan_never_makes_the_score_worse(
    library: dict[str, tuple[list[int], int]], days: int, known: float, new: int, reviews: int
) -> None:
    found = planned(
        cards(
            {name: ages for name, (ages, _) in library.items()}, {name: count for name, (_, count) in library.items()}
        ),
        Allowance(new, reviews, new, reviews),
        days,
        Firsts(known, 400 - known),
    )
    if found.idle and found.kept:
        assert found.kept.expected >= found.idle.expected - 1e-12


@given(st.integers(0, 500), st.integers(1, 400), st.integers(0, 50))
def test_all_new_cards_are_begun_before_the_last_days(new: int, days: int, today: int) -> None:
    a_day, begins = new_a_day(new, days, today), max(days - min(days // 4, 7), 1)

    def begun(number: int) -> int:
        return min(number, today) + number * (begins - 1)

    assert begun(a_day) >= new or begins == 1
    assert not new or begun(a_day - 1) < new


def test_without_a_day_weak_is_what_is_below_a_card_kept_up_for_a_week() -> None:
    reached = kept_up(POLICY, 7)
    below, above = (MODEL.retrievability(age, 20.0) for age in (80, 5))
    assert below < reached < above
    found = readiness(cards({"a": [80] * 10, "b": [5] * 30}), ExamPlan(pass_mark=0.9))
    assert [(advice.path, advice.cards) for advice in found.advice] == [("a", 10)]
    assert found.now
    assert found.advice[0].passing > found.now.passing
