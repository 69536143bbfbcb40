"""Pieces of a row: a box with what its neighbours have to know, and the room between two of them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import IntEnum

from quizapp.core.values import frozen
from quizapp.render.maths.boxes import Box
from quizapp.render.maths.tree import Kind, Sign

GLUE = "\xa0"
GLUED_MAX = 30
ROOM = (" ", GLUE)
_WORD_END = re.compile(r"[A-Za-z]{2}$")
_WORD_START = re.compile(r"[A-Za-z]{2}")
_CLOSED = ")]}|"
_SIGNS = ("+", "−", "-", "±", "∓", "+/-", "-/+")
_OPENING = (Kind.BINARY, Kind.TIMES, Kind.RELATION, Kind.OPEN, Kind.COMMA, Kind.BAR, Kind.SIGN, Kind.FUNCTION, Kind.BIG)
_ENDING = (Kind.RELATION, Kind.CLOSE, Kind.COMMA)
_ROOT_SIGNS = frozenset("√∛∜")
_BEHIND_ROOT = (Kind.BINARY, Kind.TIMES, Kind.RELATION, Kind.CLOSE, Kind.COMMA, Kind.BAR, Kind.SIGN)
_OPERATORS = (Kind.BINARY, Kind.RELATION)


class Grip(IntEnum):
    """How firmly the parts of a piece hold together; what holds less firmly than its place asks gets brackets."""

    LOOSE = 0
    QUOTIENT = 1
    PRODUCT = 2
    ATOM = 3


@frozen
class Style:
    """How to set: in ASCII or Unicode, on one row or in two dimensions, as a script or at full size.

    A part of up to `glued` columns is not to be broken over lines.
    """

    ascii: bool
    flat: bool
    script: bool = False
    glued: int = GLUED_MAX

    def text(self, sign: Sign) -> str:
        """The sign as it is written in this style."""
        return sign.spelled if self.ascii else sign.shown

    def small(self) -> "Style":
        """The style of scripts."""
        return replace(self, script=True)

    def line(self) -> "Style":
        """The style on one row."""
        return replace(self, flat=True)


@frozen
class Piece:
    """A box that was set.

    `bare`: a letter behind it would seem to belong to its last part. `signed`: it starts with a sign.
    `simple`: it is a single sign, number or word, which can be a script without brackets.
    """

    box: Box
    kind: Kind = Kind.LETTER
    grip: Grip = Grip.ATOM
    bare: bool = False
    signed: bool = False
    simple: bool = False

    @property
    def root(self) -> bool:
        """Whether it is a root whose sign seems to reach over what follows."""
        return self.bare and not _ROOT_SIGNS.isdisjoint(self.text[:2])

    @property
    def text(self) -> str:
        """Its text, empty for one of several rows."""
        return self.box.rows[0] if self.box.height == 1 else ""


def resolved(pieces: Sequence[Piece], asked: Sequence[int]) -> list[Piece]:
    """The pieces with operators that have nothing on one side made signs, as in `−x` and `x⁺`."""
    found: list[Piece] = []
    for at, piece in enumerate(pieces):
        before = found[-1] if found else None
        after = pieces[at + 1] if at + 1 < len(pieces) else None
        kind = piece.kind
        if kind is Kind.BINARY and (before is None or asked[at] > 1 or _opens(before)):
            kind = Kind.SIGN if piece.text in _SIGNS else Kind.LETTER
        elif kind is Kind.BINARY and (after is None or after.kind in _ENDING):
            kind = Kind.AFTER
        found.append(piece if kind is piece.kind else replace(piece, kind=kind))
    return found


def _opens(piece: Piece) -> bool:
    return piece.kind in _OPENING or (piece.kind is Kind.WORD and piece.text.endswith(ROOM))


def gap(left: Piece, right: Piece, style: Style) -> int:
    """The columns between two neighbours."""
    if left.text.endswith(ROOM) or right.text.startswith(ROOM):
        return 0
    return 1 if _run_together(left, right) or _spaced(left, right, style) else 0


def breaks(left: Piece, right: Piece) -> bool:
    """Whether a line may be broken between two neighbours that have room between them."""
    return right.kind in _OPERATORS or left.kind is Kind.COMMA


def _run_together(left: Piece, right: Piece) -> bool:
    """Whether two texts without room between them would read as one, or the second as a part of the first."""
    before, after = left.text[-1:], right.text[:1]
    if right.text[1:2] == "√":
        return left.kind not in _OPENING
    if left.root:
        return right.kind not in _BEHIND_ROOT
    if before and before in _CLOSED and _WORD_START.match(right.text):
        return True
    if left.bare and after.isalnum():
        return True
    if not before.isalnum() or not (after.isalnum() or (after == "|" and left.kind is Kind.LETTER)):
        return False
    ends = left.kind is Kind.WORD or _WORD_END.search(left.text) is not None
    starts = right.kind is Kind.WORD or _WORD_START.match(right.text) is not None
    numbers = left.kind is right.kind is Kind.NUMBER
    return ends or (after.isalnum() and (starts or numbers))


def _spaced(left: Piece, right: Piece, style: Style) -> bool:
    first, second = left.kind, right.kind
    if first is Kind.OPEN or second in (Kind.CLOSE, Kind.COMMA) or first is second is Kind.RELATION:
        return False
    if first is Kind.SIGN or second is Kind.AFTER:
        return Kind.FRACTION in (first, second) and left.box.height + right.box.height > 2
    if first in _OPERATORS or second in _OPERATORS:
        operator = left if first in _OPERATORS else right
        return not style.script or operator.text.isalpha()
    if first is Kind.COMMA:
        return not style.script
    if first is Kind.BIG or _brackets_meet(left.text, right.text):
        return True
    if first is Kind.FUNCTION:
        return second not in (Kind.FENCE, Kind.OPEN, Kind.GROUPED)
    if second in (Kind.FUNCTION, Kind.BIG):
        return first not in (Kind.BAR, Kind.TIMES)
    beside_group = second is Kind.GROUPED and first in (Kind.LETTER, Kind.WORD)
    return beside_group or (Kind.FRACTION in (first, second) and second is not Kind.BAR)


def _brackets_meet(left: str, right: str) -> bool:
    """Whether brackets of two sorts stand side by side, or those of a script and others."""
    script = "^(" in left or "_(" in left
    return left.endswith(")") and right.startswith(("[", "{", "(") if script else ("[", "{"))
