"""Tree → pieces: every node set in a style, on one row or in two dimensions."""

from dataclasses import replace

from quizapp.render.maths import flat, stacked
from quizapp.render.maths.boxes import Box, beside, text_box
from quizapp.render.maths.holding import grip, has_power, is_derivative, is_plain
from quizapp.render.maths.pieces import GLUE, ROOM, Grip, Piece, Style, breaks, gap, resolved
from quizapp.render.maths.signs import COMMANDS, NOTHING
from quizapp.render.maths.tree import (
    Accent,
    Binomial,
    Brace,
    Fence,
    Fraction,
    Kind,
    Node,
    Root,
    Row,
    Scripts,
    Shape,
    Sign,
    Space,
    Table,
)


def set_row(row: Row, style: Style) -> Piece:
    """The row as one piece."""
    parts = set_parts(row, style)
    pieces = [piece for _, piece in parts]
    if not pieces:
        return Piece(text_box(""))
    box = beside([box for room, piece in parts for box in ([text_box(room)] if room else []) + [piece.box]])
    if box.height == 1 and box.width <= style.glued:
        box = Box((box.rows[0].replace(" ", GLUE),), 0, box.width)
    if len(pieces) == 1:
        only = row.items[0]
        text = pieces[0].text
        return replace(pieces[0], box=box, simple=isinstance(only, Sign) and (len(text) == 1 or text.isalnum()))
    signed = pieces[0].kind is Kind.SIGN or pieces[0].signed
    return Piece(box, pieces[0].kind, grip(row, parts), signed=signed)


def set_parts(row: Row, style: Style) -> list[tuple[str, Piece]]:
    """The pieces of a row, each with the room before it; a plain space in it is a place to break the line."""
    pieces: list[Piece] = []
    asked: list[int] = []
    room = 0
    for item in row.items:
        if isinstance(item, Space):
            room += item.columns
        else:
            pieces.append(_set(item, style))
            asked.append(room)
            room = 0
    pieces = resolved(pieces, asked)
    ends = [None, *pieces, None]
    pieces = [flat.standing(piece, ends[at], ends[at + 2]) for at, piece in enumerate(pieces)]
    rooms: list[str] = []
    for at in range(len(pieces)):
        rooms.append(_room(pieces, asked, at, style) or _matching(pieces, rooms))
    return list(zip(rooms, pieces, strict=True))


def _matching(pieces: list[Piece], rooms: list[str]) -> str:
    """The room behind a group in brackets that has room before it: `a (b/c) d`."""
    at = len(rooms)
    group = at > 1 and pieces[at - 1].kind is Kind.GROUPED and rooms[-1] == GLUE
    return GLUE if group and pieces[at].kind in (Kind.LETTER, Kind.WORD, Kind.FENCE) else ""


def _is_first_factor(pieces: list[Piece], at: int) -> bool:
    """Whether a group in brackets is what a function is of only together with what follows: `log (a/b) c`."""
    ends = at + 1 == len(pieces) or pieces[at + 1].kind not in (Kind.LETTER, Kind.NUMBER, Kind.WORD, Kind.FENCE)
    return not ends and pieces[at].kind is Kind.GROUPED and pieces[at - 1].kind is Kind.FUNCTION


def _room(pieces: list[Piece], asked: list[int], at: int, style: Style) -> str:
    left = pieces[at - 1] if at else None
    if left is None:
        return ""
    wanted = min(asked[at], 1) if style.script else asked[at]
    columns = max(wanted, gap(left, pieces[at], style), int(_is_first_factor(pieces, at)))
    broken = columns > 0 and not style.script and (wanted > 1 or breaks(left, pieces[at]))
    return " " * broken + GLUE * (columns - broken)


def _set(node: Node, style: Style) -> Piece:
    match node:
        case Sign():
            return _sign(node, style)
        case Space():
            return Piece(text_box(GLUE * node.columns))
        case Row():
            return replace(set_row(node, style), kind=Kind.GROUPED)
        case Scripts():
            return _scripts(node, style)
        case Fence():
            return _fence(node, style)
        case Table():
            return _table(node, style, fenced=False)
        case _:
            return _drawn(node, style)


def _drawn(node: Fraction | Binomial | Root | Accent | Brace, style: Style) -> Piece:
    match node:
        case Fraction():
            return _fraction(node, style)
        case Binomial():
            return _binomial(node, style)
        case Root():
            return _root(node, style)
        case Accent():
            return _accent(node, style)
        case Brace():
            return _brace(node, None, style)


def _sign(sign: Sign, style: Style) -> Piece:
    text = style.text(sign)
    loose = sign.kind is Kind.WORD and any(room in text.strip() for room in ROOM)
    return Piece(text_box(text), sign.kind, Grip.LOOSE if loose else Grip.ATOM)


def _fraction(node: Fraction, style: Style) -> Piece:
    if style.flat or style.script or node.small:
        line = style.line()
        derivative = is_derivative(node.over, node.under)
        return flat.fraction(set_row(node.over, line), set_row(node.under, line), derivative=derivative)
    over, under = set_row(node.over, style).box, set_row(node.under, style).box
    return Piece(stacked.fraction(over, under, ascii_=style.ascii), Kind.FRACTION, Grip.QUOTIENT)


def _binomial(node: Binomial, style: Style) -> Piece:
    if style.flat or style.script:
        return flat.binomial(set_row(node.total, style), set_row(node.chosen, style))
    total, chosen = set_row(node.total, style).box, set_row(node.chosen, style).box
    body = stacked.limits(text_box(""), chosen, total)
    return Piece(stacked.fenced("(", body, ")", ascii_=style.ascii), Kind.FENCE)


def _root(node: Root, style: Style) -> Piece:
    body = set_row(node.body, style)
    degree = set_row(node.degree, style.small().line()) if node.degree else None
    if body.box.height == 1:
        return flat.root(body, degree, style, simple=is_plain(node.body, body))
    if style.ascii:
        left = f"root({degree.text}, " if degree else "sqrt"
        return Piece(beside([text_box(left), stacked.fenced("(", body.box, ")", ascii_=True)]))
    return Piece(stacked.root(body.box, degree.box if degree else None))


def _fence(node: Fence, style: Style) -> Piece:
    table = node.body.items[0] if len(node.body.items) == 1 else None
    fenced = isinstance(table, Table)
    body = _table(table, style, fenced=True) if isinstance(table, Table) else set_row(node.body, style)
    right = node.right
    if node.left == NOTHING and body.box.height == 1 and body.grip is not Grip.ATOM:
        body = flat.bracketed(body.text)
    if body.box.height == 1 and fenced and right == NOTHING and isinstance(table, Table) and table.shape is Shape.CASES:
        right = COMMANDS["}"]
    box = stacked.fenced(style.text(node.left), body.box, style.text(right), ascii_=style.ascii)
    return Piece(box, Kind.FENCE)


def _accent(node: Accent, style: Style) -> Piece:
    body = set_row(node.body, style)
    if node.mark.line and not style.flat and not style.script and body.box.width > 1:
        return Piece(stacked.lined(node.mark, body.box, ascii_=style.ascii))
    return flat.accent(node.mark, body if body.box.height == 1 else set_row(node.body, style.line()), style)


def _brace(node: Brace, note: Row | None, style: Style) -> Piece:
    if style.flat or style.script:
        name = "underbrace" if node.below else "overbrace"
        return flat.named(name, set_row(node.body, style), set_row(note, style.line()) if note else None)
    box = set_row(note, style.small()).box if note else None
    body = set_row(node.body, style).box
    return Piece(stacked.braced(body, box, below=node.below, ascii_=style.ascii))


def _table(node: Table, style: Style, *, fenced: bool) -> Piece:
    rows = [[set_row(_cell(cell, column, node.shape), style) for column, cell in enumerate(row)] for row in node.rows]
    if style.flat:
        return flat.table(rows, node.shape, fenced=fenced, style=style)
    return Piece(stacked.grid([[cell.box for cell in row] for row in rows], node.shape), Kind.FENCE)


def _cell(row: Row, column: int, shape: Shape) -> Row:
    """The cell; what stands behind an alignment goes on with what stands before it."""
    return Row((NOTHING, *row.items)) if shape is Shape.ALIGNED and column % 2 else row


def _scripts(node: Scripts, style: Style) -> Piece:
    if isinstance(node.base, Brace) and not node.primes:
        note, other = (node.below, node.above) if node.base.below else (node.above, node.below)
        if note and not other:
            return _brace(node.base, note, style)
    base = _base(node, style)
    below = set_row(node.below, style.small().line()) if node.below else None
    above = set_row(node.above, style.small().line()) if node.above else None
    stacks = node.limits or (isinstance(node.base, Sign) and node.base.limits)
    kind = Kind.BIG if stacks and base.kind is Kind.FUNCTION else base.kind
    if stacks and not style.flat and not style.script:
        boxes = [set_row(row, style.small()).box if row else None for row in (node.below, node.above)]
        primed = beside([base.box, text_box(flat.primes(node.primes, style))])
        return Piece(stacked.limits(primed, *boxes), kind)
    if base.box.height == 1 and (style.flat or style.script or style.ascii or not _rises(below, above)):
        return replace(flat.scripted(base, node.primes, below, above, style), kind=kind)
    primes = flat.primes(node.primes, style)
    if base.box.height == 1:
        primed = beside([base.box, text_box(primes)])
        return Piece(stacked.scripted(primed, _box(below), _box(above)), kind)
    high, low = _tiny("^", above, style), _tiny("_", below, style)
    if primes:
        high = beside([text_box(primes), *([high] if high else [])])
    return Piece(stacked.scripted(base.box, low, high), kind)


def _box(piece: Piece | None) -> Box | None:
    return piece.box if piece else None


def _tiny(mark: str, piece: Piece | None, style: Style) -> Box | None:
    """A script beside a tall base: its corner says what it is, small characters or not."""
    if piece is None:
        return None
    small = None if style.ascii else flat.small(mark, piece)
    return text_box(small) if small else piece.box


def _rises(below: Piece | None, above: Piece | None) -> bool:
    """Whether the scripts need rows of their own: they have no small form, and are no single sign below."""
    high = above is not None and flat.small("^", above) is None
    low = below is not None and flat.small("_", below) is None and not below.simple
    return high or low


def _base(node: Scripts, style: Style) -> Piece:
    """The base, in brackets where its scripts would stand at a part of it only."""
    base = _set(node.base, style)
    open_root = isinstance(node.base, Root) and not style.ascii and base.box.height == 1
    if base.grip is Grip.ATOM and not base.bare and not open_root and not isinstance(node.base, Row):
        return base
    if isinstance(node.base, Row) and base.grip is Grip.ATOM and not base.bare and not has_power(node.base):
        return base
    return Piece(stacked.fenced("(", base.box, ")", ascii_=style.ascii), Kind.GROUPED)
