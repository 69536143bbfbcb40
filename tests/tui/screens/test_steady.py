"""What all screens share."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.containers import Container, Vertical
from textual.css.query import NoMatches
from textual.widgets import Static

from quizapp.tui.screens.steady import Steady

TURNS = 28


class Empty(Steady[None]):
    """A screen that fills in what should be in it."""

    def on_mount(self) -> None:
        self.query_one(Static)


class Nested(Steady[None]):
    """A screen that fills in what lies two boxes deep, and says so."""

    filled = False

    def compose(self) -> ComposeResult:
        with Container(), Vertical():
            yield Static()

    def on_mount(self) -> None:
        self.query_one(Static).update("filled")
        self.filled = True


async def test_a_screen_that_is_closed_while_it_opens_is_not_filled_in() -> None:
    async with App[None]().run_test():
        screen = Empty()
        with pytest.raises(NoMatches):
            await screen.on_event(events.Mount())
        screen._closing = True
        await screen.on_event(events.Mount())
        assert not screen.children


async def pop(app: App[None]) -> None:
    """Leaves the screen."""
    await app.pop_screen()


async def leave(app: App[None]) -> None:
    """Leaves the program."""
    app.exit()


@pytest.mark.parametrize("left", [pop, leave])
async def test_screen_and_program_may_be_left_at_any_moment_while_a_screen_opens(
    left: Callable[[App[None]], Awaitable[None]],
) -> None:
    filled = []
    for turns in range(TURNS):
        app = App[None]()
        async with app.run_test():
            screen = Nested()
            app.push_screen(screen)
            for _ in range(turns):
                await asyncio.sleep(0)
            await left(app)
        filled.append(screen.filled)
        assert not app.return_code
    assert filled[-1]
    assert left is leave or not filled[0]
