"""A Markdown table → aligned columns, wrapped where they must be, or rows of text where the width does not do."""

from itertools import zip_longest

from quizapp.render.forms import Maths
from quizapp.render.inline import spans
from quizapp.render.lines import Line, Span, merged, styled, width_of, wrap
from quizapp.render.parsing import Block, Document

_GAP = "  "
_READABLE = 12


def table(document: Document, block: Block, columns: int, style: str, maths: Maths) -> list[Line]:
    """The lines of a table block."""
    rows = [_cells(document, row, style, maths) for part in block.children for row in part.children]
    head, body = rows[0], rows[1:]
    needed = [max(map(width_of, column)) for column in zip(*rows, strict=True)]
    widths = _fitted(needed, columns - len(_GAP) * (len(needed) - 1))
    if not widths:
        return [line for row in body or [head] for line in _listed(head, row, columns, style)][:-1]
    sides = [str(cell.token.attrGet("style") or "") for cell in block.children[0].children[0].children]
    shown = [_aligned(row, widths, sides, style) for row in rows]
    apart = [()] if any(len(lines) > 1 for lines in shown[1:]) else []
    rule = Span(_GAP.join("─" * width for width in widths), styled(style, "dim"))
    below = [line for lines in shown[1:] for line in [*lines, *apart]]
    return [*shown[0], (rule,), *(below[:-1] if apart else below)]


def _fitted(needed: list[int], columns: int) -> list[int]:
    """The columns given to each cell of a row: as many as it needs, less for the widest; none if that is unreadable."""
    if sum(needed) <= columns:
        return needed
    caps = ([min(need, most) for need in needed] for most in range(columns, _READABLE - 1, -1))
    return next((widths for widths in caps if sum(widths) <= columns), [])


def _cells(document: Document, row: Block, style: str, maths: Maths) -> list[Line]:
    return [_cell(document, cell, style, maths) for cell in row.children]


def _cell(document: Document, cell: Block, style: str, maths: Maths) -> Line:
    style = styled(style, "strong") if cell.token.type == "th_open" else style
    found = [span for inline in cell.children for span in spans(document, inline.token.children, style, maths)]
    return merged(Span(span.text.replace("\n", " "), span.style) for span in found)


def _aligned(cells: list[Line], widths: list[int], sides: list[str], style: str) -> list[Line]:
    """A row of the table in as many lines as its longest cell takes."""
    wrapped = [wrap(cell, width) for cell, width in zip(cells, widths, strict=True)]
    return [
        _stripped(merged(span for part in zip(line, widths, sides, strict=True) for span in _placed(*part, style)))
        for line in zip_longest(*wrapped, fillvalue=())
    ]


def _placed(cell: Line, width: int, side: str, style: str) -> Line:
    free = width - width_of(cell)
    left = free if "right" in side else free // 2 if "center" in side else 0
    return (Span(" " * left, style), *cell, Span(" " * (free - left) + _GAP, style))


def _stripped(line: Line) -> Line:
    """The line without spaces at its end."""
    while line and not line[-1].text.rstrip(" "):
        line = line[:-1]
    return (*line[:-1], Span(line[-1].text.rstrip(" "), line[-1].style)) if line else ()


def _listed(head: list[Line], cells: list[Line], columns: int, style: str) -> list[Line]:
    """One row as text: the heading and text of every cell that has any, and an empty line."""
    found: list[Line] = []
    for title, cell in zip(head, cells, strict=True):
        if cell:
            found += wrap([*title, Span(": ", style), *cell], columns)
    return [*found, ()] if found else []
