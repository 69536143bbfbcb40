"""Markdown → styled lines of a given width."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizapp.render.inline import spans
from quizapp.render.lines import Line, Span, fold, styled, text_of, width_of, wrap
from quizapp.render.parsing import Block, Document, parse
from quizapp.render.tables import table

_BULLET = "• "
_QUOTE = "▎ "
_FOLDED = "↪ "
_NARROW = 6


def render(text: str, width: int) -> tuple[Line, ...]:
    """The lines of a Markdown text, at most `width` columns each; it never raises.

    Only a single character wider than the width makes a wider line. A text over 20,000 characters or 500
    lines is cut, and its last line says so.
    """
    document = parse(text)
    frame = _Frame(document, max(width, 1))
    lines = _stacked(document.blocks, frame)
    if document.cut:
        notice = Span(f"… cut: {document.cut} more characters", "warning")
        lines += [*([()] if lines else []), *wrap([notice], frame.width)]
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where blocks stand: their document, the columns left to them, the style around them."""

    document: Document
    width: int
    style: str = ""

    def beside(self, margin: int) -> "_Frame":
        """The frame right of a margin."""
        return replace(self, width=self.width - margin)

    def wearing(self, name: str) -> "_Frame":
        """The frame in one more style."""
        return replace(self, style=styled(self.style, name))


def _stacked(blocks: Sequence[Block], frame: _Frame, *, tight: bool = False) -> list[Line]:
    """Blocks one below the other, with an empty line between them unless they are tight."""
    lines: list[Line] = []
    for block in blocks:
        if lines and not tight:
            lines.append(())
        lines += _block(block, frame)
    return lines


def _block(block: Block, frame: _Frame) -> list[Line]:
    shape = _SHAPES.get(block.token.type, _paragraph)
    return shape(block, frame)


def _paragraph(block: Block, frame: _Frame) -> list[Line]:
    found: list[Span] = []
    for inline in block.children:
        found += spans(frame.document, inline.token.children, frame.style)
    return _trimmed(wrap(found, frame.width))


def _heading(block: Block, frame: _Frame) -> list[Line]:
    return _paragraph(block, frame.wearing("heading"))


def _table(block: Block, frame: _Frame) -> list[Line]:
    return table(frame.document, block, frame.width, frame.style)


def _rule(_block: Block, frame: _Frame) -> list[Line]:
    return [(Span("─" * frame.width, styled(frame.style, "dim")),)]


def _trimmed(lines: list[Line]) -> list[Line]:
    """The lines without empty ones at either end, where maths stands first or last."""
    while lines and not lines[0]:
        lines = lines[1:]
    while lines and not lines[-1]:
        lines = lines[:-1]
    return lines


def _code(block: Block, frame: _Frame) -> list[Line]:
    """Code as it is; the rest of a line that is too long follows behind an arrow."""
    style = styled(frame.style, "codeblock")
    arrow = (Span(_FOLDED, styled(frame.style, "dim")),) if frame.width >= _NARROW else ()
    lines: list[Line] = []
    for row in frame.document.written(block.token.content).removesuffix("\n").split("\n"):
        first, *rest = _folded(Span(row, style), frame.width, width_of(arrow))
        lines += [first, *((*arrow, *line) for line in rest)]
    return lines


def _folded(span: Span, width: int, margin: int) -> list[Line]:
    first, *rest = fold([span], width)
    behind = Span("".join(part.text for line in rest for part in line), span.style)
    return [first, *(fold([behind], width - margin) if rest else [])]


def _quote(block: Block, frame: _Frame) -> list[Line]:
    inner = frame.wearing("quote")
    bar = (Span(_QUOTE, inner.style),)
    return _beside(bar, bar, block.children, inner)


def _list(block: Block, frame: _Frame) -> list[Line]:
    tight = all(child.token.hidden for item in block.children for child in item.children if _is_paragraph(child))
    lines: list[Line] = []
    for item, mark in zip(block.children, _marks(block), strict=True):
        if lines and not tight:
            lines.append(())
        first = (Span(mark, styled(frame.style, "bullet")),)
        rest = (Span(" " * len(mark), frame.style),)
        lines += _beside(first, rest, item.children, frame, tight=tight)
    return lines


def _is_paragraph(block: Block) -> bool:
    return block.token.type == "paragraph_open"


def _marks(block: Block) -> list[str]:
    """What stands before the items of a list: bullets, or numbers in one width."""
    if block.token.type == "bullet_list_open":
        return [_BULLET] * len(block.children)
    start = int(block.token.attrs.get("start", 1))
    numbers = [f"{start + index}. " for index in range(len(block.children))]
    return [number.rjust(max(map(len, numbers))) for number in numbers]


def _beside(first: Line, rest: Line, blocks: Sequence[Block], frame: _Frame, *, tight: bool = False) -> list[Line]:
    """Blocks right of a margin; where that leaves too little room, the margin's mark stands on its own line."""
    margin = width_of(first)
    if frame.width - margin < _NARROW:
        return [*wrap(first, frame.width), *_stacked(blocks, frame, tight=tight)]
    lines = _stacked(blocks, frame.beside(margin), tight=tight) or [()]
    below = [(*rest, *line) if line or text_of(rest).strip() else () for line in lines[1:]]
    return [(*first, *lines[0]), *below]


_SHAPES = {
    "heading_open": _heading,
    "fence": _code,
    "code_block": _code,
    "blockquote_open": _quote,
    "bullet_list_open": _list,
    "ordered_list_open": _list,
    "table_open": _table,
    "hr": _rule,
}
