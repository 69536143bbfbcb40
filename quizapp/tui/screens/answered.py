"""A question of an exam as it was answered: what was given, what is right and why, what it does to the card."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content

from quizapp.core import grading, wording
from quizapp.core.counting import duration
from quizapp.core.exams.debrief import Debrief, Effect
from quizapp.core.marking.mark import Mark
from quizapp.core.phase import Rating
from quizapp.core.response import Skipped
from quizapp.core.session import Graded
from quizapp.core.wording import RATINGS
from quizapp.render import examwords
from quizapp.tui import examviewkeys
from quizapp.tui.content import joined, literal, single, spread, stacked
from quizapp.tui.key import HELP, bindings
from quizapp.tui.kit import Kit
from quizapp.tui.screens.framed import Framed
from quizapp.tui.widgets.cardrows import Shown
from quizapp.tui.widgets.cardview import CardView
from quizapp.tui.widgets.feedback import VerdictRow
from quizapp.tui.widgets.header import level, place
from quizapp.tui.widgets.keybar import Hint, KeyBar
from quizapp.tui.widgets.questionrows import due, later
from quizapp.tui.widgets.txt import Txt

_GAP = 2


class AnsweredScreen(Framed[int]):
    """The questions at some places of a paper, one at a time; dismissed with the number of the one seen last."""

    BINDINGS = bindings(examviewkeys.ANSWERED)

    def __init__(self, kit: Kit, found: Debrief, places: Sequence[int], number: int) -> None:
        super().__init__(kit)
        self._found = found
        self._places = places
        self._number = number
        self._effects = {effect.place: effect for effect in found.effects}

    @property
    def subject(self) -> tuple[str, int]:
        """Where the question was written."""
        slot = self._found.attempt.paper.slots[self._place]
        return slot.file, slot.card.question.line

    def compose(self) -> ComposeResult:
        """Header, the card, how it went, what it is worth, and the keys."""
        yield Txt(id="header", classes="title")
        with Container(classes="middle"), Vertical(classes="column"):
            yield CardView()
            yield VerdictRow(id="verdict")
            yield Txt(id="advice")
        yield KeyBar()
        yield self.enlarge()

    def on_mount(self) -> None:
        """Shows the first one."""
        self._draw()

    def on_resize(self) -> None:
        """What is around the card fills its row."""
        self.call_after_refresh(self._draw_round)

    def action_turn(self, by: int) -> None:
        """Shows the next question, or the one before; none beyond the ends."""
        number = self._number + by
        if 0 <= number < len(self._places):
            self._number = number
            self._draw()

    def action_scroll(self, by: int) -> None:
        """Scrolls by a row."""
        self.query_one(CardView).scroll_rows(by)

    def action_page(self, by: int) -> None:
        """Scrolls a page."""
        self.query_one(CardView).scroll_page(by)

    def action_edit(self) -> None:
        """Opens the question in its deck."""
        from quizapp.tui.writing import write

        write(self.app, self.kit, *self.subject, self._written)

    def action_leave(self) -> None:
        """Goes back to the result."""
        self.dismiss(self._number)

    @property
    def _place(self) -> int:
        return self._places[self._number]

    def _graded(self) -> Graded:
        """The answer as it was marked; what was left open as not tried."""
        given, marked = self._found.attempt.answers.get(self._place), self._found.result.marked[self._place]
        effect = self._effects.get(self._place)
        if given is None or marked.mark is None:
            card = self._found.attempt.paper.slots[self._place].card
            return Graded(response=Skipped(), mark=grading.grade(card, Skipped()), suggested=Rating.AGAIN)
        return Graded(response=given.response, mark=marked.mark, suggested=effect.rating if effect else Rating.AGAIN)

    def _draw(self) -> None:
        slot, card = self._found.attempt.paper.slots[self._place], self.query_one(CardView)
        card.maths = self.kit.look.maths
        card.show(Shown(slot.asked(), self._graded(), source=True, others=True))
        card.place_field()
        self._draw_round()

    def _draw_round(self) -> None:
        slot = self._found.attempt.paper.slots[self._place]
        asked, graded = slot.asked(), self._graded()
        head, foot, row = self.query_one("#header", Txt), self.query_one("#advice", Txt), self.query_one(VerdictRow)
        head.show(self._head(head.content_region.width))
        if isinstance(graded.response, Skipped):
            row.show(literal("– Not answered", "strong dim"))
        else:
            row.tell(asked, graded, memory=False)
        foot.show(self._foot(foot.content_region.width))
        foot.refresh(layout=True)
        turn = Hint("←→", "other questions", examviewkeys.ANSWERED_NEXT.action)
        words = (examviewkeys.ANSWERED_EDIT, "edit"), (HELP, "help"), (examviewkeys.ANSWERED_LEAVE, "back")
        self.query_one(KeyBar).offer([turn, *(self.hint(*pair) for pair in words)])

    def _head(self, width: int) -> Content:
        paper = self._found.attempt.paper
        slot, asked = paper.slots[self._place], paper.slots[self._place].asked()
        lead = literal(f"Question {self._place + 1} of {len(paper.slots)}  ", "key")
        sign = later(self._found, self._place)
        flag = literal(f"  {sign}marked for later" if sign else "", "near")
        hard = level(asked, width)
        room = width - lead.cell_length - flag.cell_length - hard.cell_length - _GAP
        return spread(joined(lead, place(slot.title, slot.topic, room), hard), flag, width)

    def _foot(self, width: int) -> Content:
        """What the answer is worth, how long it took, and what it does to its card."""
        marked, given = self._found.result.marked[self._place], self._found.attempt.answers.get(self._place)
        mark, effect = marked.mark, self._effects.get(self._place)
        parts = [f"{examwords.number(marked.points)} of 1 point"]
        if mark and 0 < mark.right_parts < mark.all_parts:
            parts.append(f"{mark.right_parts} of {mark.all_parts} parts")
        if given and given.took_ms:
            parts.append(f"{duration(given.took_ms / 1000)}")
        parts.append(self._scheduled(effect) if effect else "no review")
        rows = [" · ".join(parts), self._doubt(mark, effect)]
        return stacked(single(row, "dim").truncate(width, ellipsis=True) for row in rows if row and width)

    def _doubt(self, mark: Mark | None, effect: Effect | None) -> str:
        """Why a right answer is not rated good; empty where it is, or is not right."""
        asked = self._found.attempt.paper.slots[self._place].asked()
        if mark and effect and wording.held_back(mark.verdict, effect.rating, asked.guess):
            return wording.likely_guess(asked, seen=not effect.is_new)
        return ""

    def _scheduled(self, effect: Effect) -> str:
        ended = self._found.attempt.ended or self._found.attempt.started
        would = "" if self._found.applied else "would be "
        return f"{would}rated {RATINGS[effect.rating]}, due {due(effect, ended.day)}"

    def _written(self, trouble: str) -> None:
        """Says why the question could not be opened; this one stays as it was asked."""
        said, style = (trouble, "wrong") if trouble else ("This question stays as it was asked then.", "dim")
        self.query_one("#advice", Txt).show(single(said, style))
