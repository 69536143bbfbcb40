import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.stats.bins import BINS, EDGES, bin_of, loss, millionths

predictions = st.integers(0, 1_000_000)


@given(predictions)
def test_every_prediction_lies_in_its_bin(predicted: int) -> None:
    place = bin_of(predicted)
    low, high = EDGES[place], EDGES[place + 1]
    assert low <= predicted / 1_000_000 < high or (place == BINS - 1 and predicted == 1_000_000)


@pytest.mark.parametrize(("place", "edge"), list(enumerate(EDGES[:-1])))
def test_a_bin_begins_at_its_edge(place: int, edge: float) -> None:
    assert bin_of(millionths(edge)) == place


def test_the_bins_are_finest_where_reviews_are() -> None:
    assert EDGES[0] == 0
    assert EDGES[-1] == 1
    assert list(EDGES) == sorted(set(EDGES))
    assert sum(edge >= 0.7 for edge in EDGES) > sum(edge < 0.7 for edge in EDGES)


def test_the_log_loss_is_that_of_the_chance_given_to_what_happened() -> None:
    assert loss(900_000, right=True) == round(-math.log(0.9) * 1e6)
    assert loss(900_000, right=False) == round(-math.log(0.1) * 1e6)


@given(predictions, st.booleans())
def test_no_single_answer_makes_a_loss_infinite_or_negative(predicted: int, right: bool) -> None:
    assert 0 <= loss(predicted, right=right) <= 13_815_511


def test_a_recall_beyond_its_bounds_is_cut() -> None:
    assert [millionths(recall) for recall in (-0.5, 0.0, 0.25, 1.0, 7.0)] == [0, 0, 250_000, 1_000_000, 1_000_000]
