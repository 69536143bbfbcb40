"""Steps put in order by keys and by the mouse."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from quizapp.core.deck import Order, Question
from quizapp.core.grading import Part
from quizapp.core.response import Arranged, Skipped
from quizapp.core.review import Rating, Verdict

if TYPE_CHECKING:
    from tests.tui.driving import Opened, Screen
    from tests.tui.library import Deck

ALPHABET = Question(prompt="Put the letters in order.", body=Order(tuple("abc")), id="abc")
LONG = Question(prompt="Count.", body=Order(tuple(f"step {number:02} of twelve" for number in range(12))), id="count")


def steps(screen: Screen) -> str:
    """The letters of the steps in the order on the screen."""
    return "".join(re.findall(r" \d(?:  |→\d)  ([abc])$", screen.text, re.MULTILINE))


def lead(place: int, part: Part) -> str:
    """The sign of a step that was put at a place, from 1."""
    return "✓" if part.place == place else "·" if part.verdict is Verdict.RIGHT else "✗"


async def sort_letters(screen: Screen) -> None:
    """Brings the letters into their order by pointing and by digits."""
    for place, letter in enumerate("abc"):
        while (now := steps(screen).index(letter)) > place:
            await screen.press(*["up"] * 3, "down")
            while f"▸  {now + 1}" not in screen.text:
                await screen.press("down")
            await screen.press(str(place + 1))


async def test_the_steps_stand_numbered_and_never_in_their_right_order(studying: Opened) -> None:
    async with studying(ALPHABET) as screen:
        assert sorted(steps(screen)) == ["a", "b", "c"]
        assert steps(screen) != "abc"
        assert "▸  1    " in screen.text
        assert "space picks a step up" in screen.text


async def test_space_picks_a_step_up_arrows_carry_it_and_space_puts_it_down(studying: Opened) -> None:
    async with studying(ALPHABET) as screen:
        first, second, third = list(steps(screen))
        await screen.press("space")
        assert f"▸≡ 1    {first}" in screen.text
        assert "put it down" in screen.text
        await screen.press("down")
        assert f"▸≡ 2    {first}" in screen.text
        assert steps(screen) == second + first + third
        await screen.press("down", "down", "space")
        assert steps(screen) == second + third + first
        assert f"▸  3    {first}" in screen.text
        await screen.press("down")
        assert f"▸  1    {second}" in screen.text


@pytest.mark.parametrize("modifier", ["ctrl", "shift"])
async def test_a_step_is_carried_at_once_with_ctrl_or_shift(studying: Opened, modifier: str) -> None:
    async with studying(ALPHABET) as screen:
        first, second, third = list(steps(screen))
        await screen.press(f"{modifier}+down", f"{modifier}+down", f"{modifier}+up")
        assert steps(screen) == second + first + third
        assert f"▸  2    {first}" in screen.text


async def test_a_digit_puts_the_step_at_that_place(studying: Opened) -> None:
    async with studying(ALPHABET) as screen:
        first, second, third = list(steps(screen))
        await screen.press("3")
        assert steps(screen) == second + third + first
        await screen.press("space", "2")
        assert steps(screen) == second + first + third
        assert "▸  2" in screen.text
        await screen.press("9")
        assert steps(screen) == second + first + third


async def test_u_takes_back_the_last_move_and_then_the_one_before(studying: Opened) -> None:
    async with studying(ALPHABET) as screen:
        start = steps(screen)
        await screen.press("3")
        moved = steps(screen)
        await screen.press("space", "up", "up", "u")
        assert steps(screen) == moved
        assert "≡" not in screen.text
        await screen.press("u")
        assert steps(screen) == start
        await screen.press("u")
        assert "There is nothing to take back." in screen.text


async def test_enter_puts_down_what_is_held_before_it_hands_in(studying: Opened) -> None:
    async with studying(ALPHABET) as screen:
        await screen.press("space", "enter")
        assert "≡" not in screen.text
        assert "Again" not in screen.text
        await screen.press("enter")
        assert "✗ Not right" in screen.text


async def test_right_by_keys_alone_without_scrolling(studying: Opened) -> None:
    async with studying(ALPHABET) as screen:
        await sort_letters(screen)
        assert "more row" not in screen.text
        await screen.press("enter")
        assert "✓ Right" in screen.text
        assert [f" ✓ {number}    {letter}" in screen.text for number, letter in enumerate("abc", start=1)] == [True] * 3
        assert "answer ─" not in screen.text
        await screen.press("space")
        assert screen.bench.log[0][3].response == Arranged((0, 1, 2))


async def test_nothing_moves_when_the_answer_comes_and_the_others_tell_where_they_belong(
    studying: Opened, deck: type[Deck]
) -> None:
    async with studying(deck.ORDER) as screen:
        starts = ("Choose the action in", "Take it", "Choose the next", "Move the old", "value of the next state")
        before = {text: screen.place(text) for text in starts}
        await screen.press("enter")
        assert {text: screen.place(text) for text in starts} == before
        graded = screen.bench.grade(screen.app.screen.shown.asked, Arranged(screen.app.screen.shown.asked.order))  # type: ignore[attr-defined]
        leads = [screen.rows[screen.place(part.said[:20])[0]].split()[:2] for part in graded.mark.parts]
        told = [[lead(place, part), f"{place}→{part.place}"] for place, part in enumerate(graded.mark.parts, start=1)]
        assert leads == told
        assert {"✗", "·"} == {sign for sign, _ in leads}
        assert screen.text.count("Choose the action in the current state") == 1


async def test_who_does_not_know_sees_the_right_order(studying: Opened) -> None:
    async with studying(ALPHABET) as screen:
        await screen.press("ctrl+r")
        assert "Not known yet" in screen.text
        assert re.findall(r"(\d) +([abc])$", screen.text, re.MULTILINE) == [("1", "a"), ("2", "b"), ("3", "c")]
        assert screen.text.count("answer ─") == 1
        await screen.press("space")
        assert screen.bench.log[0][3].response == Skipped()


async def test_an_answer_taken_back_stands_as_it_was_handed_in(studying: Opened, deck: type[Deck]) -> None:
    async with studying(ALPHABET, deck.CLOZE) as screen:
        await screen.press("3", "enter")
        handed = steps(screen)
        await screen.press("u")
        assert steps(screen) == handed
        assert "▸  3" in screen.text
        await screen.press("enter", "space", "u")
        assert steps(screen) == handed
        assert "✗ Not right" in screen.text
        await screen.press("u")
        assert steps(screen) == handed


async def test_a_drag_carries_the_rows_along(studying: Opened) -> None:
    async with studying(ALPHABET) as screen:
        first, second, third = list(steps(screen))
        await screen.drag(f"1    {first}", screen.place(f"3    {third}")[0])
        assert steps(screen) == second + third + first
        await screen.drag(f"3    {first}", screen.place(f"2    {third}")[0])
        assert steps(screen) == second + first + third
        assert "≡" not in screen.text


async def test_a_drag_over_a_longer_step_does_not_flicker(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.ORDER) as screen:
        row = screen.place("value of the next state")[0]
        assert screen.rows[row - 1].startswith("  ▸  1    Move the old")
        await screen.press("down")
        await screen.drag("2    Choose the next", row - 1)
        assert "1    Choose the next" in screen.text
        assert "2    Move the old" in screen.text
        await screen.drag("1    Choose the next", row + 1)
        assert "1    Move the old" in screen.text
        assert "2    Choose the next" in screen.text


async def test_right_by_the_mouse_alone(studying: Opened) -> None:
    async with studying(ALPHABET) as screen:
        for place, letter in enumerate("abc", start=1):
            if (now := steps(screen).index(letter) + 1) != place:
                await screen.click_on(f"{now}    {letter}")
                assert f"▸≡ {now}    {letter}" in screen.text
                await screen.click_on(f"{place}    {steps(screen)[place - 1]}")
        assert steps(screen) == "abc"
        assert "≡" not in screen.text
        await screen.click_on("enter  check")
        assert "✓ Right" in screen.text
        await screen.click_on("3 Good")
        assert screen.bench.ratings == [Rating.GOOD]


async def test_twelve_steps_scroll_with_the_cursor_and_a_drag_scrolls_too(studying: Opened) -> None:
    body = replace(LONG, prompt="Count.\n\n" + "\n\n".join(f"Word {number}." for number in range(2)))
    async with studying(body, size=(80, 20)) as screen:
        assert "more rows below" in screen.text
        first = re.search(r"1     (step \d\d)", screen.text)
        assert first
        await screen.press("space", *["down"] * 11)
        assert f"▸≡12     {first[1]}" in screen.text
        await screen.press("space", "down")
        assert "▸  1" in screen.text
        top = re.search(r"▸  1     (step \d\d)", screen.text)
        assert top
        edge = screen.place("more rows below")[0]
        await screen.drag(top[0], edge + 2)
        assert "≡" not in screen.text
        places = [row for row in screen.rows if top[1] in row]
        assert places
        assert not places[0].strip().startswith("▸  1 ")
        await screen.press("ctrl+r")
        assert "Not known yet" in screen.text


async def test_another_width_help_and_flag_in_between_lose_nothing(studying: Opened) -> None:
    async with studying(ALPHABET) as screen:
        first, second, third = list(steps(screen))
        await screen.press("space", "down")
        await screen.pilot.resize_terminal(100, 30)
        await screen.settle()
        assert f"▸≡ 2    {first}" in screen.text
        await screen.press("question_mark", "escape", "f")
        assert "Flagged" in screen.text
        assert f"▸≡ 2    {first}" in screen.text
        await screen.press("down", "space")
        assert steps(screen) == second + third + first


async def test_a_second_enter_at_once_rates_nothing(studying: Opened) -> None:
    async with studying(ALPHABET) as screen:
        screen.hands.speed = 0.001
        await screen.press("enter", "enter", "2")
        assert "✗ Not right" in screen.text
        assert screen.bench.ratings == []


async def test_a_drag_that_is_still_going_on_when_the_answer_comes_does_nothing(studying: Opened) -> None:
    async with studying(ALPHABET) as screen:
        await screen.press("enter")
        shown, first_row = screen.text, next(row.strip() for row in screen.rows if re.search("→.  [abc]$", row))
        await screen.drag(first_row, screen.place(first_row)[0] + 2)
        assert screen.text == shown


def numbered(screen: Screen) -> list[str]:
    """The steps of the long question in view, each as `sign place step`."""
    return re.findall(r"([▸✓✗·]?≡? ?\d+) +(step \d\d) of twelve$", screen.text, re.MULTILINE)


async def test_many_steps_come_once_in_their_right_order_with_where_they_were_put(studying: Opened) -> None:
    async with studying(LONG, size=(80, 40)) as screen:
        order = screen.app.screen.shown.asked.order  # type: ignore[attr-defined]
        await screen.press("enter")
        told = re.findall(r"([✓✗·]) ?(\d+)(?:←(\d+))? +step (\d\d)", screen.text)
        assert [int(step) for *_, step in told] == [*range(12)]
        assert [int(place) for _, place, *_ in told] == [*range(1, 13)]
        assert [int(mine or place) for _, place, mine, _ in told] == [1 + order.index(step) for step in range(12)]
        assert all((sign == "✓") == (not mine) for sign, _, mine, _ in told)
        assert "← where you put it" in screen.text


async def test_two_digits_at_once_are_one_place_and_one_move(studying: Opened) -> None:
    async with studying(LONG, size=(80, 40)) as screen:
        before = numbered(screen)
        first = before[0][1]
        assert "1-12 puts it at that place" in screen.text
        await screen.press("1", "2")
        assert f"▸ 12     {first}" in screen.text
        await screen.press("u")
        assert numbered(screen) == before
        await screen.press("3", "2")
        assert f"▸  2     {first}" in screen.text
        await screen.press("1", "0")
        assert f"▸ 10     {first}" in screen.text
        await screen.press("up", "1", "down", "2")
        assert "▸  2 " in screen.text


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_leaving_with_a_step_in_hand_puts_it_back_first(studying: Opened, key: str) -> None:
    async with studying(ALPHABET) as screen:
        start = steps(screen)
        await screen.press("space", "down", key)
        assert steps(screen) == start
        assert "≡" not in screen.text
        await screen.press(key)
        assert screen.bench.ratings == []
        assert not steps(screen)


async def test_leaving_with_steps_that_were_moved_takes_a_second_word(studying: Opened) -> None:
    async with studying(ALPHABET) as screen:
        await screen.press("3")
        moved = steps(screen)
        await screen.press("escape")
        assert "not checked yet: q again ends here" in screen.text
        await screen.press("1", "escape")
        assert sorted(steps(screen)) == sorted(moved)
        assert "not checked yet: q again ends here" in screen.text
        await screen.press("q")
        assert not steps(screen)


async def test_the_step_that_is_carried_stays_in_view_on_a_smaller_screen(studying: Opened) -> None:
    async with studying(LONG, size=(80, 30)) as screen:
        await screen.press("space", *["down"] * 11)
        assert "▸≡12" in screen.text
        await screen.pilot.resize_terminal(60, 16)
        await screen.settle()
        assert "▸≡12" in screen.text


async def test_a_question_that_is_asked_anew_begins_at_its_top(studying: Opened) -> None:
    body = replace(LONG, prompt="The first words.\n\n" + "\n\n".join(f"Word {number}." for number in range(4)))
    async with studying(body, size=(80, 20)) as screen:
        await screen.press("ctrl+r", "pagedown")
        assert "The first words." not in screen.text
        await screen.press("u")
        assert "The first words." in screen.text
