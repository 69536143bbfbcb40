"""Formulas as MathML, for pages that a browser sets."""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise
from typing import assert_never

from quizapp.render.maths import understood
from quizapp.render.maths.tree import (
    Accent,
    Binomial,
    Brace,
    Fence,
    Fraction,
    Kind,
    Mark,
    Node,
    Root,
    Row,
    Scripts,
    Shape,
    Sign,
    Space,
    Table,
)

_PRIME, _MINUS = "′", "−"
_THIN = '<mspace width="0.17em"></mspace>'
_EMS_A_COLUMN = 0.3
_MARKS = {
    "hat": "^",
    "bar": "¯",
    "tilde": "~",
    "vec": "→",
    "dot": "˙",
    "ddot": "¨",
    "check": "ˇ",
    "breve": "˘",
    "ring": "˚",
    "underline": "\u0332",
}
_SIDES = {Shape.ALIGNED: ("right", "left"), Shape.CASES: ("left",)}
_OPERANDS = (Kind.LETTER, Kind.NUMBER, Kind.WORD, Kind.CLOSE, Kind.AFTER, Kind.BAR)


def mathml(tex: str, *, block: bool = False) -> str | None:
    """A formula as a MathML element, on lines of its own if `block`; None for one that is not understood.

    Cells of tables that stand to the left or right have the classes `left` and `right`, and what stands under a line
    the class `overlined`: MathML Core (W3C), the source of the elements, leaves both to the page's style.
    """
    row = understood(tex)
    if row is None:
        return None
    return _element("math", _row(row), display="block" if block else "inline")


def _element(name: str, *inside: str, **attributes: str) -> str:
    given = "".join(f' {key.rstrip("_")}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{given}>{''.join(inside)}</{name}>"


def _written(node: Node) -> str:
    match node:
        case Sign():
            return _sign(node)
        case Space(columns):
            return _element("mspace", width=f"{columns * _EMS_A_COLUMN:g}em")
        case Row():
            return _row(node)
        case Scripts():
            return _scripts(node)
        case Table(rows, shape):
            return _table(rows, shape)
        case _:
            return _shaped(node)


def _shaped(node: Fraction | Binomial | Root | Fence | Accent | Brace) -> str:
    """What is drawn around rows, or between them."""
    match node:
        case Fraction(over, under, small):
            fraction = _element("mfrac", _row(over), _row(under))
            return _element("mstyle", fraction, displaystyle="false") if small else fraction
        case Binomial(total, chosen):
            pair = _element("mfrac", _row(total), _row(chosen), linethickness="0")
            return _element("mrow", _operator("(", form="prefix"), pair, _operator(")", form="postfix"))
        case Root(body, degree):
            return _element("mroot", _row(body), _row(degree)) if degree else _element("msqrt", _row(body))
        case Fence(left, body, right):
            return _element("mrow", _bracket(left, "prefix"), _row(body), _bracket(right, "postfix"))
        case Accent(mark, body):
            return _accent(mark, body)
        case Brace(body, below):
            return _element("munder" if below else "mover", _row(body), _operator("⏟" if below else "⏞"))
        case _:
            assert_never(node)


def _row(row: Row) -> str:
    """A row, with room beside the names of functions, and signs that have nothing on their left told from operators."""
    items = list(row.items)
    parts = [_signed(items[place - 1] if place else None, item) for place, item in enumerate(items)]
    for place, (left, right) in enumerate(pairwise(items)):
        if _apart(left, right):
            parts[place] += _THIN
    return _element("mrow", *parts)


def _kind(node: Node | None) -> Kind:
    """What a node is to its neighbours; of one with scripts what its base is."""
    match node:
        case Sign(kind=kind):
            return kind
        case Scripts(base=base):
            return _kind(base)
        case _:
            return Kind.OPEN if node is None else Kind.LETTER


def _signed(before: Node | None, node: Node) -> str:
    if isinstance(node, Sign) and node.kind is Kind.BINARY and _kind(before) not in _OPERANDS:
        return _operator(_shown(node), form="prefix")
    return _written(node)


def _apart(left: Node, right: Node) -> bool:
    """Whether two neighbours need room of which MathML knows nothing: a function's name and what stands beside it."""
    if _kind(left) is Kind.FUNCTION:
        return not isinstance(right, Fence | Space) and _kind(right) in (*_OPERANDS, Kind.FUNCTION, Kind.BIG)
    return _kind(right) is Kind.FUNCTION and _kind(left) in _OPERANDS and not isinstance(left, Space)


def _shown(sign: Sign) -> str:
    return sign.shown.replace("-", _MINUS)


def _sign(sign: Sign) -> str:
    match sign.kind:
        case Kind.NUMBER:
            return _element("mn", escape(sign.shown))
        case Kind.WORD:
            return _element("mtext", escape(sign.shown.replace(" ", "\xa0")))
        case Kind.FUNCTION if sign.limits:
            return _operator(sign.shown, movablelimits="true")
        case Kind.LETTER | Kind.FUNCTION | Kind.GROUPED | Kind.FRACTION:
            return _element("mi", escape(sign.shown.replace(" ", "\xa0"))) if sign.shown else _element("mrow")
        case Kind.BIG:
            return _operator(sign.shown)
        case Kind.OPEN | Kind.CLOSE | Kind.BAR | Kind.FENCE:
            return _operator(sign.shown, stretchy="false")
        case Kind.SIGN | Kind.BINARY | Kind.TIMES | Kind.RELATION | Kind.COMMA | Kind.AFTER:
            return _operator(_shown(sign))
        case _:
            assert_never(sign.kind)


def _operator(shown: str, **attributes: str) -> str:
    return _element("mo", escape(shown), **attributes)


def _bracket(sign: Sign, form: str) -> str:
    """A bracket that grows with what it holds; nothing for one that is left out."""
    return _operator(sign.shown, form=form, stretchy="true") if sign.shown else ""


def _scripts(node: Scripts) -> str:
    """A base with what stands beside it, or, of sums, limits and braces, above and below it."""
    base, sign = _written(node.base), node.base
    stacked = node.limits or isinstance(sign, Brace) or (isinstance(sign, Sign) and sign.limits)
    high = _operator(_PRIME * node.primes) if node.primes else ""
    if stacked:
        base, high = (_element("msup", base, high), "") if high else (base, high)
    above = _row(node.above) if node.above else ""
    above = _element("mrow", high, above) if high else above
    below = _row(node.below) if node.below else ""
    names = ("munder", "mover", "munderover") if stacked else ("msub", "msup", "msubsup")
    if below and above:
        return _element(names[2], base, below, above)
    return _element(names[0] if below else names[1], base, below or above or _element("mrow"))


def _accent(mark: Mark, body: Row) -> str:
    if mark.line and not mark.below:
        return _element("mrow", _row(body), class_="overlined")
    sign = _operator(_MARKS[mark.name], stretchy="true" if mark.line or len(body.items) > 1 else "false")
    if mark.below:
        return _element("munder", _row(body), sign, accentunder="true")
    return _element("mover", _row(body), sign, accent="true")


def _table(rows: Sequence[Sequence[Row]], shape: Shape) -> str:
    return _element("mtable", *(_element("mtr", *_cells(row, shape)) for row in rows))


def _cells(row: Iterable[Row], shape: Shape) -> Iterable[str]:
    sides = _SIDES.get(shape, ())
    for place, cell in enumerate(row):
        given = {"class_": sides[place % len(sides)]} if sides else {}
        yield _element("mtd", _row(cell), **given)
