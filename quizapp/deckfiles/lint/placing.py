"""Where in the lines of its file a piece of a question stands."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from quizapp.core.deck import Deck, Question
from quizapp.deckfiles.keys import is_key
from quizapp.deckfiles.report import START, Place

_TEXT_MAX = 300
_LINES_MAX = 400
_LINE_MAX = 2_000
_ABOUT = re.compile(r"[ ]*(?:- )?(?:id|topic|tags|source|as_of|kind|image|difficulty):")


class Lines:
    """The lines of a deck's file, and what of them belongs to which question."""

    def __init__(self, deck: Deck, lines: Sequence[str]) -> None:
        self._lines = lines
        self._starts = sorted({(question.line, question.column) for question in deck.questions})

    def excerpt(self, place: Place) -> str:
        """The line of a place; empty where there is none."""
        return self._lines[place.line - 1] if 0 < place.line <= len(self._lines) else ""

    def place(self, question: Question | None, text: str) -> Place:
        """Where a text of the question, or (None) of the deck's head, is written.

        The first entry that is nothing else, or else the first place that holds it; otherwise where its first line
        stands, otherwise where the question starts. What tells about the question comes after what asks it.
        """
        home = Place(question.line, question.column) if question else START
        lines = self._block(question) if text else []
        asking = ["" if _ABOUT.match(line) else line for line in lines]
        for block in ("\n".join(asking), "\n".join(lines)):
            for pattern in _patterns(text):
                if found := pattern.search(block):
                    return _at(home, block, found.start("text"))
        return home

    def _block(self, question: Question | None) -> list[str]:
        """The lines of a question from its column on, or of the head, as far as they are looked at."""
        start = (question.line, question.column) if question else (1, 1)
        after = bisect_right(self._starts, start) if question else 0
        end = self._starts[after] if after < len(self._starts) else (len(self._lines) + 1, 1)
        rows = range(start[0], min(end[0], len(self._lines), start[0] + _LINES_MAX - 1) + 1)
        return [self._cut(row, start, end) for row in rows]

    def _cut(self, row: int, start: tuple[int, int], end: tuple[int, int]) -> str:
        """The part of a line [from 1] between two places, as far as it is looked at."""
        left = start[1] - 1 if row == start[0] else 0
        right = left + _LINE_MAX
        return self._lines[row - 1][left : min(end[1] - 1, right) if row == end[0] else right]


def _at(home: Place, block: str, start: int) -> Place:
    """The place of a character of a block that begins at `home`."""
    above = block.count("\n", 0, start)
    return Place(home.line + above, start - block.rfind("\n", 0, start) + (0 if above else home.column - 1))


def _patterns(text: str) -> Iterator[re.Pattern[str]]:
    for piece in dict.fromkeys((text, text.strip().partition("\n")[0])):
        words = piece[:_TEXT_MAX].split()
        if words:
            written = r"\s++".join(map(_written, words))
            if not is_key(piece):
                yield re.compile(
                    rf"(?:^|[-:\[{{,?|>]\s)[^\S\n]*+[\"']?(?P<text>{written})[\"']?[^\S\n]*+(?:[:,\]}}]|$)",
                    re.MULTILINE,
                )
            yield re.compile(rf"(?<![\w-])(?P<text>{written})(?![\w-])")
            yield re.compile(rf"(?P<text>{written})")


def _written(word: str) -> str:
    """A word in any of YAML's ways to write it."""
    return re.escape(word).replace("\\\\", r"\\(?:\\)?").replace("'", "''?").replace('"', r'\\?"')
