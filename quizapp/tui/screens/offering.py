"""What Home offers beyond the day's work: a cure of what is weak, and a way through a backlog."""

from abc import abstractmethod
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from quizapp.core.aims import Aim
from quizapp.core.queue import Counts
from quizapp.errors import QuizError
from quizapp.tui.content import literal
from quizapp.tui.kit import Request
from quizapp.tui.screens.lobby import Lobby, News

if TYPE_CHECKING:
    from quizapp.tui.screens.catchup import CatchUpSheet


class Offering(Lobby):
    """Asks behind what Home shows, and starts what the learner takes."""

    away = False
    _spread = False
    _asking = False

    @abstractmethod
    def begin(self, request: Request) -> None:
        """Wants a sitting."""

    @abstractmethod
    def tell(self, news: News) -> None:
        """Draws the library as the trainer sees it."""

    @abstractmethod
    def warn(self, error: QuizError) -> None:
        """Says why something was not done."""

    @abstractmethod
    def part(self, words: str) -> None:
        """Says what was done, or left."""

    def action_undo(self) -> None:
        """Takes back what was done last to a card, in this sitting or an earlier one."""
        from quizapp.tui.undoing import when_sure

        self._work(lambda: when_sure(self.app, self.kit, lambda: self._work(self._undo)))

    def action_weak(self) -> None:
        """Studies what is weak, due or not."""
        if self.news and not self.failure:
            self.begin(Request(aim=Aim.WEAK))

    def action_catch_up(self) -> None:
        """Shows a way through what has piled up."""
        if self.backlog:
            from quizapp.tui.screens.catchup import CatchUpSheet

            sheet = CatchUpSheet(self.kit, self.backlog, anew=self._asking)
            self.app.push_screen(sheet, lambda _: self._caught_up(sheet))
        else:
            self.say(literal("Nothing has piled up: what is due is no more than a day's work.", "dim"))

    def ask_backlog(self, total: Counts) -> None:
        """Asks behind what is shown whether more has piled up than a day's work; until that is known what was holds.

        That can be so only where more is due than the least that counts as one, or than the limits let through.
        """
        from quizapp.core.backlog import LEAST_WORK

        if self._spread or not (total.due > LEAST_WORK or total.due_later):
            self.backlog = None
        else:
            self._asking = True
            asking: Callable[[], Awaitable[None]] = self._look_for_backlog
            self.run_worker(asking, group="trainer.backlog", exclusive=True)

    async def _look_for_backlog(self) -> None:
        before = self.backlog
        with suppress(QuizError):
            self.backlog = await self.kit.desk.ask(lambda trainer: trainer.insight.backlog())
        self._asking = False
        if (before or self.backlog) and not self.away:
            self.draw_hero()
            self.draw_decks()

    def _caught_up(self, sheet: "CatchUpSheet") -> None:
        """Starts what was chosen; else shows what was spread, after which nothing more is offered today."""
        self._spread = sheet.spread
        if sheet.wanted:
            self.begin(sheet.wanted)
        else:
            self._work(self._again)

    def _work(self, work: Callable[[], Awaitable[None]]) -> None:
        self.run_worker(self._safely(work), group="trainer")

    async def _safely(self, work: Callable[[], Awaitable[None]]) -> None:
        """Work whose refusal is a sentence; what is shown stays."""
        try:
            await work()
        except QuizError as error:
            self.warn(error)

    async def _again(self) -> None:
        self.tell(await self.kit.desk.ask(News.of))

    async def _undo(self) -> None:
        from quizapp.tui.undoing import take_back

        said = await take_back(self.kit)
        await self._again()
        self.part(said)
