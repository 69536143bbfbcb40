"""The row of keys that do something now; each can be clicked."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.message import Message

from quizapp.tui.content import joined, literal, single
from quizapp.tui.widgets.txt import Txt

_BETWEEN = 3
_ALWAYS = 2
_KEPT = 128


class Hint(NamedTuple):
    """A key's label, what it does in a word or two, and the action it stands for."""

    label: str
    word: str
    action: str

    @property
    def width(self) -> int:
        """The columns it takes, with those behind it."""
        return len(self.label) + 1 + len(self.word) + _BETWEEN


class KeyBar(Txt):
    """As many keys as there is room for; the last ones, two that help and lead out unless said otherwise, always."""

    class Pressed(Message):
        """A key was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self) -> None:
        super().__init__(classes="keybar")
        self._hints: Sequence[Hint] = ()
        self._always = _ALWAYS
        self._places: list[tuple[range, str]] = []

    def offer(self, hints: Sequence[Hint], always: int = _ALWAYS) -> None:
        """Shows these keys, so many of the last ones always."""
        self._hints, self._always = hints, always
        self._draw()

    def on_resize(self) -> None:
        """Another width has room for others."""
        self._draw()

    def _draw(self) -> None:
        parts, self._places, start = [], [], 0
        for hint in _fitting(self._hints, self.content_size.width, self._always):
            parts.append(_part(hint))
            self._places.append((range(start, start + parts[-1].cell_length), hint.action))
            start += parts[-1].cell_length + _BETWEEN
        self.show(literal(" " * _BETWEEN).join(parts))

    def on_click(self, event: events.Click) -> None:
        """Says which key was meant."""
        place = event.get_content_offset(self)
        for cells, action in self._places:
            if place is not None and place.x in cells:
                self.post_message(self.Pressed(action))


@lru_cache(maxsize=_KEPT)
def _part(hint: Hint) -> Content:
    return joined(single(hint.label, "key"), literal(f" {hint.word}", "dim"))


def _fitting(hints: Sequence[Hint], width: int, always: int) -> list[Hint]:
    """The hints without the latest ones that are too many for the width [cells], but with so many of the last ones."""
    kept = list(hints)
    while len(kept) > always and sum(_part(hint).cell_length + _BETWEEN for hint in kept) - _BETWEEN > width > 0:
        del kept[-always - 1]
    return kept
