"""Home: what to do next, and the decks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.message import Message

from quizapp.core.overview import DeckLine, Overview
from quizapp.errors import Level, Problem, QuizError
from quizapp.tui import keys, words
from quizapp.tui.content import EMPTY, joined, literal, single, stacked
from quizapp.tui.kit import Kit, Request
from quizapp.tui.screens.framed import Framed
from quizapp.tui.screens.sheet import ProblemSheet
from quizapp.tui.widgets.deckrows import deck_rows, head
from quizapp.tui.widgets.keybar import Hint, KeyBar
from quizapp.tui.widgets.page import Page, Row
from quizapp.tui.widgets.pill import Pill, pill
from quizapp.tui.widgets.txt import Txt


@dataclass(frozen=True, slots=True)
class News:
    """What Home shows: the library at a glance, what is wrong in the decks, and sentences to be seen once."""

    overview: Overview
    problems: tuple[Problem, ...] = ()
    notices: tuple[str, ...] = ()


class HomeScreen(Framed[None]):
    """The first screen and the last."""

    BINDINGS = keys.bindings(keys.HOME)

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

    def __init__(self, kit: Kit, glimpse: Callable[[], Overview | None]) -> None:
        super().__init__(kit)
        self._glimpse = glimpse
        self._news: News | None = None
        self._told: set[str] = set()
        self._cursor = 0
        self._failure: QuizError | None = None

    def compose(self) -> ComposeResult:
        """Title, the next step, the decks, what else is to be said, and the keys."""
        yield Txt(joined(literal("quizapp", "strong judge"), literal("  learn what stays", "dim")), classes="title")
        with Container(classes="middle"), Vertical(classes="column"):
            with Vertical(classes="hero"):
                yield Txt(id="headline")
                yield Txt(id="underline")
                yield Pill(classes="pill")
            yield Txt(id="columns")
            yield Page(id="decks")
            yield Txt(id="saying")
        yield KeyBar()
        yield self.enlarge()

    def on_mount(self) -> None:
        """Draws the glimpse, before anything else is loaded."""
        seen = self._glimpse()
        self._news = None if seen is None else News(seen)
        self._draw()

    def on_resize(self) -> None:
        """The names of the columns keep above their columns."""
        self.call_after_refresh(self._draw)

    def tell(self, news: News) -> None:
        """Draws the library as the trainer sees it; a notice that was seen before is left out."""
        unseen = tuple(notice for notice in news.notices if notice not in self._told)
        self._told.update(unseen)
        self._news, self._failure = replace(news, notices=unseen), None
        self._draw()

    def fail(self, error: QuizError) -> None:
        """Says why the decks cannot be opened; leaving has the error's status then."""
        self._failure = error
        self._draw()

    def warn(self, error: QuizError) -> None:
        """Says why something was not done; everything else stays as it is."""
        self._say(literal(str(error), "wrong"))

    def action_study_all(self) -> None:
        """Studies everything, or tries again where the decks could not be opened."""
        if self._failure:
            self._failure = None
            self._draw()
            self.post_message(self.Retry())
        elif self._news and words.pieces(self._news.overview.total):
            self.post_message(self.Start(Request()))

    def action_study_deck(self) -> None:
        """Studies the chosen deck; shows the problems of one that cannot be read."""
        if self._failure or not self._lines:
            self.action_study_all()
            return
        line = self._lines[self._cursor]
        if line.deck.broken:
            self.action_problems()
        elif words.pieces(line.counts):
            self.post_message(self.Start(Request((line.deck.name,))))
        else:
            self._say(literal("Nothing is due in this deck now.", "dim"))

    def action_move(self, by: int) -> None:
        """Chooses another deck."""
        self._choose(self._cursor + by)

    def action_problems(self) -> None:
        """Shows what is wrong in the decks."""
        if self._news and self._news.problems:
            self.app.push_screen(ProblemSheet(self._news.problems))

    def action_leave(self) -> None:
        """Leaves the program."""
        self.post_message(self.Leave(self._failure.status if self._failure else 0))

    def on_page_picked(self, event: Page.Picked) -> None:
        """A click chooses a deck; on the chosen one it starts."""
        if event.index == self._cursor:
            self.action_study_deck()
        else:
            self._choose(event.index)

    def on_pill_pressed(self) -> None:
        """The pill is what space does."""
        self.action_study_all()

    @property
    def _lines(self) -> Sequence[DeckLine]:
        return self._news.overview.decks if self._news else ()

    def _choose(self, place: int) -> None:
        if self._lines:
            self._cursor = min(max(place, 0), len(self._lines) - 1)
            page = self.query_one(Page)
            page.show(self._rows, keep=True)
            page.to_row(self._cursor)

    def _rows(self, width: int) -> list[Row]:
        return deck_rows(self._news.overview, self._cursor, width) if self._news else []

    def _draw(self) -> None:
        """Everything from the state; places are fixed, so that nothing jumps when the decks are there."""
        self._cursor = min(self._cursor, max(len(self._lines) - 1, 0))
        page = self.query_one(Page)
        page.show(self._rows, keep=True)
        self.query_one("#columns", Txt).show(head(page.column).text if self._lines else EMPTY)
        headline, underline, offer = self._sentences()
        self.query_one("#headline", Txt).update(headline)
        self.query_one("#underline", Txt).update(underline)
        self.query_one(Pill).show(offer)
        self.query_one(Pill).set_class(not offer, "-nothing")
        self._say(self._saying())
        self.query_one(KeyBar).offer(self._hints())

    def _sentences(self) -> tuple[Content, Content, Content]:
        """Headline, underline and pill."""
        if self._failure:
            return literal("The decks cannot be opened.", "strong wrong"), literal(str(self._failure)), self._retry()
        if self._news is None:
            return literal("Reading your decks …", "dim"), EMPTY, EMPTY
        overview = self._news.overview
        offer = pill(self.kit.label(keys.HOME_ALL), "start") if words.pieces(overview.total) else EMPTY
        return literal(words.headline(overview), "strong"), literal(words.underline(overview), "dim"), offer

    def _retry(self) -> Content:
        return pill(self.kit.label(keys.HOME_ALL), "try again")

    def _saying(self) -> Content:
        """One place for what else is to be said: notices, then problems."""
        if self._news is None or self._failure:
            return EMPTY
        parts = [single(notice, "near") for notice in self._news.notices]
        bad = [problem for problem in self._news.problems if problem.level is not Level.HINT]
        if bad:
            where = words.plural(len({problem.path for problem in bad}), "deck")
            said = f"{words.plural(len(bad), 'problem')} in {where}"
            parts.append(joined(literal(f"! {said}: ", "near"), literal("p", "key"), literal(" shows them", "dim")))
        return stacked(parts)

    def _say(self, text: Content) -> None:
        self.query_one("#saying", Txt).update(text)

    def _hints(self) -> list[Hint]:
        hints = [
            Hint("↑↓", "choose", "move(1)"),
            self.hint(keys.HOME_DECK, "this deck"),
            self.hint(keys.HOME_ALL, "all"),
        ]
        problems = [self.hint(keys.HOME_PROBLEMS, "problems")] * bool(self._news and self._news.problems)
        return [
            *(hints if self._lines else ()),
            *problems,
            self.hint(keys.HELP, "help"),
            self.hint(keys.HOME_LEAVE, "leave"),
        ]
