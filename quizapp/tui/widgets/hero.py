"""The block that says what comes next: a sentence, a smaller one, the days around, and a pill."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content

from quizapp.tui.content import EMPTY
from quizapp.tui.widgets.pill import Pill
from quizapp.tui.widgets.txt import Txt


class Hero(Vertical):
    """As high with a pill as without, so that nothing below it jumps."""

    def compose(self) -> ComposeResult:
        """The sentences with the days beside them, and the pill."""
        with Horizontal(id="said"):
            with Vertical():
                yield Txt(id="headline")
                yield Txt(id="underline")
            yield Txt(id="days")
        yield Pill(classes="pill")

    def say(self, headline: Content, underline: Content = EMPTY, *, days: Content = EMPTY) -> None:
        """Draws the sentences; the days only where there is room for them."""
        self.query_one("#headline", Txt).update(headline)
        self.query_one("#underline", Txt).update(underline)
        self.query_one("#days", Txt).update(days)
        self.query_one("#days", Txt).set_class(not days, "-nothing")

    def offer(self, pill: Content) -> None:
        """Draws the pill, or none."""
        self.query_one(Pill).show(pill)
        self.query_one(Pill).set_class(not pill, "-nothing")
