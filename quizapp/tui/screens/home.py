"""Home: what to do next, and the decks to choose from."""

from collections.abc import Callable, Sequence

from textual.message import Message

from quizapp.core.aims import Aim
from quizapp.core.overview import Overview
from quizapp.errors import QuizError
from quizapp.tui import homekeys, words
from quizapp.tui.content import literal
from quizapp.tui.key import bindings
from quizapp.tui.kit import Kit, Request
from quizapp.tui.screens.branching import Branching
from quizapp.tui.screens.lobby import News
from quizapp.tui.widgets.page import Page

__all__ = ["HomeScreen", "News"]

_PATIENCE_S = 0.3


class HomeScreen(Branching):
    """The first screen and the last. While the learner is `away` in a sitting it takes no keys but, until the first
    question stands, the one that leaves.

    Where a sitting comes first it is not `furnished` before somebody looks at it.
    """

    BINDINGS = bindings(homekeys.HOME)

    class Start(Message):
        """The learner wants to study."""

        def __init__(self, request: Request) -> None:
            super().__init__()
            self.request = request

    class Retry(Message):
        """The learner wants the decks to be opened again."""

    class Leave(Message):
        """The learner wants to leave; `status` is the exit code."""

        def __init__(self, status: int) -> None:
            super().__init__()
            self.status = status

    def __init__(self, kit: Kit, glimpse: Callable[[], Overview | None], *, furnished: bool = True) -> None:
        super().__init__(kit, furnished=furnished)
        self._glimpse = glimpse
        self.away = False
        self._told: set[str] = set()
        self._remarks: tuple[str, ...] = ()

    def on_mount(self) -> None:
        """Draws the glimpse, before anything else is loaded."""
        if not self.furnished:
            return
        seen = self._glimpse()
        self.news = None if seen is None else News(seen)
        self.settle()
        self.draw()

    def on_resize(self) -> None:
        """The names of the columns keep above their columns."""
        if self.furnished:
            self.call_after_refresh(self.draw)

    def on_screen_suspend(self) -> None:
        """What was waited for stands above."""
        self.expecting = False

    @property
    def subject(self) -> tuple[str, int]:
        """The file of the chosen deck, or of the deck that holds the chosen topic."""
        names = {name.partition(":")[0] for name in self.row.names} if self.row else set()
        decks = self.news.overview.decks if self.news else ()
        return next((line.deck.file for line in decks if line.deck.name in names), ""), 0

    def set_off(self) -> None:
        """The learner is away; where the first question takes a moment it is said that it is on its way."""
        self.away = self.expecting = True
        self.set_timer(_PATIENCE_S, self._draw_expecting)

    def come_back(self) -> None:
        """The learner is here again."""
        self.away = self.expecting = False

    def begin(self, request: Request) -> None:
        """Wants a sitting."""
        self.post_message(self.Start(request))

    def tell(self, news: News, kept: tuple[str, ...] = ()) -> None:
        """Draws the library as the trainer sees it; a notice that was seen before is left out unless it is `kept`."""
        unseen = tuple(notice for notice in (*self._remarks, *news.notices) if notice not in self._told)
        self._told.update(unseen)
        self.news, self.failure = news._replace(notices=(*kept, *unseen)), None
        self.ask_backlog(news.overview.total)
        self.settle()
        self.draw()

    def renew(self) -> None:
        """Shows what another program or a new day changed; what was to be read here stays."""
        self._work(self._renew)

    def fail(self, error: QuizError) -> None:
        """Says why the decks cannot be opened; leaving has the error's status then."""
        self.failure = error
        self.come_back()
        self.draw()

    def warn(self, error: QuizError) -> None:
        """Says why something was not done; everything else stays as it is."""
        self.say(literal(str(error), "wrong"))

    def part(self, words: str) -> None:
        """Says what a sitting left to be said."""
        if words:
            self.say(literal(words, "dim"))

    def remark(self, notices: Sequence[str]) -> None:
        """Has these said with the other notices."""
        self._remarks = tuple(notices)

    def action_study_all(self) -> None:
        """Studies everything, or tries again where the decks could not be opened; after a break shows a way back."""
        if self.failure:
            self.failure = None
            self.draw()
            self.post_message(self.Retry())
        elif self.way_back:
            self.action_catch_up()
        elif self.news and words.pieces(self.news.overview.total):
            self.begin(Request())

    def action_study_chosen(self) -> None:
        """Studies the chosen deck or topic; shows the problems of a deck that cannot be read."""
        row = self.row
        if self.failure or (row is None and self.query_text is None):
            self.action_study_all()
        elif row and row.broken:
            self.action_problems()
        elif row and words.pieces(row.counts):
            self.action_clear()
            self.begin(Request(row.names))
        elif row:
            self.say(literal("Nothing is due there now.", "dim"))

    def action_cram(self) -> None:
        """Crams the chosen deck or topic: any of its cards, due or not."""
        row = self.row
        if self.news and not self.failure and row and not row.broken:
            self.begin(Request(row.names, aim=Aim.CRAM))

    def action_problems(self) -> None:
        """Shows what is wrong in the decks."""
        if self.news and self.news.problems:
            from quizapp.tui.screens.problemsheet import ProblemSheet

            sheet = ProblemSheet(self.kit, self.news.problems)
            self.app.push_screen(sheet, lambda _: self._tell_mended(sheet.news))
        elif self.news:
            decks = words.plural(len(self.news.overview.decks), "deck")
            self.say(literal(f"No problems in {decks}; `quizapp check` looks closer.", "dim"))

    def action_kin(self) -> None:
        """Asks of each question that looks rewritten whether it is the one that was known."""
        if self.news and self.news.doubts:
            from quizapp.tui.screens.kinsheet import KinSheet

            sheet = KinSheet(self.kit)
            self.app.push_screen(sheet, lambda _: self._tell_mended(sheet.news))
        elif self.news:
            self.say(literal("No question looks rewritten.", "dim"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A search can be ended where there is one; in a sitting nothing can be done here."""
        if not self.furnished:
            return action == "leave"
        if self.away:
            return self.expecting and action == "leave"
        missing = action == "clear" and self.query_text is None
        return not missing and super().check_action(action, parameters)

    def action_leave(self) -> None:
        """Leaves the program."""
        self.post_message(self.Leave(self.failure.status if self.failure else 0))

    def on_input_submitted(self) -> None:
        """Studies what was found."""
        self.action_study_chosen()

    def on_page_picked(self, event: Page.Picked) -> None:
        """A click chooses a row; on the chosen one it starts."""
        row = self.branches[event.index]
        if row.id == self.chosen:
            self.action_study_chosen()
        else:
            self.choose(row)

    def on_pill_pressed(self) -> None:
        """The pill is what space does, or what is weak where nothing is due."""
        if self.news and not words.pieces(self.news.overview.total):
            self.action_weak()
        else:
            self.action_study_all()

    def _draw_expecting(self) -> None:
        if self.expecting and self.furnished:
            self.draw_hero()
            self.draw_decks()

    async def _renew(self) -> None:
        kept = self.news.notices if self.news else ()
        self.tell(await self.kit.desk.ask(News.of), kept)

    def _tell_mended(self, news: News | None) -> None:
        """Draws the library as it was read after an edit, if there was one."""
        if news:
            had = bool(self.news and self.news.problems)
            self.tell(news)
            if had and not news.problems:
                self.say(literal("No problems are left.", "right"))
