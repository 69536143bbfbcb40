"""The name of a new deck."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from quizapp.tui.authorkeys import NAMES
from quizapp.tui.content import EMPTY, joined, literal
from quizapp.tui.key import bindings
from quizapp.tui.screens.steady import Steady
from quizapp.tui.widgets.searchbox import SearchBox
from quizapp.tui.widgets.txt import Txt

_KEYS = (("enter", "begin the deck"), ("esc", "close"))
_SAYS = "The file gets this name, in the folder of your own decks. Nothing is written before you save."


class NameSheet(Steady[str | None], ModalScreen[str | None], inherit_bindings=False):
    """One field; the result is what was typed, or None."""

    BINDINGS = bindings(NAMES)

    def compose(self) -> ComposeResult:
        """A title, the field, and the keys."""
        with Vertical(classes="sheet question"):
            yield Txt(literal("A new deck", "strong"), classes="sheet-title")
            yield SearchBox("name, such as graphs or roman-history")
            yield Txt(literal(_SAYS, "dim"), classes="wrapped")
            yield Txt(EMPTY.join(joined(literal(key, "key"), literal(f" {word}   ", "dim")) for key, word in _KEYS))

    def on_mount(self) -> None:
        """The field takes what is typed."""
        self.query_one(SearchBox).focus()

    def on_input_submitted(self) -> None:
        """Takes the name."""
        name = self.query_one(SearchBox).value.strip()
        if name:
            self.dismiss(name)

    def action_leave(self) -> None:
        """Begins no deck."""
        self.dismiss(None)
