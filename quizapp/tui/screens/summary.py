"""After a sitting: how it went, what was hard, when to come back."""

from enum import Enum

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content

from quizapp.core.overview import Overview
from quizapp.tui import keys, words
from quizapp.tui.content import joined, literal
from quizapp.tui.kit import Kit, Sitting
from quizapp.tui.screens.framed import Framed
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.page import Page, Row
from quizapp.tui.widgets.pill import Pill, pill
from quizapp.tui.widgets.summaryrows import summary_rows
from quizapp.tui.widgets.txt import Txt


class Way(Enum):
    """Where the learner goes from the summary."""

    ON = "on"
    HOME = "home"
    UNDO = "undo"


class SummaryScreen(Framed[Way]):
    """The end of a sitting, with ways on."""

    BINDINGS = keys.bindings(keys.SUMMARY)

    def __init__(self, kit: Kit, sitting: Sitting, overview: Overview, wait_ms: int | None) -> None:
        super().__init__(kit)
        self._sitting = sitting
        self._overview = overview
        self._wait_ms = wait_ms

    def compose(self) -> ComposeResult:
        """A sentence, the rows, the way on, and the keys."""
        yield Txt(joined(literal("quizapp", "strong judge"), literal("  summary", "dim")), classes="title")
        with Container(classes="middle"), Vertical(classes="column"):
            with Vertical(classes="hero"):
                yield Txt(self._headline(), id="headline")
                yield Txt(self._next(), id="underline")
                yield Pill(classes="pill")
            yield Page(id="rows")
        yield KeyBar()
        yield self.enlarge()

    def on_mount(self) -> None:
        """Draws everything once."""
        self.query_one(Page).show(self._rows)
        left = words.pieces(self._overview.total)
        word = f"go on: {left}" if left else "back to the decks"
        self.query_one(Pill).show(pill(self.kit.label(keys.ON), word))
        on = [self.hint(keys.ON, "go on")] if left else []
        others = [self.hint(keys.SUMMARY_UNDO, "undo"), self.hint(keys.BACK, "home"), self.hint(keys.HELP, "help")]
        self.query_one(KeyBar).offer([*on, *others])

    def action_on(self) -> None:
        """Goes on with what is left, or home when nothing is."""
        self.dismiss(Way.ON if words.pieces(self._overview.total) else Way.HOME)

    def action_home(self) -> None:
        """Goes back to the decks."""
        self.dismiss(Way.HOME)

    def action_undo(self) -> None:
        """Takes the last rating back; its card is shown again."""
        self.dismiss(Way.UNDO)

    def on_pill_pressed(self) -> None:
        """The pill is what space does."""
        self.action_on()

    def _headline(self) -> Content:
        answered = self._sitting.session.answered
        if not answered:
            return literal("Nothing was answered.", "strong")
        text = f"{words.plural(len(answered), 'answer')} in {words.duration(self._sitting.seconds)}"
        return joined(literal(text, "strong"), literal("  every one is saved", "dim"))

    def _rows(self, width: int) -> list[Row]:
        return summary_rows(self._sitting.session.answered, self._sitting.prompts, width)

    def _next(self) -> Content:
        """When to come back."""
        after = words.come_back(self._overview) if self._wait_ms is None else words.waiting(self._wait_ms)
        return literal(after or "Nothing else is planned.", "dim")
