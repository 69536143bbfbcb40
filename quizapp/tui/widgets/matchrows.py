"""Pairs to be found: left sides with what was matched to them, below them the pool; after the answer what is right."""

from collections.abc import Iterator
from dataclasses import dataclass

from textual.content import Content

from quizapp.core.deck import Match
from quizapp.core.response import Skipped
from quizapp.core.session import Graded
from quizapp.render.forms import Maths
from quizapp.tui.content import EMPTY, joined, line, literal
from quizapp.tui.widgets.answerrows import DIGITS
from quizapp.tui.widgets.arranging import Matching
from quizapp.tui.widgets.drawn import beside, drawn
from quizapp.tui.widgets.page import Row

_LEAD = 3
_ARROW = "  → "
_RIGHT = "  ✓ "
_NUMBER = 2
_LEAST = 8


def match_rows(body: Match, placed: Matching, graded: Graded | None, width: int, maths: Maths) -> Iterator[Row]:
    """The pairs as they stand, each as high as its left side, and the pool, so that nothing ever moves."""
    drawing = _Drawing(body, placed, graded, width, maths)
    yield Row()
    for place in range(len(body.pairs)):
        yield from drawing.pair(place)
    yield Row()
    for index in placed.pool:
        yield from drawing.entry(index)


def fits(body: Match, graded: Graded, width: int, maths: Maths) -> bool:
    """Whether the right entry of every pair has room, also beside any other one if the learner gave an answer."""
    drawing = _Drawing(body, Matching((), ()), graded, width, maths)
    return all(not drawing.cut(pair.right) for pair in body.pairs)


@dataclass(frozen=True, slots=True)
class _Drawing:
    """Pairs in one state, one width and one form of formulas."""

    body: Match
    placed: Matching
    graded: Graded | None
    width: int
    maths: Maths

    def pair(self, place: int) -> Iterator[Row]:
        """A left side, in its first row what was matched to it, and what is right where that is not."""
        side, style = self._side(), "strong" if self.graded is None and self.placed.cursor == place else ""
        lines = drawn(self.body.pairs[place].left, self._half, self.maths, linear=True)
        lead, found = self._asked(place) if self.graded is None else self._marked(place, self.graded)
        for number, left in enumerate([line(spans, style) for spans in lines] or [EMPTY]):
            front = lead if number == 0 else literal(" " * _LEAD)
            row = joined(front, left.pad_right(max(side - left.cell_length, 0)), found if number == 0 else EMPTY)
            first = self.graded is not None and place == number == 0
            yield Row(row.truncate(self.width, ellipsis=True), pick=place, anchor=first, drag=self.graded is None)

    def entry(self, index: int) -> Iterator[Row]:
        """An entry of the pool with its digit; dim once it is used, though it may be used again."""
        taken = self.graded is None and self.placed.taken == index
        used = self.graded is not None or index in self.placed.rights
        style = "strong" if taken else "dim" if used else ""
        lead = joined(literal("▸≡ " if taken else " " * _LEAD, "strong"), literal(self._digit(index), _key(used=used)))
        for number, spans in enumerate(drawn(self.body.pool[index], beside(self.width), self.maths)):
            front = joined(lead, literal("  ")) if number == 0 else literal(" " * (_LEAD + 3))
            yield Row(joined(front, line(spans, style)), pick=len(self.body.pairs) + index, drag=self.graded is None)

    def cut(self, right: str) -> bool:
        """Whether a right entry is not shown in full after the answer, whatever was matched."""
        alone = self.graded is not None and isinstance(self.graded.response, Skipped)
        room = self._room() - _NUMBER - (0 if alone else len(_RIGHT) + _NUMBER + _LEAST)
        lines = drawn(right, self.width, self.maths, linear=True)
        return len(lines) > 1 or any(line(spans).cell_length > room for spans in lines)

    def _asked(self, place: int) -> tuple[Content, Content]:
        right = self.placed.rights[place]
        lead = literal("▸  " if self.placed.cursor == place else " " * _LEAD, "strong")
        if right is None:
            return lead, literal(f"{_ARROW}…", "dim")
        return lead, joined(literal(_ARROW, "dim"), self._named(right, "", self._room()))

    def _marked(self, place: int, graded: Graded) -> tuple[Content, Content]:
        """What stands before a left side after the answer, and the learner's entry with the right one beside it."""
        mine, right = self.placed.rights[place], self.body.pool.index(self.body.pairs[place].right)
        if isinstance(graded.response, Skipped):
            return literal(" ○ ", "strong near"), self._pointing(right, "right", self._room())
        if mine == right:
            return literal(" ✓ ", "strong right"), self._pointing(right, "right", self._room())
        wide = self._given(mine, right)
        given = self._pointing(mine, "wrong", wide)
        given = given.pad_right(max(len(_ARROW) + wide - given.cell_length, 0))
        told = self._named(right, "right", self._room() - wide - len(_RIGHT))
        return literal(" ✗ ", "strong wrong"), joined(given, literal(_RIGHT, "strong right"), told)

    def _pointing(self, index: int | None, style: str, room: int) -> Content:
        return joined(literal(_ARROW, "dim"), literal("…", style) if index is None else self._named(index, style, room))

    def _named(self, index: int, style: str, room: int) -> Content:
        """An entry with its digit in one row of so many cells; what does not fit is left out."""
        lines = drawn(self.body.pool[index], self.width, self.maths, linear=True)
        whole = line(lines[0], style) if lines else EMPTY
        whole = joined(whole, literal("…", style)) if len(lines) > 1 else whole
        number = literal(f"{self._digit(index)} ", "key" if self.graded is None else f"strong {style}")
        return joined(number, whole.truncate(max(room - _NUMBER, 1), ellipsis=True))

    def _digit(self, index: int) -> str:
        place = self.placed.pool.index(index) if index in self.placed.pool else len(DIGITS)
        return DIGITS[place] if place < len(DIGITS) else " "

    def _side(self) -> int:
        """The width [cells] of the longest left side."""
        texts = (drawn(pair.left, self._half, self.maths, linear=True) for pair in self.body.pairs)
        return max((line(spans).cell_length for lines in texts for spans in lines), default=0)

    def _room(self) -> int:
        """The width [cells] behind the arrow."""
        return max(self.width - _LEAD - self._side() - len(_ARROW), _LEAST)

    def _given(self, mine: int | None, right: int) -> int:
        """The width [cells] of what was matched: the same for all pairs if there is room, else what is left of it."""
        longest = max(map(self._wide, self.placed.rights))
        room = self._room() - len(_RIGHT)
        if longest + max(self._wide(self.body.pool.index(pair.right)) for pair in self.body.pairs) <= room:
            return longest
        return min(self._wide(mine), max(room - self._wide(right), _NUMBER + _LEAST))

    def _wide(self, index: int | None) -> int:
        """The width [cells] of an entry with its digit, or of an ellipsis."""
        if index is None:
            return 1
        lines = drawn(self.body.pool[index], self.width, self.maths, linear=True)
        return _NUMBER + max((line(spans).cell_length for spans in lines), default=0)

    @property
    def _half(self) -> int:
        """The greatest width [cells] of a left side."""
        return max((self.width - _LEAD) // 2 - len(_ARROW), _LEAST)


def _key(*, used: bool) -> str:
    return "dim" if used else "key"
