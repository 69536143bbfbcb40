"""What each key makes of a question in an exam, and of what stands on the rows around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.response import Arranged, Chosen, Matched, Said, Wrote
from quizapp.tui.widgets.examrows import Standing, grid, numbers, strip, summary, window
from quizapp.tui.widgets.reply import Reply, begun
from tests.tui.library import LATENCY, MATCH, METRIC, MULTI, ORDER, STATEMENT, TYPED
from tests.tui.sealed import paper

if TYPE_CHECKING:
    from quizapp.core.deck import Question

KINDS = (METRIC, MULTI, STATEMENT, TYPED, ORDER, MATCH)
KEYS = (
    *(lambda reply, digit=digit: reply.digit(digit) for digit in range(1, 11)),
    *(lambda reply, by=by: reply.move(by) for by in (-1, 1)),
    *(lambda reply, by=by: reply.carry(by) for by in (-1, 1)),
    *(lambda reply, truth=truth: reply.truth(truth=truth) for truth in (True, False)),
    Reply.go,
    Reply.cleared,
    Reply.settled,
)


def fresh(question: Question) -> Reply:
    return begun(paper(question).slots[0].asked())


def test_one_option_takes_the_place_of_another_and_goes_when_picked_again() -> None:
    reply = fresh(METRIC).digit(1).digit(2)
    assert reply.given == Chosen(frozenset({1}))
    assert reply.digit(2).given is None
    assert reply.digit(9) == reply


def test_several_options_are_picked_one_by_one() -> None:
    order = fresh(MULTI).asked.order
    reply = fresh(MULTI).digit(1).digit(3)
    assert reply.given == Chosen(frozenset({order[0], order[2]}))
    assert reply.digit(1).digit(3).given is None


def test_a_statement_is_true_or_false_and_an_arrow_pressed_twice_says_it_still() -> None:
    assert fresh(STATEMENT).truth(truth=False).truth(truth=False).given == Said(truth=False)
    assert fresh(STATEMENT).digit(1).given == Said(truth=True)
    assert fresh(STATEMENT).digit(1).digit(1).given is None


def test_pointing_is_no_answer_and_space_picks_what_is_pointed_at() -> None:
    reply = fresh(METRIC).move(1).move(1)
    assert reply.given is None
    assert reply.go().given == Chosen(frozenset({1}))


def test_blanks_are_no_answer() -> None:
    assert fresh(TYPED).written("   ").given is None
    assert fresh(TYPED).written("F1 ").given == Wrote("F1 ")


def test_what_is_typed_can_be_doubtful_and_is_an_answer_all_the_same() -> None:
    reply = fresh(LATENCY).written("quick")
    assert reply.doubt
    assert reply.given == Wrote("quick")


def test_steps_are_an_answer_once_one_was_put_somewhere() -> None:
    reply = fresh(ORDER)
    asked = reply.asked.order
    assert reply.move(1).go().given is None, "a step in the hand is no answer yet"
    assert reply.go().move(1).settled().given == Arranged((asked[1], asked[0], *asked[2:]))
    assert reply.go().go().given == Arranged(asked)
    assert reply.digit(1).given == Arranged(asked)
    assert reply.digit(2).cleared() == reply


def test_a_step_put_back_leaves_the_answer_as_it_was() -> None:
    reply = fresh(ORDER).digit(2)
    assert reply.go().move(1).dropped().given == reply.given


def test_pairs_are_an_answer_from_the_first_on() -> None:
    reply = fresh(MATCH)
    pool = reply.asked.order
    assert reply.digit(2).given == Matched((pool[1], None, None))
    assert reply.digit(2).move(-1).cleared().given is None


@pytest.mark.parametrize("question", KINDS, ids=lambda question: question.kind)
@given(keys=st.lists(st.sampled_from(KEYS), max_size=12))
def test_an_answer_taken_up_again_looks_as_it_was_left(question: Question, keys: list[object]) -> None:
    reply = fresh(question)
    for key in keys:
        assert callable(key)
        reply = key(reply)
    left = reply.settled()
    again = begun(left.asked, left.given)
    assert again.given == left.given
    assert again.shown.picked == left.shown.picked
    if left.given and left.placing and again.placing:
        assert again.placing.response == left.placing.response


def standing(total: int, here: int) -> Standing:
    return Standing(total, frozenset(range(0, total, 3)), frozenset(range(0, total, 5)), here)


@given(st.integers(1, 500), st.integers(0, 499), st.integers(54, 200))
def test_a_strip_holds_the_question_at_hand_and_fits(total: int, here: int, width: int) -> None:
    shown, places = strip(standing(total, min(here, total - 1)), width)
    assert shown.cell_length <= width
    assert min(here, total - 1) in places.values()
    assert list(places.values()) == sorted(places.values())
    signs = {column: shown.plain[column] for column in places}
    assert all(sign in "●○◆◇" for sign in signs.values())


@given(st.integers(1, 500), st.integers(0, 499), st.integers(10, 200))
def test_the_windows_of_a_strip_turn_page_by_page(total: int, here: int, room: int) -> None:
    shown = window(standing(total, min(here, total - 1)), room)
    assert min(here, total - 1) in shown
    assert all(window(standing(total, place), room) == shown for place in (shown.start, shown.stop - 1))


@given(st.integers(1, 500), st.integers(20, 120))
def test_an_overview_has_every_number_once(total: int, width: int) -> None:
    drawn = list(grid(standing(total, 0), 0, width))
    said = [int(part) for row in drawn for part in row.text.plain.replace("▸", " ").split() if part.isdigit()]
    assert said == list(range(1, total + 1))
    assert all(row.text.cell_length <= width for row in drawn)


def test_the_summary_names_what_there_is_and_nothing_else() -> None:
    assert summary(Standing(2, frozenset({0, 1}), frozenset(), 0)) == "2 of 2 answered"
    assert summary(Standing(3, frozenset({0}), frozenset({2}), 0)) == "1 of 3 answered · 2 open · 1 marked for later"


def test_many_numbers_are_cut_short_and_say_so() -> None:
    assert numbers((0, 4)) == "1, 5"
    assert numbers(tuple(range(20)), 3) == "1, 2, 3, 17 more"
