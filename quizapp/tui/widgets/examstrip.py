"""The strip of an exam: a sign for every question, or for as many as there is room for; a click goes to one."""

from textual import events
from textual.message import Message

from quizapp.tui.widgets.examrows import Standing, strip
from quizapp.tui.widgets.txt import Txt


class ExamStrip(Txt):
    """How the questions stand."""

    class Chosen(Message):
        """A question was clicked; `place` counts from 0."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self) -> None:
        super().__init__(id="strip")
        self._places: dict[int, int] = {}

    def tell(self, standing: Standing) -> None:
        """Shows how the questions stand now."""
        text, self._places = strip(standing, self.content_region.width)
        self.show(text)

    def on_click(self, event: events.Click) -> None:
        """Says which question was meant."""
        at = event.get_content_offset(self)
        if at is not None and at.x in self._places:
            self.post_message(self.Chosen(self._places[at.x]))
