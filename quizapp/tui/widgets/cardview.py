"""The place of a card: its rows, right under a question that is typed the field, and a word if there is more below."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical

from quizapp.core.alternatives import typed
from quizapp.core.counting import plural
from quizapp.core.response import Wrote
from quizapp.render.forms import Maths
from quizapp.tui.content import literal
from quizapp.tui.widgets.answer import HEIGHT, Answer
from quizapp.tui.widgets.cardrows import FIELD, Shown, field_place, rows, same_showing
from quizapp.tui.widgets.page import Page, Row
from quizapp.tui.widgets.txt import Txt


class More(Txt):
    """Says that there is more below; a click scrolls there."""

    def on_click(self) -> None:
        """Scrolls a page down."""
        self.screen.query_one(CardView).scroll_page(1)


class CardView(Vertical):
    """One card at a time; the same question stays in the same rows when the answer comes.

    `taking` says whether the field takes the keys once it opens.
    """

    def __init__(self) -> None:
        super().__init__(id="card")
        self.maths = Maths.UNICODE
        self.taking = True
        self._shown: Shown | None = None

    def compose(self) -> ComposeResult:
        """Rows, what says that there are more, and the field above them."""
        yield Page()
        yield More(id="more")
        yield Answer()

    @property
    def column(self) -> int:
        """The width of the card's rows [cells]."""
        return self.query_one(Page).column

    def show(self, shown: Shown) -> None:
        """Draws a card in another state, or another card, but for the field."""
        before, self._shown = self._shown, shown
        same = before is not None and same_showing(before.asked, shown.asked)
        anew = not shown.graded and not (before and same and _going_on(before, shown))
        revealed = shown.graded is not None and not (same and before and before.graded)
        page = self.query_one(Page)
        page.show(self._rows, keep=same)
        if revealed or anew or not same:
            page.to_anchor(whole=not revealed)
        if not same:
            graded = shown.graded
            self.query_one(Answer).clear_for(
                graded.response.text if graded and isinstance(graded.response, Wrote) else ""
            )
        self.query_one(Answer).ask_for(shown.asked.card)
        self._tell_more()

    def place_field(self) -> None:
        """Lays the field over the rows kept for it, or at the edge that is nearest to them."""
        page, field, shown = self.query_one(Page), self.query_one(Answer), self._shown
        if shown is None or shown.graded or shown.given or not typed(shown.asked):
            field.close()
            return
        row = field_place(shown, page.column, self.maths) - page.scroll_offset.y
        field.open_at(max(min(row, page.size.height - HEIGHT), 0), take=self.taking)

    def on_page_moved(self, event: Page.Moved) -> None:
        """The field goes with its question, and what is below changes."""
        event.stop()
        self.place_field()
        self._tell_more()

    def on_input_changed(self) -> None:
        """Who types comes back to the question from wherever the text was scrolled to."""
        if self.query_one(Answer).visible:
            self.query_one(Page).to_part(FIELD)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel works over the field, too."""
        event.stop()
        self.scroll_rows(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel works over the field, too."""
        event.stop()
        self.scroll_rows(-1)

    def scroll_rows(self, by: int) -> None:
        """Scrolls by some rows."""
        self.query_one(Page).scroll_relative(y=by, animate=False)

    def scroll_page(self, by: int) -> None:
        """Scrolls by whole pages."""
        page = self.query_one(Page)
        page.scroll_relative(y=by * max(page.size.height - 1, 1), animate=False)

    def _rows(self, width: int) -> list[Row]:
        height = self.query_one(Page).size.height
        return rows(self._shown, width, self.maths, height) if self._shown else []

    def _tell_more(self) -> None:
        page = self.query_one(Page)
        text = f"▾ {plural(page.below, 'more row')} below  (pg dn)" if page.below else ""
        if page.scroll_offset.y and self._shown and self._shown.asked.card.question.context:
            text = f"▴ the case is above  {text}".rstrip()
        self.query_one(More).show(literal(text, "near"))


def _going_on(before: Shown, shown: Shown) -> bool:
    """Whether a question is only answered further: not after its answer was seen, and with the same words."""
    return before.graded is None and before.asked.card == shown.asked.card
