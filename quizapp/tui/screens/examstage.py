"""The exam screen as it looks: the time, a strip of the questions, one of them, a remark, and the keys."""

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.reactive import Reactive
from textual.widget import Widget

from quizapp.core.exams.attempt import Attempt
from quizapp.core.exams.debrief import Debrief
from quizapp.core.exams.partly import is_partly
from quizapp.core.response import Response
from quizapp.render.visible import one_line
from quizapp.tui import examkeys
from quizapp.tui.content import literal, stacked
from quizapp.tui.examclock import ExamClock
from quizapp.tui.key import HELP, Key
from quizapp.tui.kit import Kit
from quizapp.tui.screens.framed import Framed
from quizapp.tui.screens.offers import span
from quizapp.tui.widgets.answer import Answer
from quizapp.tui.widgets.cardview import CardView
from quizapp.tui.widgets.examrows import Standing, guide, head
from quizapp.tui.widgets.examstrip import ExamStrip
from quizapp.tui.widgets.keybar import Hint, KeyBar
from quizapp.tui.widgets.page import Page
from quizapp.tui.widgets.reply import Reply, begun, is_typed
from quizapp.tui.widgets.txt import Txt

_HELD_MS = 8_000
_WAYS_ON = 3  # of the key bar: to hand in, help and leave


class ExamStage(Framed[Debrief | None]):
    """Draws an attempt; nothing on it says what is right."""

    SITTING = True
    SEALED = True
    # Of all that stands here only the field looks different with the focus: nothing else is painted again.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def __init__(self, kit: Kit, attempt: Attempt) -> None:
        super().__init__(kit)
        self.attempt = attempt
        self.place = attempt.place
        self.later = attempt.later
        self.given: dict[int, Response] = {place: given.response for place, given in attempt.answers.items()}
        self.stored = dict(self.given)
        self.reply = self.begun_at(self.place)
        self.clock = ExamClock(attempt, self.ticks_ms)
        self.timed = True
        self._said: tuple[str, str] | None = None
        self._unsaved: tuple[str, str] | None = None
        self._held_until_ms = 0

    def compose(self) -> ComposeResult:
        """Header, strip, the question, a remark, and the keys."""
        yield Txt(id="header", classes="title")
        yield ExamStrip()
        with Container(classes="middle"), Vertical(classes="column"):
            yield CardView()
            yield Txt(id="remark")
        yield KeyBar()
        yield self.enlarge()

    @property
    def ticks_ms(self) -> int:
        """The clock that cannot be set [ms]."""
        return round(self.kit.guard.ticks.now() * 1000)

    @property
    def standing(self) -> Standing:
        """How the questions stand; answered is what is stored."""
        answered = frozenset(self.stored)
        return Standing(len(self.attempt.paper.slots), answered, self.later, self.place, answered & self.partly)

    @property
    def bare(self) -> tuple[int, ...]:
        """The places where nothing is given, stored or not."""
        return tuple(place for place in range(len(self.attempt.paper.slots)) if place not in self.given)

    @property
    def partly(self) -> frozenset[int]:
        """The places where what is given is only half done, stored or not."""
        slots = self.attempt.paper.slots
        return frozenset(place for place, given in self.given.items() if is_partly(slots[place].card, given))

    @property
    def said_unsaved(self) -> frozenset[int]:
        """Those among `unsaved` that it was said of."""
        return self.unsaved if self._unsaved else frozenset()

    @property
    def unsaved(self) -> frozenset[int]:
        """The places whose answers are not stored as they are given."""
        every = {*self.given, *self.stored}
        return frozenset(place for place in every if self.given.get(place) != self.stored.get(place))

    @property
    def closed(self) -> bool:
        """Whether nothing can be answered any more."""
        return self.clock.over(self.ticks_ms)

    @property
    def name(self) -> str:
        """What the exam is called."""
        return self.attempt.paper.blueprint.name or "Exam"

    def key(self, key: Key) -> str:
        """What stands on a key now: while an answer is typed on one that writes nothing."""
        return self.kit.label(key, typing=is_typed(self.reply) and not self.closed)

    def begun_at(self, place: int) -> Reply:
        """The question at a place as it stands."""
        return begun(self.attempt.paper.slots[place].asked(), self.given.get(place))

    def on_resize(self) -> None:
        """Everything but the card fills its row; nothing is typed where nothing can be seen."""
        self.query_one(Answer).disabled = self.closed or not self.fits
        self.call_after_refresh(self.draw_around)

    def on_screen_resume(self) -> None:
        """What was set meanwhile shows."""
        self.draw()

    def draw(self) -> None:
        """Draws the question as it stands, and everything around it."""
        card = self.query_one(CardView)
        card.maths = self.kit.look.maths
        self.query_one(Answer).cursor_blink = self.kit.look.motion
        card.show(self.reply.shown)
        if is_typed(self.reply):
            self.query_one(Answer).clear_for(self.reply.text)
        self.draw_around()
        card.place_field()
        if self.reply.shown.placed and self.reply.placing:
            self.query_one(Page).to_row(self.reply.placing.cursor, self.reply.placing.entries)

    def draw_around(self) -> None:
        """Draws what stands around the question."""
        with self.while_here():
            standing = self.standing
            self.query_one(ExamStrip).tell(standing)
            self.draw_head()
            self.draw_remark()
            self._open_field()
            self.query_one(KeyBar).offer(self._hints(), always=_WAYS_ON)

    def _open_field(self) -> None:
        """Text can be typed while there is time and the field can be seen."""
        field, shut = self.query_one(Answer), self.closed or not self.fits
        field.disabled = shut
        if not shut and not field.has_focus:
            self.query_one(CardView).place_field()

    def draw_head(self) -> None:
        """Draws the row with the time."""
        row, now = self.query_one("#header", Txt), self.ticks_ms
        if self.timed:
            time = literal(self.clock.told(now), "strong near" if self.clock.near(now) else "strong")
        else:
            time = literal(f"{self.key(examkeys.TIME)} shows the time", "dim")
        row.show(head(self.name, self.standing, time, row.content_region.width))
        self.query_one(".enlarge", Txt).show(stacked([literal(self.least_told), *([time] if self.timed else [])]))

    def draw_remark(self) -> None:
        """Draws what there is to say, else how the question is answered."""
        said = [part for part in (self._unsaved, self._said) if part]
        parts = said or [(guide(self.reply, span(self.reply.shown)), "dim")]
        words = [literal(one_line(text), style) for text, style in parts]
        self.query_one("#remark", Txt).show(literal("  ").join(words))

    def say(self, text: str, style: str = "near", *, hold: bool = False) -> None:
        """A sentence below the question until something else happens; one to `hold` stays for eight seconds at least.

        An empty one takes away what was said.
        """
        if hold:
            self._held_until_ms = self.ticks_ms + _HELD_MS
        elif self.holding:
            return
        self._said = (text, style) if text else None
        with self.while_here():
            self.draw_remark()

    def tell_unsaved(self, text: str, style: str = "near") -> None:
        """Says that something is not saved, which stays until an empty text says that all is."""
        self._unsaved = (text, style) if text else None
        self.draw_around()

    @property
    def holding(self) -> bool:
        """Whether what is said has to stay for now."""
        return self.ticks_ms < self._held_until_ms

    def hush(self) -> None:
        """Takes away what was said, unless it has to stay."""
        if self._said and not self.holding:
            self._said = None

    def _hints(self) -> list[Hint]:
        """The keys at the bottom; while an answer is typed those that write nothing."""
        words = (
            (examkeys.ENTER, "next"),
            (examkeys.LATER, "later" if self.place not in self.later else "not later"),
            (examkeys.OVERVIEW, "overview"),
            (examkeys.BEFORE, "before"),
            (examkeys.TIME, "hide the time" if self.timed else "time"),
            (examkeys.HAND_IN, "hand in"),
            (HELP, "help"),
            (examkeys.LEAVE, "leave"),
        )
        return [Hint(self.key(key), word, key.action) for key, word in words]
