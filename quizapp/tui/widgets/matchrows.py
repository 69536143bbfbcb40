"""Pairs to be found: left sides with what was matched to them and the pool; after the answer what is right."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from textual.content import Content

from quizapp.core.deck import Match
from quizapp.core.response import Skipped
from quizapp.core.session import Graded
from quizapp.core.values import frozen
from quizapp.render.forms import Maths
from quizapp.tui.content import EMPTY, joined, line, literal
from quizapp.tui.widgets.answerrows import DIGITS
from quizapp.tui.widgets.arranging import Matching
from quizapp.tui.widgets.drawn import LEAST, beside, drawn
from quizapp.tui.widgets.page import Row

_LEAD = 3
_ARROW = "  → "
_RIGHT = "  ✓ "
_NUMBER = 2
_COUNT = 10
_BY_ARROWS = "←→"


def match_rows(  # noqa: PLR0913, PLR0917 - a card's state and the room for it
    body: Match, placed: Matching, graded: Graded | None, width: int, maths: Maths, most: int, height: int | None = None
) -> Iterator[Row]:
    """The pairs as they stand with the pool, or what became of them; `most` characters of each text.

    Where both are higher than `height` [rows], one left side at a time stands above the pool.
    """
    drawing = _Drawing(body, placed, width, maths, most, _left_column(body, width, maths, most))
    yield Row()
    if graded:
        skipped = isinstance(graded.response, Skipped)
        for place in range(len(body.pairs)):
            yield from drawing.answered(place, skipped=skipped)
        return
    whole = [*drawing.pairs(), Row(), *drawing.pool()]
    yield from whole if height is None or len(whole) <= height else drawing.one_by_one(height)


@frozen
class _Drawing:
    """Pairs in one state, one width and one form of formulas; `side` is the width [cells] of the left sides."""

    body: Match
    placed: Matching
    width: int
    maths: Maths
    most: int
    side: int

    def answered(self, place: int, *, skipped: bool) -> Iterator[Row]:
        """A pair after the answer: what was matched, and below it what is right where that was not."""
        mine, right = self.placed.rights[place], self.body.pool.index(self.body.pairs[place].right)
        found = not skipped and mine == right
        given = [] if skipped else self._behind(_ARROW, mine, "right" if found else "wrong")
        told = [] if found else self._behind(_RIGHT, right, "right")
        lead = EMPTY if skipped else literal(" ✓", "strong right") if found else literal(" ✗", "strong wrong")
        for number, (left, entry) in enumerate(zip_longest(self._left(place), [*given, *told], fillvalue=EMPTY)):
            row = self._beside(lead if number == 0 else EMPTY, left, entry)
            yield Row(row, pick=place, anchor=place == number == 0)

    def pairs(self) -> Iterator[Row]:
        """Every left side in full, in its first row what was matched to it, cut to the room there is."""
        for place in range(len(self.body.pairs)):
            pointed = self.placed.cursor == place
            for number, left in enumerate(self._left(place, "strong" if pointed else "")):
                lead = literal("▸" if pointed and number == 0 else "", "strong")
                yield Row(self._beside(lead, left, EMPTY if number else self._matched(place)), pick=place, drag=True)

    def pool(self) -> Iterator[Row]:
        """Every entry of the pool in full."""
        for index in self.placed.pool:
            yield from self._entry(index)

    def one_by_one(self, height: int) -> Iterator[Row]:
        """The left side that is pointed at and below it the pool in so many rows; then all pairs, one row each.

        Entries without room are cut to one row each, but for the one that is matched; then those far from it go.
        """
        sides = [self._lines(pair.left, self.width - _LEAD - _COUNT, "strong") for pair in self.body.pairs]
        cursor, high = self.placed.cursor, max(map(len, sides))
        count = literal(f"  {cursor + 1} of {len(sides)}", "dim")
        for number in range(high):
            side = sides[cursor][number] if number < len(sides[cursor]) else EMPTY
            row = joined(literal("▸  ", "strong"), side, count) if number == 0 else joined(literal(" " * _LEAD), side)
            yield Row(row.truncate(self.width, ellipsis=True), pick=cursor, drag=True)
        entries = list(self.pool())
        yield from entries if high + len(entries) <= height else self._near(height - high)
        yield Row()
        for place in range(len(sides)):
            lead = literal("▸" if place == cursor else "", "strong")
            yield Row(self._beside(lead, _cut(self._left(place), self.side), self._matched(place)), pick=place)

    def _near(self, room: int) -> Iterator[Row]:
        """What has room of the pool, one row each but for the entry that is matched, and how many more there are."""
        now = self.placed.rights[self.placed.cursor]
        entries = [[*self._entry(index)] if index == now else [self._short(index)] for index in self.placed.pool]
        whole = [row for entry in entries for row in entry]
        if len(whole) <= room:
            yield from whole
            return
        count = max(room - 1 - len(whole) + len(entries), 1)
        before = self.placed.pool.index(now) if now is not None else 0
        first = max(min(before - count // 2, len(entries) - count), 0)
        more = f"{_BY_ARROWS}  {len(entries) - count} more of {len(entries)}"
        yield Row(literal(" " * (_LEAD - 1) + more, "near"))
        yield from (row for entry in entries[first : first + count] for row in entry)

    def _entry(self, index: int) -> Iterator[Row]:
        """An entry of the pool with its key; dim once it is used, though it may be used again."""
        for number, text in enumerate(self._lines(self.body.pool[index], beside(self.width), self._style(index))):
            front = self._front(index) if number == 0 else literal(" " * (_LEAD + 3))
            yield Row(joined(front, text), pick=len(self.body.pairs) + index, drag=True)

    def _short(self, index: int) -> Row:
        lines = self._lines(self.body.pool[index], beside(self.width), self._style(index))
        text = _cut(lines, beside(self.width))
        return Row(joined(self._front(index), text), pick=len(self.body.pairs) + index, drag=True)

    def _front(self, index: int) -> Content:
        """The key of an entry; those beyond the last digit are reached by the arrows alone."""
        grip = "▸≡" if self.placed.taken == index else "→" if self._chosen(index) else ""
        key = self._digit(index) or _BY_ARROWS
        used = index in self.placed.rights and not self._chosen(index)
        return joined(literal(f"{grip:<2}", "strong"), literal(f"{key:>2}  ", "dim" if used else "key"))

    def _style(self, index: int) -> str:
        if self.placed.taken == index or self._chosen(index):
            return "strong"
        return "dim" if index in self.placed.rights else ""

    def _chosen(self, index: int) -> bool:
        return self.placed.rights[self.placed.cursor] == index

    def _matched(self, place: int) -> Content:
        """What is matched to a left side, in one row."""
        right = self.placed.rights[place]
        if right is None:
            return literal(f"{_ARROW}…", "dim")
        number = literal(f"{self._digit(right):<{_NUMBER}}", "key")
        text = _cut(self._lines(self.body.pool[right], self._room - _NUMBER), self._room - _NUMBER)
        return joined(literal(_ARROW, "dim"), number, text)

    def _behind(self, sign: str, index: int | None, style: str) -> list[Content]:
        """An entry in full behind a sign, in the column on the right."""
        texts = [literal("…", style)] if index is None else self._lines(self.body.pool[index], self._room, style)
        signs = [literal(sign, f"strong {style}" if sign == _RIGHT else "dim")]
        signs += [literal(" " * len(sign))] * (len(texts) - 1)
        return [joined(*both) for both in zip(signs, texts, strict=True)]

    def _beside(self, lead: Content, left: Content, entry: Content) -> Content:
        """A row of both columns."""
        row = joined(lead.pad_right(_LEAD - lead.cell_length), left)
        if entry:
            row = joined(row.pad_right(max(_LEAD + self.side - row.cell_length, 0)), entry)
        return row.truncate(self.width, ellipsis=True)

    def _left(self, place: int, style: str = "") -> list[Content]:
        return self._lines(self.body.pairs[place].left, self.side, style)

    def _lines(self, text: str, width: int, style: str = "") -> list[Content]:
        lines = drawn(text, max(width, LEAST), self.maths, linear=True, most=self.most)
        return [line(spans, style) for spans in lines] or [EMPTY]

    def _digit(self, index: int) -> str:
        place = self.placed.pool.index(index)
        return DIGITS[place] if place < len(DIGITS) else ""

    @property
    def _room(self) -> int:
        """The width [cells] of an entry behind the arrow."""
        return _both(self.width) - self.side


def _both(width: int) -> int:
    """The width [cells] of both columns."""
    return max(width - _LEAD - len(_ARROW), 2 * LEAST)


def _left_column(body: Match, width: int, maths: Maths, most: int) -> int:
    """The width [cells] of the left sides: what they need, but not what the entries need beyond two fifths."""
    both = _both(width)

    def widest(texts: Iterable[str]) -> int:
        lines = (spans for text in texts for spans in drawn(text, both, maths, linear=True, most=most))
        return max((line(spans).cell_length for spans in lines), default=0)

    entries = _NUMBER + widest(body.pool)
    return min(widest(pair.left for pair in body.pairs), max(both - entries, both * 2 // 5))


def _cut(lines: list[Content], room: int) -> Content:
    """Lines as one of so many cells; what has no room is left out."""
    whole = joined(lines[0], literal("…")) if len(lines) > 1 else lines[0]
    return whole.truncate(max(room, 1), ellipsis=True)
