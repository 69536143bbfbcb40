"""The study screen as it looks: fixed rows that show a card, how it went, and what can be done."""

from textual.app import ComposeResult
from textual.containers import Container, Vertical

from quizapp.core.review import Rating
from quizapp.errors import QuizError
from quizapp.tui.content import EMPTY, literal, spread
from quizapp.tui.kit import Kit, Sitting
from quizapp.tui.screens.framed import Framed
from quizapp.tui.screens.offers import Phase, hints, offer
from quizapp.tui.widgets.cardrows import Shown
from quizapp.tui.widgets.cardview import CardView
from quizapp.tui.widgets.feedback import advice, memory_note, verdict
from quizapp.tui.widgets.header import header
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.progress import progress
from quizapp.tui.widgets.ratings import RatingBar
from quizapp.tui.widgets.txt import Txt

_MEMORY_FROM = 110


class Stage(Framed[QuizError | None]):
    """Draws what it is given; nothing moves when the answer comes."""

    def __init__(self, kit: Kit, sitting: Sitting) -> None:
        super().__init__(kit)
        self.sitting = sitting
        self.shown: Shown | None = None

    def compose(self) -> ComposeResult:
        """Header, progress, the card, two rows of feedback, the ratings, and the keys."""
        yield Txt(id="header")
        yield Txt(id="progress")
        with Container(classes="middle"), Vertical(classes="column"):
            yield CardView()
            yield Txt(id="verdict")
            yield Txt(id="advice")
            yield RatingBar()
        yield KeyBar()
        yield self.enlarge()

    def on_resize(self) -> None:
        """Header and progress fill their rows."""
        self.call_after_refresh(self._draw_head)

    def action_page(self, by: int) -> None:
        """Scrolls a page."""
        self.query_one(CardView).scroll_page(by)

    async def end(self) -> None:
        """Leaves the screen."""
        self.dismiss(None)

    def draw(self, shown: Shown, phase: Phase) -> None:
        """Draws a card and everything around it."""
        self.shown = shown
        self.query_one(CardView).show(shown)
        self._draw_head()
        self._draw_foot(shown)
        self.query_one(KeyBar).offer(hints(shown, phase, self.kit))

    def say(self, text: str, style: str = "near") -> None:
        """A sentence in the place of advice."""
        self.query_one("#advice", Txt).show(literal(text, style))

    def _draw_head(self) -> None:
        if self.shown is None:
            return
        session = self.sitting.session
        top, bar = self.query_one("#header", Txt), self.query_one("#progress", Txt)
        top.show(header(self.shown.asked, session.remaining, top.content_region.width))
        ratings: list[Rating] = [answered.rating for answered in session.answered]
        bar.show(progress(ratings, session.remaining, bar.content_region.width))

    def _draw_foot(self, shown: Shown) -> None:
        said, next_, bar = self.query_one("#verdict", Txt), self.query_one("#advice", Txt), self.query_one(RatingBar)
        if shown.graded is None:
            said.show(EMPTY)
            next_.show(EMPTY)
            bar.offer(offer(shown, self.kit))
            return
        note = memory_note(shown.asked) if self.size.width >= _MEMORY_FROM else EMPTY
        said.show(spread(verdict(shown.graded), note, said.content_region.width))
        next_.show(advice(shown.asked, shown.graded))
        bar.rate(shown.asked.delays, shown.graded.suggested)
