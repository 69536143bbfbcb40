"""After a break: when to offer a way through, what comes first, and where the rest goes."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.backlog import CatchUp, Late, Room, Work, catch_up, piled_up, worth
from quizapp.core.fsrs import Model
from quizapp.core.phase import Rating

TODAY = 739_000
MODEL = Model()

works = st.builds(Work, st.sampled_from("abcdefghijklmnop"), st.sampled_from(("one", "two")), st.floats(1, 120))
lates = st.lists(
    st.builds(
        Late,
        st.uuids().map(str),
        st.floats(0.1, 1000),
        st.floats(1, 10),
        st.integers(TODAY - 400, TODAY),
        works,
        st.booleans(),
    ),
    max_size=40,
    unique_by=lambda card: card.card_id,
)
comings = st.dictionaries(st.integers(TODAY + 1, TODAY + 20), st.lists(works, max_size=8), max_size=8)
rooms = st.builds(
    lambda minutes, cards, deck: Room(minutes=minutes, cards=cards, decks={"two": deck}),
    st.floats(0, 30),
    st.integers(1, 30),
    st.integers(1, 9),
)


def late(name: str, *, stability: float = 10.0, away: int = 60, seconds: float = 10.0, of: str = "") -> Late:
    return Late(name, stability, 5.0, TODAY - away, Work(of or name, "deck", seconds))


def many(count: int) -> list[Late]:
    return [late(f"{number:04}") for number in range(count)]


def others(count: int) -> list[Work]:
    return [Work(f"other {number}", "deck", 10.0) for number in range(count)]


def way(cards: list[Late], room: Room, coming: Mapping[int, list[Work]] | None = None) -> CatchUp:
    return catch_up(cards, coming or {}, TODAY, room, MODEL)


def by_minutes(minutes: float) -> Room:
    return Room(minutes=minutes, cards=200)


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
        (0, {}, 200, False),
        (900, {1: 100}, 0, False),
    ],
)
def test_a_way_through_is_offered_beyond_one_and_a_half_days_work(
    due: int, answers: dict[int, int], limit: int, *, offered: bool
) -> None:
    assert piled_up(due, answers, limit) is offered


def test_a_days_work_is_that_of_the_last_30_days_with_answers() -> None:
    long_ago = dict.fromkeys(range(TODAY - 300, TODAY - 100), 10)
    lately = dict.fromkeys(range(TODAY - 99, TODAY - 69), 100)
    taken_back = dict.fromkeys(range(TODAY - 60, TODAY), 0)
    assert not piled_up(150, long_ago | lately | taken_back, 200)
    assert piled_up(151, long_ago | lately | taken_back, 200)
    assert not piled_up(151, long_ago | lately | {TODAY: 131}, 200)


def test_worth_by_hand() -> None:
    card = late("a", stability=10, away=10, seconds=20)
    assert MODEL.retrievability(10, 10) == pytest.approx(0.9)
    good, again = (MODEL.after(10, 5.0, rating, 10)[0] for rating in (Rating.GOOD, Rating.AGAIN))
    gained = 0.9 * MODEL.retrievability(30, good) + 0.1 * MODEL.retrievability(30, again)
    assert worth(card, TODAY, MODEL) == pytest.approx((gained - MODEL.retrievability(40, 10)) / 20)


def test_what_is_slow_to_answer_is_worth_less() -> None:
    found = way([late("slow", seconds=60), late("quick", seconds=5)], by_minutes(1))
    assert found.chosen == ("quick",)
    assert worth(late("slow", seconds=60), TODAY, MODEL) < worth(late("quick", seconds=5), TODAY, MODEL)


def test_today_has_what_fits_and_the_days_after_are_filled_one_by_one() -> None:
    found = way(many(40), by_minutes(2))
    assert (found.due, len(found.chosen)) == (40, 12)
    assert found.rest == (12, 12, 4)
    assert len(found.moved) == 28
    assert set(found.moved.values()) == {TODAY + 1, TODAY + 2, TODAY + 3}


def test_no_day_gets_more_cards_than_the_limit_of_reviews() -> None:
    found = way(many(40), Room(minutes=60, cards=15))
    assert (len(found.chosen), found.rest) == (15, (15, 10))


def test_a_deck_with_a_limit_of_its_own_keeps_to_it_while_others_go_on() -> None:
    mixed = [card._replace(work=card.work._replace(deck=("much", "little")[n % 2])) for n, card in enumerate(many(20))]
    found = way(mixed, Room(minutes=60, cards=15, decks={"little": 3}))
    assert (len(found.chosen), found.rest) == (13, (3, 3, 1))


def test_today_has_what_is_left_of_its_limits() -> None:
    usual = Room(minutes=60, cards=15)
    found = catch_up(many(20), {}, TODAY, usual, MODEL, replace(usual, cards=4))
    assert (len(found.chosen), found.rest) == (4, (15, 1))
    found = catch_up(many(20), {}, TODAY, usual, MODEL, replace(usual, cards=0))
    assert (found.chosen, found.rest) == ((), (15, 5))


def test_days_on_which_much_is_due_anyway_get_less_of_it() -> None:
    coming = {TODAY + 1: others(10), TODAY + 2: others(30), TODAY + 3: others(4)}
    found = way(many(30), by_minutes(2), coming)
    assert Counter(found.moved.values()) == {TODAY + 1: 2, TODAY + 3: 8, TODAY + 4: 8}
    assert found.rest == (12, 30, 12, 8)


def test_siblings_come_on_different_days_where_their_question_does_not_come_anyway() -> None:
    pairs = [late("a", of="q"), late("b", of="q"), late("c", of="q")]
    found = way(pairs, by_minutes(20), {TODAY + 1: [Work("q", "deck", 10)]})
    assert len(found.chosen) == 1
    assert sorted(found.moved.values()) == [TODAY + 2, TODAY + 3]


def test_a_card_that_rests_today_comes_tomorrow() -> None:
    found = way([late("a")._replace(resting=True), late("b")], by_minutes(20))
    assert (found.chosen, found.moved) == (("b",), {"a": TODAY + 1})


def test_one_card_is_for_today_however_little_time_there_is() -> None:
    found = way([late("a"), late("b")], by_minutes(0))
    assert len(found.chosen) == 1
    assert len(found.moved) == 1


def test_nothing_late_needs_no_way_through() -> None:
    found = way([], by_minutes(20), {TODAY + 1: others(5)})
    assert (found.due, found.chosen, found.rest, found.moved) == (0, (), (), {})


def test_a_backlog_beyond_all_measure_takes_as_many_days_as_it_needs() -> None:
    found = way(many(2000), by_minutes(1))
    assert (len(found.rest), set(found.rest[:-1])) == (333, {6})


@given(lates, comings, rooms)
def test_every_card_is_for_today_or_moved_to_one_later_day(
    cards: list[Late], coming: dict[int, list[Work]], room: Room
) -> None:
    found = way(cards, room, coming)
    assert sorted((*found.chosen, *found.moved)) == sorted(card.card_id for card in cards)
    assert all(day > TODAY for day in found.moved.values())
    assert not {*found.chosen} & {card.card_id for card in cards if card.resting}
    days = Counter(found.moved.values())
    each = range(TODAY + 1, TODAY + 1 + len(found.rest))
    assert list(found.rest) == [days[day] + len(coming.get(day, ())) for day in each]
    assert found.due == len(cards)


@given(lates, comings, rooms)
def test_no_day_has_more_than_there_is_room_for(cards: list[Late], coming: dict[int, list[Work]], room: Room) -> None:
    found = way(cards, room, coming)
    added = defaultdict(list)
    for card in cards:
        added[found.moved.get(card.card_id, TODAY)].append(card.work)
    for day, works in added.items():
        there = [*works, *coming.get(day, ())]
        assert len(there) <= room.cards
        assert sum(work.deck == "two" for work in there) <= room.decks["two"]
        assert sum(work.seconds for work in there) <= 60 * room.minutes + 1e-6 or len(there) == 1
        assert len({work.question_id for work in works}) == len(works)
        assert {work.question_id for work in works}.isdisjoint(work.question_id for work in coming.get(day, ()))


@given(lates, comings, rooms)
def test_of_cards_that_are_alike_the_one_worth_more_comes_first(
    cards: list[Late], coming: dict[int, list[Work]], room: Room
) -> None:
    short = [card._replace(work=Work(card.card_id, "one", 10.0), resting=False) for card in cards]
    found = way(short, room, coming)
    day = {card.card_id: found.moved.get(card.card_id, TODAY) for card in short}
    ordered = sorted(short, key=lambda card: (-worth(card, TODAY, MODEL), card.card_id))
    assert [day[card.card_id] for card in ordered] == sorted(day.values())


@given(lates, comings, rooms)
def test_the_way_does_not_hang_on_the_order_of_the_cards(
    cards: list[Late], coming: dict[int, list[Work]], room: Room
) -> None:
    assert way(cards[::-1], room, coming).moved == way(cards, room, coming).moved
