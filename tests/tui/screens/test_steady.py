"""What all screens share."""

import pytest
from textual import events
from textual.app import App
from textual.css.query import NoMatches
from textual.widgets import Static

from quizapp.tui.screens.steady import Steady


class Empty(Steady[None]):
    """A screen that fills in what should be in it."""

    def on_mount(self) -> None:
        self.query_one(Static)


async def test_a_screen_that_is_closed_while_it_opens_is_not_filled_in() -> None:
    async with App[None]().run_test():
        screen = Empty()
        with pytest.raises(NoMatches):
            await screen.on_event(events.Mount())
        screen._closing = True
        await screen.on_event(events.Mount())
        assert not screen.children
