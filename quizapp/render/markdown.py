"""Markdown → styled lines of a given width."""

from collections.abc import Sequence
from dataclasses import replace

from quizapp.core.values import frozen
from quizapp.render.code import code, language, modest
from quizapp.render.forms import Maths
from quizapp.render.formulas import Formula
from quizapp.render.inline import parts
from quizapp.render.lines import Line, Span, styled, text_of, width_of, wrap
from quizapp.render.parsing import CHARACTERS_MAX, Block, Document, is_words, parse
from quizapp.render.tables import table
from quizapp.render.tasks import unboxed

_BULLET = "• "
_QUOTE = "▎ "
_UNDERLINES = {"h1": "═", "h2": "─"}
_NARROW = 6


def render(
    text: str, width: int, *, maths: Maths = Maths.UNICODE, linear: bool = False, most: int = CHARACTERS_MAX
) -> tuple[Line, ...]:
    """The lines of a Markdown text, at most `width` columns each; it never raises.

    Formulas are in the form `maths`; those that stand alone are drawn in two dimensions, unless `linear`.

    Only a single character wider than the width makes a wider line. A text over 20,000 characters (as many
    as are shown) or 500 lines is cut, and its last line says where the rest is; with a smaller `most`, after so many
    characters or a line for each 40 of them.
    """
    if len(text) <= most and is_words(text):
        return tuple(_trimmed(wrap([Span(text.rstrip())], max(width, 1))))
    document = parse(text, most)
    frame = _Frame(document, max(width, 1), coloured=modest(document.fences), maths=maths, linear=linear)
    lines = _stacked(document.blocks, frame)
    if document.cut:
        notice = Span(f"… cut here: the deck file has {document.cut:,} more characters", "warning")
        lines += [*([()] if lines else []), *wrap([notice], frame.width)]
    return tuple(lines)


@frozen
class _Frame:
    """Where blocks stand: their document, the columns left to them, the style around them.

    And how they are shown: whether code has colours, the form of formulas, whether those stay on one row.
    """

    document: Document
    width: int
    style: str = ""
    coloured: bool = False
    maths: Maths = Maths.UNICODE
    linear: bool = False

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
    """Text, and between it the formulas that stand alone, tall ones with an empty line around them."""
    pieces: list[list[Line]] = []
    text: list[Span] = []
    for child in block.children:
        for part in parts(frame.document, child.token.children, frame.style, frame.maths):
            if isinstance(part, Span):
                text.append(part)
            else:
                pieces += [_trimmed(wrap(text, frame.width)), _displayed(part, frame)]
                text = []
    return _spread([*pieces, _trimmed(wrap(text, frame.width))])


def _displayed(formula: Formula, frame: _Frame) -> list[Line]:
    """A formula on lines of its own."""
    from quizapp.render.maths import display, inline  # noqa: PLC0415 - loaded with the first formula

    lines = wrap(inline(formula.tex, frame.maths), frame.width) if frame.linear else None
    lines = lines or display(formula.tex, frame.width, frame.maths)
    return [tuple(Span(span.text, styled(frame.style, span.style)) for span in line) for line in lines]


def _spread(pieces: list[list[Line]]) -> list[Line]:
    """The lines of text and formulas in turn, with an empty line between where a formula is tall."""
    lines: list[Line] = []
    for number, piece in enumerate(pieces):
        before = pieces[number - 1] if number else []
        tall = len(piece if number % 2 else before) > 1
        lines += [*([()] if lines and piece and tall else []), *piece]
    return lines


def _heading(block: Block, frame: _Frame) -> list[Line]:
    """A heading; a line below the two highest ranks tells them apart where there is neither colour nor weight."""
    lines = _paragraph(block, frame.wearing("heading"))
    under = _UNDERLINES.get(block.token.tag, "") * max(map(width_of, lines), default=0)
    return [*lines, (Span(under, styled(frame.style, "dim")),)] if under else lines


def _table(block: Block, frame: _Frame) -> list[Line]:
    return table(frame.document, block, frame.width, frame.style, frame.maths)


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
    written = frame.document.written(block.token.content).removesuffix("\n")
    return code(written, language(block.token) if frame.coloured else "", frame.width, frame.style)


def _quote(block: Block, frame: _Frame) -> list[Line]:
    inner = frame.wearing("quote")
    bar = (Span(_QUOTE, inner.style),)
    return _beside(bar, bar, block.children, inner)


def _list(block: Block, frame: _Frame) -> list[Line]:
    tight = all(child.token.hidden for item in block.children for child in item.children if _is_paragraph(child))
    lines: list[Line] = []
    for written, mark in zip(block.children, _marks(block), strict=True):
        if lines and not tight:
            lines.append(())
        box, item = unboxed(written)
        first = (Span(mark.removesuffix(_BULLET) + box if box else mark, styled(frame.style, "bullet")),)
        rest = (Span(" " * width_of(first), frame.style),)
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
