"""The field for typed answers."""

from textual import events
from textual.widgets import Input

from quizapp.render.visible import one_line

LONGEST = 500


class Answer(Input):
    """One line of text; what is pasted comes without line breaks and hidden characters."""

    def __init__(self) -> None:
        super().__init__(placeholder="type your answer", max_length=LONGEST, select_on_focus=False)

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.insert_text_at_cursor(one_line(event.text)[:LONGEST])

    def clear_for(self, text: str = "") -> None:
        """Starts with this text and the cursor behind it."""
        self.value = text
        self.cursor_position = len(text)
