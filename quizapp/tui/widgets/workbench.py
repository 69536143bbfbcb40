"""Where a question that is written is tried out: the card, its verdict, what a key does, and its problems."""

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical

from quizapp.core.calculated.variables import DrawError
from quizapp.core.cards import Card
from quizapp.errors import Problem
from quizapp.render.forms import Maths
from quizapp.tui.content import EMPTY, literal
from quizapp.tui.widgets.answer import Answer
from quizapp.tui.widgets.cardview import CardView
from quizapp.tui.widgets.feedback import VerdictRow
from quizapp.tui.widgets.page import Page
from quizapp.tui.widgets.previewrows import Label, advice, head, problem_rows
from quizapp.tui.widgets.trial import Trial, begun
from quizapp.tui.widgets.txt import Txt

_NO_QUESTION = "There is no question here that could be read."
_NO_NUMBERS = "No numbers fit this question: {}."


class Workbench(Vertical, can_focus=True):
    """Draws one of the cards of a question; nothing in it is rated or stored."""

    def __init__(self, label: Label, maths: Maths = Maths.UNICODE, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.maths = maths
        self.cards: Sequence[Card] = ()
        self.index = 0
        self.trial: Trial | None = None
        self.problems: Sequence[Problem] = ()
        self.file = ""
        self.stale = False
        self._label = label
        self._trouble = ""

    def compose(self) -> ComposeResult:
        """Which card it is, the card, its verdict, what a key does, and the problems."""
        yield Txt(classes="preview-head")
        yield CardView()
        yield VerdictRow(classes="preview-verdict")
        yield Txt(classes="preview-advice")
        yield Txt(classes="preview-problems")

    @property
    def card(self) -> Card | None:
        """The card that shows, as it is written; None before the first."""
        return self.trial.written if self.trial else None

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return self.query_one(Answer).value

    def on_mount(self) -> None:
        """Nothing may be there yet."""
        self.draw()

    def on_resize(self) -> None:
        """All rows but the card's fill their width."""
        self.call_after_refresh(self.draw_around)

    def on_focus(self) -> None:
        """What is typed goes into the field, if there is one."""
        self.draw()

    def on_blur(self) -> None:
        """What keys do is said only while they do it."""
        self.call_after_refresh(self.draw_around)

    def on_descendant_focus(self) -> None:
        """The keys are for the field."""
        self.call_after_refresh(self.draw_around)

    def on_descendant_blur(self) -> None:
        """The keys are for something else."""
        self.call_after_refresh(self.draw_around)

    def write(self, card: Card) -> None:
        """Has another card, or the same one as it is written now."""
        before, self._trouble = self.trial, ""
        try:
            same = before is not None and _is_same(before.written, card)
            both = before is not None and before.both
            self.trial = before.rewritten(card) if before and same else begun(card, self.file, both=both)
        except DrawError as error:
            self._trouble = _NO_NUMBERS.format(error)

    def now(self, change: Callable[[Trial], Trial]) -> None:
        """Does something to the card that shows."""
        if self.trial:
            self._trouble = ""
            try:
                self.trial = change(self.trial)
            except DrawError as error:
                self._trouble = _NO_NUMBERS.format(error)
            self.draw()

    def draw(self) -> None:
        """Draws everything; the focus goes from a field that is closed to the pane, and back."""
        if not self.is_mounted or not self.trial:
            self.draw_around()
            return
        card, field, within = self.query_one(CardView), self.query_one(Answer), self.has_focus_within
        card.maths, card.taking, self.can_focus = self.maths, within, True
        card.show(self.trial.shown)
        card.place_field()
        if within and not field.visible:
            self.focus(scroll_visible=False)
        self.can_focus = not field.visible
        if self.trial.placing:
            self.query_one(Page).to_row(self.trial.placing.cursor, self.trial.placing.entries)
        self.draw_around()

    def draw_around(self) -> None:
        """Draws what stands around the card."""
        if not self.is_mounted:
            return
        trial, verdict = self.trial, self.query_one(VerdictRow)
        self.set_class(trial is None, "-empty")
        top, row = self.query_one(".preview-head", Txt), self.query_one(".preview-advice", Txt)
        top.show(head(trial, self.index, len(self.cards), top.content_region.width, stale=self.stale))
        if trial and trial.shown.graded and not trial.both:
            verdict.tell(trial.shown.asked, trial.shown.graded, memory=False)
        else:
            verdict.show(EMPTY)
        if self._trouble or not trial:
            row.update(literal(self._trouble or _NO_QUESTION, "near"))
        else:
            width, siblings = row.content_region.width, len(self.cards) > 1
            row.update(advice(trial, self._label, width, siblings=siblings, active=self.has_focus_within))
        below = self.query_one(".preview-problems", Txt)
        below.update(problem_rows(self.problems, below.content_region.width or self.content_region.width))


def _is_same(one: Card, other: Card) -> bool:
    """Whether two cards are one question that is being rewritten, as far as can be told."""
    mine, theirs = one.question, other.question
    same = one.id == other.id or mine.line == theirs.line or mine.prompt == theirs.prompt
    return same and one.part == other.part and mine.kind is theirs.kind
