import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.stats.wilson import share


def test_the_interval_is_that_of_wilson() -> None:
    found = share(8, 10)
    assert (found.low, found.high) == pytest.approx((0.5408, 0.9314), abs=1e-4)


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_a_share_lies_in_its_interval_and_that_in_0_to_1(right: int, wrong: int) -> None:
    found = share(right, right + wrong)
    assert 0 <= found.low <= found.high <= 1
    assert found.value is None or found.low - 1e-12 <= found.value <= found.high + 1e-12


@given(st.integers(1, 1000), st.integers(1, 1000), st.integers(2, 9))
def test_more_of_the_same_makes_the_interval_narrower(right: int, wrong: int, times: int) -> None:
    few, many = share(right, right + wrong), share(times * right, times * (right + wrong))
    assert many.high - many.low < few.high - few.low


def test_of_nothing_nothing_is_known() -> None:
    assert (share(0, 0).value, share(0, 0).low, share(0, 0).high) == (None, 0.0, 1.0)
