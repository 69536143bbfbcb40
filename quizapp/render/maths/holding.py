"""What holds a row together, so that it needs no brackets where it stands."""

from itertools import pairwise

from quizapp.render.maths.pieces import Grip, Piece
from quizapp.render.maths.tree import Accent, Fence, Kind, Row, Scripts, Sign

_CHANGES = ("∂", "d", "δ", "Δ")
_APPLIED = ("ℙ", "𝔼")
_ROUND = ("(", "[")
_SEPARATING = (Kind.COMMA, Kind.BAR, Kind.RELATION)
_OF_SETS = ("∪", "∩", "∧", "∨")
_LOOSE = {Kind.BINARY, Kind.RELATION, Kind.COMMA, Kind.FUNCTION, Kind.BIG}


def grip(row: Row, parts: list[tuple[str, Piece]]) -> Grip:
    """How firmly a row holds together that was set as these pieces, each with the room before it."""
    kinds = {piece.kind for _, piece in parts}
    if _is_application(row):
        return Grip.ATOM
    if any(len(room) > 1 for room, _ in parts) or kinds & _LOOSE or any(p.grip is Grip.LOOSE for _, p in parts):
        return Grip.LOOSE
    divided = any(piece.grip is Grip.QUOTIENT or piece.text in ("/", "÷") for _, piece in parts)
    return Grip.QUOTIENT if divided else Grip.PRODUCT


def _is_application(row: Row) -> bool:
    """Whether the row is a function and its arguments, such as `p(x | z)`, and no product such as `n(n + 1)`."""
    if len(row.items) != 2 or not isinstance(row.items[1], Fence) or row.items[1].left.shown not in _ROUND:
        return False
    name = row.items[0].base if isinstance(row.items[0], Scripts) else row.items[0]
    if not isinstance(name, Sign) or name.kind not in (Kind.LETTER, Kind.WORD, Kind.FUNCTION):
        return False
    return name.kind is not Kind.LETTER or name.shown in _APPLIED or _are_arguments(row.items[1].body)


def _are_arguments(row: Row) -> bool:
    """Whether the row is a list of single things or of sets, which nobody would multiply with."""
    apart = [isinstance(item, Sign) and (item.kind in _SEPARATING or item.shown in _OF_SETS) for item in row.items]
    return not any(first == second for first, second in pairwise(apart)) and not (apart and apart[0])


def is_derivative(over: Row, under: Row) -> bool:
    """Whether a fraction is a derivative by one thing, such as `∂f/∂x`, which is read as a whole."""
    by_one = len(under.items) == 2 and not isinstance(under.items[1], Fence)
    return by_one and _change(over) == _change(under) != ""


def _change(row: Row) -> str:
    """The sign of change, with no subscript, that the row starts with; empty for none."""
    first = row.items[0] if row.items else None
    sign = first.base if isinstance(first, Scripts) and not first.below else first
    return sign.shown if isinstance(sign, Sign) and sign.shown in _CHANGES else ""


def is_plain(row: Row, piece: Piece) -> bool:
    """Whether a root sign reaches over the row without brackets: one sign, or one with a small subscript."""
    if piece.simple or len(row.items) != 1:
        return piece.simple
    item = row.items[0]
    lone = isinstance(item, Scripts) and isinstance(item.base, Sign | Accent) and not item.above and not item.primes
    return lone and not {*"_("} & {*piece.text}


def has_power(row: Row) -> bool:
    """Whether something in the row has a superscript or a prime already."""
    return any(isinstance(item, Scripts) and (item.above or item.primes) for item in row.items)
