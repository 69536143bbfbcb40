"""Steps, intervals and labels: the four outcomes of a card."""

import math
import os
import random
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quizapp.core.day import Moment
from quizapp.core.fsrs import DEFAULT_WEIGHTS
from quizapp.core.policy import Policy
from quizapp.core.review import NEW, Memory, Phase, Rating
from quizapp.core.scheduling import Outcome, label, outcomes, retrievability

AGAIN, HARD, GOOD, EASY = Rating
TODAY = 739_000
MINUTE = 60_000
NOW = Moment(1_770_000_000_000, 60, TODAY)
PLAIN = Policy()
SLOW = Policy(learning_steps=(1.0, 10.0, 60.0), relearning_steps=(5.0, 20.0))
STEPLESS = Policy(learning_steps=(), relearning_steps=())
STATES = 1000 * int(os.environ.get("QUIZAPP_ROUNDS", "20"))
HOSTILE = (math.nan, math.inf, -math.inf, 0.0, -1.0, 5e-324, 1e308)


def known(stability: float = 10.0, *, ago: int = 10) -> Memory:
    """A card answered `ago` days before and due today."""
    return Memory(phase=Phase.REVIEW, stability=stability, difficulty=5, last_day=TODAY - ago, due_day=TODAY, reps=3)


def learning(step: int, phase: Phase = Phase.LEARNING) -> Memory:
    return Memory(phase=phase, step=step, stability=2, difficulty=5, last_day=TODAY, due_ms=NOW.at_ms, reps=1)


def waits(memory: Memory, policy: Policy) -> list[float | None]:
    """Minutes until each outcome is due; None for those that leave the steps."""
    found = outcomes(memory, NOW, policy, None)
    return [None if one.due_ms is None else (one.due_ms - NOW.at_ms) / MINUTE for one in found]


policies = st.builds(
    Policy,
    retention=st.floats(0.70, 0.99),
    learning_steps=st.lists(st.floats(0.5, 1439), max_size=3).map(tuple),
    relearning_steps=st.lists(st.floats(0.5, 1439), max_size=3).map(tuple),
    maximum_interval=st.integers(1, 36500),
)
memories = st.builds(
    Memory,
    phase=st.sampled_from(Phase),
    stability=st.floats(0.001, 36500),
    difficulty=st.floats(1, 10),
    step=st.integers(0, 4),
    last_day=st.integers(TODAY - 4000, TODAY + 2),
    due_day=st.integers(TODAY - 4000, TODAY + 4000),
)
draws = st.floats(0, 1, exclude_max=True)


def test_a_new_card_learns_on_one_step_or_leaves_it() -> None:
    again, hard, good, easy = outcomes(NEW, NOW, PLAIN, None)
    assert (again.phase, again.step, again.due_ms, again.interval_days) == (
        Phase.LEARNING,
        0,
        NOW.at_ms + 10 * MINUTE,
        0,
    )
    assert hard.due_ms == NOW.at_ms + 15 * MINUTE
    assert (good.phase, good.interval_days, good.due_day, good.due_ms) == (Phase.REVIEW, 2, TODAY + 2, None)
    assert (easy.interval_days, easy.due_day) == (8, TODAY + 8)


@pytest.mark.parametrize(
    ("step", "expected"), [(0, [1, 5.5, 10, None]), (1, [1, 10, 60, None]), (2, [1, 60, None, None])]
)
def test_steps_go_back_stay_go_on_and_end(step: int, expected: list[float | None]) -> None:
    assert waits(learning(step), SLOW) == expected
    after = outcomes(learning(step), NOW, SLOW, None)
    assert [one.step for one in after if one.due_ms is not None] == [0, step, step + 1][: 4 - expected.count(None)]


def test_a_forgotten_card_goes_through_the_relearning_steps() -> None:
    again, *passed = outcomes(known(), NOW, SLOW, None)
    assert (again.phase, again.step, again.due_ms) == (Phase.RELEARNING, 0, NOW.at_ms + 5 * MINUTE)
    assert {one.phase for one in passed} == {Phase.REVIEW}
    assert waits(learning(0, Phase.RELEARNING), SLOW) == [5, 12.5, 20, None]
    assert waits(learning(1, Phase.RELEARNING), SLOW) == [5, 20, None, None]


@pytest.mark.parametrize("memory", [NEW, learning(0), learning(1, Phase.RELEARNING), known()])
def test_without_steps_every_answer_gives_days(memory: Memory) -> None:
    found = outcomes(memory, NOW, STEPLESS, None)
    assert {one.phase for one in found} == {Phase.REVIEW}
    assert all(one.interval_days >= 1 and one.due_ms is None for one in found)


def test_a_card_beyond_the_last_step_of_a_shortened_list_leaves_the_steps() -> None:
    assert waits(learning(2), PLAIN) == [10, None, None, None]


def test_memory_changes_at_every_answer_in_steps_too() -> None:
    again, hard, good, easy = outcomes(learning(0), NOW, SLOW, None)
    model = SLOW.model
    for one in (again, hard, good, easy):
        assert (one.stability, one.difficulty) == model.after(2, 5, one.rating, 0)


def test_a_lifetime_of_answers_at_the_due_day_gives_the_intervals_py_fsrs_publishes() -> None:
    policy = Policy(learning_steps=(1.0, 10.0), relearning_steps=(10.0,), fuzz=False)
    memory, day, intervals = NEW, TODAY, []
    for rating in (GOOD, GOOD, GOOD, GOOD, GOOD, GOOD, AGAIN, AGAIN, GOOD, GOOD, GOOD, GOOD, GOOD):
        one = outcomes(memory, replace(NOW, day=day), policy, None)[rating - 1]
        intervals.append(one.interval_days)
        memory = Memory(
            phase=one.phase, step=one.step, stability=one.stability, difficulty=one.difficulty, last_day=day
        )
        day += one.interval_days
    assert intervals == [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]


def test_a_day_that_lies_before_the_last_one_counts_as_the_same_day() -> None:
    yesterday = replace(NOW, day=TODAY - 1)
    memory = known(ago=0)
    earlier, today = outcomes(memory, yesterday, PLAIN, None), outcomes(memory, NOW, PLAIN, None)
    assert [one.stability for one in earlier] == [one.stability for one in today]
    assert earlier[2].due_day == TODAY - 1 + earlier[2].interval_days


def test_good_and_easy_are_a_day_longer_each_where_rounding_would_make_them_equal() -> None:
    _, hard, good, easy = outcomes(known(1.0, ago=0), NOW, PLAIN, None)
    assert (hard.interval_days, good.interval_days, easy.interval_days) == (1, 2, 3)


def test_the_longest_interval_holds_even_where_order_would_exceed_it() -> None:
    short = Policy(maximum_interval=5)
    assert [one.interval_days for one in outcomes(known(500), NOW, short, 0.99)[1:]] == [5, 5, 5]


@given(memories, policies, st.one_of(st.none(), draws))
def test_a_better_answer_never_comes_back_sooner(memory: Memory, policy: Policy, u: float | None) -> None:
    assume(memory.phase is not Phase.NEW)
    again, hard, good, easy = outcomes(memory, NOW, policy, u)
    longest = policy.maximum_interval
    for shorter, longer in ((hard, good), (good, easy)):
        assert shorter.stability <= longer.stability
        if shorter.due_day is not None and longer.due_day is not None:
            assert shorter.interval_days < longer.interval_days or longer.interval_days == longest
    if again.due_day is not None:
        assert again.interval_days <= hard.interval_days
    assert all(one.interval_days <= longest for one in (again, hard, good, easy))


@given(memories, policies, st.one_of(st.none(), draws))
def test_an_outcome_is_due_in_steps_or_on_a_day_never_both(memory: Memory, policy: Policy, u: float | None) -> None:
    for one in outcomes(memory, NOW, policy, u):
        in_steps = one.phase in (Phase.LEARNING, Phase.RELEARNING)
        assert (one.due_ms is not None, one.due_day is None, one.interval_days == 0) == (in_steps,) * 3
        assert in_steps or one.due_day == TODAY + one.interval_days
        assert not in_steps or (one.due_ms or 0) > NOW.at_ms


def test_recall_is_predicted_for_known_cards_only() -> None:
    assert retrievability(NEW, TODAY, PLAIN) is None
    assert retrievability(known(), TODAY, PLAIN) == pytest.approx(0.9)
    assert retrievability(known(), TODAY - 50, PLAIN) == 1


@pytest.mark.parametrize(
    ("days", "text"),
    [(1, "1d"), (9, "9d"), (30, "30d"), (31, "1mo"), (70, "2.3mo"), (359, "11.8mo"), (365, "1y"), (440, "1.2y")],
)
def test_days_are_labelled_in_few_letters(days: int, text: str) -> None:
    outcome = Outcome(GOOD, Phase.REVIEW, 0, 1, 1, days, TODAY + days, None)
    assert label(outcome, NOW) == text


@pytest.mark.parametrize(
    ("minutes", "text"), [(0.5, "30s"), (1, "1m"), (10, "10m"), (59, "59m"), (60, "1h"), (90, "1.5h"), (1439, "24h")]
)
def test_steps_are_labelled_in_few_letters(minutes: float, text: str) -> None:
    outcome = Outcome(AGAIN, Phase.LEARNING, 0, 1, 1, 0, None, NOW.at_ms + round(minutes * MINUTE))
    assert label(outcome, NOW) == text


def test_params_name_weights_and_retention_and_nothing_else() -> None:
    assert len(PLAIN.params) == 12
    assert int(PLAIN.params, 16) >= 0
    assert Policy(learning_steps=(), fuzz=False, maximum_interval=100).params == PLAIN.params
    changed = (0.213, *DEFAULT_WEIGHTS[1:])
    assert len({PLAIN.params, Policy(retention=0.91).params, Policy(weights=changed).params}) == 3


@pytest.mark.parametrize("retention", [0.69, 0.995, 1.0, -1.0, math.nan])
def test_a_policy_refuses_a_retention_outside_its_range(retention: float) -> None:
    with pytest.raises(ValueError, match=r"retention is .* from 0\.70 to 0\.99"):
        Policy(retention=retention)


@pytest.mark.parametrize("steps", [(0.0,), (10.0, -1.0), (1440.0,), (math.nan,), (1.0,) * 11])
def test_a_policy_refuses_steps_that_are_not_minutes_within_a_day(steps: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match=r"\blearning step"):
        Policy(learning_steps=steps)
    with pytest.raises(ValueError, match="relearning step"):
        Policy(relearning_steps=steps)


@pytest.mark.parametrize("maximum", [0, -1, 36501])
def test_a_policy_refuses_a_longest_interval_outside_its_range(maximum: int) -> None:
    with pytest.raises(ValueError, match="longest interval"):
        Policy(maximum_interval=maximum)


def test_a_policy_refuses_weights_of_another_version() -> None:
    with pytest.raises(ValueError, match="21 weights, not 19"):
        Policy(weights=DEFAULT_WEIGHTS[:19])


def test_any_number_of_damaged_memories_give_intervals_within_bounds_or_a_sentence() -> None:
    rng = random.Random(18)
    settings = [
        Policy(
            retention=rng.uniform(0.7, 0.99),
            learning_steps=tuple(rng.uniform(0.1, 1439) for _ in range(rng.randrange(4))),
            relearning_steps=tuple(rng.uniform(0.1, 1439) for _ in range(rng.randrange(4))),
            maximum_interval=rng.choice((1, 2, 100, 36500)),
        )
        for _ in range(40)
    ]
    for _ in range(STATES):
        policy, (s, d) = rng.choice(settings), rng.choices((*HOSTILE, 1.0, 10.0, 400.0), k=2)
        last, due = (rng.choice((None, TODAY, TODAY - 3, 10**9, -(10**9), 10**400)) for _ in range(2))
        memory = Memory(
            phase=rng.choice(tuple(Phase)),
            stability=s,
            difficulty=d,
            step=rng.randint(-3, 12),
            last_day=last,
            due_day=due,
        )
        u = rng.choice((None, rng.random()))
        if memory.phase is not Phase.NEW and (math.isnan(s) or math.isnan(d)):
            with pytest.raises(ValueError, match="not a number"):
                outcomes(memory, NOW, policy, u)
            continue
        for one in outcomes(memory, NOW, policy, u):
            assert (1 if one.due_ms is None else 0) <= one.interval_days <= policy.maximum_interval
            assert 0 < (one.due_ms or NOW.at_ms + 1) - NOW.at_ms <= 36 * 60 * MINUTE
