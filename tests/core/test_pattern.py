"""How a learner answers, from what was counted."""

from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.pattern import PRIOR, Pattern, pattern_of
from quizapp.core.rating import NO_FIRSTS, Firsts, first_attempt, first_attempt_rate
from quizapp.core.stats.sums import DaySum
from quizapp.core.tally import Maturity

COUNTS = st.integers(0, 5000)
DAYS = st.lists(
    st.builds(
        DaySum,
        day=st.just(740_000),
        maturity=st.sampled_from(list(Maturity)),
        again=COUNTS,
        hard=COUNTS,
        good=COUNTS,
        easy=COUNTS,
        took_ms=st.integers(0, 10**9),
        timed=st.integers(0, 20_000),
    ),
    max_size=5,
)


def day_sum(maturity: Maturity, again: int, hard: int, good: int, easy: int, seconds: float = 0) -> DaySum:
    return DaySum(
        740_000,
        maturity,
        again,
        hard,
        good,
        easy,
        round(1000 * seconds),
        (again + hard + good + easy) * (seconds > 0),
    )


@given(DAYS)
def test_shares_stay_shares_and_times_are_not_negative(days: list[DaySum]) -> None:
    found = pattern_of(days)
    assert 0 < found.first_rate < 1
    assert found.hard + found.good + found.easy == pytest.approx(1)
    assert min(found.hard, found.good, found.easy, found.right_s, found.wrong_s, found.new_s) > 0


def test_without_answers_it_is_the_usual_one() -> None:
    found = pattern_of([day_sum(Maturity.STEPS, 9, 9, 9, 9, 900)])
    assert (found.first_rate, found.right_s, found.wrong_s, found.new_s) == pytest.approx((0.3, 8.0, 16.0, 20.0))
    assert (found.hard, found.good, found.easy) == pytest.approx((0.1, 0.8, 0.1))


def test_many_answers_say_more_than_the_usual_ones() -> None:
    new = day_sum(Maturity.NEW, 3000, 0, 7000, 0, 10_000 * 30)
    firsts = Firsts(7000, 3000)
    reviews = [day_sum(Maturity.YOUNG, 500, 0, 4500, 0, 5000 * 4), day_sum(Maturity.MATURE, 500, 4500, 0, 0, 5000 * 4)]
    found = pattern_of([new, *reviews], firsts)
    assert found.first_rate == pytest.approx(0.7, abs=0.01)
    assert (found.hard, found.good, found.easy) == pytest.approx((0.5, 0.5, 0.0), abs=0.01)
    assert found.new_s == pytest.approx(30, abs=0.1)
    assert 0.9 * found.right_s + 0.1 * found.wrong_s == pytest.approx(4, abs=0.1)
    assert found.wrong_s == pytest.approx(2 * found.right_s)


def test_a_few_answers_move_it_a_little() -> None:
    found = pattern_of([day_sum(Maturity.YOUNG, 0, 0, PRIOR, 0)])
    assert found.good == pytest.approx((1 + Pattern().good) / 2)


def test_new_cards_are_known_as_first_answers_say_and_not_as_they_were_rated() -> None:
    """Right answers to two options, all of them likely guessed and rated again, still say something."""
    rated_again = [day_sum(Maturity.NEW, 40, 0, 0, 0)]
    firsts = reduce(Firsts.plus, [first_attempt(right=True, guess=0.5)] * 40)
    found = pattern_of(rated_again, firsts)
    assert found.first_rate == first_attempt_rate(NO_FIRSTS, firsts)
    assert found.first_rate > 0.7


def test_answers_whose_time_is_not_known_do_not_make_a_learner_quick() -> None:
    found = pattern_of([day_sum(Maturity.YOUNG, 100, 0, 900, 0)])
    assert found.right_s == pytest.approx(8.0)


def test_answers_without_a_time_make_nobody_faster() -> None:
    timed = day_sum(Maturity.YOUNG, 0, 0, 200, 0, 200 * 30)
    mixed = timed._replace(good=5000)
    assert pattern_of([mixed]).right_s == pytest.approx(pattern_of([timed]).right_s, rel=0.01)
    assert pattern_of([mixed]).right_s > 25
