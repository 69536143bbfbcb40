"""A line that is typed or pasted."""

from textual import events
from textual.widgets import Input

from quizapp.render.visible import one_line

LONGEST = 500


class Field(Input):
    """One line of text; what is pasted loses line breaks and hidden characters."""

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.insert_text_at_cursor(one_line(event.text).strip()[:LONGEST])
