"""What the colours and glyphs of a chart stand for, and what stands in place of an empty one."""

from collections.abc import Sequence

from quizapp.core.values import frozen
from quizapp.render.cells import cut, width
from quizapp.render.lines import Line, Span, width_of
from quizapp.render.visible import one_line

NOTHING = "Nothing yet"
_GAP = "  "


@frozen
class Part:
    """What one part of every bar counts: its name, its style, and the glyph that tells it apart without colours."""

    name: str
    style: str = "bar"
    glyph: str = "█"


def nothing(columns: int) -> list[Line]:
    """The one line of a chart without values."""
    return [(Span(cut(NOTHING, columns), "dim"),)] if columns > 0 else []


def legend(parts: Sequence[Part], columns: int, note: str = "", values: Sequence[str] = ()) -> list[Line]:
    """`█ mature 12  ▓ young 4  note`, in as many lines as it takes; none for nameless parts and no note."""
    texts = [*values, *[""] * len(parts)]
    pieces = [
        (
            Span(part.glyph, part.style),
            Span(f" {one_line(part.name)}"),
            Span(f" {one_line(text)}" if text else "", "dim"),
        )
        for part, text in zip(parts, texts, strict=False)
        if part.name
    ]
    if note:
        pieces.append((Span(""), Span(""), Span(one_line(note), "dim")))
    lines: list[Line] = []
    used = columns + 1
    for piece in pieces:
        size = sum(width(span.text) for span in piece)
        if used + len(_GAP) + size > columns:
            lines.append(clipped(piece, columns))
            used = size
        else:
            lines[-1] = (*lines[-1], Span(_GAP), *piece)
            used += len(_GAP) + size
    return [tuple(span for span in line if span.text) for line in lines]


def clipped(spans: Sequence[Span], columns: int) -> Line:
    """A line cut to so many columns, with `…` where it is."""
    if width_of(spans) <= columns:
        return tuple(spans)
    kept: list[Span] = []
    for span in spans:
        kept.append(Span(cut(span.text, columns), span.style))
        columns -= width(kept[-1].text)
        if kept[-1].text != span.text:
            break
    return tuple(kept)
