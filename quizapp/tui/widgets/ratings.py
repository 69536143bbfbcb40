"""The rating bar: four cells of one width with key, word and interval; before that a pill, or how sure one is."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from textual import events
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from quizapp.core import wording
from quizapp.core.review import Rating
from quizapp.core.wording import RATINGS
from quizapp.tui.content import EMPTY, literal
from quizapp.tui.widgets.pill import Pill
from quizapp.tui.widgets.tints import tint

_SUGGESTED = "suggested"
_GAP = Content(" ")


class RatingBar(Widget, can_focus=False):
    """The four ratings after the answer, what space does before it, or how sure it is; always the same two rows.

    It is drawn as a whole, because the classes of many small widgets cost more than all its letters.
    """

    COMPONENT_CLASSES = {  # noqa: RUF012
        "pill",
        *(name.lower() for name in RATINGS.values()),
        *(f"{name.lower()}-{_SUGGESTED}" for name in RATINGS.values()),
    }

    class Rated(Message):
        """A rating was clicked."""

        def __init__(self, rating: Rating) -> None:
            super().__init__()
            self.rating = rating

    class Told(Message):
        """How sure the learner is was clicked: the place of the word from 1, None for not saying."""

        def __init__(self, place: int | None) -> None:
            super().__init__()
            self.place = place

    def __init__(self) -> None:
        super().__init__()
        self.set_reactive(Widget.auto_links, False)
        self._sure: Sequence[Content] = ()
        self._pill = EMPTY
        self._delays: Sequence[str] = ()
        self._suggested = Rating.AGAIN
        self._under: Rating | None = None

    def offer(self, text: Content) -> None:
        """Before the answer: what space does; an empty text shows nothing."""
        self._pill, self._delays, self._sure = text, (), ()
        self.refresh()

    def confide(self, words: Sequence[Content]) -> None:
        """Between answer and verdict: the pills that say how sure the learner is, the last of them nothing."""
        self._pill, self._delays, self._sure = EMPTY, (), words
        self.refresh()

    def rate(self, delays: Sequence[str], suggested: Rating) -> None:
        """After the answer: the intervals that the ratings would give, one of them suggested.

        Where these are empty no rating touches the schedule, and the bar says so.
        """
        self._pill, self._delays, self._sure, self._suggested = EMPTY, delays, (), suggested
        self.refresh()

    def cells(self) -> list[range]:
        """The columns of the four cells: of one width, a column between them."""
        width = self.size.width + 1
        edges = [width * place // len(Rating) for place in range(len(Rating) + 1)]
        return [range(start, end - 1) for start, end in pairwise(edges)]

    def render_line(self, y: int) -> Strip:
        """One of the two rows."""
        text = EMPTY
        if y and self._delays and not any(self._delays):
            text = literal(f"{wording.CRAM:^{self.size.width}}"[: self.size.width], "dim")
        elif self._delays:
            text = _GAP.join(self._rated(y))
        elif y == 0:
            pills = self._sure or [self._pill]
            text = _GAP.join(pill.stylize_before(tint(self, "pill")) for pill in pills)
        if not text or not self.size.width:
            return Strip.blank(self.size.width, self.rich_style)
        return Visual.to_strips(self, text, self.size.width, 1, self.visual_style, pad=True)[0]

    def on_click(self, event: events.Click) -> None:
        """Chooses the rating under the mouse, or does what the pill says."""
        rating = self._at(event.x)
        if rating is not None:
            self.post_message(self.Rated(rating))
        elif self._sure:
            self._tell(event)
        elif event.y == 0 and event.x < self._pill.cell_length:
            self.post_message(Pill.Pressed())

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Makes the rating under the mouse bold."""
        self._point(self._at(event.x))

    def on_leave(self) -> None:
        """Nothing is under the mouse any more."""
        self._point(None)

    def _tell(self, event: events.Click) -> None:
        """Says which pill is under the mouse."""
        start = 0
        for place, word in enumerate(self._sure, start=1):
            if event.y == 0 and start <= event.x < start + word.cell_length:
                self.post_message(self.Told(place if place < len(self._sure) else None))
            start += word.cell_length + _GAP.cell_length

    def _point(self, rating: Rating | None) -> None:
        if rating is not self._under:
            self._under = rating
            self.refresh()

    def _at(self, column: int) -> Rating | None:
        if not self._delays:
            return None
        return next((Rating(place) for place, cell in enumerate(self.cells(), start=1) if column in cell), None)

    def _rated(self, y: int) -> Iterator[Content]:
        """The four cells of one of the two rows."""
        for rating, cell, delay in zip(Rating, self.cells(), self._delays, strict=True):
            mine = rating is self._suggested
            name = RATINGS[rating]
            style = tint(self, f"{name.lower()}-{_SUGGESTED}" if mine else name.lower())
            text = f"{'▸' if mine else ' '}{rating.value} {name} " if y == 0 else delay
            bold = "strong" if y == 0 or mine or rating is self._under else ""
            yield literal(f"{text:^{len(cell)}}"[: len(cell)], bold).stylize_before(style)
