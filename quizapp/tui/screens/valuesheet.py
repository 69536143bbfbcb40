"""A value that is typed, in a sheet of one field."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from quizapp.errors import QuizError
from quizapp.render.visible import one_line
from quizapp.tui.content import EMPTY, joined, literal
from quizapp.tui.examviewkeys import VALUES
from quizapp.tui.key import bindings
from quizapp.tui.screens.steady import Steady
from quizapp.tui.widgets.searchbox import SearchBox
from quizapp.tui.widgets.txt import Txt

_KEYS = (("enter", "take it"), ("esc", "leave it as it was"))


class ValueSheet(Steady[str | None], ModalScreen[str | None], inherit_bindings=False):
    """One field; the result is a text that `check` does not refuse, or None."""

    BINDINGS = bindings(VALUES)

    def __init__(self, name: str, example: str, check: Callable[[str], object]) -> None:
        super().__init__()
        self._what = name
        self._example = example
        self._check = check

    def compose(self) -> ComposeResult:
        """What is typed, the field, why a text is refused, and the keys."""
        with Vertical(classes="sheet question"):
            yield Txt(literal(self._what, "strong"), classes="sheet-title")
            yield SearchBox(self._example)
            yield Txt(id="refused", classes="wrapped")
            yield Txt(EMPTY.join(joined(literal(key, "key"), literal(f" {word}   ", "dim")) for key, word in _KEYS))

    def on_mount(self) -> None:
        """The field takes what is typed."""
        self.query_one(SearchBox).focus()

    def on_input_submitted(self) -> None:
        """Takes the value, or says why it cannot be."""
        self.action_take()

    def action_take(self) -> None:
        """Takes the value, or says why it cannot be; nothing typed is nothing changed."""
        text = self.query_one(SearchBox).value
        try:
            self._check(text)
        except QuizError as error:
            if text.strip():
                self.query_one("#refused", Txt).update(literal(one_line(str(error)), "wrong"))
            else:
                self.dismiss(None)
        else:
            self.dismiss(text)

    def action_leave(self) -> None:
        """Leaves it as it was."""
        self.dismiss(None)
