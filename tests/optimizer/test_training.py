"""Weights trained on older reviews are kept only if they predict newer ones better."""

from collections.abc import Sequence

import pytest

from quizapp.core.fitness import predictions, score, usable
from quizapp.core.fsrs import DEFAULT_WEIGHTS, LOWER_BOUNDS, UPPER_BOUNDS, Model
from quizapp.optimizer.training import LONGEST, Item, fitted, train
from tests.forgetful import OWN_WEIGHTS, histories

KNOWN = histories(200)
REVIEWS = sum(map(usable, KNOWN))


class Trainer:
    """Gives the same weights whatever it is shown, and keeps what that was."""

    def __init__(self, weights: Sequence[float]) -> None:
        self.weights = weights
        self.shown: list[Sequence[Item]] = []

    def __call__(self, items: Sequence[Item]) -> Sequence[float]:
        self.shown.append(items)
        return self.weights


def unheard(_: str) -> None:
    """Whoever is not interested in stages."""


def test_better_weights_are_trained_again_on_everything() -> None:
    trainer = Trainer(OWN_WEIGHTS)
    stages: list[str] = []
    found = fitted(KNOWN, DEFAULT_WEIGHTS, trainer, stages.append)
    assert found.better
    assert found.weights == OWN_WEIGHTS
    assert found.after < found.before
    assert found.rmse_after < found.rmse_before
    assert [len(items) for items in trainer.shown] == [round(0.8 * REVIEWS), REVIEWS]
    assert (found.reviews, found.tested) == (REVIEWS, REVIEWS - round(0.8 * REVIEWS))
    assert [stage.split()[0] for stage in stages] == ["training", "testing", "training"]


def test_weights_that_predict_worse_are_not_taken() -> None:
    trainer = Trainer([*DEFAULT_WEIGHTS[:20], 0.8])
    found = fitted(KNOWN, OWN_WEIGHTS, trainer, unheard)
    assert not found.better
    assert found.weights == OWN_WEIGHTS
    assert found.after > found.before
    assert len(trainer.shown) == 1


def test_weights_that_predict_the_same_are_not_taken() -> None:
    assert not fitted(KNOWN, DEFAULT_WEIGHTS, Trainer(DEFAULT_WEIGHTS), unheard).better


def test_what_is_tested_on_is_newer_than_what_is_trained_on() -> None:
    trainer = Trainer(OWN_WEIGHTS)
    history = [[(day, 3) for day in range(start, start + 100, 10)] for start in (1000, 1005, 1500)]
    fitted(history, DEFAULT_WEIGHTS, trainer, unheard)
    assert [len(item) for item in trainer.shown[0]] == [
        2,
        2,
        3,
        3,
        4,
        4,
        5,
        5,
        6,
        6,
        7,
        7,
        8,
        8,
        9,
        9,
        10,
        10,
        2,
        3,
        4,
        5,
    ]
    assert all(item[-1] == (10, 3) for item in trainer.shown[0])


def test_weights_are_cut_to_their_bounds() -> None:
    wild = [1000.0 if place % 2 else -1000.0 for place in range(21)]
    worst = tuple(
        low if weight < 0 else high for low, weight, high in zip(LOWER_BOUNDS, wild, UPPER_BOUNDS, strict=True)
    )
    found = fitted(KNOWN, DEFAULT_WEIGHTS, Trainer(wild), unheard)
    newest = round(0.8 * REVIEWS)
    tested = sorted((one for history in KNOWN for one in predictions(history, Model(worst))), key=lambda one: one.day)
    assert found.after == score(tested[newest:]).log_loss


@pytest.mark.parametrize("weights", [(), OWN_WEIGHTS[:20], (float("nan"), *OWN_WEIGHTS[1:])])
def test_what_are_no_weights_is_refused(weights: Sequence[float]) -> None:
    with pytest.raises(ValueError, match=r"."):
        fitted(KNOWN, DEFAULT_WEIGHTS, Trainer(weights), unheard)


def test_a_card_asked_thousands_of_times_does_not_fill_the_memory() -> None:
    trainer = Trainer(OWN_WEIGHTS)
    found = fitted([[(1000 + day, 3) for day in range(5000)]], DEFAULT_WEIGHTS, trainer, unheard)
    assert found.reviews == LONGEST - 1
    assert len(trainer.shown[0]) + found.tested == found.reviews


def test_the_real_fit_finds_how_a_learner_forgets() -> None:
    pytest.importorskip("fsrs_rs_python")
    found = fitted(histories(1000), DEFAULT_WEIGHTS, train, unheard)
    unseen = histories(500, seed=2)
    fit, own, usual = (
        score(one for history in unseen for one in predictions(history, Model(weights)))
        for weights in (found.weights, OWN_WEIGHTS, DEFAULT_WEIGHTS)
    )
    assert found.better
    assert usual.log_loss - own.log_loss > 0.01
    assert fit.log_loss - own.log_loss < 0.15 * (usual.log_loss - own.log_loss)
    assert found.rmse_after < 0.5 * found.rmse_before
