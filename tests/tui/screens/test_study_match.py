"""Pairs found by keys and by the mouse."""

from __future__ import annotations

from dataclasses import replace
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
NAMES = ("one", "two", "three", "four", "five", "six", "seven", "eight")
ANSWERS = {"France": "Paris", "Spain": "Madrid", "Italy": "Rome"}
MEASURES = Question(
    prompt="Match each measure with what it says.",
    body=Match(
        tuple(
            Pair(f"measure {name}", f"what the measure {name} says of all the cases in the sample") for name in NAMES
        ),
        tuple(f"what no measure at all says of the cases in sample {number}" for number in range(4)),
    ),
    id="measures",
)
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
        places = {left: screen.place(left) for left in ANSWERS}
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


async def test_a_wrong_pair_shows_both_entries_below_each_other_and_nothing_twice(studying: Opened) -> None:
    async with studying(CAPITALS) as screen:
        numbers = [digit(screen, entry) for entry in ("Rome", "Madrid", "Berlin")]
        await screen.press(*numbers, "enter")
        first = screen.place("France")[0]
        assert screen.rows[first : first + 5] == [
            "   ✗ France  → Rome",
            "             ✓ Paris",
            "   ✓ Spain   → Madrid",
            "   ✗ Italy   → Berlin",
            "             ✓ Rome",
        ]
        assert "answer ─" not in screen.text
        assert screen.text.count("Madrid") == screen.text.count("Paris") == 1
        await screen.press("space")
        assert screen.bench.ratings == [Rating.AGAIN]


async def test_long_entries_are_told_in_full_with_why_right_below(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.MATCH, size=(64, 24)) as screen:
        await screen.press("1", "1", "1", "enter")
        assert "✓ precision of a positive decision" in screen.text
        assert "answer ─" not in screen.text
        last = max(row for row, text in enumerate(screen.rows) if " ✓ " in text or " → " in text)
        assert screen.rows[last + 2].startswith("  ── why")


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (80, 18)])
async def test_on_a_small_screen_the_left_side_stays_above_the_pool(studying: Opened, size: tuple[int, int]) -> None:
    async with studying(MEASURES, size=size) as screen:
        assert "Match each measure" in screen.text
        for key in ("1", "2", "3", "pagedown", "4", "up", "up", "right", "left"):
            await screen.press(key)
            if key == "pagedown":
                continue
            at = screen.place("  ▸  measure")[0]
            entries = [row for row in screen.rows[at + 1 :] if row[8:].startswith("what ")]
            assert len(entries) >= min(12, size[1] - 13)
            assert key in "1234" or any(row.startswith("  → ") for row in screen.rows[at:])
        await screen.press("pagedown", "pagedown")
        assert "measure eight" in screen.text


async def test_a_long_question_gives_way_to_the_pairs_and_the_whole_pool(studying: Opened) -> None:
    long = replace(CAPITALS, prompt="\n\n".join(f"Line {number}" for number in range(4)))
    async with studying(long, size=(60, 20)) as screen:
        assert "Line 0" in screen.text
        await screen.press("1")
        assert all(entry in screen.text for entry in ("France", "▸  Spain", "Italy", "3  ", "4  "))


async def test_all_the_pairs_are_matched_by_keys_alone_on_a_small_screen(studying: Opened) -> None:
    async with studying(MEASURES, size=(60, 20)) as screen:
        for name in NAMES:
            assert f"▸  measure {name}  " in screen.text
            while not any(row.startswith("  →") and f"measure {name} says" in row for row in screen.rows):
                await screen.press("right")
            await screen.press("space")
        assert "✓ Right" in screen.text


async def test_another_height_in_between_keeps_the_left_side_in_view(studying: Opened) -> None:
    async with studying(MEASURES) as screen:
        await screen.press("1", "2")
        for size in ((60, 20), (120, 40), (80, 18)):
            await screen.pilot.resize_terminal(*size)
            await screen.settle()
            assert "▸  measure three" in screen.text


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
        await screen.press("up", "down")
        assert screen.text.count("←→  right") == 2
        tenth, *_, twelfth = (
            row.split("  right ")[1] for row in screen.rows if "0  right" in row or "←→  right" in row
        )
        await screen.press("0", "up")
        assert f"→  0  right {tenth}" in screen.text
        await screen.press("right", "right")
        assert f"→ ←→  right {twelfth}" in screen.text
        await screen.press("down", "left")
        assert f"→ ←→  right {twelfth}" in screen.text
        await screen.press("minus", "up")
        assert "→  6  right" in screen.text
        await screen.press("down", *["1"] * 10, "enter")
        assert "✗ Not right" in screen.text


async def test_who_does_not_know_sees_the_right_pairs_in_their_rows(studying: Opened) -> None:
    async with studying(CAPITALS) as screen:
        places = {left: screen.place(left) for left in ANSWERS}
        await screen.press("ctrl+r")
        for left, entry in ANSWERS.items():
            assert screen.rows[screen.place(left)[0]].split() == [left, "✓", entry]
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


async def test_leaving_puts_a_taken_entry_back_and_asks_again_for_pairs_that_are_not_checked(studying: Opened) -> None:
    async with studying(CAPITALS) as screen:
        await screen.click_on("Berlin")
        assert "▸≡" in screen.text
        await screen.press("escape")
        assert "▸≡" not in screen.text
        await screen.press("1", "escape")
        assert "not checked yet: q again ends here" in screen.text
        assert pointed(screen) == "Spain"
        await screen.press("escape")
        assert "Spain" not in screen.text
        assert screen.bench.ratings == []
