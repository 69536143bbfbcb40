"""A few cards without Home and summary, and the line that is left of them."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TYPE_CHECKING, cast

import pytest

from quizapp.core.review import Rating
from quizapp.errors import DatabaseError, QuizError
from quizapp.tui.kit import Request
from quizapp.tui.quick import QuickApp
from quizapp.tui.screens.study import StudyScreen
from tests.tui.bench import Bench
from tests.tui.driving import Hands, Screen
from tests.tui.library import FLASHCARD, STATEMENT

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer

Quick = Callable[..., AbstractAsyncContextManager[Screen]]


@pytest.fixture
def quick() -> Quick:
    """Opens the app over a bench; waits until the first card stands, or until it has ended."""

    @asynccontextmanager
    async def run(on: Bench, request: Request | None = None, fails: QuizError | None = None) -> AsyncIterator[Screen]:
        def open_trainer() -> "Trainer":
            if fails:
                raise fails
            return cast("Trainer", on)

        hands = Hands()
        app = QuickApp(open_trainer, request or Request(limit=5), ticks=hands)
        async with app.run_test(size=(80, 18)) as pilot:
            screen = Screen(app, pilot, on, hands)
            for _ in range(400):
                if app._exit or (isinstance(app.screen, StudyScreen) and screen.text):
                    break
                await pilot.pause(0.005)
            if not app._exit:
                await screen.settle()
            yield screen

    return run


def closing(screen: Screen) -> str:
    return cast(QuickApp, screen.app).closing


async def over(screen: Screen) -> None:
    """Waits until the app has ended by itself."""
    for _ in range(400):
        if closing(screen):
            return
        await screen.pilot.pause(0.005)
    raise AssertionError(f"it did not end; the screen shows:\n{screen.text}")


async def test_cards_are_asked_and_a_line_is_left(quick: Quick) -> None:
    async with quick(Bench([FLASHCARD, STATEMENT])) as screen:
        assert "Which layers" in screen.text
        await screen.press("space", "3")
        await screen.press("1")
        screen.key("space")
        await over(screen)
        assert closing(screen) == "2 cards: 2 remembered, 0 again. Nothing more today."
        assert screen.app.return_value == 0
        assert not screen.at_home


async def test_a_forgotten_card_does_not_come_back_in_a_quick_sitting(quick: Quick) -> None:
    bench = Bench([FLASHCARD])
    async with quick(bench) as screen:
        await screen.press("space")
        screen.key("1")
        await over(screen)
        assert bench.ratings == [Rating.AGAIN]
        assert closing(screen).startswith("1 card: 0 remembered, 1 again.")


async def test_no_more_cards_are_asked_than_wanted(quick: Quick) -> None:
    async with quick(Bench([FLASHCARD, STATEMENT]), Request(limit=1)) as screen:
        await screen.press("space")
        screen.key("3")
        await over(screen)
        assert closing(screen) == "1 card: 1 remembered, 0 again. 1 new today."


async def test_leaving_at_once_says_what_is_left_to_do(quick: Quick) -> None:
    async with quick(Bench([FLASHCARD, STATEMENT])) as screen:
        screen.key("q")
        await over(screen)
        assert closing(screen) == "2 new today."


async def test_nothing_due_ends_with_that_sentence(quick: Quick) -> None:
    async with quick(Bench([])) as screen:
        await over(screen)
        assert closing(screen) == "Nothing more today."


@pytest.mark.parametrize("error", [DatabaseError("The database is damaged."), QuizError("There is no deck x.")])
async def test_what_keeps_it_from_starting_is_said_with_its_status(error: QuizError, quick: Quick) -> None:
    async with quick(Bench([FLASHCARD]), fails=error) as screen:
        await over(screen)
        assert (closing(screen), screen.app.return_value) == (str(error), error.status)
