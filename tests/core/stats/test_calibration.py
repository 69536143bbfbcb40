import math
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.stats.bins import bin_of, loss, millionths
from quizapp.core.stats.calibration import calibration, confidence
from quizapp.core.stats.figures import Calibration
from quizapp.core.stats.sums import FormSum, sums_of
from quizapp.core.tally import Tally
from tests.core.stats.samples import tallies


def asked(recall: float, *, right: bool, word: str = "") -> FormSum:
    predicted = millionths(recall)
    return FormSum("choice", bin_of(predicted), word, 1, int(right), 0, predicted, loss(predicted, right=right))


def sample(truth: Callable[[float], float]) -> list[FormSum]:
    """Answers of a learner whose recall is a function of the one predicted."""
    random = Random(6)
    predicted = [random.betavariate(9, 1.2) for _ in range(20_000)]
    return [asked(recall, right=random.random() < truth(recall)) for recall in predicted]


def test_log_loss_and_rmse_are_those_of_the_reviews() -> None:
    found = calibration([asked(0.81, right=True), asked(0.83, right=False), asked(0.5, right=False)])
    assert found.n == 3
    assert found.log_loss == pytest.approx(-(math.log(0.81) + math.log(0.17) + math.log(0.5)) / 3, abs=1e-6)
    assert found.rmse == pytest.approx(math.sqrt((2 * 0.32**2 + 0.5**2) / 3), abs=1e-6)


def test_bins_without_reviews_are_left_out_and_the_others_rise() -> None:
    found = calibration([asked(0.95, right=True), asked(0.1, right=False), asked(0.95, right=True)])
    assert [(one.low, one.high, one.predicted, one.observed.n) for one in found.bins] == [
        (0.0, 0.3, 0.1, 1),
        (0.94, 0.96, 0.95, 2),
    ]


@given(st.integers(0, 400), st.integers(1, 400))
def test_what_was_predicted_perfectly_is_observed_in_its_interval(right: int, wrong: int) -> None:
    n = right + wrong
    found = calibration([asked(right / n, right=number < right) for number in range(n)])
    assert found.rmse == pytest.approx(0, abs=1e-6)
    assert all(one.observed.low - 1e-6 <= one.predicted <= one.observed.high + 1e-6 for one in found.bins)


def test_a_true_scheduler_is_told_from_one_that_promises_too_much() -> None:
    true, wrong = calibration(sample(lambda recall: recall)), calibration(sample(lambda recall: recall**2))
    held = [one.observed.low <= one.predicted <= one.observed.high for one in true.bins]
    assert sum(held) >= 0.8 * len(held)
    assert true.rmse is not None
    assert true.rmse < 0.015
    assert wrong.rmse is not None
    assert wrong.rmse > 0.05
    assert (true.log_loss or 0) < (wrong.log_loss or 0)


@given(tallies)
def test_every_prediction_is_in_one_bin_and_its_mean_too(answers: list[Tally]) -> None:
    found = calibration(sums_of(answers).forms)
    assert sum(one.observed.n for one in found.bins) == found.n == sum(one.bin >= 0 for one in answers)
    assert all(one.low <= one.predicted <= one.high for one in found.bins)
    assert all(0 <= one.observed.low <= one.observed.high <= 1 for one in found.bins)
    assert 0 <= (found.rmse or 0) <= 1


def test_answers_that_nothing_was_predicted_for_are_not_calibrated() -> None:
    assert calibration([FormSum("choice", -1, "", 5, 2, 0, 0, 0)]) == Calibration()


def test_confidence_is_the_share_right_of_each_word_said() -> None:
    forms = [
        asked(0.9, right=False, word="guess"),
        asked(0.9, right=True, word="sure"),
        asked(0.5, right=False, word="sure"),
        asked(0.5, right=True),
        FormSum("typed", -1, "guess", 3, 1, 0, 0, 0),
    ]
    found = confidence(forms)
    assert [(word, share.right, share.n) for word, share in found.items()] == [("sure", 1, 2), ("guess", 1, 4)]
    assert confidence(forms[3:4]) == {}
