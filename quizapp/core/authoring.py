"""A deck in the making: the file as it was opened, and what its text comes to while it is written."""

from typing import NamedTuple

from quizapp.core.cards import Card
from quizapp.errors import Problem


class DeckSource(NamedTuple):
    """A deck file of the library. `name` is the deck's; `errors`, `warnings` and `hints` count what was read last.

    One that is `unsaved` is no file yet: a text of it was kept, and never saved.
    """

    path: str
    root: str
    name: str
    title: str
    cards: int
    errors: int
    warnings: int
    hints: int
    unsaved: bool = False


class Draft(NamedTuple):
    """The text of a deck file, lines ended by line feeds, as it was when it was opened.

    `digest` is the SHA-256 [hexadecimal] of its bytes; empty for a file that is not there yet.
    """

    path: str
    root: str
    text: str
    digest: str


class Kept(NamedTuple):
    """A text that was kept and never saved. `digest` is that of the draft that it was made from; see `Draft`."""

    text: str
    digest: str


class Against(NamedTuple):
    """A text beside what its file holds `now`; `lines` are as `core.differing` has them, the file's behind -.

    A file that is not there is a draft without text and digest. `trouble` is a sentence where it could not be read:
    `now` is then the draft as it was, and every line is new.
    """

    now: Draft
    lines: tuple[str, ...]
    trouble: str = ""


class Look(NamedTuple):
    """What a text comes to: its problems in the order of the file, and its cards in that order, drafts included.

    Cards of a deck with errors are those of the questions that could be read.
    """

    title: str
    problems: tuple[Problem, ...]
    cards: tuple[Card, ...]

    def at_line(self, line: int) -> tuple[Card, ...]:
        """The cards of the question that a line (from 1) belongs to: the last that starts at or above it."""
        above = [card.question.line for card in self.cards if card.question.line <= line]
        return tuple(card for card in self.cards if above and card.question.line == max(above))


class News(NamedTuple):
    """What became of a file that is watched: its text now, and what that comes to.

    `line` [from 1] is the first that is not as it was, 0 at the first look; `more` is by how many lines the file has
    grown since. `trouble` is a sentence where it could not be read; all else is then as it was.
    """

    text: str
    look: Look
    line: int = 0
    more: int = 0
    trouble: str = ""
