"""Readiness: the chance to pass an exam now and on its day, what to study first, and a plan until then."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Container, Vertical

from quizapp.core.aims import Aim
from quizapp.core.readiness import ExamPlan, Readiness
from quizapp.tui import figurekeys, keys, topicwords
from quizapp.tui.content import joined, literal
from quizapp.tui.kit import Kit
from quizapp.tui.screens.filling import Filling
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.page import Page, Row
from quizapp.tui.widgets.readyrows import ready_rows
from quizapp.tui.widgets.txt import Txt

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer

_EXAM = "Exam"


class ReadyScreen(Filling):
    """One exam: that of the settings, or one that a deck brings."""

    BINDINGS = keys.bindings(figurekeys.READY)

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._found: Readiness | None = None
        self._exams: tuple[ExamPlan, ...] = ()
        self._exam: ExamPlan | None = None
        self._chosen = 0

    def compose(self) -> ComposeResult:
        """Title, everything in one page, what there is to say, and the keys."""
        yield Txt(joined(literal("quizapp", "strong judge"), literal("  readiness", "dim")), classes="title")
        with Container(classes="middle"), Vertical(classes="column"):
            yield Page(id="ready")
            yield Txt(id="told")
        yield KeyBar()
        yield self.enlarge()

    def on_mount(self) -> None:
        """Asks for the exam of the settings, and for those of the decks."""
        self.tell("Reading what you know …")
        self._offer()
        self._ask()

    def on_screen_resume(self) -> None:
        """What was studied or set meanwhile shows."""
        if self._found:
            self._ask()

    def on_page_picked(self, event: Page.Picked) -> None:
        """A click chooses a topic; on the chosen one it starts a sitting."""
        if event.index == self._chosen:
            self.action_cure()
        else:
            self._choose(event.index)

    def action_move(self, by: int) -> None:
        """Chooses another topic; scrolls where there is none that way."""
        place = self._chosen + by
        if self._found and 0 <= place < len(self._found.advice):
            self._choose(place)
        else:
            self.query_one(Page).scroll_relative(y=by, animate=False)

    def action_page(self, by: int) -> None:
        """Scrolls a page."""
        page = self.query_one(Page)
        page.scroll_relative(y=by * max(page.size.height - 1, 1), animate=False)

    def action_first(self) -> None:
        """Goes to the beginning."""
        self._choose(0)
        self.query_one(Page).scroll_home(animate=False)

    def action_last(self) -> None:
        """Goes to the end."""
        self.query_one(Page).scroll_end(animate=False)

    def action_cure(self) -> None:
        """Studies the chosen topic, due or not."""
        advice = self._found.advice if self._found else ()
        if self._chosen < len(advice):
            self.begin(topicwords.asked_for(advice[self._chosen].path), Aim.CURE)

    def action_turn(self) -> None:
        """Shows the next exam: that of the settings, then those of the decks."""
        offered = (None, *self._exams)
        if len(offered) == 1:
            self.tell("No deck brings an exam of its own. e changes this one.")
            return
        self._exam = offered[(offered.index(self._exam) + 1) % len(offered)]
        self._chosen = 0
        self._ask()

    def action_edit(self) -> None:
        """Changes the exam of the settings."""
        if self._exam:
            self.tell("This exam is part of a deck. Tab leads to your own.")
            return
        from quizapp.tui.screens.settings import SettingsScreen

        self.app.push_screen(SettingsScreen(self.kit, group=_EXAM))

    def _ask(self) -> None:
        exam = self._exam

        def both(trainer: "Trainer") -> tuple[tuple[ExamPlan, ...], Readiness]:
            return trainer.insight.exams(), trainer.insight.ready(exam)

        self.fill(both, self._show)

    def _show(self, told: tuple[tuple[ExamPlan, ...], Readiness]) -> None:
        self._exams, self._found = told
        self.tell("")
        self._draw()

    def _choose(self, place: int) -> None:
        self._chosen = place
        self._draw()
        self.query_one(Page).to_row(place)

    def _draw(self) -> None:
        self.query_one(Page).show(self._rows, keep=True)
        self._offer()

    def _rows(self, width: int) -> list[Row]:
        return ready_rows(self._found, self._chosen, width) if self._found else []

    def _offer(self) -> None:
        mine = [(figurekeys.READY_CURE, "study this")] if self._found and self._found.advice else []
        turn = [(figurekeys.READY_TURN, "other exam")] if self._exams else []
        edit = [(figurekeys.READY_EDIT, "change the exam")] if not self._exam else []
        pairs = [*mine, *edit, *turn, (figurekeys.VIEW_TOPICS, "topics")]
        others = [(keys.HELP, "help"), (figurekeys.READY_LEAVE, "back")]
        self.query_one(KeyBar).offer([self.hint(*pair) for pair in (*pairs, *others)])
