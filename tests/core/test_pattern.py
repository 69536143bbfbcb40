"""How a learner answers, from what was counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.pattern import PRIOR, Pattern, pattern_of
from quizapp.core.stats.sums import Hour
from quizapp.core.tally import Maturity

COUNTS = st.integers(0, 5000)
HOURS = st.lists(
    st.builds(
        Hour,
        day=st.just(740_000),
        hour=st.integers(0, 23),
        maturity=st.sampled_from(list(Maturity)),
        again=COUNTS,
        hard=COUNTS,
        good=COUNTS,
        easy=COUNTS,
        took_ms=st.integers(0, 10**9),
    ),
    max_size=5,
)


def hour(maturity: Maturity, again: int, hard: int, good: int, easy: int, seconds: float = 0) -> Hour:
    return Hour(740_000, 9, maturity, again, hard, good, easy, round(1000 * seconds))


@given(HOURS)
def test_shares_stay_shares_and_times_are_not_negative(hours: list[Hour]) -> None:
    found = pattern_of(hours)
    assert 0 < found.first_rate < 1
    assert found.hard + found.good + found.easy == pytest.approx(1)
    assert min(found.hard, found.good, found.easy, found.right_s, found.wrong_s, found.new_s) > 0


def test_without_answers_it_is_the_usual_one() -> None:
    found = pattern_of([hour(Maturity.STEPS, 9, 9, 9, 9, 900)])
    assert (found.first_rate, found.right_s, found.wrong_s, found.new_s) == pytest.approx((0.3, 8.0, 16.0, 20.0))
    assert (found.hard, found.good, found.easy) == pytest.approx((0.1, 0.8, 0.1))


def test_many_answers_say_more_than_the_usual_ones() -> None:
    new = hour(Maturity.NEW, 3000, 0, 7000, 0, 10_000 * 30)
    reviews = [hour(Maturity.YOUNG, 500, 0, 4500, 0, 5000 * 4), hour(Maturity.MATURE, 500, 4500, 0, 0, 5000 * 4)]
    found = pattern_of([new, *reviews])
    assert found.first_rate == pytest.approx(0.7, abs=0.01)
    assert (found.hard, found.good, found.easy) == pytest.approx((0.5, 0.5, 0.0), abs=0.01)
    assert found.new_s == pytest.approx(30, abs=0.1)
    assert 0.9 * found.right_s + 0.1 * found.wrong_s == pytest.approx(4, abs=0.1)
    assert found.wrong_s == pytest.approx(2 * found.right_s)


def test_a_few_answers_move_it_a_little() -> None:
    found = pattern_of([hour(Maturity.NEW, 0, 0, PRIOR, 0)])
    assert found.first_rate == pytest.approx((1 + Pattern().first_rate) / 2)


def test_answers_whose_time_is_not_known_do_not_make_a_learner_quick() -> None:
    found = pattern_of([hour(Maturity.YOUNG, 100, 0, 900, 0)])
    assert found.right_s == pytest.approx(8.0)
