"""What keys and the mouse do while studying."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from textual import events

from quizapp.core.response import Chosen, Judged, Said
from quizapp.core.review import Rating
from quizapp.errors import QuizError
from quizapp.tui.app import Request
from quizapp.tui.widgets.answer import Answer

if TYPE_CHECKING:
    from tests.tui.driving import Opened
    from tests.tui.library import Deck


async def test_space_shows_the_answer_and_then_accepts_the_suggested_rating(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD, deck.CLOZE) as screen:
        assert "respond to edges" not in screen.text
        await screen.press("space")
        assert "The early ones: they respond to edges and textures." in screen.text
        assert "Early features are general" in screen.text
        assert "You judge" in screen.text
        assert "▸3 Good" in screen.text
        assert screen.bench.ratings == []
        await screen.press("space")
        assert screen.bench.ratings == [Rating.GOOD]
        assert screen.bench.log[0][3].response == Judged()
        assert "A type II error is a […]." in screen.text


@pytest.mark.parametrize("rating", list(Rating))
async def test_digits_rate_after_the_answer(studying: Opened, deck: type[Deck], rating: Rating) -> None:
    async with studying(deck.FLASHCARD, deck.CLOZE) as screen:
        await screen.press("space", str(rating.value))
        assert screen.bench.ratings == [rating]


async def test_digits_do_nothing_to_a_flashcard_before_its_answer(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD, deck.CLOZE) as screen:
        await screen.press("3", "1")
        assert screen.bench.ratings == []
        assert "show the answer" in screen.text


async def test_a_digit_chooses_and_the_options_are_marked_where_they_stand(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.CHOICE, deck.CLOZE) as screen:
        before = {text: screen.place(text) for text in ("Of 5,000", "0.02", "0.50", "0.98", "1.00")}
        await screen.press("1")
        assert {text: screen.place(text) for text in before} == before
        assert "✗ 1  0.02  your answer" in screen.text
        assert "✓ 3  0.98  right answer" in screen.text
        assert "✗ Not right" in screen.text
        assert "That is the share of cracked castings." in screen.text
        assert "All 4,900 sound castings are right." in screen.text
        await screen.press("space")
        assert screen.bench.ratings == [Rating.AGAIN]
        assert screen.bench.log[0][3].response == Chosen(frozenset({1}))


async def test_arrows_point_and_enter_chooses(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.CHOICE) as screen:
        await screen.press("down", "down", "down", "enter")
        assert "✓ 3  0.98  your answer" in screen.text
        assert "✓ Right" in screen.text


async def test_arrows_go_round(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.CHOICE) as screen:
        await screen.press("up")
        assert "▸  4  1.00" in screen.text
        await screen.press("down")
        assert "▸  1  0.02" in screen.text


@pytest.mark.parametrize("key", ["space", "enter"])
async def test_without_a_choice_the_screen_says_how_to_choose(studying: Opened, deck: type[Deck], key: str) -> None:
    async with studying(deck.CHOICE) as screen:
        await screen.press(key)
        assert "Choose with 1-4" in screen.text
        assert "Not right" not in screen.text


async def test_digits_toggle_several_options_and_enter_checks(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.MULTI) as screen:
        await screen.press("1", "2", "2", "3")
        assert screen.text.count("☑") == 2
        await screen.press("enter")
        assert "✓ Right" in screen.text
        await screen.press("enter")
        assert screen.bench.log[0][3].response == Chosen(frozenset({0, 1}))


async def test_with_arrows_space_picks_one_of_several_and_enter_checks(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.MULTI) as screen:
        await screen.press("down", "space", "down", "down", "space", "enter")
        assert "✓ Right" in screen.text


async def test_what_was_missed_and_what_was_wrong_is_told_apart(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.MULTI) as screen:
        await screen.press("1", "2", "space")
        assert "✓ 1  More data  right" in screen.text
        assert "✗ 2  A deeper tree  not right" in screen.text
        assert "○ 3  Bagging  missed" in screen.text


@pytest.mark.parametrize(("key", "truth"), [("1", True), ("2", False), ("left", True), ("right", False)])
async def test_a_statement_is_true_or_false(studying: Opened, deck: type[Deck], key: str, truth: bool) -> None:
    async with studying(deck.STATEMENT) as screen:
        await screen.press(key)
        assert ("✓ Right" in screen.text) == truth
        await screen.press("space")
        assert screen.bench.log[0][3].response == Said(truth)


async def test_left_and_right_neither_choose_nor_rate(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.CHOICE) as screen:
        await screen.press("left", "right")
        assert "your answer" not in screen.text
        await screen.press("3", "left", "right")
        assert screen.bench.ratings == []


async def test_letters_never_choose_an_option(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.STATEMENT) as screen:
        await screen.press("t", "f", "a", "b", "T", "F")
        assert "Right" not in screen.text
        assert "Not right" not in screen.text


async def test_french_digits_without_shift_choose(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.CHOICE) as screen:
        await screen.press("quotation_mark")
        assert "✓ 3  0.98  your answer" in screen.text


async def test_undo_shows_the_card_as_it_was_answered(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.CHOICE, deck.CLOZE) as screen:
        await screen.press("1", "4")
        assert "type II" in screen.text
        await screen.press("u")
        assert screen.bench.ratings == []
        assert "✗ 1  0.02  your answer" in screen.text
        await screen.press("1")
        assert screen.bench.ratings == [Rating.AGAIN]
        assert "type II" in screen.text


async def test_undo_after_the_answer_was_shown(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.CHOICE, deck.CLOZE) as screen:
        await screen.press("1", "4", "space", "U", "U")
        assert "your answer" in screen.text


async def test_there_may_be_nothing_to_undo(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD) as screen:
        await screen.press("u")
        assert "There is nothing to take back." in screen.text
        await screen.press("space")
        assert "You judge" in screen.text


async def test_a_likely_guess_is_explained(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.STATEMENT) as screen:
        screen.bench.recall = 0.3
        await screen.press("q", "space", "1")
        assert "✓ Right" in screen.text
        assert "of 2 options a guess is easy" in screen.text


@pytest.mark.parametrize("key", ["q", "Q", "escape"])
async def test_leaving_without_an_answer_goes_home(studying: Opened, deck: type[Deck], key: str) -> None:
    async with studying(deck.FLASHCARD) as screen:
        await screen.press(key)
        assert screen.at_home


async def test_leaving_after_an_answer_shows_the_summary(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD, deck.CLOZE) as screen:
        await screen.press("space", "space", "q")
        assert "1 answer in" in screen.text


async def test_leaving_keeps_an_answer_that_was_marked(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.STATEMENT, deck.CLOZE) as screen:
        await screen.press("2", "q")
        assert "1 answer in" in screen.text
        assert screen.bench.ratings == [Rating.AGAIN]


async def test_leaving_rates_no_card_that_the_learner_judges(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD) as screen:
        await screen.press("space", "q")
        assert screen.bench.ratings == []


async def test_leaving_after_undo_takes_nothing_up_again(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.STATEMENT, deck.CLOZE) as screen:
        await screen.press("2", "space", "u", "q")
        assert screen.at_home
        assert screen.bench.ratings == []


async def test_escape_leaves_a_field(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.TYPED) as screen:
        await screen.press("f", "escape")
        assert screen.at_home


async def test_the_mouse_chooses_rates_and_presses_the_keys_of_the_bottom_row(
    studying: Opened, deck: type[Deck]
) -> None:
    async with studying(deck.CHOICE, deck.FLASHCARD) as screen:
        await screen.click_on("0.98")
        assert "✓ Right" in screen.text
        await screen.click_on("2 Hard")
        assert screen.bench.ratings == [Rating.HARD]
        await screen.click_on("show the answer")
        assert "You judge" in screen.text
        await screen.click_on("source   e")
        assert "yosinski 2014" in screen.text


async def test_pasted_text_is_one_line_without_hidden_characters(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.TYPED) as screen:
        screen.app.post_message(events.Paste("F1\x1b]52;c;eA==\x07\nscore\x00"))
        await screen.settle()
        value = screen.app.screen.query_one(Answer).value
        assert value.startswith("F1")
        assert not any(ord(char) < 32 for char in value)


async def test_a_long_answer_is_scrolled_to_where_it_begins(studying: Opened, deck: type[Deck]) -> None:
    prompt = "\n\n".join(f"Line {number} of a long question." for number in range(30))
    async with studying(replace(deck.FLASHCARD, prompt=prompt)) as screen:
        assert "Line 0 of" in screen.text
        await screen.press("pagedown")
        assert "Line 0 of" not in screen.text
        await screen.press("space")
        assert "respond to edges" in screen.text
        await screen.press("up", "up", "up")
        assert "Line 29 of" in screen.text


async def test_nothing_jumps_when_a_flashcard_is_answered(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD) as screen:
        before = screen.rows[:5]
        await screen.press("space")
        assert screen.rows[:5] == before


async def test_a_card_that_cannot_be_shown_leads_home_with_the_reason(opened: Opened) -> None:
    async with opened() as screen:
        screen.bench.refuse_ask.append(QuizError("The deck `x` was changed: open it again."))
        await screen.press("space")
        assert "was changed: open it again" in screen.text
        assert screen.at_home


async def test_a_request_goes_straight_to_its_deck(opened: Opened) -> None:
    async with opened(study=Request(("basics",), limit=1)) as screen:
        assert "0/1" in screen.text


async def test_an_unknown_deck_is_said_on_home(opened: Opened) -> None:
    async with opened(study=Request(("basix",))) as screen:
        assert "Did you mean `basics`?" in screen.text


async def test_minutes_that_are_over_end_the_sitting(opened: Opened) -> None:
    async with opened(study=Request(minutes=0.01)) as screen:
        await screen.press("space", "space")
        assert "1 answer in" in screen.text


async def test_keys_can_be_chosen_by_id(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD, keymap={"study.go": "g"}) as screen:
        assert "g  show the answer" in screen.text
        await screen.press("g")
        assert "You judge" in screen.text


async def test_the_question_is_in_view_below_a_long_context(studying: Opened, deck: type[Deck]) -> None:
    context = "\n\n".join(f"Fact number {number}." for number in range(30))
    async with studying(replace(deck.TYPED, context=context)) as screen:
        assert deck.TYPED.prompt.split()[0] in screen.text
        assert "Fact number 0." not in screen.text
