"""The study screen as it looks: fixed rows that show a card, how it went, and what can be done."""

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.reactive import Reactive
from textual.widget import Widget

from quizapp.core import wording
from quizapp.core.review import Mode, Rating
from quizapp.core.session import Asked, Graded
from quizapp.errors import QuizError
from quizapp.render.visible import one_line
from quizapp.tui import studykeys
from quizapp.tui.content import EMPTY, joined, literal
from quizapp.tui.kit import Kit
from quizapp.tui.screens.framed import Framed
from quizapp.tui.screens.offers import Phase, hints, offer, phase_of, sure
from quizapp.tui.screens.placedoffers import guide
from quizapp.tui.sitting import Sitting
from quizapp.tui.widgets.answer import Answer
from quizapp.tui.widgets.cardrows import Shown
from quizapp.tui.widgets.cardview import CardView
from quizapp.tui.widgets.feedback import VerdictRow, advice, cost, promise
from quizapp.tui.widgets.header import TAGS, header, practised
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.pill import pill
from quizapp.tui.widgets.progress import progress
from quizapp.tui.widgets.ratings import RatingBar
from quizapp.tui.widgets.txt import Txt

_MEMORY_FROM = 110
_SURE = "How sure are you?"
_DOT = "  ·  "
_GONE = literal("Nothing is saved: the database is gone. A rating asks again whether it shall come back.", "wrong")
_NEXT = "next question"


class Stage(Framed[QuizError | None]):
    """Draws what it is given; nothing moves when the answer comes."""

    SITTING = True
    # Of all that stands here only the field looks different with the focus: nothing else is painted again.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def __init__(self, kit: Kit, sitting: Sitting) -> None:
        super().__init__(kit)
        self.sitting = sitting
        self.shown: Shown | None = None
        self.phase = Phase.BUSY
        self.undoable = False
        self._said: Content | None = None
        self.blank = True

    def compose(self) -> ComposeResult:
        """Header, progress, the card, two rows of feedback, the ratings, and the keys."""
        yield Txt(id="header")
        yield Txt(id="progress")
        with Container(classes="middle"), Vertical(classes="column"):
            yield CardView()
            yield VerdictRow(id="verdict")
            yield Txt(id="advice")
            yield RatingBar()
        yield KeyBar()
        yield self.enlarge()

    @property
    def at_work(self) -> bool:
        """Whether something is asked of the trainer, or stored."""
        return self.phase in (Phase.BUSY, Phase.SAVE)

    @property
    def practising(self) -> bool:
        """Whether nothing is rated, because nothing is at stake."""
        return self.sitting.session.mode is Mode.PRACTICE

    def on_resize(self) -> None:
        """Everything but the card fills its row."""
        self.call_after_refresh(self._draw_round)

    def action_page(self, by: int) -> None:
        """Scrolls a page."""
        self.hush()
        self.query_one(CardView).scroll_page(by)

    def on_screen_resume(self) -> None:
        """What was set meanwhile shows."""
        if self.shown:
            self.draw(self.shown, self.phase)

    def draw(self, shown: Shown, phase: Phase) -> None:
        """Draws a card and everything around it."""
        self.shown, self.phase, self._said, self.blank = shown, phase, None, False
        card = self.query_one(CardView)
        card.maths = self.kit.look.maths
        self.query_one(Answer).cursor_blink = self.kit.look.motion
        card.show(shown)
        self._draw_round()
        # Last, because the focus wakes the screen: what was drawn by then is in the frame that it paints.
        card.place_field()

    def say(self, text: str, style: str = "near") -> None:
        """A sentence in the place of advice, a longer one in that of the verdict, too, until something else happens."""
        self._said, self.blank = literal(one_line(text), style), False
        if self.shown:
            self._draw_foot(self.shown)
        else:
            self._tell(self._said)

    def hush(self) -> None:
        """Puts the advice back in its place."""
        if self._said and self.shown:
            self._said = None
            self._draw_foot(self.shown)

    def renew(self) -> None:
        """Takes back what was said, such as that nothing is saved."""
        self.hush()

    def _tell(self, said: Content) -> None:
        row = self.query_one("#advice", Txt)
        first, *rest = said.wrap(max(row.content_region.width, 1))
        if rest:
            self.query_one(VerdictRow).show(first)
        shown = self.shown
        next_ = self._promise(shown.asked, shown.graded) if shown and shown.graded else EMPTY
        both = joined(first, literal(_DOT, "dim"), next_)
        fits = bool(next_) and both.cell_length <= row.content_region.width
        row.show(literal(" ").join(rest) if rest else both if fits else first)

    def _promise(self, asked: Asked, graded: Graded) -> Content:
        """What the next key does."""
        go = self.kit.label(studykeys.GO)
        return joined(literal(go, "key"), literal(f": {_NEXT}")) if self.practising else promise(asked, graded, go)

    def _draw_round(self) -> None:
        if self.shown:
            self._draw_head(self.shown)
            self._draw_foot(self.shown)
            bar = self.query_one(KeyBar)
            width = bar.content_region.width
            offered = hints(self.shown, self.phase, self.kit, undoable=self.undoable, width=width)
            # Below the prompt the program has no screen to lend to an editor.
            bar.offer([hint for hint in offered if not (self.app.is_inline and hint.action == studykeys.EDIT.action)])

    def _draw_head(self, shown: Shown) -> None:
        session = self.sitting.session
        top, bar = self.query_one("#header", Txt), self.query_one("#progress", Txt)
        width, done = top.content_region.width, session.answered
        if self.practising:
            top.show(practised(shown.asked, len(done) + 1, len(done) + session.remaining, width))
            ratings = [Rating.GOOD if answered.right else Rating.AGAIN for answered in done]
        else:
            top.show(header(shown.asked, session.left, width, TAGS.get(session.aim, "")))
            ratings = [answered.rating for answered in done]
        bar.show(progress(ratings, session.remaining, bar.content_region.width))

    def _draw_foot(self, shown: Shown) -> None:
        if shown.graded is None:
            self._draw_before(shown)
        else:
            self._draw_after(shown.asked, shown.graded)
        if said := self._said or (_GONE if self.kit.desk.is_gone else None):
            self._tell(said)

    def _draw_after(self, asked: Asked, graded: Graded) -> None:
        """The foot of a card that is graded: how it went, and the ratings; in practice there is nothing to rate."""
        row, bar, go = self.query_one("#advice", Txt), self.query_one(RatingBar), self.kit.label(studykeys.GO)
        memory = self.size.width >= _MEMORY_FROM and not self.practising
        self.query_one(VerdictRow).tell(asked, graded, memory=memory)
        if self.practising:
            row.show(literal(wording.PRACTICE, "dim"))
            bar.offer(pill(go, _NEXT))
        else:
            row.show(advice(asked, graded, go, row.content_region.width))
            bar.rate(asked.delays, graded.suggested)

    def _draw_before(self, shown: Shown) -> None:
        """The foot of a card that is not graded: what can be done, a doubt, or how sure the learner is."""
        verdict, row, bar = self.query_one(VerdictRow), self.query_one("#advice", Txt), self.query_one(RatingBar)
        confiding = phase_of(shown) is Phase.CONFIDE
        verdict.show(literal(_SURE, "strong judge") if confiding else EMPTY)
        guided = _fitting(guide(shown.placing, self.kit), row.content_region.width)
        costs = EMPTY if self.practising else cost(shown)
        row.show(EMPTY if confiding else costs or guided)
        if confiding:
            bar.confide(sure(self.kit))
        else:
            bar.offer(offer(shown, self.kit))
        if shown.doubt:
            self._tell(literal(one_line(shown.doubt.says), "near"))


def _fitting(said: Content, width: int) -> Content:
    """The first of the things said with dots between that fit a width [cells], one at least."""
    parts = said.plain.split(_DOT)
    while len(parts) > 1 and len(_DOT.join(parts)) > width:
        parts.pop()
    return literal(_DOT.join(parts), "dim")
