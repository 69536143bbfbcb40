"""Code → lines: its words told apart, a calm margin before them, what is too long for a line behind an arrow."""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from quizapp.render.cells import chunks
from quizapp.render.cells import width as columns
from quizapp.render.lines import Line, Span, merged, styled, text_of, width_of

if TYPE_CHECKING:
    from markdown_it.token import Token

CHARACTERS_MAX = 3_000
LINES_MAX = 100
COLUMNS_MAX = 160
LANGUAGES_MAX = 4
_MARGIN = "  "
_FOLDED = "↪ "
_ROOMY = 24
_NARROW = 6
_LONG_ENOUGH = 1.5
# More than any character with its marks, or any emoji sequence, is made of.
_CHARACTERS_A_COLUMN = 16
_LANGUAGE = re.compile(r"[{.\s]*([\w+#-]+)")


def code(text: str, language: str, width: int, style: str) -> list[Line]:
    """The lines of visible code, at most `width` columns each; a language that is not known means no colours."""
    style = styled(style, "codeblock")
    margin = (Span(_MARGIN, style),) if width >= _ROOMY else ()
    lines: list[Line] = []
    for row in _rows(_told_apart(text, language), style):
        lines += [merged((*margin, *line)) if line else () for line in _folded(row, width - width_of(margin), style)]
    return lines


def language(fence: "Token") -> str:
    """The language that a fence names, as in ` ```python `, ` ```{r} ` or ` ```.sql `; empty for none."""
    found = _LANGUAGE.match(fence.info)
    return found[1].lower() if found else ""


def modest(fences: "Sequence[Token]") -> bool:
    """Whether the code of one text is short enough to be told apart in words, at once and on any machine."""
    rows = [row for fence in fences for row in fence.content.split("\n")]
    return (
        sum(len(row) + 1 for row in rows) <= CHARACTERS_MAX
        and len(rows) <= LINES_MAX
        and max(map(len, rows), default=0) <= COLUMNS_MAX
        and len({language(fence) for fence in fences}) <= LANGUAGES_MAX
    )


def _told_apart(text: str, language: str) -> Iterable[Span]:
    if not language:
        return (Span(text),)
    # Pygments is loaded with the first code that names a language.
    from quizapp.render.highlight import highlighted

    return highlighted(text, language)


def _rows(spans: Iterable[Span], style: str) -> list[Line]:
    """The spans of every row between newlines, each in the style around them."""
    rows: list[list[Span]] = [[]]
    for span in spans:
        first, *others = (Span(text, styled(style, span.style)) for text in span.text.split("\n"))
        rows[-1].append(first)
        rows += [[other] for other in others]
    return [merged(row) for row in rows]


def _folded(row: Line, width: int, style: str) -> list[Line]:
    """A row in lines; an arrow stands before all but the first, if there is room for one."""
    arrow = (Span(_FOLDED, styled(style, "dim")),) if width >= _NARROW else ()
    first, rest = _first(row, width)
    lines = [first]
    while rest:
        line, rest = _first(rest, width - width_of(arrow))
        lines.append((*arrow, *line))
    return lines


def _first(row: Line, width: int) -> tuple[Line, Line]:
    """What of a row fits into a line, and the rest; cut behind a space where that leaves the line long enough."""
    place, left = 0, width
    for span in row:
        head = next(chunks(span.text[: _CHARACTERS_A_COLUMN * width], left, width))
        place += len(head)
        left = max(left - columns(head), 0)
        if head != span.text:
            words = text_of(row)[:place].rfind(" ") + 1
            return _cut(row, words if words * _LONG_ENOUGH > place else place)
    return row, ()


def _cut(line: Line, place: int) -> tuple[Line, Line]:
    """The characters of a line before a place, and the others."""
    before: list[Span] = []
    for index, span in enumerate(line):
        if len(span.text) > place:
            first, second = Span(span.text[:place], span.style), Span(span.text[place:], span.style)
            return (*before, first), (second, *line[index + 1 :])
        before.append(span)
        place -= len(span.text)
    return line, ()
