"""The place of a card: its rows, and right under a question that is typed the field for the answer."""

from textual.app import ComposeResult
from textual.containers import Vertical

from quizapp.tui.widgets.alternatives import typed
from quizapp.tui.widgets.answer import Answer
from quizapp.tui.widgets.cardrows import Shown, rows
from quizapp.tui.widgets.page import Page, Row

_FIELD = 3


class CardView(Vertical):
    """One card at a time; the same question stays in the same rows when the answer comes."""

    def __init__(self) -> None:
        super().__init__(id="card")
        self._shown: Shown | None = None

    def compose(self) -> ComposeResult:
        """Rows and field."""
        yield Page()
        yield Answer()

    def show(self, shown: Shown) -> None:
        """Draws a card in another state, or another card."""
        same = self._shown is not None and self._shown.asked is shown.asked
        revealed = shown.graded is not None and not (same and self._shown and self._shown.graded)
        self._shown = shown
        typing = typed(shown.asked) and shown.graded is None
        self.set_class(typing, "-typing")
        page = self.query_one(Page)
        page.show(self._rows, keep=same)
        self._fit()
        if revealed or (not same and shown.asked.card.question.context):
            self.call_after_refresh(page.to_anchor)
        field = self.query_one(Answer)
        if typing:
            field.focus()
        else:
            self.screen.set_focus(None)
        if not same:
            field.clear_for()

    def on_resize(self) -> None:
        """The field keeps right under the question."""
        self.call_after_refresh(self._fit)

    def scroll_rows(self, by: int) -> None:
        """Scrolls by some rows."""
        self.query_one(Page).scroll_relative(y=by, animate=False)

    def scroll_page(self, by: int) -> None:
        """Scrolls by whole pages."""
        page = self.query_one(Page)
        page.scroll_relative(y=by * max(page.size.height - 1, 1), animate=False)

    def _rows(self, width: int) -> list[Row]:
        return rows(self._shown, width) if self._shown else []

    def _fit(self) -> None:
        page = self.query_one(Page)
        typing = self.has_class("-typing")
        page.styles.height = min(page.length, max(self.size.height - _FIELD, 1)) if typing else "1fr"
