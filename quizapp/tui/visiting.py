"""An app with a Home and screens that stand above it: each is shown once, and left the way it was reached."""

import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.screen import Screen

from quizapp.errors import QuizError
from quizapp.tui.kit import Kit
from quizapp.tui.orderly import Orderly
from quizapp.tui.returning import asked_before, return_to
from quizapp.tui.screens.framed import Framed
from quizapp.tui.screens.home import HomeScreen, News

if TYPE_CHECKING:
    from quizapp.core.exams.blueprint import Blueprint


class Visiting(Orderly):
    """Shows the screens that every other screen leads to."""

    def __init__(self, kit: Kit, home: HomeScreen, on_crash: Callable[[BaseException], str] | None = None) -> None:
        # Without colours there are no tints either: what is for a terminal's own colours is what shows.
        super().__init__(kit.guard, on_crash, ansi_color="NO_COLOR" in os.environ or None)
        self._kit = kit
        self._home = home

    @property
    def home(self) -> HomeScreen:
        """Home, whatever stands above it."""
        return self._home

    @property
    def kit(self) -> Kit:
        """What the screens were handed."""
        return self._kit

    def action_browse(self) -> None:
        """Shows all cards."""
        from quizapp.tui.screens.browse import BrowseScreen

        self._visit(BrowseScreen(self._kit))

    def action_statistics(self) -> None:
        """Shows the statistics of everything."""
        from quizapp.tui.screens.statistics import StatisticsScreen

        self._visit(StatisticsScreen(self._kit))

    def action_topics(self) -> None:
        """Shows the topics, and what is weak; that of the question on the screen is chosen."""
        from quizapp.tui.screens.stage import Stage
        from quizapp.tui.screens.topics import TopicsScreen

        here = self.screen
        shown = here.shown if isinstance(here, Stage) else None
        self._visit(TopicsScreen(self._kit, shown.asked.card.question.topic if shown else None))

    def action_ready(self) -> None:
        """Shows how ready the learner is for an exam."""
        from quizapp.tui.screens.ready import ReadyScreen

        self._visit(ReadyScreen(self._kit))

    def action_exams(self, about: "Blueprint | None" = None) -> None:
        """Shows the exams, that exam chosen, unless a sitting is under way."""
        from quizapp.tui.screens.exams import ExamsScreen

        if not self._home.away:
            self._visit(ExamsScreen(self._kit, about=about))

    def action_author(self) -> None:
        """Shows a deck to be written: the one that the screen is about, at its question."""
        from quizapp.tui.screens.author import AuthorScreen

        here = self.screen
        path, line = here.subject if isinstance(here, Framed) else ("", 0)
        new = AuthorScreen(self._kit, path, line)
        self._visit(new)
        now = self.screen
        if path and isinstance(now, AuthorScreen) and now not in (here, new):
            now.visit(path, line)

    def action_settings(self) -> None:
        """Shows what can be set."""
        from quizapp.tui.screens.settings import SettingsScreen

        self._visit(SettingsScreen(self._kit))

    def action_backups(self) -> None:
        """Shows the backups above Home, and Home with what was restored."""
        from quizapp.tui.screens.backupsheet import BackupSheet

        if self.screen is self._home and not self._home.away:
            self.push_screen(BackupSheet(self._kit), self._back)

    async def tell_home(self) -> None:
        """Shows Home with what the trainer says now."""
        try:
            self._home.tell(await self._kit.desk.ask(News.of))
        except QuizError as error:
            self._home.warn(error)

    def _visit(self, screen: Screen[None]) -> None:
        """Shows a screen above the others, and Home with what was changed there; goes back to one that is below.

        Nothing while the trainer is at work for a sitting, while a question of the program waits, or without a Home.
        """
        if self._home not in self.screen_stack or not self._may_leave():
            return
        below = next((other for other in self.screen_stack if type(other) is type(screen)), None)
        if below is None:
            self.push_screen(screen, self._back)
        elif not asked_before(self, below, partial(self._visit, screen)):
            return_to(self, below)

    def _may_leave(self) -> bool:
        """Whether another screen can stand above the present one now."""
        here = self.screen
        if any(isinstance(screen, Framed) and screen.SEALED for screen in self.screen_stack):
            return False
        if here is self._home:
            return not self._home.away
        if here.is_modal:
            from quizapp.tui.screens.sheet import Sheet

            return isinstance(here, Sheet)
        return not (isinstance(here, Framed) and here.at_work)

    async def _back(self, _: None) -> None:
        await self.tell_home()
