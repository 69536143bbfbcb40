"""Laws of steps and pairs under the learner's hands."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.response import Arranged, Matched, Skipped
from quizapp.tui.widgets.arranging import Arrangement, Matching, start, texts
from tests.tui.bench import Bench
from tests.tui.library import CHOICE, MATCH, ORDER

BY = st.sampled_from((-1, 1))
PLACE = st.integers(0, 14)
Move = Callable[[Arrangement, int], Arrangement]
MOVES: tuple[Move, ...] = (
    lambda placed, place: placed.moved(1 if place % 2 else -1),
    lambda placed, place: placed.carried(place),
    lambda placed, place: placed.numbered(place + 1),
    lambda placed, _place: placed.lifted(),
    lambda placed, _place: placed.put(),
    lambda placed, _place: placed.undone(),
)


@st.composite
def arrangements(draw: st.DrawFn) -> Arrangement:
    """Some steps, after some moves."""
    order = draw(st.permutations(range(draw(st.integers(2, 12)))))
    placed = Arrangement(tuple(order), draw(st.integers(0, len(order) - 1)))
    for _ in range(draw(st.integers(0, 3))):
        placed = placed.numbered(draw(st.integers(1, len(order)))).moved(draw(BY))
    return placed


@st.composite
def matchings(draw: st.DrawFn) -> Matching:
    """Some pairs, some of them open."""
    pool = tuple(draw(st.permutations(range(draw(st.integers(2, 12))))))
    rights = draw(st.lists(st.none() | st.sampled_from(pool), min_size=2, max_size=12))
    return Matching(tuple(rights), pool, draw(st.integers(0, len(rights) - 1)))


@given(arrangements(), st.lists(st.tuples(st.sampled_from(MOVES), PLACE)))
def test_whatever_is_done_every_step_stays_there_once(placed: Arrangement, moves: list[tuple[Move, int]]) -> None:
    steps = set(placed.order)
    for move, place in moves:
        placed = move(placed, place)
        assert len(placed.order) == len(steps) == len(set(placed.order))
        assert set(placed.order) == steps
        assert 0 <= placed.cursor < len(steps)


@given(arrangements(), PLACE)
def test_a_carried_step_passes_the_others_without_changing_their_order(placed: Arrangement, place: int) -> None:
    step = placed.order[placed.cursor]
    after = placed.carried(place)
    assert after.order[after.cursor] == step
    assert after.cursor == min(place, len(placed.order) - 1)
    assert [one for one in after.order if one != step] == [one for one in placed.order if one != step]


@given(arrangements(), st.lists(PLACE, min_size=1))
def test_a_step_carried_about_and_put_back_was_not_moved(placed: Arrangement, places: list[int]) -> None:
    held = placed.lifted()
    for place in places:
        held = held.carried(place)
    back = held.carried(placed.cursor).put()
    assert back == placed
    assert back.before is placed.before


@given(arrangements(), st.lists(PLACE, min_size=1))
def test_one_undo_takes_a_held_step_back_however_far_it_was_carried(placed: Arrangement, places: list[int]) -> None:
    held = placed.lifted()
    for place in places:
        held = held.carried(place)
    assert held.undone() == placed
    assert held.put().order == placed.order or held.put().undone() == placed


@given(arrangements(), st.integers(1, 9), st.integers(1, 10))
def test_a_second_digit_goes_on_with_the_first_where_there_is_such_a_place(
    placed: Arrangement, one: int, two: int
) -> None:
    first = Arrangement(placed.order, placed.cursor)
    once, both = first.numbered(one), 10 * one + two % 10
    now = once.numbered(two)
    if both <= len(first.order):
        assert now == first.numbered(both)
        assert now.undone().order == first.order
    else:
        assert now == once.pointed(once.cursor).numbered(two)


@given(arrangements(), st.lists(st.integers(1, 12)))
def test_undo_walks_back_through_every_order_there_was(placed: Arrangement, numbers: list[int]) -> None:
    first = Arrangement(placed.order, placed.cursor)
    orders, now = [first.order], first
    for number in numbers:
        now = now.pointed(now.cursor).numbered(number)
        if now.order != orders[-1]:
            orders.append(now.order)
    while orders:
        assert now.order == orders.pop()
        now = now.undone()
    assert now == first


@given(arrangements(), PLACE, st.booleans())
def test_a_drag_never_carries_against_the_mouse(placed: Arrangement, place: int, down: bool) -> None:
    held = placed.lifted()
    after = held.dragged(min(place, len(placed.order) - 1), down=down)
    assert after.cursor >= held.cursor if down else after.cursor <= held.cursor


@given(arrangements(), st.data())
def test_two_clicks_move_a_step_from_the_first_place_to_the_second(placed: Arrangement, data: st.DataObject) -> None:
    places = st.integers(0, len(placed.order) - 1)
    one, other = data.draw(places), data.draw(places)
    after = placed.pressed(one).released(one, one).pressed(other).released(other, other)
    assert not after.held
    assert after.order == placed.pointed(one).carried(other).order


@given(matchings(), st.data())
def test_a_digit_matches_the_row_it_is_meant_for_and_no_other(placed: Matching, data: st.DataObject) -> None:
    number = data.draw(st.integers(1, len(placed.pool)))
    after = placed.numbered(number)
    assert after.rights[placed.cursor] == placed.pool[number - 1]
    assert [right for place, right in enumerate(after.rights) if place != placed.cursor] == [
        right for place, right in enumerate(placed.rights) if place != placed.cursor
    ]
    assert after.rights[after.cursor] is None or not after.open


@given(matchings())
def test_as_many_digits_as_there_are_open_rows_leave_none_open(placed: Matching) -> None:
    now = placed.onward()
    for _ in placed.open:
        now = now.numbered(1)
    assert now.open == ()


@given(matchings(), BY)
def test_turning_meets_every_entry_once_and_comes_round(placed: Matching, by: int) -> None:
    seen, now = [], placed.matched(placed.pool[0])
    for _ in placed.pool:
        seen.append(now.rights[now.cursor])
        now = now.turned(by)
    assert sorted(seen, key=str) == sorted(placed.pool, key=str)
    assert now.rights == placed.matched(placed.pool[0]).rights


@given(matchings(), st.data())
def test_a_pair_is_made_by_two_clicks_in_either_order_or_by_a_drag(placed: Matching, data: st.DataObject) -> None:
    left = data.draw(st.integers(0, len(placed.rights) - 1))
    right = data.draw(st.sampled_from(placed.pool))
    entry = len(placed.rights) + right
    wanted = placed.pointed(left).matched(right).rights
    assert placed.released(left, left).released(entry, entry).rights == wanted
    assert placed.released(entry, entry).released(left, left).rights == wanted
    assert placed.released(left, entry).rights == placed.released(entry, left).rights == wanted


def test_who_takes_entries_first_may_go_on_so_and_a_second_click_lets_go() -> None:
    placed = Matching((None, None), (1, 0)).released(2, 2)
    assert placed.taken == 0
    assert placed.released(2, 2).taken is None
    assert placed.released(1, 1).released(3, 3).released(0, 0).rights == (1, 0)


def test_an_entry_in_use_can_be_used_again() -> None:
    assert Matching((None, None, None), (1, 0)).numbered(1).numbered(1).numbered(2).rights == (1, 1, 0)


@given(matchings(), st.lists(st.integers(1, 12)))
def test_undo_walks_back_through_every_match(placed: Matching, numbers: list[int]) -> None:
    states = [placed]
    for number in numbers:
        after = states[-1].numbered(number)
        if after.rights != states[-1].rights:
            states.append(after)
    for later, earlier in pairwise(reversed(states)):
        assert later.undone().rights == earlier.rights
    assert placed.undone() is placed


def test_a_card_begins_as_it_is_asked_or_as_a_response_that_fits_has_it() -> None:
    bench = Bench((ORDER, MATCH, CHOICE))
    order, match, choice = (bench._asked(card_id) for card_id in bench.known)
    assert start(order) == start(order, Skipped()) == start(order, Arranged((0, 1))) == Arrangement(order.order)
    assert start(order, Arranged((3, 2, 1, 0))) == Arrangement((3, 2, 1, 0))
    assert start(match) == start(match, Matched((0,))) == Matching((None, None, None), match.order)
    assert start(match, Matched((3, None, 9))) == Matching((3, None, None), match.order)
    assert start(choice) is None
    assert texts(order) == tuple(ORDER.body.steps[index] for index in order.order)  # type: ignore[union-attr]
    assert "overall accuracy" in texts(match)
    assert texts(choice) == ()
