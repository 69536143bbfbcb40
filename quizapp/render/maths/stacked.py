"""Fractions, limits, brackets and tables in two dimensions."""

from collections.abc import Sequence

from quizapp.render.maths.boxes import At, Box, beside, column_box, over_each_other, padded, placed, text_box
from quizapp.render.maths.tree import Mark, Shape

# Top, middle and bottom of a bracket that grows; braces have a fourth part, their point.
_GROWN = {
    "(": "⎛⎜⎝",
    ")": "⎞⎟⎠",
    "[": "⎡⎢⎣",
    "]": "⎤⎥⎦",
    "{": "⎧⎪⎩⎨",
    "}": "⎫⎪⎭⎬",
    "⌊": "⎢⎢⎣",
    "⌋": "⎥⎥⎦",
    "⌈": "⎡⎢⎢",
    "⌉": "⎤⎥⎥",
    "⟦": "╓║╙",
    "⟧": "╖║╜",
    "|": "│││",
    "‖": "║║║",
}
_GROWN_ASCII = {"(": "/|\\", ")": "\\|/", "[": "[[[", "]": "]]]", "{": "/|\\<", "}": "\\|/>", "|": "|||"}
_BENT = {"⟨": "╱⟨╲", "⟩": "╲⟩╱"}
_BENT_ASCII = {"<": "/<\\", ">": "\\>/"}
# A bar of one column would look like a minus.
_BAR_MIN = 3
_COLUMN_GAPS = {Shape.MATRIX: 2, Shape.CASES: 3, Shape.ALIGNED: 3, Shape.STACK: 0}


def fraction(over: Box, under: Box, *, ascii_: bool) -> Box:
    """One box over the other with a bar between; the bar is longer than those of fractions in them."""
    tall = over.height > 1 or under.height > 1
    columns = max(over.width, under.width) + 2 * tall
    bar = text_box(("-" if ascii_ else "─") * (columns if columns > 1 else _BAR_MIN))
    return over_each_other([over, bar, under], 1)


def limits(base: Box, below: Box | None, above: Box | None) -> Box:
    """A big operator with its limits above and below."""
    boxes = [box for box in (above, base, below) if box]
    return over_each_other(boxes, 1 if above else 0)


def scripted(base: Box, below: Box | None, above: Box | None) -> Box:
    """A base with its scripts lowered and raised behind it."""
    parts = [At(base, -base.base, 0)]
    if above:
        parts.append(At(above, min(-1, -base.base) - above.height + 1, base.width))
    if below:
        parts.append(At(below, max(1, base.below), base.width))
    return placed(parts)


def root(body: Box, degree: Box | None) -> Box:
    """A root over a box of several rows."""
    rows = ["┌─" + "─" * body.width, *("│ " + row for row in body.rows)]
    roof = column_box(rows, body.base + 1)
    left = max(degree.width - 1, 0) if degree else 0
    parts = [At(text_box("√"), body.below, left), At(roof, -roof.base, left + 1)]
    if degree:
        parts.append(At(degree, body.below - degree.height, 0))
    return placed(parts)


def braced(body: Box, note: Box | None, *, below: bool, ascii_: bool) -> Box:
    """A box with a brace under or over it, and a note at the brace's point."""
    left, line, point, right = ("\\_|/" if below else "/-|\\") if ascii_ else ("╰─┬╯" if below else "╭─┴╮")
    arm = max(body.width - 3, 0)
    brace = text_box(left + line * (arm // 2) + point + line * (arm - arm // 2) + right)
    notes = [note] if note else []
    return (
        over_each_other([body, brace, *notes], 0)
        if below
        else over_each_other([*notes, brace, body], -1 % (2 + len(notes)))
    )


def lined(mark: Mark, body: Box, *, ascii_: bool) -> Box:
    """A box with a line over or under it."""
    line = text_box(("-" if ascii_ else "─") * body.width)
    return over_each_other([body, line], 0) if mark.below else over_each_other([line, body], 1)


def fenced(left: str, body: Box, right: str, *, ascii_: bool) -> Box:
    """A box between brackets as tall as it is; an empty one is left out."""
    if body.height == 1:
        return beside([text_box(left), body, text_box(right)])
    if body.height == 2 and not {left, right}.isdisjoint("{}"):
        body = placed([At(body, -body.base, 0), At(text_box(""), 2 if body.base == 0 else -2, 0)])
    if ascii_ or left == "{":
        body = padded(body, 1)
    brackets = [_bracket(sign, body, ascii_=ascii_) if sign else text_box("") for sign in (left, right)]
    return beside([brackets[0], body, brackets[1]])


def _bracket(sign: str, body: Box, *, ascii_: bool) -> Box:
    if ascii_ and len(sign) > 1 and sign.endswith("("):
        return beside([text_box(sign[:-1]), _bracket("(", body, ascii_=True)])
    bent = (_BENT_ASCII if ascii_ else _BENT).get(sign)
    if bent:
        return _angle(bent, body, opening=sign in "<⟨")
    grown = (_GROWN_ASCII if ascii_ else _GROWN).get(sign[:1])
    if not grown:
        return text_box(sign)
    rows = [grown[0], *grown[1] * (body.height - 2), grown[2]]
    if len(grown) > 3:
        rows[body.base if 0 < body.base < body.height - 1 else body.height // 2] = grown[3]
    return column_box([row * len(sign) for row in rows], body.base)


def _angle(parts: str, body: Box, *, opening: bool) -> Box:
    half = body.height // 2
    indents = [*range(half - 1, -1, -1)]
    upper = [" " * (at + body.height % 2) + parts[0] for at in indents]
    middle = [parts[1]] * (body.height % 2)
    lower = [" " * (at + body.height % 2) + parts[2] for at in reversed(indents)]
    rows = [row.ljust(half + body.height % 2) for row in (*upper, *middle, *lower)]
    return column_box(rows if opening else [row[::-1] for row in rows], body.base)


def grid(rows: Sequence[Sequence[Box]], shape: Shape) -> Box:
    """Cells in columns: those of a matrix centred, of cases at the left, of aligned formulas at their relations."""
    lines = [beside(_widened(row, rows, shape)) for row in rows]
    roomy = any(line.height > 1 for line in lines) or (shape is Shape.CASES and len(lines) == 2)
    parts = []
    top = 0
    for line in lines:
        parts.append(At(line, top, 0))
        top += line.height + roomy
    whole = placed(parts)
    return Box(whole.rows, (whole.height - 1) // 2, whole.width)


def _widened(row: Sequence[Box], rows: Sequence[Sequence[Box]], shape: Shape) -> list[Box]:
    """The cells of a row, each as wide as its column, with the gaps between columns."""
    found: list[Box] = []
    for column, cell in enumerate(row):
        room = max(line[column].width for line in rows) - cell.width
        left = _indent(shape, column, room)
        gap = 0 if column == 0 or (shape is Shape.ALIGNED and column % 2) else _COLUMN_GAPS[shape]
        found.append(beside([text_box(" " * (gap + left)), cell, text_box(" " * (room - left))]))
    return found


def _indent(shape: Shape, column: int, room: int) -> int:
    match shape:
        case Shape.CASES:
            return 0
        case Shape.ALIGNED:
            return 0 if column % 2 else room
        case Shape.MATRIX | Shape.STACK:
            return room // 2
