"""The block that says what comes next: a sentence, a smaller one, the days around, and a pill."""

from itertools import zip_longest

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size

from quizapp.tui.content import EMPTY, spread, stacked
from quizapp.tui.widgets.pill import Pill
from quizapp.tui.widgets.txt import Txt

_WITH_DAYS = 68


class Hero(Vertical):
    """As high with a pill as without, so that nothing below it jumps."""

    def compose(self) -> ComposeResult:
        """The sentences with the days beside them, and the pill."""
        yield Said(id="said")
        yield Pill(classes="pill")

    def say(self, headline: Content, underline: Content = EMPTY, *, days: Content = EMPTY) -> None:
        """Draws the sentences; the days only where there is room for them."""
        self.query_one(Said).say(headline, underline, days)

    def offer(self, pill: Content) -> None:
        """Draws the pill, or none."""
        self.query_one(Pill).show(pill)
        self.query_one(Pill).set_class(not pill, "-nothing")


class Said(Txt):
    """Sentences in as many rows as they need, with the days at the right."""

    sentences: tuple[Content, ...] = ()
    days = EMPTY

    def say(self, headline: Content, underline: Content, days: Content) -> None:
        """Draws other sentences, and other days."""
        self.sentences, self.days = (headline, underline), days
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many rows as the sentences need."""
        return len(self._rows(width))

    def render(self) -> Content:
        """The rows for the width there is."""
        return stacked(self._rows(self.content_size.width))

    def _rows(self, width: int) -> list[Content]:
        days = self.days.split("\n") if self.days and width >= _WITH_DAYS else []
        room = width - days[0].cell_length - 1 if days else width
        rows = [row for sentence in self.sentences for row in sentence.wrap(max(room, 1))]
        pairs = zip_longest(rows, days, fillvalue=EMPTY)
        return [spread(row, beside, width) if beside else row for row, beside in pairs]
