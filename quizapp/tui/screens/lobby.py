"""Home as it looks: fixed places that show what comes next, the decks, and what else is to be said."""

from asyncio import Lock
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, Self

from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content

from quizapp.core.overview import Overview
from quizapp.errors import DamagedError, Level, LockedError, LostError, Problem, QuizError
from quizapp.tui import homekeys, words
from quizapp.tui.content import EMPTY, joined, literal, single, stacked
from quizapp.tui.homekeys import VIEW_AUTHOR, VIEW_EXAMS, VIEW_READY, VIEW_STATISTICS, VIEW_TOPICS
from quizapp.tui.key import HELP
from quizapp.tui.kit import Kit
from quizapp.tui.outline import Branch
from quizapp.tui.screens.framed import Framed
from quizapp.tui.widgets.days import days
from quizapp.tui.widgets.deckrows import head
from quizapp.tui.widgets.decktree import DeckTree
from quizapp.tui.widgets.hero import Hero
from quizapp.tui.widgets.keybar import Hint, KeyBar
from quizapp.tui.widgets.pill import pill
from quizapp.tui.widgets.txt import Txt

if TYPE_CHECKING:
    from quizapp.core.backlog import CatchUp
    from quizapp.trainer.trainer import Trainer

_NOTICES = 2
_WAITING = "Another program is using the database. This goes on by itself as soon as it is free."
_READING = "This takes a moment the first time, after decks were changed, and after an update, with a backup first."
_CHOOSING = "The first one comes in a moment."


class News(NamedTuple):
    """What Home shows: the library at a glance, what is wrong in the decks, and sentences to be seen once.

    `doubts` is how many questions look rewritten and wait for the learner to say whether they are; `exam` is how an
    exam under way stands, empty for none.
    """

    overview: Overview
    problems: tuple[Problem, ...] = ()
    notices: tuple[str, ...] = ()
    doubts: int = 0
    exam: str = ""

    @classmethod
    def of(cls, trainer: "Trainer") -> Self:
        """What the trainer says once it has read the decks again."""
        trainer.refresh()
        found = trainer.overview()
        exam = _under_way(trainer) if found.exam else ""
        return cls(found, trainer.problems, trainer.notices, len(trainer.kin.doubts()), exam)


def _under_way(trainer: "Trainer") -> str:
    """How an exam under way stands; empty for none, and where it cannot be read, which its own screen says."""
    from quizapp.render.examwords import stands

    with suppress(QuizError):
        found = trainer.exams.open()
        return stands(found, trainer.exams.now_ms) if found else ""
    return ""


class Lobby(Framed[None]):
    """Draws what it is told; nothing moves when the decks are there."""

    def __init__(self, kit: Kit, *, furnished: bool = True) -> None:
        super().__init__(kit)
        self.furnished = self._wanted = furnished
        self.blank = not furnished
        self._furnishing = Lock()
        self.news: News | None = None
        self.failure: QuizError | None = None
        self.expecting = False
        self.backlog: CatchUp | None = None
        self.branches: Sequence[Branch] = ()
        self.chosen = ""
        self.query_text: str | None = None

    def compose(self) -> ComposeResult:
        """Title, the next step, the decks, what else is to be said, and the keys; nothing before that is needed."""
        if not self._wanted:
            return
        yield Txt(joined(literal("quizapp", "strong judge"), literal("  learn what stays", "dim")), classes="title")
        with Container(classes="middle"), Vertical(classes="column"):
            yield Hero(classes="hero")
            with Horizontal(id="head"):
                yield Txt(id="find")
                yield Txt(id="columns")
            yield DeckTree()
            yield Txt(id="saying")
        yield KeyBar()
        yield self.enlarge()

    async def furnish(self) -> None:
        """Makes what a program that starts elsewhere left out; nothing where it stands."""
        async with self._furnishing:
            if not self.furnished:
                self._wanted = True
                await self.recompose()
                self.furnished, self.blank = True, False
                self.draw()

    def draw(self) -> None:
        """Everything from the state."""
        if not self.furnished:
            self.run_worker(self.furnish(), group="furnish")
            return
        self.draw_hero()
        self.draw_decks()
        self.say(self._saying())

    def draw_decks(self) -> None:
        """The branches, one of them chosen, and what can be done with it."""
        decks = self.news.overview.decks if self.news else ()
        most = max((line.counts.due + line.counts.new for line in decks), default=0)
        tree = self.query_one(DeckTree)
        tree.draw(self.branches, self.chosen, most=most, query=self.query_text or "")
        searching = self.query_text is not None
        find = joined(literal(self.kit.label(homekeys.HOME_SEARCH), "key"), literal(" find a deck or topic", "dim"))
        self.query_one("#find", Txt).update((literal("/", "key") if searching else find) if decks else EMPTY)
        self.query_one("#find", Txt).set_class(searching, "-short")
        self.query_one("#columns", Txt).update(head(tree.column) if decks else EMPTY)
        self.query_one(KeyBar).offer(self._hints())

    def say(self, text: Content) -> None:
        """Says something below the decks, once they are there."""
        if self.furnished:
            self.query_one("#saying", Txt).update(text)
        else:
            self.draw()

    def draw_hero(self) -> None:
        """The next step."""
        hero = self.query_one(Hero)
        go = self.kit.label(homekeys.HOME_ALL)
        if isinstance(self.failure, LockedError):
            hero.say(literal("Waiting for another program …", "strong"), literal(_WAITING, "dim"))
            hero.offer(pill(go, "try now"))
        elif self.failure:
            hero.say(literal("The decks cannot be opened.", "strong wrong"), literal(str(self.failure)))
            has_ways_out = isinstance(self.failure, DamagedError | LostError)
            hero.offer(pill(go, "see the ways out" if has_ways_out else "try again"))
        elif self.expecting:
            hero.say(literal("Choosing your questions …", "strong"), literal(_CHOOSING, "dim"))
            hero.offer(EMPTY)
        elif self.news is None:
            hero.say(literal("Reading your decks …", "strong"), literal(_READING, "dim"))
            hero.offer(EMPTY)
        else:
            seen = self.news.overview
            around = days(seen.recent, seen.ahead)
            lead, under = words.headline(seen, self.way_back), words.underline(seen, self.way_back)
            hero.say(literal(lead, "strong"), literal(under, "dim"), days=around)
            start = "catch up" if self.way_back else "start"
            hero.offer(pill(go, start) if words.pieces(seen.total) else self._weak_pill(seen))

    @property
    def way_back(self) -> "CatchUp | None":
        """The way through a backlog, as long as today has a part in it."""
        return self.backlog if self.backlog and self.backlog.chosen else None

    def _weak_pill(self, seen: Overview) -> Content:
        """Where nothing is due there is still what is weak, once anything was asked."""
        known = any(line.seen for line in seen.decks)
        return pill(self.kit.label(homekeys.HOME_WEAK), "work on what is weakest") if known else EMPTY

    def _saying(self) -> Content:
        """One place for what else is to be said: notices, then problems."""
        if self.news is None or self.failure:
            return EMPTY
        notices = self.news.notices
        parts = [single(notice, "near") for notice in notices[:_NOTICES]]
        if len(notices) > _NOTICES:
            more = f"… and {len(notices) - 1} more: `quizapp check` says them all."
            parts[-1:] = [single(more, "near")]
        bad = [problem for problem in self.news.problems if problem.level is not Level.HINT]
        if bad:
            where = words.plural(len({problem.path for problem in bad}), "deck")
            said = f"! {words.plural(len(bad), 'problem')} in {where}: "
            key = literal(self.kit.label(homekeys.HOME_PROBLEMS), "key")
            parts.append(joined(literal(said, "near"), key, literal(" shows them", "dim")))
        if self.news.doubts:
            said = f"{words.plural(self.news.doubts, 'question')} you know may have been rewritten: "
            key = literal(self.kit.label(homekeys.HOME_KIN), "key")
            parts.append(joined(literal(said, "near"), key, literal(" to say so", "dim")))
        if self.news.exam:
            stands = literal(f" goes on with the exam under way: {self.news.exam}", "near")
            parts.append(joined(literal(self.kit.label(VIEW_EXAMS), "key"), stands))
        return stacked(parts)

    def _hints(self) -> list[Hint]:
        if self.expecting:
            return [self.hint(homekeys.HOME_LEAVE, "leave")]
        if self.query_text is not None:
            return [self.hint(homekeys.HOME_CHOSEN, "study this"), self.hint(homekeys.HOME_CLEAR, "end the search")]
        row = next((row for row in self.branches if row.id == self.chosen), None)
        folding = (
            [self.hint(*(homekeys.HOME_FOLD, "fold") if row.open else (homekeys.HOME_UNFOLD, "open"))]
            if row and row.open is not None
            else []
        )
        every = [] if self.way_back else [self.hint(homekeys.HOME_ALL, "all")]
        mine = [self.hint(homekeys.HOME_CHOSEN, "study"), *every, *folding] if row else []
        catching = [(homekeys.HOME_CATCH_UP, "catch up")] if self.backlog else []
        views = [(VIEW_TOPICS, "topics"), (homekeys.HOME_BROWSE, "browse"), (VIEW_STATISTICS, "statistics")]
        more = [
            (homekeys.HOME_SETTINGS, "settings"),
            (VIEW_READY, "ready"),
            (VIEW_EXAMS, "exams"),
            (VIEW_AUTHOR, "write"),
        ]
        rest = [*catching, *views, *more, (HELP, "help"), (homekeys.HOME_LEAVE, "leave")]
        return [*mine, *(self.hint(*pair) for pair in rest)]
