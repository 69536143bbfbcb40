"""The way back to a screen that stands below others."""

from collections.abc import Callable
from typing import TypeVar

from textual.app import App
from textual.screen import Screen

from quizapp.tui.screens.framed import Framed

Result = TypeVar("Result")


def return_to(app: App[int], below: Screen[Result]) -> None:
    """Closes what stands above a screen. Whoever waits for a sheet hears that nothing was decided."""
    while app.screen is not below:
        if app.screen.is_modal:
            app.screen.dismiss(None)
        else:
            app.pop_screen()


def asked_before(app: App[int], below: Screen[None], then: Callable[[], object]) -> bool:
    """Whether a screen above another one asks something before it may be closed: it is shown then, and `then` follows
    once it may.
    """
    stack = app.screen_stack
    above = reversed(stack[stack.index(below) + 1 :])
    asks = next((screen for screen in above if isinstance(screen, Framed) and screen.asks_before(then)), None)
    if asks:
        return_to(app, asks)
    return asks is not None
