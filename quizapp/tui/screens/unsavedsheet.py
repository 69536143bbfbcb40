"""A text that is not in its file: how the two differ, and what is to become of it."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from quizapp.tui.authorkeys import UNSAVED, UNSAVED_STAY
from quizapp.tui.content import joined, literal, single
from quizapp.tui.key import Key, bindings
from quizapp.tui.kit import Kit
from quizapp.tui.screens.keyedsheet import KeyedSheet
from quizapp.tui.widgets.page import Row

_STYLES = {"-": "wrong", "+": "right", "@": "dim"}
_APART = "⋯"


class UnsavedSheet(KeyedSheet, inherit_bindings=False):
    """Asks what to do; `decision` is one of the words that `offers` name by their keys, empty to go on writing."""

    BINDINGS = bindings(UNSAVED)

    def __init__(
        self, kit: Kit, title: str, says: str, lines: Sequence[str], offers: Sequence[tuple[Key, str]]
    ) -> None:
        super().__init__(kit, literal(title, "strong"), lambda width: list(_rows(says, lines, width)))
        self.decision = ""
        self._choices = offers

    def on_mount(self) -> None:
        """Names what can be done."""
        self.offer([self.hint(key, word) for key, word in (*self._choices, (UNSAVED_STAY, "go on writing"))])

    def action_decide(self, decision: str) -> None:
        """Closes with a decision, if it is one of those that were offered."""
        if any(key.action == f"decide('{decision}')" for key, _ in self._choices):
            self.decision = decision
            self.dismiss(None)


def _rows(says: str, lines: Sequence[str], width: int) -> Iterator[Row]:
    yield from (Row(part) for part in single(says).wrap(max(width, 1)))
    yield Row()
    for line in lines:
        yield from (Row(part) for part in _line(line, width))


def _line(line: str, width: int) -> Iterator[Content]:
    """A line of the difference behind its sign, folded where it is long; what is in it is shown letter by letter."""
    sign, text = line[:1], line[1:]
    style = _STYLES.get(sign, "dim")
    lead = literal(f"{_APART if sign == '@' else sign} ", style)
    for part in single(text, style).fold(max(width - 2, 1)):
        yield joined(lead, part)
        lead = literal("  ")
