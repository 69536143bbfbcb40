"""The app: it opens the trainer behind the first paint and routes from screen to screen."""

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events
from textual.app import App
from textual.worker import WorkerFailed

from quizapp.core.overview import Overview
from quizapp.errors import QuizError, Status
from quizapp.render.visible import one_line
from quizapp.tui import keys
from quizapp.tui.desk import Desk
from quizapp.tui.guard import Guard, Ticks
from quizapp.tui.kit import Kit, Look, NoPreferences, Preferences, Request
from quizapp.tui.screens.home import HomeScreen, News
from quizapp.tui.theme import DARK, THEMES

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer

__all__ = ["Look", "QuizApp", "Request"]

TYPED = events.Key | events.MouseDown | events.Paste | events.CursorPosition
_SIGNALS = {"SIGTERM", "SIGHUP", "SIGINT"}
_BUG = "quizapp met a bug and had to stop. Everything you rated is saved."


class QuizApp(App[int], inherit_bindings=False):
    """quizapp in a terminal.

    `glimpse` gives Home its figures before the trainer is open (None: there are none yet), `open_trainer` is
    called in the app's one worker thread, `study` starts a sitting at once, `look` is how it looks until one of the
    `preferences` changes that, `on_crash` writes a log of a bug and returns the one line to leave on the screen.
    After `run`, the exit code is `return_code` or the result.
    """

    CSS_PATH = "quizapp.tcss"
    TITLE = "quizapp"
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    BINDINGS: ClassVar = keys.bindings([keys.LEAVE_NOW], priority=True)

    def __init__(  # noqa: PLR0913
        self,
        glimpse: Callable[[], Overview | None],
        open_trainer: "Callable[[], Trainer]",
        *,
        study: Request | None = None,
        look: Look | None = None,
        preferences: Preferences | None = None,
        on_crash: Callable[[BaseException], str] | None = None,
        ticks: Ticks | None = None,
    ) -> None:
        super().__init__()
        self._study_first = study
        self._on_crash = on_crash
        self._kit = Kit(Desk(open_trainer), Guard(ticks or Ticks()), look or Look(), preferences or NoPreferences())
        self._home = HomeScreen(self._kit, glimpse)
        for ours in THEMES:
            self.register_theme(ours)
        self.wear(self._kit.look)

    def wear(self, look: Look) -> None:
        """Looks like this from now on."""
        self._kit.look = look
        self.theme = look.theme if look.theme in self.available_themes else DARK.name
        self.set_keymap(dict(look.keys))
        if not look.motion:
            self.animation_level = "none"

    def get_default_screen(self) -> HomeScreen:
        """Home, with what can be known at once."""
        return self._home

    def on_mount(self) -> None:
        """Opens the trainer as soon as Home has been painted."""
        self._heed_signals()
        self.call_after_refresh(self._begin)

    async def on_event(self, event: events.Event) -> None:
        """Whatever comes from the terminal as if typed is noted before it does anything."""
        if isinstance(event, TYPED) and not event.is_forwarded:
            self._kit.guard.pressed(event)
        await super().on_event(event)

    async def on_unmount(self) -> None:
        """Closes the trainer: what was asked of it before is done."""
        try:
            await self._kit.desk.close()
        except QuizError as error:
            self._return_code = error.status
            self._exit_renderables.append(Text(one_line(str(error))))

    def on_home_screen_start(self, event: HomeScreen.Start) -> None:
        """Starts a sitting."""
        self.run_worker(self._study(event.request), group="route", exclusive=True)

    def on_home_screen_retry(self) -> None:
        """Opens the decks again."""
        self._begin()

    def on_home_screen_leave(self, event: HomeScreen.Leave) -> None:
        """Leaves with a status."""
        self.exit(event.status, return_code=event.status)

    def action_leave_now(self) -> None:
        """Leaves from anywhere; what was rated is stored."""
        self.exit(0)

    def _begin(self) -> None:
        self.run_worker(self._open(), group="route", exclusive=True)

    async def _open(self) -> None:
        try:
            await self._kit.desk.open()
        except QuizError as error:
            self._home.fail(error)
            return
        await self._tell_home()
        if self._study_first:
            request, self._study_first = self._study_first, None
            await self._study(request)

    async def _study(self, request: Request) -> None:
        """A sitting and where it leads to, until the learner is back home."""
        from quizapp.tui.route import sittings

        try:
            await sittings(self, self._kit, request)
        except QuizError as error:
            await self._tell_home()
            self._home.warn(error)
        else:
            await self._tell_home()

    async def _tell_home(self) -> None:
        try:
            self._home.tell(await self._kit.desk.ask(_news))
        except QuizError as error:
            self._home.warn(error)

    def _heed_signals(self) -> None:
        """A signal ends the app in order, or wakes it, so that the terminal is as before; not every system has them."""
        loop = asyncio.get_running_loop()
        for name in _SIGNALS & signal.Signals.__members__.keys():
            number = signal.Signals[name]
            with suppress(NotImplementedError, RuntimeError):
                loop.add_signal_handler(number, partial(self.exit, Status.SIGNAL + number, Status.SIGNAL + number))
        with suppress(AttributeError, NotImplementedError, RuntimeError):
            loop.add_signal_handler(signal.SIGCONT, self._take_the_terminal_again)

    def _take_the_terminal_again(self) -> None:
        """Goes on after a stop. Textual would start reading a second time, and could never give the terminal back."""
        if self._driver is not None and self._driver.can_suspend:
            self._driver.suspend_application_mode()
            self._driver.resume_application_mode()
            self.refresh(layout=True)

    def _handle_exception(self, error: Exception) -> None:
        """A bug has its own status."""
        super()._handle_exception(error)
        self._return_code = Status.BUG

    def _fatal_error(self) -> None:
        """One line instead of Textual's traceback, which would show texts of decks."""
        error = self._exception
        cause = error.error if isinstance(error, WorkerFailed) else error
        if cause is not None and not self._exit_renderables:
            self._exit_renderables.append(Text(one_line(self._on_crash(cause) if self._on_crash else _BUG)))
        self._close_messages_no_wait()


def _news(trainer: "Trainer") -> News:
    trainer.refresh()
    return News(trainer.overview(), trainer.problems, trainer.notices)
