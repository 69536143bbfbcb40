"""Matrices, cases and aligned formulas."""

import re

from quizapp.render.maths.reader import Reader, UnreadableError, joined
from quizapp.render.maths.signs import COMMANDS, NOTHING
from quizapp.render.maths.tree import Fence, Node, Row, Shape, Table

CELLS_MAX = 400

_ENVIRONMENTS = {
    "matrix": (Shape.MATRIX, "", ""),
    "smallmatrix": (Shape.MATRIX, "", ""),
    "array": (Shape.MATRIX, "", ""),
    "pmatrix": (Shape.MATRIX, "(", ")"),
    "bmatrix": (Shape.MATRIX, "[", "]"),
    "Bmatrix": (Shape.MATRIX, "{", "}"),
    "vmatrix": (Shape.MATRIX, "lvert", "rvert"),
    "Vmatrix": (Shape.MATRIX, "lVert", "rVert"),
    "cases": (Shape.CASES, "{", ""),
    "dcases": (Shape.CASES, "{", ""),
    "aligned": (Shape.ALIGNED, "", ""),
    "align": (Shape.ALIGNED, "", ""),
    "split": (Shape.ALIGNED, "", ""),
    "alignedat": (Shape.ALIGNED, "", ""),
    "gathered": (Shape.STACK, "", ""),
    "gather": (Shape.STACK, "", ""),
    "equation": (Shape.STACK, "", ""),
}
_WITH_COLUMNS = ("array", "alignedat")
_ROW_GAP = re.compile(r"\s*\[\s*-?[\d.]+\s*[a-z]{2}\s*\]")


def stack(reader: Reader, name: str) -> Node:
    r"""Rows below each other, `\\substack{a \\\\ b}`."""
    if reader.take() != "{":
        raise UnreadableError(f"`\\{name}` needs braces")
    return Table(_rows(reader, "}"), Shape.STACK)


def environment(reader: Reader, name: str) -> Node:
    r"""A table from `\\begin` to `\\end`, in its brackets."""
    called = reader.raw(f"\\{name}").strip()
    known = called.removesuffix("*")
    if known not in _ENVIRONMENTS:
        raise UnreadableError(f"`\\begin{{{called}}}` is not known")
    if known in _WITH_COLUMNS:
        reader.raw(f"\\begin{{{called}}}")
    rows = _rows(reader, "\\end")
    if reader.raw("\\end").strip() != called:
        raise UnreadableError(f"`\\begin{{{called}}}` ends with another name")
    shape, left, right = _ENVIRONMENTS[known]
    table = Table(rows, shape)
    if not left:
        return table
    return Fence(COMMANDS[left], joined([table]), COMMANDS[right] if right else NOTHING)


def _rows(reader: Reader, stop: str) -> tuple[tuple[Row, ...], ...]:
    """The cells up to the stop, which is read; an empty last row is none."""
    rows: list[list[Row]] = [[]]
    while True:
        rows[-1].append(reader.row("&", "\\\\", stop))
        token = reader.take()
        if token == stop:
            break
        if token == "\\\\":
            reader.skip(_ROW_GAP)
            rows.append([])
    if len(rows) > 1 and len(rows[-1]) == 1 and not rows[-1][0].items:
        rows.pop()
    columns = max(map(len, rows))
    if len(rows) * columns > CELLS_MAX:
        raise UnreadableError(f"a table of {len(rows) * columns} cells is too large, {CELLS_MAX} are the most")
    return tuple((*row, *[Row()] * (columns - len(row))) for row in rows)
