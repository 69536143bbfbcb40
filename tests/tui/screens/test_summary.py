"""The end of a sitting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quizapp.core.review import Rating

if TYPE_CHECKING:
    from tests.tui.bench import Bench
    from tests.tui.driving import Opened
    from tests.tui.library import Deck


async def test_it_counts_what_was_remembered_and_names_what_was_hard(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD, deck.CLOZE) as screen:
        await screen.press("space", "3", "space", "1", "q")
        assert "2 answers in" in screen.text
        assert "✓ 1 remembered   ✗ 1 again   ● 2 new" in screen.text
        assert "Worth another look" in screen.text
        assert "✗ A type II error is a […]." in screen.text
        bars = {line.split()[0]: line.split()[1:] for line in screen.rows if "━" in line or "·" in line.split()[1:2]}
        assert set(bars) == {"Again", "Hard", "Good", "Easy"}
        assert bars["Again"] == bars["Good"]
        assert bars["Hard"] == ["·"]
        assert "Which layers" not in screen.text


async def test_what_is_left_now_comes_before_what_comes_back_later(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD, deck.CLOZE) as screen:
        await screen.press("space", "1", "q")
        assert "1 due and 1 new left for today: about 1 minute." in screen.text
        assert "go on: 1 due and 1 new" in screen.text
        assert "comes back" not in screen.text


async def test_the_topic_stands_beside_a_hard_card_where_there_is_room(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD) as screen:
        await screen.press("space", "1", "q")
        assert "transfer › layers" in screen.text
        await screen.pilot.resize_terminal(60, 20)
        await screen.settle()
        assert "transfer › layers" not in screen.text
        assert "Which layers of a pretrained network" in screen.text


async def test_a_sitting_without_again_says_so(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD) as screen:
        await screen.press("space", "3")
        assert "Nothing was forgotten." in screen.text
        assert "✗" not in screen.text


async def test_enter_opens_the_chosen_hard_card_among_all_cards(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD, deck.CLOZE) as screen:
        await screen.press("space", "1", "space", "1", "q")
        await screen.press("down", "down", "up")
        assert "▸ ✗ Which layers" in screen.text
        await screen.press("enter")
        assert "Which layers" in screen.text
        assert "type II" not in screen.text
        await screen.press("escape")
        assert "Worth another look" in screen.text


async def test_a_click_on_a_hard_card_opens_it(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD) as screen:
        await screen.press("space", "1", "q")
        await screen.click_on("✗ Which layers")
        assert "Worth another look" not in screen.text
        assert "Which layers" in screen.text


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


async def test_a_long_list_of_hard_cards_scrolls(opened: Opened, bench: Bench) -> None:
    from dataclasses import replace

    card = bench.questions[0]
    bench.questions = [replace(card, id=f"q{number}", prompt=f"Question {number}?") for number in range(12)]
    async with opened() as screen:
        await screen.press("space", *(["space", "1"] * 12), "q")
        assert "Question 9?" not in screen.text
        await screen.press(*(["down"] * 12))
        assert "▸ ✗" in screen.text
        assert "Question 11?" in screen.text


@pytest.mark.parametrize("size", [(1, 1), (60, 16), (60, 20), (1000, 300)])
async def test_it_survives_any_size(studying: Opened, deck: type[Deck], size: tuple[int, int]) -> None:
    async with studying(deck.FLASHCARD) as screen:
        await screen.press("space", "1", "q")
        await screen.pilot.resize_terminal(*size)
        await screen.settle()
        assert ("1 answer in" in screen.text) == (size[0] >= 60)
        assert max(map(len, screen.rows)) <= size[0]
