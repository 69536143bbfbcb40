"""What desired retentions come to, also where some cards stand for all."""

import pytest

from quizapp.core.outlook import MOST_CARDS, RETENTIONS, Outlook, Prospect, cheapest, prospect, retentions
from quizapp.core.pattern import Pattern
from quizapp.core.policy import Policy
from quizapp.core.workload import SimulatedCard, Workload

KNOWN = SimulatedCard(20.0, 5.0, -5, 15)


def outlook(known: int, new: int, new_a_day: int = 10, reviews_a_day: int = 10**6) -> Outlook:
    return Outlook(
        states=[KNOWN] * known + [SimulatedCard()] * new,
        policy=Policy(),
        pattern=Pattern(),
        new_a_day=new_a_day,
        reviews_a_day=reviews_a_day,
    )


def test_a_sample_stands_for_all() -> None:
    few, many = outlook(MOST_CARDS, 0), outlook(10 * MOST_CARDS, 0)
    assert few.sampled(30) is None
    assert many.sampled(30) == MOST_CARDS
    one, ten = (prospect(0.9, given.course(0.9, 60)) for given in (few, many))
    assert ten.reviews == pytest.approx(10 * one.reviews, rel=0.02)
    assert ten.remembered == pytest.approx(10 * one.remembered, rel=0.02)
    assert ten.price == pytest.approx(one.price, rel=0.02)


def test_limits_shrink_with_the_sample() -> None:
    done = outlook(20 * MOST_CARDS, 0, reviews_a_day=200).course(0.9, 60)
    assert sum(done.reviews) <= 200 * 60
    assert sum(done.reviews[20:]) == pytest.approx(200 * 40, rel=0.1)


def test_new_cards_that_are_never_reached_change_nothing() -> None:
    assert outlook(50, 300).course(0.9, 20) == outlook(50, 30_000).course(0.9, 20)
    assert outlook(50, 30_000).sampled(20) is None


def test_the_learners_own_target_is_among_those_simulated() -> None:
    assert 0.88 in retentions(0.88)
    assert retentions(0.9) == RETENTIONS
    assert list(retentions(0.99)) == sorted(retentions(0.99))


def test_the_cheapest_has_the_least_minutes_for_each_card() -> None:
    found = [Prospect(0.7, 10, 50, 5, 10.0), Prospect(0.8, 10, 80, 9, 20.0), Prospect(0.9, 10, 150, 9, 25.0)]
    assert cheapest(found) is found[1]
    assert (found[1].price, found[1].minutes_a_day, found[1].reviews_a_day) == (4.0, 8.0, 0.9)


def test_where_nothing_is_studied_or_known_nothing_is_cheapest() -> None:
    nothing = prospect(0.9, Workload((0.0,), (0.0,), (0.0,), (0.0,)))
    assert nothing.price is None
    assert cheapest([nothing]) is None
    assert cheapest([prospect(0.9, Workload((0.0,), (0.0,), (0.0,), (3.0,)))]) is None


def test_no_cards_are_no_work() -> None:
    assert prospect(0.9, outlook(0, 0).course(0.9, 5)) == Prospect(0.9, 5, 0.0, 0.0, 0.0)


def test_new_cards_a_day_shrink_with_the_sample() -> None:
    done = outlook(20 * MOST_CARDS, 40_000, new_a_day=100).course(0.9, 100)
    assert sum(done.new) == pytest.approx(100 * 100, rel=0.05)
    assert max(done.new) < 200
