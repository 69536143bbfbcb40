"""Whether what was remembered differs from what was predicted."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.bias import Bias, Predicted, bias
from quizapp.core.stats.bins import MILLION


def predicted(reviews: int, right: int, recall: float) -> Predicted:
    return Predicted(reviews, right, round(reviews * recall * MILLION))


def test_clearly_less_remembered_than_predicted_is_told_with_its_number() -> None:
    found = bias(predicted(240, 187, 0.9))
    assert found is not None
    assert (round(found.change, 3), found.reviews) == (-0.121, 240)


def test_clearly_more_is_told_too() -> None:
    found = bias(predicted(1000, 980, 0.9))
    assert found is not None
    assert found.change > 0


def test_a_few_reviews_say_nothing() -> None:
    assert bias(predicted(99, 10, 0.9)) is None
    assert bias(Predicted()) is None


def test_what_may_be_chance_is_not_told() -> None:
    assert bias(predicted(100, 86, 0.9)) is None


def test_a_sure_but_small_difference_is_not_told() -> None:
    assert bias(predicted(100_000, 92_500, 0.9)) is None
    assert bias(predicted(100_000, 93_500, 0.9)) == Bias(0.935 - 0.9, 100_000)


@given(st.integers(1, 10_000), st.data())
def test_a_change_is_a_difference_of_shares(reviews: int, data: st.DataObject) -> None:
    found = bias(predicted(reviews, data.draw(st.integers(0, reviews)), data.draw(st.floats(0, 1))))
    assert found is None or 0.03 <= abs(found.change) <= 1
