"""An app that keeps abreast of what happens outside: other programs that write, a new day, a database that is gone."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from quizapp.errors import GoneError, OutdatedError, QuizError, ReplacedError
from quizapp.tui.kit import Kit
from quizapp.tui.screens.framed import Framed
from quizapp.tui.screens.home import HomeScreen
from quizapp.tui.visiting import Visiting

if TYPE_CHECKING:
    from textual.timer import Timer

LOOK_S = 2.0


class Abreast(Visiting):
    """Looks every LOOK_S seconds while nothing else is asked of the trainer, and when the terminal is turned to."""

    def __init__(self, kit: Kit, home: HomeScreen, on_crash: Callable[[BaseException], str] | None = None) -> None:
        super().__init__(kit, home, on_crash)
        self._seen: tuple[int, int] | None = None
        self._put_off = False
        self._looks: Timer | None = None
        kit.desk.when_gone(self._offer_back)

    def keep_abreast(self) -> None:
        """Looks from now on; the trainer is open."""
        self.look_outside()
        self._looks = self._looks or self.set_interval(LOOK_S, self.look_outside)

    def on_app_focus(self) -> None:
        """Looks at once: the learner may come from the other program."""
        self.look_outside()

    def look_outside(self) -> None:
        """Asks behind the screen what is new, unless the trainer is at work or the learner knows that it is gone."""
        if self._kit.desk.idle and not self._home.away and not self._put_off:
            looking: Callable[[], Awaitable[None]] = self._look
            self.run_worker(looking, group="trainer.outside", exclusive=True)

    async def _look(self) -> None:
        with suppress(QuizError), self._warning():
            before, self._seen = self._seen, await self._kit.desk.ask(lambda trainer: trainer.news())
            here = self.screen
            if before not in (None, self._seen) and isinstance(here, Framed):
                here.renew()

    @contextmanager
    def _warning(self) -> Iterator[None]:
        """Shows on Home that another program put a backup in the place of the log, or updated the database."""
        try:
            yield
        except (OutdatedError, ReplacedError) as error:
            self._home.warn(error)

    def _offer_back(self, error: GoneError) -> None:
        """Shows what became of the database, and how it comes back."""
        from quizapp.tui.screens.gonesheet import GoneSheet

        if not any(isinstance(screen, GoneSheet) for screen in self.screen_stack):
            self.push_screen(GoneSheet(self._kit, error), self._offered)

    def _offered(self, back: bool | None) -> None:  # noqa: FBT001 - a callback of Textual
        self._put_off = not back
        if back and isinstance(self.screen, Framed):
            self.screen.renew()
