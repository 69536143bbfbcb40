"""After a break: when to offer a way through, what comes first, and where the rest goes."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.backlog import SPREAD_DAYS, Late, catch_up, piled_up, worth
from quizapp.core.fsrs import Model
from quizapp.core.phase import Rating

TODAY = 739_000
MODEL = Model()

lates = st.lists(
    st.builds(
        Late,
        st.uuids().map(str),
        st.floats(0.1, 1000),
        st.floats(1, 10),
        st.integers(TODAY - 400, TODAY),
        st.floats(1, 120),
    ),
    max_size=40,
    unique_by=lambda card: card.card_id,
)
comings = st.dictionaries(st.integers(TODAY + 1, TODAY + 20), st.integers(0, 30), max_size=8)


def late(name: str, *, stability: float = 10.0, away: int = 60, seconds: float = 10.0) -> Late:
    return Late(name, stability, 5.0, TODAY - away, seconds)


@pytest.mark.parametrize(
    ("due", "answers", "limit", "offered"),
    [
        (45, {}, 200, False),
        (46, {}, 200, True),
        (150, {1: 100, 2: 100}, 200, False),
        (151, {1: 100, 2: 100}, 200, True),
        (301, {1: 900}, 200, True),
        (300, {1: 900}, 200, False),
        (46, {1: 900} | dict.fromkeys(range(2, 32), 1), 200, True),
        (31, {1: 100}, 20, True),
        (0, {}, 0, False),
    ],
)
def test_a_way_through_is_offered_beyond_one_and_a_half_days_work(
    due: int, answers: dict[int, int], limit: int, *, offered: bool
) -> None:
    assert piled_up(due, answers, limit) is offered


def test_worth_by_hand() -> None:
    card = late("a", stability=10, away=10, seconds=20)
    assert MODEL.retrievability(10, 10) == pytest.approx(0.9)
    good, again = (MODEL.after(10, 5.0, rating, 10)[0] for rating in (Rating.GOOD, Rating.AGAIN))
    gained = 0.9 * MODEL.retrievability(30, good) + 0.1 * MODEL.retrievability(30, again)
    assert worth(card, TODAY, MODEL) == pytest.approx((gained - MODEL.retrievability(40, 10)) / 20)


def test_what_is_slow_to_answer_is_worth_less() -> None:
    found = catch_up([late("slow", seconds=60), late("quick", seconds=5)], {}, TODAY, 1, MODEL)
    assert found.chosen == ("quick",)
    assert worth(late("slow", seconds=60), TODAY, MODEL) < worth(late("quick", seconds=5), TODAY, MODEL)


def test_today_has_what_fits_and_the_rest_is_spread_evenly() -> None:
    found = catch_up([late(f"{number:02}") for number in range(40)], {}, TODAY, 2, MODEL)
    assert (found.due, len(found.chosen), found.today_minutes) == (40, 12, 2)
    assert found.rest == (9, 10, 9)
    assert len(found.moved) == 28
    assert set(found.moved.values()) == {TODAY + 1, TODAY + 2, TODAY + 3}


def test_days_on_which_much_is_due_anyway_get_less_of_it() -> None:
    found = catch_up([late(f"{number:02}") for number in range(30)], {TODAY + 1: 10, TODAY + 3: 4}, TODAY, 2, MODEL)
    assert Counter(found.moved.values()) == {TODAY + 1: 1, TODAY + 2: 10, TODAY + 3: 7}
    assert found.rest == (11, 10, 11)


def test_one_card_is_for_today_however_little_time_there_is() -> None:
    found = catch_up([late("a"), late("b")], {}, TODAY, 0, MODEL)
    assert len(found.chosen) == 1
    assert len(found.moved) == 1


def test_nothing_late_needs_no_way_through() -> None:
    found = catch_up([], {TODAY + 1: 5}, TODAY, 20, MODEL)
    assert (found.due, found.chosen, found.rest, found.moved, found.today_minutes) == (0, (), (), {}, 0)


def test_a_backlog_beyond_all_measure_ends_after_sixty_days() -> None:
    found = catch_up([late(f"{number:04}") for number in range(2000)], {}, TODAY, 1, MODEL)
    assert len(found.rest) == SPREAD_DAYS
    assert max(found.rest) - min(found.rest) <= 1


@given(lates, comings, st.floats(0, 60))
def test_every_card_is_for_today_or_moved_to_one_later_day(
    cards: list[Late], coming: dict[int, int], minutes: float
) -> None:
    found = catch_up(cards, coming, TODAY, minutes, MODEL)
    assert sorted((*found.chosen, *found.moved)) == sorted(card.card_id for card in cards)
    assert all(TODAY < day <= TODAY + SPREAD_DAYS for day in found.moved.values())
    days = Counter(found.moved.values())
    assert list(found.rest) == [days[day] + coming.get(day, 0) for day in range(TODAY + 1, TODAY + 1 + len(found.rest))]
    assert found.due == len(cards)


@given(lates, comings, st.floats(0, 60))
def test_what_comes_earlier_is_worth_more_and_today_fits_into_the_minutes(
    cards: list[Late], coming: dict[int, int], minutes: float
) -> None:
    found = catch_up(cards, coming, TODAY, minutes, MODEL)
    by_id = {card.card_id: card for card in cards}
    order = [*found.chosen, *sorted(found.moved, key=lambda card_id: found.moved[card_id])]
    day = {card_id: found.moved.get(card_id, TODAY) for card_id in order}
    worths = {card_id: worth(by_id[card_id], TODAY, MODEL) for card_id in order}
    for one in order:
        for other in order:
            assert day[one] >= day[other] or worths[one] >= worths[other]
    taken = sum(by_id[card_id].seconds for card_id in found.chosen)
    assert taken <= 60 * minutes + 1e-6 or len(found.chosen) == 1
    assert found.today_minutes == pytest.approx(taken / 60)


@given(lates, comings, st.floats(0, 60), st.randoms(use_true_random=False))
def test_the_way_does_not_hang_on_the_order_of_the_cards(
    cards: list[Late], coming: dict[int, int], minutes: float, order: object
) -> None:
    assert (
        catch_up(cards[::-1], coming, TODAY, minutes, MODEL).moved
        == catch_up(cards, coming, TODAY, minutes, MODEL).moved
    )
