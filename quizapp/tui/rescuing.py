"""An app that shows the ways out of a database that turns out to be damaged, and goes on after one was taken."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from quizapp.errors import DamagedError, LostError, QuizError
from quizapp.tui.abreast import Abreast
from quizapp.tui.kit import Kit
from quizapp.tui.screens.home import HomeScreen

if TYPE_CHECKING:
    from quizapp.trainer.doctor.rescue import Rescue


class Rescuing(Abreast):
    """Closes the trainer when damage is met, whatever the learner is doing, so that nothing more is written."""

    def __init__(
        self,
        kit: Kit,
        home: HomeScreen,
        on_crash: Callable[[BaseException], str] | None = None,
        rescue: "Callable[[], Rescue] | None" = None,
    ) -> None:
        super().__init__(kit, home, on_crash)
        self._rescue = rescue
        kit.desk.when_damaged(self._offer_rescue)

    def _begin(self) -> None:
        """Opens the trainer."""

    def _warned(self, error: QuizError) -> None:
        """Shows what went wrong behind the screen: damage as the ways out of it."""
        if isinstance(error, DamagedError) and self._rescue:
            self._offer_rescue(error)
        else:
            self._home.warn(error)

    def _offer_rescue(self, error: QuizError) -> None:
        """Shows the ways out of a database that is damaged or lacks entries; it is opened again after one was taken."""
        if self._rescue and isinstance(error, DamagedError | LostError):
            offering: Callable[[], Awaitable[None]] = partial(self._rescue_from, error, self._rescue)
            self.run_worker(offering, group="rescue", exclusive=True)

    async def _rescue_from(self, error: DamagedError | LostError, rescue: "Callable[[], Rescue]") -> None:
        from quizapp.tui.screens.rescuesheet import RescueSheet

        if not any(isinstance(screen, RescueSheet) for screen in self.screen_stack):
            await self._kit.desk.shut(error)
            await self.push_screen(RescueSheet(self._kit, rescue(), error), partial(self._rescued, error))

    def _rescued(self, error: QuizError, done: bool | None) -> None:  # noqa: FBT001 - a callback of Textual
        returning: Callable[[], Awaitable[None]] = partial(self._go_home, None if done else error)
        self.run_worker(returning, group="route", exclusive=True)

    async def _go_home(self, error: QuizError | None) -> None:
        """Leaves what stood on the database that was; Home opens the one that is there now, or says what is wrong."""
        while self.screen is not self._home:
            await self.pop_screen()
        self._home.come_back()
        await self._home.furnish()
        if error:
            self._home.fail(error)
        else:
            self._begin()
