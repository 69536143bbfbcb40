"""The one thing to do now, as a button that space stands for."""

from textual.content import Content
from textual.message import Message

from quizapp.tui.content import joined, literal
from quizapp.tui.widgets.txt import Txt


def pill(key: str, word: str) -> Content:
    """The text of a pill."""
    return joined(literal(f" {key} ", "strong"), literal(f" {word} "))


class Pill(Txt):
    """A button without focus: the key that it names works everywhere on its screen."""

    class Pressed(Message):
        """The pill was clicked."""

    def show(self, text: Content) -> None:
        """Draws another text; the button is as wide as that."""
        if text != self.content:
            self.update(text)

    def on_click(self) -> None:
        """Passes the click on."""
        self.post_message(self.Pressed())
