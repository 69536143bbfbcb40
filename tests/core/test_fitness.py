"""How well weights predict, from whole histories."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.fitness import Prediction, ReviewHistory, predictions, score, spaced, usable
from quizapp.core.fsrs import DEFAULT_WEIGHTS, Model
from quizapp.core.phase import Rating
from tests.forgetful import OWN_WEIGHTS, histories

HISTORIES = st.lists(st.tuples(st.integers(740_000, 740_400), st.integers(1, 4)), max_size=12)


@given(HISTORIES)
def test_every_review_a_day_after_the_one_before_is_predicted_once(history: ReviewHistory) -> None:
    assert len(list(predictions(history, Model()))) == usable(history)


@given(HISTORIES)
def test_time_never_runs_backwards(history: ReviewHistory) -> None:
    assert all(elapsed >= 0 for _, elapsed, _ in spaced(history))
    assert sum(elapsed for _, elapsed, _ in spaced(history)) == (
        max(day for day, _ in history) - history[0][0] if history else 0
    )


def test_a_prediction_follows_from_all_reviews_before_it() -> None:
    model = Model()
    state = model.after(*model.after(*model.first(Rating.GOOD), Rating.GOOD, 0), Rating.AGAIN, 4)
    found = list(predictions([(100, 3), (100, 3), (104, 1), (111, 4)], model))
    assert [one.day for one in found] == [104, 111]
    assert [one.right for one in found] == [False, True]
    assert found[1].recall == model.retrievability(7, state[0])


def test_the_score_is_the_log_loss_and_the_distance_of_bins_from_what_was_observed() -> None:
    found = score([Prediction(1, 0.9, True), Prediction(1, 0.9, False), Prediction(1, 0.5, True)])
    assert found.n == 3
    assert found.log_loss == pytest.approx(-(math.log(0.9) + math.log(0.1) + math.log(0.5)) / 3, abs=1e-6)
    assert found.rmse == pytest.approx(math.sqrt((2 * 0.4**2 + 0.5**2) / 3), abs=1e-6)


def test_nothing_has_no_score() -> None:
    assert score([]).n == 0


def test_a_learner_is_predicted_best_by_their_own_weights() -> None:
    known = histories(200)
    own, usual = (
        score(one for history in known for one in predictions(history, Model(weights)))
        for weights in (OWN_WEIGHTS, DEFAULT_WEIGHTS)
    )
    assert own.n == usual.n > 2000
    assert own.log_loss < usual.log_loss
    assert own.rmse < 0.04 < usual.rmse
