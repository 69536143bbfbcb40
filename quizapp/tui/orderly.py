"""An app that keeps the terminal in order: whatever comes from it is met, and it is given back as it was."""

import asyncio
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from rich.text import Text
from textual import constants, events
from textual.app import App
from textual.css.query import NoMatches
from textual.driver import Driver
from textual.worker import WorkerFailed

from quizapp.errors import Status
from quizapp.render.visible import one_line
from quizapp.tui.guard import Guard, Lull

TYPED = events.Key | events.MouseDown | events.Paste | events.CursorPosition
_SIGNALS = {"SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT"}
_HANGUP = 1
_BUG = "quizapp met a bug and had to stop. What you rated or answered is saved."


class Orderly(App[int]):
    """Signals end it in order, a bug leaves one line (`on_crash` writes its log), and the guard knows every key."""

    def __init__(
        self, guard: Guard, on_crash: Callable[[BaseException], str] | None = None, *, ansi_color: bool | None = None
    ) -> None:
        super().__init__(ansi_color=ansi_color)
        self._guard = guard
        self._on_crash = on_crash

    def on_load(self) -> None:
        """Heeds signals before the terminal is taken."""
        self._heed_signals()

    def on_lull(self, event: Lull) -> None:
        """Notes that nothing comes from the terminal."""
        self._guard.lull(event.pieces)

    def on_hung_up(self) -> None:
        """Leaves: nobody is at the terminal any more."""
        self._leave_for(_HANGUP)

    async def on_event(self, event: events.Event) -> None:
        """Whatever comes from the terminal as if typed is noted before it does anything."""
        if isinstance(event, TYPED) and not event.is_forwarded:
            self._guard.pressed(event)
        await super().on_event(event)

    def regret(self, text: str, status: int) -> None:
        """Says something once the terminal is given back; an end that was fine so far has this status then."""
        self._exit_renderables.append(Text(one_line(text)))
        self._return_code = self._return_code or status

    def _heed_signals(self) -> None:
        """A signal ends the app in order, so that the terminal is as before; not every system has them."""
        loop = asyncio.get_running_loop()
        for name in _SIGNALS & signal.Signals.__members__.keys():
            number = signal.Signals[name]
            with suppress(NotImplementedError, RuntimeError):
                loop.add_signal_handler(number, partial(self._leave_for, number))

    def _leave_for(self, number: int) -> None:
        """Leaves with the status of a signal."""
        self.exit(Status.SIGNAL + number, Status.SIGNAL + number)

    def _build_driver(self, headless: bool, inline: bool, mouse: bool, size: tuple[int, int] | None) -> Driver:  # noqa: FBT001
        """Our driver where there is one; it tells the guard what comes together."""
        if headless or sys.platform == "win32" or constants.DRIVER:
            return super()._build_driver(headless, inline, mouse, size)
        from quizapp.tui.driver import FullScreen, Inline

        self._guard.told = True
        self._driver = (Inline if inline else FullScreen)(self, mouse=mouse, size=size)
        return self._driver

    def _handle_exception(self, error: Exception) -> None:
        """A bug has its own status. That widgets are missing is none when the app leaves: it mounts no more then."""
        if (self._exit or not self.is_running) and isinstance(_cause(error), NoMatches):
            return
        super()._handle_exception(error)
        self._return_code = Status.BUG

    def _print_error_renderables(self) -> None:
        """What is left to be said is nobody's loss where the terminal is gone."""
        with suppress(OSError):
            super()._print_error_renderables()

    def _fatal_error(self) -> None:
        """One line instead of Textual's traceback, which would show texts of decks."""
        cause = _cause(self._exception)
        if cause is not None and not self._exit_renderables:
            self._exit_renderables.append(Text(one_line(self._on_crash(cause) if self._on_crash else _BUG)))
        self._close_messages_no_wait()


def _cause(error: BaseException | None) -> BaseException | None:
    return error.error if isinstance(error, WorkerFailed) else error
