"""FSRS-6 against the two public implementations: py-fsrs in float64 and fsrs-rs in float32."""

import math
import random
from datetime import UTC, datetime, timedelta

import fsrs
import fsrs_rs_python
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.fsrs import DEFAULT_WEIGHTS, LOWER_BOUNDS, STABILITY_MAX, UPPER_BOUNDS, Model
from quizapp.core.review import Rating

History = list[tuple[Rating, int]]
MIDNIGHT = datetime(1900, 1, 1, tzinfo=UTC)


def _weight_sets() -> list[tuple[float, ...]]:
    """The defaults, both bounds, and ten sets from inside them."""
    rng = random.Random(6)
    bounds = list(zip(LOWER_BOUNDS, UPPER_BOUNDS, strict=True))
    inside = [tuple(rng.uniform(low, high) for low, high in bounds) for _ in range(10)]
    return [DEFAULT_WEIGHTS, LOWER_BOUNDS, UPPER_BOUNDS, *inside]


WEIGHT_SETS = _weight_sets()
gaps = st.one_of(st.integers(0, 2), st.integers(0, 60), st.sampled_from([365, 3650, 36500, 100_000]))
histories = st.lists(st.tuples(st.sampled_from(Rating), gaps), min_size=1, max_size=20)


def _ours(model: Model, history: History) -> list[tuple[float, float]]:
    states = [model.first(history[0][0])]
    for rating, gap in history[1:]:
        states.append(model.after(*states[-1], rating, gap))
    return states


def _lost_digits(model: Model, before: tuple[float, float] | None, gap: int) -> float:
    """The relative error that float32 adds where (S+1)^w13 − 1 or 1 − R cancel nearly all digits."""
    if before is None or gap == 0:
        return 0
    forgotten = 1 - model.retrievability(gap, before[0])
    return 3e-7 / min(math.pow(before[0] + 1, model.weights[13]) - 1, forgotten)


@pytest.mark.parametrize("weights", WEIGHT_SETS)
@settings(deadline=None, max_examples=30)
@given(history=histories)
def test_py_fsrs_remembers_the_same_up_to_its_missing_cap(weights: tuple[float, ...], history: History) -> None:
    scheduler = fsrs.Scheduler(weights, learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    model, card, at = Model(weights), fsrs.Card(card_id=1), MIDNIGHT
    for (rating, gap), (stability, difficulty) in zip(history, _ours(model, history), strict=True):
        at += timedelta(days=0 if card.last_review is None else gap)
        if card.last_review is not None:
            recall = scheduler.get_card_retrievability(card, at)
            assert model.retrievability((at - card.last_review).days, card.stability or 0) == pytest.approx(recall)
        card, _ = scheduler.review_card(card, fsrs.Rating(rating), at)
        theirs, harder = card.stability or 0, card.difficulty or 0
        if theirs > STABILITY_MAX:
            assert stability == STABILITY_MAX
            return
        assert (stability, difficulty) == pytest.approx((theirs, harder), rel=1e-6)
        assert model.interval(0.9, theirs) == (card.due - at).days


@pytest.mark.parametrize("weights", WEIGHT_SETS)
@settings(deadline=None, max_examples=30)
@given(history=histories)
def test_fsrs_rs_takes_every_step_to_the_same_memory(weights: tuple[float, ...], history: History) -> None:
    engine, model = fsrs_rs_python.FSRS(list(weights)), Model(weights)
    states = _ours(model, history)
    for before, (rating, gap), after in zip([None, *states], history, states, strict=False):
        started = None if before is None else fsrs_rs_python.MemoryState(*before)
        following = engine.next_states(started, 0.9, gap)
        theirs = (following.again, following.hard, following.good, following.easy)[rating - 1].memory
        assert after[0] == pytest.approx(theirs.stability, rel=1e-4 + _lost_digits(model, before, gap))
        assert after[1] == pytest.approx(theirs.difficulty, rel=1e-4)


@settings(deadline=None)
@given(history=histories)
def test_fsrs_rs_agrees_over_whole_histories_with_the_default_weights(history: History) -> None:
    engine = fsrs_rs_python.FSRS(list(DEFAULT_WEIGHTS))
    answers = [fsrs_rs_python.FSRSReview(rating, gap if index else 0) for index, (rating, gap) in enumerate(history)]
    theirs = engine.historical_memory_states(fsrs_rs_python.FSRSItem(answers))
    for (stability, difficulty), memory in zip(_ours(Model(), history), theirs, strict=True):
        assert stability == pytest.approx(memory.stability, rel=1e-4)
        assert difficulty == pytest.approx(memory.difficulty, rel=1e-4)
