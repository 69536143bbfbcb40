"""A Markdown table → aligned columns, or rows of text where the width does not do."""

from quizapp.render.inline import spans
from quizapp.render.lines import Line, Span, merged, styled, width_of, wrap
from quizapp.render.parsing import Block, Document

_GAP = "  "


def table(document: Document, block: Block, columns: int, style: str) -> list[Line]:
    """The lines of a table block."""
    rows = [_cells(document, row, style) for part in block.children for row in part.children]
    head, body = rows[0], rows[1:]
    widths = [max(map(width_of, column)) for column in zip(*rows, strict=True)]
    if sum(widths) + len(_GAP) * (len(widths) - 1) > columns:
        return [line for row in body or [head] for line in _listed(head, row, columns, style)][:-1]
    sides = [str(cell.token.attrGet("style") or "") for cell in block.children[0].children[0].children]
    rule = Span(_GAP.join("─" * width for width in widths), styled(style, "dim"))
    shown = [_aligned(row, widths, sides, style) for row in rows]
    return [shown[0], (rule,), *shown[1:]]


def _cells(document: Document, row: Block, style: str) -> list[Line]:
    return [_cell(document, cell, style) for cell in row.children]


def _cell(document: Document, cell: Block, style: str) -> Line:
    style = styled(style, "strong") if cell.token.type == "th_open" else style
    found = [span for inline in cell.children for span in spans(document, inline.token.children, style)]
    return merged(Span(span.text.replace("\n", " "), span.style) for span in found)


def _aligned(cells: list[Line], widths: list[int], sides: list[str], style: str) -> Line:
    found: list[Span] = []
    for cell, width, side in zip(cells, widths, sides, strict=True):
        free = width - width_of(cell)
        left = free if "right" in side else free // 2 if "center" in side else 0
        found += [Span(" " * left, style), *cell, Span(" " * (free - left) + _GAP, style)]
    return _stripped(merged(found))


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
