"""The end of a sitting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.core.review import Rating

if TYPE_CHECKING:
    from tests.tui.bench import Bench
    from tests.tui.driving import Opened
    from tests.tui.library import Deck


async def test_it_counts_what_was_remembered_and_names_what_was_hard(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD, deck.CLOZE) as screen:
        await screen.press("space", "3", "space", "1", "q")
        assert "2 answers in" in screen.text
        assert "✓ 1 remembered   ✗ 1 again" in screen.text
        assert "Worth another look" in screen.text
        assert "✗ A type II error is a […]." in screen.text
        assert "Which layers" not in screen.text


async def test_it_says_when_the_next_card_comes_back(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD) as screen:
        await screen.press("space", "1")
        await screen.press("q")
        assert "A card comes back in 10 minutes." in screen.text


async def test_space_goes_on_with_what_is_left(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD, deck.CLOZE) as screen:
        await screen.press("space", "4", "q")
        assert "go on: 1 new" in screen.text
        await screen.press("space")
        assert "1/2" in screen.text
        assert "type II" in screen.text


async def test_a_finished_sitting_goes_on_as_a_new_one(opened: Opened, bench: Bench) -> None:
    from quizapp.tui.app import Request

    async with opened(study=Request(limit=1)) as screen:
        await screen.press("space", "4")
        assert "1 answer in" in screen.text
        await screen.press("enter")
        assert "0/6" in screen.text


async def test_space_leads_home_when_nothing_is_left(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD) as screen:
        await screen.press("space", "4")
        assert "back to the decks" in screen.text
        await screen.press("space")
        assert "All done for today." in screen.text


async def test_undo_brings_the_last_card_back(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD) as screen:
        await screen.press("space", "4", "u")
        assert "respond to edges" in screen.text
        assert screen.bench.ratings == []
        await screen.press("2")
        assert screen.bench.ratings == [Rating.HARD]


async def test_a_long_list_of_hard_cards_is_cut(opened: Opened, bench: Bench) -> None:
    from dataclasses import replace

    card = bench.questions[0]
    bench.questions = [replace(card, id=f"q{number}", prompt=f"Question {number}?") for number in range(12)]
    async with opened(size=(80, 40)) as screen:
        await screen.press("space", *(["space", "1"] * 12), "q")
        assert "Question 7?" in screen.text
        assert "Question 8?" not in screen.text
        assert "and 4 more" in screen.text
