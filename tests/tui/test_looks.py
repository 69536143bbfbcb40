"""The screens as plain rows. After a change that is meant, run once with QUIZAPP_NEW_LOOKS=1 and read the diff."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quizapp.tui.kit import Request
from tests.tui.bench import Bench
from tests.tui.library import CASED, METRIC

if TYPE_CHECKING:
    from tests.tui.driving import Opened, Screen
    from tests.tui.library import Deck

LOOKS = Path(__file__).parent / "looks"
SIZES = [(80, 24), (120, 40)]


def assert_looks_like(screen: Screen, name: str) -> None:
    """Compares the screen with the file of this name."""
    width, height = screen.app.size
    path = LOOKS / f"{name}-{width}x{height}.txt"
    if os.environ.get("QUIZAPP_NEW_LOOKS"):
        path.write_text(screen.text + "\n", encoding="utf-8")
    assert screen.text + "\n" == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("size", SIZES)
async def test_home_and_help(opened: Opened, size: tuple[int, int]) -> None:
    async with opened(size=size) as screen:
        assert_looks_like(screen, "home")
        await screen.press("question_mark")
        assert_looks_like(screen, "help")


@pytest.mark.parametrize("size", SIZES)
async def test_steps_and_pairs(opened: Opened, bench: Bench, deck: type[Deck], size: tuple[int, int]) -> None:
    bench.questions = (deck.ORDER, deck.MATCH)
    async with opened(size=size) as screen:
        await screen.press("space", "down", "space")
        assert_looks_like(screen, "order-held")
        await screen.press("up", "space", "enter")
        assert_looks_like(screen, "order-answered")
        await screen.press("space", "1", "2")
        assert_looks_like(screen, "match-asked")
        await screen.press("4", "enter")
        assert_looks_like(screen, "match-answered")


@pytest.mark.parametrize("size", SIZES)
async def test_a_sitting_from_the_question_to_the_summary(
    opened: Opened, bench: Bench, deck: type[Deck], size: tuple[int, int]
) -> None:
    bench.questions = (deck.CHOICE, deck.TYPED, deck.FLASHCARD, deck.MULTI)
    async with opened(size=size) as screen:
        await screen.press("space")
        assert_looks_like(screen, "choice-asked")
        await screen.press("1")
        assert_looks_like(screen, "choice-answered")
        await screen.press("space")
        assert_looks_like(screen, "typed-asked")
        await screen.press(*"f1", "space", *"scroe", "enter")
        assert_looks_like(screen, "typed-answered")
        await screen.press("space", "h", "space", "s")
        assert_looks_like(screen, "flashcard-answered")
        await screen.press("space", "q")
        assert_looks_like(screen, "summary")


@pytest.mark.parametrize("size", SIZES)
async def test_an_answer_that_was_corrected(opened: Opened, deck: type[Deck], size: tuple[int, int]) -> None:
    bench = Bench((deck.FLASHCARD, deck.CHOICE))
    bench.correct()
    async with opened(bench, size=size, study=Request()) as screen:
        assert_looks_like(screen, "corrected-asked")
        await screen.press("space")
        assert_looks_like(screen, "corrected-answered")
        await screen.press("space", "1")
        assert_looks_like(screen, "corrected-choice")


@pytest.mark.parametrize("size", SIZES)
async def test_comments_confidence_and_a_case(opened: Opened, size: tuple[int, int]) -> None:
    async with opened(Bench((METRIC, CASED), confides=True), size=size, study=Request()) as screen:
        await screen.press("h", "3")
        assert_looks_like(screen, "confidence")
        await screen.press("1", "w")
        assert_looks_like(screen, "comments")
        await screen.press("space")
        assert_looks_like(screen, "case-number")
