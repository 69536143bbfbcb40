"""Fractions, roots, scripts and the like on one row, with the brackets that their meaning needs."""

import unicodedata
from collections.abc import Sequence

from quizapp.render.maths.boxes import text_box
from quizapp.render.maths.letters import RAISED_ALONE, lowered, raised
from quizapp.render.maths.pieces import GLUE, ROOM, Grip, Piece, Style
from quizapp.render.maths.tree import Kind, Mark, Shape

_ROOTS = {"3": "∛", "4": "∜"}
_BESIDE_PRODUCT = (
    Kind.LETTER,
    Kind.NUMBER,
    Kind.WORD,
    Kind.FENCE,
    Kind.GROUPED,
    Kind.FRACTION,
    Kind.TIMES,
    Kind.FUNCTION,
)
_MULTIPLYING = ("×", "÷", "x", "/", "∘", "⊙", "⊗", "∗", "*", "o", "odot", "otimes")
_CONDITIONS = ("if", "for", "when", "otherwise", "else")
_SAME_VALUE = (Kind.OPEN, Kind.COMMA, Kind.RELATION, Kind.BAR)


def bracketed(text: str, kind: Kind = Kind.GROUPED) -> Piece:
    """The text in round brackets."""
    return Piece(text_box(f"({text.strip()})"), kind)


def fraction(over: Piece, under: Piece, *, derivative: bool = False) -> Piece:
    """`a/b`; brackets where a part is more than a product above or a single sign below."""
    top = _held(over, together=over.grip >= Grip.PRODUCT)
    bottom = _held(under, together=derivative or under.grip is Grip.ATOM)
    signed = over.signed and not top.startswith("(")
    return Piece(text_box(f"{top}/{bottom}"), Kind.FRACTION, Grip.QUOTIENT, signed=signed)


def _held(piece: Piece, *, together: bool) -> str:
    """The text of a part of a fraction, in brackets unless it holds together."""
    text = piece.text.strip()
    return text if together and text else f"({text})"


def standing(piece: Piece, before: Piece | None, after: Piece | None) -> Piece:
    """A fraction or root as it stands between its neighbours: in brackets where they would take a part of it."""
    if piece.root and after is not None and after.kind is Kind.AFTER:
        return bracketed(piece.text)
    if piece.kind is not Kind.FRACTION or piece.box.height > 1:
        return piece
    taken = (before is not None and _takes(before, left=True)) or (after is not None and _takes(after, left=False))
    clash = piece.signed and before is not None and before.kind not in _SAME_VALUE
    return bracketed(piece.text) if taken or clash else piece


def _takes(piece: Piece, *, left: bool) -> bool:
    if piece.kind is Kind.WORD:
        return not (piece.text.endswith(ROOM) if left else piece.text.startswith(ROOM))
    if piece.kind is Kind.BINARY:
        return piece.text in _MULTIPLYING
    one_side = (Kind.CLOSE,) if left else (Kind.OPEN, Kind.BIG, Kind.AFTER, Kind.BAR)
    return piece.kind in _BESIDE_PRODUCT or piece.kind in one_side


def binomial(total: Piece, chosen: Piece) -> Piece:
    """`(n choose k)`."""
    return bracketed(f"{total.text.strip()}{GLUE}choose{GLUE}{chosen.text.strip()}", Kind.FENCE)


def root(body: Piece, degree: Piece | None, style: Style, *, simple: bool) -> Piece:
    """`√x`, `√(x + 1)`, `∛x`, `ⁿ√x`; in ASCII `sqrt(x)` and `root(n, x)`."""
    text = body.text.strip()
    if style.ascii:
        return Piece(text_box(f"root({degree.text.strip()}, {text})" if degree else f"sqrt({text})"))
    sign = "√" if degree is None else _root_sign(degree.text.strip())
    return Piece(text_box(f"{sign}{text}" if simple else f"{sign}({text})"), bare=simple)


def _root_sign(degree: str) -> str:
    small = raised(degree)
    return _ROOTS.get(degree) or (f"{small}√" if small and len(small) == 1 else f"root[{degree}]√")


def accent(mark: Mark, body: Piece, style: Style) -> Piece:
    """`x̂`; over what is longer the name of the mark, `hat(x + y)`, or a line over every letter."""
    text = body.text.strip()
    if style.ascii or not text:
        return Piece(text_box(f"{mark.name}({text})"))
    if len(text) == 1:
        return Piece(text_box(unicodedata.normalize("NFC", text + mark.combining)), body.kind)
    if mark.line and text.isalnum() and text.isprintable() and not unicodedata.combining(text[0]):
        return Piece(text_box("".join(char + mark.combining for char in text)), Kind.WORD)
    return Piece(text_box(f"{mark.name}({text})"))


def scripted(base: Piece, strokes: int, below: Piece | None, above: Piece | None, style: Style) -> Piece:
    """`x′ᵢ²`, `x_θ^(a+b)`: small characters where every one has a small form, else `_` and `^`."""
    after = primes(strokes, style)
    low, low_bare = _script("_", below, style)
    high, high_bare = _script("^", above, style)
    bare = high_bare if high else low_bare
    if low.startswith("_") and high and not high.startswith("^"):
        low, high, bare = high, low, low_bare
    text = base.text.rstrip("".join(ROOM)) + after + low + high
    return Piece(text_box(text), base.kind, bare=bare)


def small(mark: str, piece: Piece) -> str | None:
    """The script in small characters, or None where one of them has no such form."""
    text = piece.text
    if mark == "^":
        return RAISED_ALONE.get(text) or raised(text)
    return lowered(text)


def _script(mark: str, piece: Piece | None, style: Style) -> tuple[str, bool]:
    """The script as text, and whether a letter behind it would seem to belong to it."""
    if piece is None or not piece.text:
        return "", False
    tiny = None if style.ascii else small(mark, piece)
    if tiny:
        return tiny, tiny[-1] == "*"
    text = piece.text.strip()
    return (f"{mark}{text}", True) if piece.simple else (f"{mark}({text})", False)


def primes(number: int, style: Style) -> str:
    """So many primes."""
    return "'" * number if style.ascii else {2: "″", 3: "‴"}.get(number, "′" * number)


def table(rows: Sequence[Sequence[Piece]], shape: Shape, *, fenced: bool, style: Style) -> Piece:
    """The rows of a table one behind the other: `a, b; c, d`, or `x if x > 0; 0 otherwise`."""
    comma, semicolon = (",", ";") if style.script else (f",{GLUE}", "; ")
    match shape:
        case Shape.CASES:
            text = semicolon.join(map(_case, rows))
        case Shape.ALIGNED:
            text = "".join(_aligned(cells, first=at == 0) for at, cells in enumerate(rows))
        case Shape.STACK:
            between = comma if style.script else semicolon
            text = between.join(GLUE.join(cell.text.strip() for cell in cells) for cells in rows)
        case Shape.MATRIX:
            text = semicolon.join(comma.join(cell.text.strip() for cell in cells) for cells in rows)
            text = text if fenced else f"[{text}]"
    return Piece(text_box(text), Kind.FENCE, Grip.LOOSE if shape is not Shape.MATRIX else Grip.ATOM)


def _case(cells: Sequence[Piece]) -> str:
    value, *conditions = (cell.text.strip() for cell in cells)
    condition = GLUE.join(filter(None, conditions))
    if not condition:
        return value
    said = cells[1].kind is Kind.WORD or condition.startswith(_CONDITIONS)
    return f"{value}{GLUE}{condition}" if said else f"{value}{GLUE}if{GLUE}{condition}"


def _aligned(cells: Sequence[Piece], *, first: bool) -> str:
    pairs = ["".join(cell.text for cell in cells[at : at + 2]) for at in range(0, len(cells), 2)]
    text = f"{GLUE}{GLUE}".join(filter(None, pairs))
    return text if first or text.startswith(ROOM) else f"; {text}"


def named(name: str, *parts: Piece | None) -> Piece:
    """`name(a, b)` for what has no sign on one row."""
    return Piece(text_box(f"{name}({', '.join(part.text.strip() for part in parts if part)})"))
