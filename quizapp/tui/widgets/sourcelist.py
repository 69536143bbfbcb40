"""The decks and the problems of the one that is open, as a list that keys move in."""

from textual.message import Message

from quizapp.tui.authorkeys import SOURCES
from quizapp.tui.key import bindings
from quizapp.tui.widgets.choices import Choices


class SourceList(Choices, can_focus=True, inherit_bindings=False):
    """Rows to choose from; enter, or a click on the chosen one, opens it."""

    BINDINGS = bindings(SOURCES)

    class Opened(Message):
        """The chosen row is wanted."""

    def action_open(self) -> None:
        """Wants the chosen row."""
        self.post_message(self.Opened())

    def action_move(self, by: int) -> None:
        """Chooses another row."""
        self.move(by)

    def action_page(self, by: int) -> None:
        """Chooses a row a page away."""
        self.page(by)

    def action_choose(self, place: int) -> None:
        """Chooses a row by its place from 0; -1 is the last."""
        self.choose(place if place >= 0 else self.count - 1)

    def on_choices_picked(self, event: Choices.Picked) -> None:
        """A click on the chosen row wants it."""
        event.stop()
        self.post_message(self.Opened())
