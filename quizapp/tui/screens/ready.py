"""Readiness: the chance to pass an exam now and on its day, what to study first, and a plan until then."""

from typing import TYPE_CHECKING, NamedTuple, Self

from textual.app import ComposeResult
from textual.containers import Container, Vertical

from quizapp.core.aims import Aim
from quizapp.core.exams.plan import ExamPlan
from quizapp.core.readiness import Advice, Readiness
from quizapp.errors import QuizError
from quizapp.tui import figurekeys, homekeys
from quizapp.tui.content import joined, literal
from quizapp.tui.key import HELP, bindings
from quizapp.tui.kit import Kit, of_topic
from quizapp.tui.screens.filling import Filling
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.page import Page, Row
from quizapp.tui.widgets.readyrows import ready_rows
from quizapp.tui.widgets.txt import Txt

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer

_EXAM = "Exam"


class Told(NamedTuple):
    """What the trainer says: the exams that decks bring, which one was asked for, how ready one is, or why not.

    The place of the exam of the settings is 0, that of the first of the decks 1.
    """

    exams: tuple[ExamPlan, ...] = ()
    place: int = 0
    found: Readiness | None = None
    refused: str = ""

    @classmethod
    def of(cls, trainer: "Trainer", place: int) -> Self:
        """What it says of the exam at a place; of the last one there is where decks bring fewer by now."""
        exams = trainer.insight.exams()
        here = min(place, len(exams))
        try:
            return cls(exams, here, trainer.insight.ready((None, *exams)[here]))
        except QuizError as error:
            return cls(exams, here, refused=str(error))


class ReadyScreen(Filling):
    """One exam: that of the settings, or one that a deck brings."""

    BINDINGS = bindings(figurekeys.READY)

    def __init__(self, kit: Kit, place: int = 0, chosen: int = 0) -> None:
        super().__init__(kit)
        self._told: Told | None = None
        self._place = place
        self._chosen = chosen

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

    def renew(self) -> None:
        """What was studied or set meanwhile shows."""
        if self._told:
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
        if 0 <= place < len(self._advice):
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
        if self._chosen < len(self._advice):
            self.begin(of_topic(self._advice[self._chosen].path), Aim.CURE)

    def action_cram(self) -> None:
        """Crams what the exam is about."""
        if self._told and self._told.found:
            self.begin(self._told.found.exam.names, Aim.CRAM)

    def anew(self) -> "ReadyScreen":
        """The same exam, the same topic chosen."""
        return ReadyScreen(self.kit, self._place, self._chosen)

    def action_turn(self) -> None:
        """Shows the next exam: that of the settings, then those of the decks."""
        if self._told and self._told.exams:
            self._place = (self._place + 1) % (len(self._told.exams) + 1)
            self._chosen = 0
            self._ask()
        elif self._told:
            key = self.kit.label(figurekeys.READY_EDIT)
            self.tell(f"No deck brings an exam of its own. {key} changes this one.")

    def action_edit(self) -> None:
        """Changes the exam of the settings."""
        if self._place:
            key = self.kit.label(figurekeys.READY_TURN)
            self.tell(f"This exam is part of a deck. {key} leads to your own.")
            return
        from quizapp.tui.screens.settings import SettingsScreen

        self.app.push_screen(SettingsScreen(self.kit, group=_EXAM))

    def _ask(self) -> None:
        place = self._place
        self.fill(lambda trainer: Told.of(trainer, place), self._show)

    def _show(self, told: Told) -> None:
        self._told, self._place = told, told.place
        self._chosen = min(self._chosen, max(len(self._advice) - 1, 0))
        self.tell(told.refused, "wrong")
        self._draw()

    @property
    def _advice(self) -> tuple[Advice, ...]:
        return self._told.found.advice if self._told and self._told.found else ()

    def _choose(self, place: int) -> None:
        self._chosen = place
        self._draw()
        self.query_one(Page).to_row(place)

    def _draw(self) -> None:
        self.query_one(Page).show(self._rows, keep=True)
        self._offer()

    def _rows(self, width: int) -> list[Row]:
        return ready_rows(self._told.found, self._chosen, width) if self._told and self._told.found else []

    def _offer(self) -> None:
        mine = [(figurekeys.READY_CURE, "study this")] if self._advice else []
        mine += [(figurekeys.READY_CRAM, "cram")] if self._told and self._told.found else []
        turn = [(figurekeys.READY_TURN, "other exam")] if self._told and self._told.exams else []
        edit = [] if self._place else [(figurekeys.READY_EDIT, "change the exam")]
        pairs = [*mine, *edit, *turn, (homekeys.VIEW_TOPICS, "topics")]
        others = [(HELP, "help"), (figurekeys.READY_LEAVE, "back")]
        self.query_one(KeyBar).offer([self.hint(*pair) for pair in (*pairs, *others)])
