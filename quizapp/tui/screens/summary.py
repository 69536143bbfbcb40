"""After a sitting: how it went, what was hard, when to come back."""

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content

from quizapp.core import wording
from quizapp.core.aims import Aim
from quizapp.core.exams.practice import Practice
from quizapp.core.overview import Overview
from quizapp.core.queue import Counts
from quizapp.core.topics import Topics
from quizapp.tui import studykeys, words
from quizapp.tui.content import EMPTY, joined, literal
from quizapp.tui.homekeys import VIEW_TOPICS
from quizapp.tui.key import HELP, bindings
from quizapp.tui.kit import Kit, Request
from quizapp.tui.screens.framed import Framed
from quizapp.tui.sitting import Sitting, Way
from quizapp.tui.widgets.days import days
from quizapp.tui.widgets.hero import Hero
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.page import Page, Row
from quizapp.tui.widgets.pill import pill
from quizapp.tui.widgets.summaryrows import changed_rows, hard, missed, practice_rows, summary_rows
from quizapp.tui.widgets.txt import Txt


class SummaryScreen(Framed[Way]):
    """The end of a sitting, with ways on; `left` is what going on would hold.

    `topics` are those there are now, after a cure; None after other sittings.
    """

    BINDINGS = bindings(studykeys.SUMMARY)

    def __init__(
        self,
        kit: Kit,
        sitting: Sitting,
        overview: Overview,
        left: Counts,
        wait_ms: int | None,
        topics: Topics | None = None,
    ) -> None:
        super().__init__(kit)
        self._left = left
        self.sitting = sitting
        self._topics = topics
        self._overview = overview
        self._wait_ms = wait_ms
        self._hard = (missed if self._practised else hard)(sitting.session.answered)
        self._chosen: int | None = None

    def compose(self) -> ComposeResult:
        """A sentence, the rows, the way on, and the keys."""
        yield Txt(joined(literal("quizapp", "strong judge"), literal("  summary", "dim")), classes="title")
        with Container(classes="middle"), Vertical(classes="column"):
            yield Hero(classes="hero")
            yield Page(id="rows")
        yield KeyBar()
        yield self.enlarge()

    def on_mount(self) -> None:
        """Draws everything once."""
        hero = self.query_one(Hero)
        around = days(self._overview.recent, self._overview.ahead)
        hero.say(self._headline(), literal(self._underline(), "dim"), days=EMPTY if self._practised else around)
        left = self._to_go
        hero.offer(pill(self.kit.label(studykeys.ON), f"go on: {left}" if left else "back to the decks"))
        self.query_one(Page).show(self._rows)
        self._offer()

    def leave_for(self, other: Request) -> None:
        """Goes on with another sitting."""
        self.sitting.instead = other
        self.dismiss(Way.HOME)

    def action_on(self) -> None:
        """Goes on with what is left, or home when nothing is."""
        self.dismiss(Way.ON if words.pieces(self._left) else Way.HOME)

    def action_home(self) -> None:
        """Goes back to the decks."""
        self.dismiss(Way.HOME)

    def action_undo(self) -> None:
        """Takes the last rating back; its card is shown again."""
        self.dismiss(Way.UNDO)

    def action_move(self, by: int) -> None:
        """Chooses another of the hard cards."""
        if self._hard:
            place = by - (by > 0) if self._chosen is None else self._chosen + by
            self._choose(min(max(place, 0), len(self._hard) - 1))

    def action_open(self) -> None:
        """Shows the chosen card among all cards; without one goes on."""
        if self._chosen is None:
            self.action_on()
            return
        from quizapp.tui.screens.browse import BrowseScreen

        self.app.push_screen(BrowseScreen(self.kit, query=f"id:{self._hard[self._chosen].card_id}"))

    def on_page_picked(self, event: Page.Picked) -> None:
        """A click on a card opens it."""
        self._choose(event.index)
        self.action_open()

    def on_pill_pressed(self) -> None:
        """The pill is what space does."""
        self.action_on()

    def _choose(self, place: int) -> None:
        self._chosen = place
        page = self.query_one(Page)
        page.show(self._rows, keep=True)
        page.to_row(place)
        self._offer()

    def _offer(self) -> None:
        on = [self.hint(studykeys.ON, "go on")] if words.pieces(self._left) else []
        which = "missed ones" if self._practised else "hard ones"
        look = [self.hint(studykeys.SUMMARY_DOWN, which)] if self._hard and self._chosen is None else []
        look = [self.hint(studykeys.SUMMARY_OPEN, "this card")] if self._chosen is not None else look
        back = "home" if self.sitting.request.aim is Aim.STUDY else "back"
        others = [(studykeys.SUMMARY_UNDO, "undo"), (VIEW_TOPICS, "topics"), (HELP, "help"), (studykeys.BACK, back)]
        self.query_one(KeyBar).offer([*on, *look, *(self.hint(*pair) for pair in others)])

    @property
    def _to_go(self) -> str:
        """What going on would hold, in words; empty for nothing."""
        remaining = self.sitting.session.remaining
        if self._practised and not self.sitting.over:
            return words.plural(remaining, "question") if remaining else ""
        return words.pieces(self._left)

    def _underline(self) -> str:
        """What comes next; a sitting with an aim of its own can be gone on with, but is not the day's work."""
        session = self.sitting.session
        aim, remaining = session.aim, session.remaining
        comes = words.what_comes(self._overview, self._left, self._wait_ms)
        if aim is not Aim.STUDY and not self.sitting.over and remaining:
            comes = f"{words.plural(remaining, 'card')} of this sitting left."
        if isinstance(session, Practice):
            left = f"{words.plural(remaining, 'question')} left. " if remaining else ""
            return (
                f"An exam like this is passed from {session.paper.blueprint.pass_mark:.0%} on. {left}{wording.PRACTICE}"
            )
        return f"{wording.CRAM} {comes}" if self._crammed else comes

    @property
    def _crammed(self) -> bool:
        return self.sitting.session.aim is Aim.CRAM

    @property
    def _practised(self) -> bool:
        return self.sitting.session.aim is Aim.PRACTICE

    def _headline(self) -> Content:
        answered = self.sitting.session.answered
        if not answered:
            return literal("Nothing was answered.", "strong")
        text = f"{words.plural(len(answered), 'answer')} in {words.duration(self.sitting.seconds)}"
        session = self.sitting.session
        if isinstance(session, Practice):
            left = f", {session.remaining} not asked" if session.remaining else ""
            score = f"{session.score:.0%} of what was answered" if left else f"Score {session.score:.0%}"
            return joined(literal(score, "strong"), literal(f"  {text}{left}", "dim"))
        return joined(literal(text, "strong"), literal("" if self._crammed else "  every one is saved", "dim"))

    def _rows(self, width: int) -> list[Row]:
        sitting, streak = self.sitting, words.streak(self._overview)
        if self._practised:
            return practice_rows(sitting.session.answered, sitting.prompts, self._chosen, width)
        rows = summary_rows(sitting.session.answered, sitting.prompts, self._chosen, streak, width)
        if sitting.topics and self._topics:
            rows += changed_rows(sitting.session.answered, sitting.topics, self._topics, width)
        return rows
