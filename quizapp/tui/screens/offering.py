"""What Home offers beyond the day's work: a cure of what is weak, and a way through a backlog."""

from abc import abstractmethod
from collections.abc import Awaitable, Callable
from contextlib import suppress

from quizapp.core.aims import Aim
from quizapp.core.queue import Counts
from quizapp.errors import QuizError
from quizapp.tui.content import literal
from quizapp.tui.kit import Request
from quizapp.tui.screens.lobby import Lobby, News

_BACKLOG_FROM = 30


class Offering(Lobby):
    """Asks behind what Home shows, and starts what the learner takes."""

    away = False

    @abstractmethod
    def begin(self, request: Request) -> None:
        """Wants a sitting."""

    @abstractmethod
    def tell(self, news: News) -> None:
        """Draws the library as the trainer sees it."""

    @abstractmethod
    def warn(self, error: QuizError) -> None:
        """Says why something was not done."""

    def action_weak(self) -> None:
        """Studies what is weak, due or not."""
        if self.news and not self.failure:
            self.begin(Request(aim=Aim.WEAK))

    def action_catch_up(self) -> None:
        """Shows a way through what has piled up."""
        if self.backlog:
            from quizapp.tui.screens.catchup import CatchUpSheet

            sheet = CatchUpSheet(self.kit, self.backlog)
            self.app.push_screen(sheet, lambda _: self._caught_up(sheet.wanted))
        else:
            self.say(literal("Nothing has piled up: what is due is no more than a day's work.", "dim"))

    def ask_backlog(self, total: Counts) -> None:
        """Asks behind what is shown whether more has piled up than a day's work."""
        if total.due + total.due_later > _BACKLOG_FROM:
            asking: Callable[[], Awaitable[None]] = self._look_for_backlog
            self.run_worker(asking, group="trainer.backlog", exclusive=True)

    async def _look_for_backlog(self) -> None:
        with suppress(QuizError):
            self.backlog = await self.kit.desk.ask(lambda trainer: trainer.insight.backlog())
        if self.backlog and not self.away:
            self.say_also(self.offered(self.backlog))
            self.draw_decks()

    def _caught_up(self, wanted: Request | None) -> None:
        """Starts what was chosen; else shows what was spread."""
        if wanted:
            self.begin(wanted)
        else:
            showing: Callable[[], Awaitable[None]] = self._again
            self.run_worker(showing, group="trainer")

    async def _again(self) -> None:
        try:
            self.tell(await self.kit.desk.ask(News.of))
        except QuizError as error:
            self.warn(error)
