"""Pairs found by keys and by the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quizapp.core.deck import Match, Pair, Question
from quizapp.core.response import Matched, Skipped
from quizapp.core.review import Rating

if TYPE_CHECKING:
    from tests.tui.driving import Opened, Screen
    from tests.tui.library import Deck

CAPITALS = Question(
    prompt="Match.",
    body=Match((Pair("France", "Paris"), Pair("Spain", "Madrid"), Pair("Italy", "Rome")), ("Berlin",)),
    id="capitals",
)
ANSWERS = {"France": "Paris", "Spain": "Madrid", "Italy": "Rome"}
MANY = Question(
    prompt="Match.",
    body=Match(tuple(Pair(f"left {number:02}", f"right {number:02}") for number in range(12))),
    id="many",
)


def digit(screen: Screen, entry: str) -> str:
    """The digit of an entry of the pool."""
    row = next(row for row in reversed(screen.rows) if row.endswith(entry) and "→" not in row)
    return row.split()[0]


def matched(screen: Screen, left: str) -> str:
    """What is matched to a left side, without its digit."""
    return screen.rows[screen.place(left)[0]].partition("→")[2].strip().lstrip("0123456789 ")


def pointed(screen: Screen) -> str:
    """The left side that is pointed at."""
    return next(row for row in screen.rows if row.startswith("  ▸  ")).split()[1]


async def test_a_digit_matches_and_goes_on_to_the_next_open_row(studying: Opened) -> None:
    async with studying(CAPITALS) as screen:
        assert pointed(screen) == "France"
        await screen.press(digit(screen, "Rome"))
        assert matched(screen, "France") == "Rome"
        assert pointed(screen) == "Spain"
        await screen.press("up", digit(screen, "Paris"))
        assert matched(screen, "France") == "Paris"
        assert pointed(screen) == "Spain"
        await screen.press("9")
        assert matched(screen, "Spain") == "…"


async def test_right_by_keys_alone_without_scrolling(studying: Opened) -> None:
    async with studying(CAPITALS) as screen:
        places = {left: screen.place(left) for left in (*ANSWERS, "Berlin")}
        for entry in ANSWERS.values():
            await screen.press(digit(screen, entry))
        assert "enter  check" in screen.text
        assert "more row" not in screen.text
        await screen.press("space")
        assert "✓ Right" in screen.text
        assert all(f" ✓ {left}" in screen.text for left in ANSWERS)
        assert {left: screen.place(left) for left in places} == places
        await screen.press("space")
        assert screen.bench.log[0][3].response == Matched((0, 1, 2))


async def test_a_wrong_pair_shows_both_sides_beside_each_other(studying: Opened) -> None:
    async with studying(CAPITALS) as screen:
        numbers = [digit(screen, entry) for entry in ("Rome", "Madrid", "Berlin")]
        await screen.press(*numbers, "enter")
        assert screen.rows[screen.place("France")[0]] == (
            f"   ✗ France  → {numbers[0]} Rome    ✓ {digit(screen, 'Paris')} Paris"
        )
        assert f" ✓ Spain   → {numbers[1]} Madrid" in screen.text
        assert screen.rows[screen.place("Italy")[0]] == f"   ✗ Italy   → {numbers[2]} Berlin  ✓ {numbers[0]} Rome"
        assert "answer ─" not in screen.text
        await screen.press("space")
        assert screen.bench.ratings == [Rating.AGAIN]


async def test_entries_too_long_for_both_are_told_in_full_below(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.MATCH, size=(64, 24)) as screen:
        await screen.press("ctrl+r", "pagedown")
        assert "answer ─" not in screen.text
        await screen.press("u", "1", "1", "1", "enter", "pagedown")
        assert "answer ─" in screen.text
        assert "Predictive parity → precision of a positive decision" in screen.text


async def test_arrows_turn_through_the_pool_and_backspace_clears(studying: Opened) -> None:
    async with studying(CAPITALS) as screen:
        entries = sorted(("Paris", "Madrid", "Rome", "Berlin"), key=lambda entry: digit(screen, entry))
        for entry in (*entries, entries[0]):
            await screen.press("right")
            assert matched(screen, "France") == entry
        await screen.press("left", "left")
        assert matched(screen, "France") == entries[2]
        assert pointed(screen) == "France"
        await screen.press("backspace")
        assert matched(screen, "France") == "…"
        await screen.press("right", "delete", "left")
        assert matched(screen, "France") == entries[-1]


async def test_space_goes_to_the_next_open_row_and_enter_says_what_is_open(studying: Opened) -> None:
    async with studying(CAPITALS) as screen:
        await screen.press("down", "1", "space")
        assert pointed(screen) == "France"
        await screen.press("space")
        assert pointed(screen) == "Italy"
        await screen.press("enter")
        assert "Still open: France and 1 more. If you do not know, ctrl+r." in screen.text
        await screen.press("2", "space")
        assert pointed(screen) == "France"
        assert "Still open: France. If" in screen.text
        assert "Not right" not in screen.text


async def test_the_tenth_entry_has_a_key_and_arrows_reach_those_beyond(studying: Opened) -> None:
    async with studying(MANY) as screen:
        assert "more rows below" in screen.text
        await screen.press("0", "up", "right", "right")
        twelfth = matched(screen, "left 00")
        await screen.press("down", "left")
        assert matched(screen, "left 01") == twelfth
        assert twelfth.startswith("right")
        assert "→   right" in screen.text
        await screen.press("up", "minus", "pagedown")
        sixth = screen.rows[screen.place(" 6  right")[0]].split("6  ")[1]
        await screen.press("up", "up")
        assert matched(screen, "left 00") == sixth
        await screen.press("down", "down", *["1"] * 10)
        assert matched(screen, "left 11") != "…"
        await screen.press("enter")
        assert "✗ Not right" in screen.text


async def test_who_does_not_know_sees_the_right_pairs_in_their_rows(studying: Opened) -> None:
    async with studying(CAPITALS) as screen:
        places = {left: screen.place(left) for left in ANSWERS}
        await screen.press("ctrl+r")
        assert {left: matched(screen, left) for left in ANSWERS} == ANSWERS
        assert {left: screen.place(left) for left in ANSWERS} == places
        await screen.press("space")
        assert screen.bench.log[0][3].response == Skipped()


async def test_undo_takes_back_match_by_match_then_an_answer_then_a_rating(studying: Opened, deck: type[Deck]) -> None:
    async with studying(CAPITALS, deck.CLOZE) as screen:
        first = screen.text
        await screen.press("1", "2", "u", "u")
        assert screen.text == first
        await screen.press("1", "2", "3", "enter", "space", "u")
        assert "✗" in screen.text or "✓" in screen.text
        answered = [screen.rows[screen.place(left)[0]] for left in ANSWERS]
        await screen.press("u", "enter")
        assert [screen.rows[screen.place(left)[0]] for left in ANSWERS] == answered


@pytest.mark.parametrize("left_first", [True, False])
async def test_right_by_the_mouse_alone(studying: Opened, left_first: bool) -> None:
    async with studying(CAPITALS) as screen:
        for left, entry in reversed(ANSWERS.items()):
            both = (left, f"{digit(screen, entry)}  {entry}")
            for text in both if left_first else reversed(both):
                await screen.click_on(text)
            assert matched(screen, left) == entry
        await screen.click_on("enter  check")
        assert "✓ Right" in screen.text


async def test_an_entry_that_was_clicked_first_waits_for_its_left_side(studying: Opened) -> None:
    async with studying(CAPITALS) as screen:
        rome = f"{digit(screen, 'Rome')}  Rome"
        await screen.click_on(rome)
        assert f"▸≡ {rome}" in screen.text
        assert "click  what it belongs to" in screen.text
        await screen.click_on("Italy")
        assert matched(screen, "Italy") == "Rome"
        assert "≡" not in screen.text


async def test_a_drag_between_the_two_sides_makes_a_pair(studying: Opened) -> None:
    async with studying(CAPITALS) as screen:
        await screen.drag("Italy", screen.place("  Rome")[0])
        await screen.drag(f"{digit(screen, 'Paris')}  Paris", screen.place("France")[0])
        assert matched(screen, "Italy") == "Rome"
        assert matched(screen, "France") == "Paris"
        assert pointed(screen) == "Spain"


async def test_another_width_in_between_loses_nothing(studying: Opened) -> None:
    async with studying(CAPITALS) as screen:
        await screen.press(digit(screen, "Paris"))
        await screen.pilot.resize_terminal(62, 22)
        await screen.settle()
        await screen.press(digit(screen, "Madrid"), digit(screen, "Rome"), "enter")
        assert "✓ Right" in screen.text


async def test_digits_of_a_fast_learner_never_rate(studying: Opened, deck: type[Deck]) -> None:
    async with studying(CAPITALS, deck.CLOZE) as screen:
        screen.hands.speed = 0.001
        for key in ("1", "2", "3", "enter", "3", "3"):
            screen.key(key)
        await screen.settle()
        assert screen.bench.ratings == []
        assert "1 Again" in screen.text


async def test_a_digit_without_an_entry_changes_nothing(studying: Opened) -> None:
    async with studying(CAPITALS) as screen:
        await screen.press("1", "2")
        before = screen.text
        await screen.press("7", "0")
        assert screen.text == before


async def test_what_is_shown_is_copied_with_both_sides(studying: Opened) -> None:
    async with studying(CAPITALS) as screen:
        await screen.press("y")
        assert "1. France" in screen.app.clipboard
        assert "Berlin" in screen.app.clipboard
