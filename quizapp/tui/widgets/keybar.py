"""The row of keys that do something now; each can be clicked."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message

from quizapp.tui.content import joined, literal
from quizapp.tui.widgets.txt import Txt

_BETWEEN = 3


@dataclass(frozen=True, slots=True)
class Hint:
    """A key's label, what it does in a word or two, and the action it stands for."""

    label: str
    word: str
    action: str


class KeyBar(Txt):
    """At most six keys."""

    class Pressed(Message):
        """A key was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self) -> None:
        super().__init__(classes="keybar")
        self._places: list[tuple[range, str]] = []

    def offer(self, hints: Sequence[Hint]) -> None:
        """Shows these keys."""
        parts, self._places, start = [], [], 0
        for hint in hints:
            part = joined(literal(hint.label, "key"), literal(f" {hint.word}", "dim"), literal(" " * _BETWEEN))
            self._places.append((range(start, start + part.cell_length), hint.action))
            start += part.cell_length
            parts.append(part)
        self.show(joined(*parts))

    def on_click(self, event: events.Click) -> None:
        """Says which key was meant."""
        place = event.get_content_offset(self)
        for cells, action in self._places:
            if place and place.x in cells:
                self.post_message(self.Pressed(action))
