"""Answers that are typed, and what helps or ends a question."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from quizapp.core.response import Skipped, Wrote
from quizapp.core.review import Verdict
from quizapp.tui.widgets.answer import Answer

if TYPE_CHECKING:
    from tests.tui.driving import Opened
    from tests.tui.library import Deck


async def test_a_typed_answer_is_checked_by_enter(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.TYPED) as screen:
        await screen.press(*"f1", "enter")
        assert "✓ Right" in screen.text
        await screen.press("space")
        assert screen.bench.log[0][3].response == Wrote("f1")


async def test_the_field_stands_right_below_the_question_and_the_answer_in_its_place(
    studying: Opened, deck: type[Deck]
) -> None:
    async with studying(deck.TYPED) as screen:
        question = screen.place("Which score")[0]
        await screen.press(*"accuracy")
        assert screen.place("accuracy")[0] == question + 2
        await screen.press("enter")
        assert screen.place("you     accuracy")[0] == question + 2
        assert screen.place("answer  F1 score")[0] == question + 3
        assert "Accuracy ignores the classes." in screen.text


async def test_keys_of_the_screen_are_letters_in_the_field(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.TYPED) as screen:
        await screen.press(*"qushi?12", "space", "y")
        assert screen.app.screen.query_one(Answer).value == "qushi?12 y"


async def test_an_empty_answer_is_not_checked(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.TYPED) as screen:
        await screen.press("space", "enter")
        assert "Type an answer, or ctrl+r" in screen.text
        assert "Not right" not in screen.text


async def test_a_typing_slip_is_shown_letter_by_letter(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.TYPED) as screen:
        await screen.press(*"F1", "space", *"scroe", "enter")
        assert "≈ Close   a typing slip: the answer is F1 score" in screen.text
        assert "you     F1 scroe" in screen.text


async def test_a_typed_hole_is_filled_in(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.CLOZE_TYPED) as screen:
        assert "largest […]." in screen.text
        await screen.press(*"variance", "enter")
        assert "✓ Right" in screen.text
        assert "largest variance." in screen.text


@pytest.mark.parametrize("kind", ["FLASHCARD", "CHOICE", "MULTI", "STATEMENT", "TYPED", "CLOZE"])
async def test_every_question_can_be_given_up(studying: Opened, deck: type[Deck], kind: str) -> None:
    async with studying(getattr(deck, kind)) as screen:
        await screen.press("ctrl+r")
        assert "Not known yet" in screen.text
        assert "▸1 Again" in screen.text
        await screen.press("space")
        assert screen.bench.log[0][3].response == Skipped()


async def test_i_was_right_counts_a_typed_answer(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.TYPED) as screen:
        await screen.press(*"dice", "enter")
        assert "✗ Not right" in screen.text
        await screen.press("i")
        assert "✓ Right" in screen.text
        assert "▸3 Good" in screen.text
        await screen.press("space")
        graded = screen.bench.log[0][3]
        assert (graded.override, graded.mark.verdict) == (True, Verdict.RIGHT)


async def test_i_was_right_is_only_for_what_was_typed(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.CHOICE) as screen:
        await screen.press("1", "i")
        assert "✗ Not right" in screen.text


async def test_hints_open_one_after_the_other_and_cost_good(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD) as screen:
        await screen.press("h")
        assert "Think of what the first filters look like." in screen.text
        assert "Edges are everywhere." not in screen.text
        await screen.press("H", "h")
        assert "Edges are everywhere." in screen.text
        assert "no further hint" in screen.text
        await screen.press("space")
        assert "▸2 Hard" in screen.text
        await screen.press("space")
        assert screen.bench.log[0][3].hinted


async def test_a_hint_while_typing(studying: Opened, deck: type[Deck]) -> None:
    async with studying(replace(deck.TYPED, hints=("It has a digit.",))) as screen:
        await screen.press(*"f1", "ctrl+t")
        assert "It has a digit." in screen.text
        assert screen.app.screen.query_one(Answer).value == "f1"


async def test_the_source_is_shown_after_the_answer_only(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD) as screen:
        await screen.press("s")
        assert "yosinski 2014" not in screen.text
        await screen.press("space", "s")
        assert "yosinski 2014" in screen.text
        await screen.press("s")
        assert "yosinski 2014" not in screen.text


async def test_a_question_without_source_says_so(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.CLOZE) as screen:
        await screen.press("space", "s")
        assert "names no source" in screen.text


async def test_the_source_says_as_of_when_and_where_the_question_is_written(studying: Opened, deck: type[Deck]) -> None:
    async with studying(replace(deck.FLASHCARD, as_of="2024-05", line=12)) as screen:
        await screen.press("space", "s")
        assert "as of 2024-05" in screen.text
        assert "basics.yaml, line 12" in screen.text


async def test_a_long_typed_answer_is_shown_whole(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.TYPED) as screen:
        for word in range(20):
            await screen.press(*f"word{word}", "space")
        await screen.press("enter")
        assert all(f"word{word}" in screen.text for word in range(20))


async def test_a_hint_opens_below_the_field_and_moves_nothing(studying: Opened, deck: type[Deck]) -> None:
    async with studying(replace(deck.TYPED, hints=("It has a digit.",))) as screen:
        await screen.press(*"f1")
        field = screen.place("f1")
        await screen.press("ctrl+t")
        assert screen.place("f1") == field
        assert screen.place("It has a digit.")[0] > field[0]


async def test_a_sentence_names_the_key_that_works_while_typing(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.TYPED, keymap={"study.give-up": "d,ctrl+y"}) as screen:
        await screen.press("enter")
        assert "Type an answer, or ctrl+y if you do not know." in screen.text
