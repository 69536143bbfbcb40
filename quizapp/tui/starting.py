"""An app in which sittings start: one at a time, and none before the decks are open."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from quizapp.errors import QuizError
from quizapp.tui.kit import Kit, Request
from quizapp.tui.rescuing import Rescuing
from quizapp.tui.returning import asked_before
from quizapp.tui.screens.home import HomeScreen

if TYPE_CHECKING:
    from quizapp.trainer.doctor.rescue import Rescue
    from quizapp.tui.screens.filling import Filling
    from quizapp.tui.sitting import Sitting


class Starting(Rescuing):
    """Whatever becomes of a sitting, Home takes keys again after it."""

    def __init__(
        self,
        kit: Kit,
        home: HomeScreen,
        on_crash: Callable[[BaseException], str] | None = None,
        rescue: "Callable[[], Rescue] | None" = None,
    ) -> None:
        super().__init__(kit, home, on_crash, rescue)
        self._is_open = False

    def on_home_screen_start(self, event: HomeScreen.Start) -> None:
        """Starts a sitting; one that is wanted on another screen begins once Home is reached in order."""
        if asked_before(self, self._home, partial(self.on_home_screen_start, event)):
            return
        if self.screen is not self._home:
            starting: Callable[[], Awaitable[None]] = partial(self._start_above, event.request)
            self.run_worker(starting, group="trainer.start", exclusive=True)
        elif not self._home.away:
            self._home.set_off()
            if self._is_open:
                self._sit(event.request)
            else:
                self._put_off_sitting(event.request)

    def _put_off_sitting(self, request: Request) -> None:
        """Has a sitting begin once the decks are open."""

    def on_ahead_painted(self) -> None:
        """The first card of a sitting stands, or there is none."""

    def _sit(self, request: Request, sitting: "Sitting | None" = None, anew: "Filling | None" = None) -> None:
        studying: Callable[[], Awaitable[None]] = partial(self._study, request, sitting, anew)
        self.run_worker(studying, group="route", exclusive=True)

    async def _start_above(self, request: Request) -> None:
        """Starts a sitting from a screen above Home; where it cannot be started that screen says why, and stays."""
        from quizapp.tui.route import instead, start
        from quizapp.tui.screens.filling import Filling

        here = self.screen
        try:
            sitting = await start(self._kit, request)
        except QuizError as error:
            (here if isinstance(here, Filling) and here.is_current else self._home).warn(error)
            return
        if self._home.away:
            ending: Callable[[], Awaitable[None]] = partial(instead, self, self._kit, request)
            self.run_worker(ending, group="instead", exclusive=True)
            return
        anew = here.anew() if isinstance(here, Filling) else None
        while self.screen is not self._home:
            await self.pop_screen()
        self._sit(request, sitting, anew)

    async def _study(self, request: Request, sitting: "Sitting | None" = None, anew: "Filling | None" = None) -> None:
        """A sitting and where it leads to, until the learner is back home, or on the screen to come back to."""
        from quizapp.tui.route import sittings, start

        parting, trouble = "", None
        self._home.set_off()
        try:
            parting = await sittings(self, self._kit, sitting or await start(self._kit, request))
        except QuizError as error:
            trouble = error
            self.on_ahead_painted()
        finally:
            self._home.come_back()
        await self._home.furnish()
        await self.tell_home()
        if trouble:
            self._home.warn(trouble)
            return
        self._home.part(parting)
        if anew:
            self._visit(anew)
