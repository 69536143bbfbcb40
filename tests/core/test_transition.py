"""The quick transitions are those of the model: one bit for bit, the other but for the last digits."""

import math

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.fsrs import LOWER_BOUNDS, UPPER_BOUNDS, Model
from quizapp.core.phase import Phase, Rating
from quizapp.core.policy import Policy
from quizapp.core.replay import Replay
from quizapp.core.state import State
from quizapp.core.transition import exact_transition

weights = st.tuples(*map(st.floats, LOWER_BOUNDS, UPPER_BOUNDS))
models = st.builds(Model, weights) | st.just(Model())


@given(models, st.floats(0, 1e9), st.floats(0, 20), st.sampled_from(Rating), st.integers(0, 40_000))
def test_a_quick_transition_is_that_of_the_model_bit_for_bit(
    model: Model, stability: float, difficulty: float, rating: Rating, days: int
) -> None:
    recall = model.retrievability(days, stability) if days >= 1 else None
    after = exact_transition(model)(stability, difficulty, recall, rating.value)
    assert after == model.after(stability, difficulty, rating, days)


@given(st.builds(Policy, weights=weights), st.floats(0, 1e9), st.integers(1, 40_000))
def test_the_recall_that_a_fold_predicts_is_that_of_the_model_bit_for_bit(
    policy: Policy, stability: float, days: int
) -> None:
    state = State()
    state.phase, state.last_day, state.stability = Phase.REVIEW, 739_000, stability
    recall = Replay(policy).recall(state, 739_000 + days)
    assert recall == policy.model.retrievability(days, stability)
    assert recall is not None
    assert not math.isnan(recall)
