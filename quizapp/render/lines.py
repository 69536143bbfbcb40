"""Styled lines: what every view of a text is made of, and how text is broken into them.

A style is a text of names separated by spaces, outermost first: empty is the body, else `strong`,
`emphasis`, `strike`, `code`, `codeblock`, `maths`, `quote`, `heading`, `bullet`, `dim`, `warning`, `link`,
or several of them (`quote strong`).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quizapp.render.cells import clusters, hangs, width

_WIDE = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CLOSING = "、。，．：；！？）」』】〉》”’…ー"
_PIECE = re.compile(f"\n| +|[{_WIDE}][{_CLOSING}]*|[^ \n{_WIDE}]+")
_WIDE_START = re.compile(f"[{_WIDE}]")


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of one line in one style; the text is visible already and holds no newline in a Line."""

    text: str
    style: str = ""


Line = tuple[Span, ...]


def styled(style: str, name: str) -> str:
    """The style with one more name."""
    return style if name in style.split() else f"{style} {name}".strip()


def text_of(line: Iterable[Span]) -> str:
    """The text of a line without its styles."""
    return "".join(span.text for span in line)


def width_of(line: Iterable[Span]) -> int:
    """The columns a line takes."""
    return sum(width(span.text) for span in line)


def merged(spans: Iterable[Span]) -> Line:
    """The same line with as few spans as possible."""
    found: list[Span] = []
    for span in spans:
        if found and found[-1].style == span.style:
            found[-1] = Span(found[-1].text + span.text, span.style)
        elif span.text:
            found.append(span)
    return tuple(found)


def wrap(spans: Iterable[Span], columns: int) -> list[Line]:
    """Lines of at most so many columns, broken at spaces and newlines, and between East Asian characters.

    A longer word is folded. Only a single character that is itself too wide makes a wider line.
    """
    lines: list[Line] = []
    for words in _rows(spans):
        lines += _filled(words, columns)
    return lines


def fold(line: Iterable[Span], columns: int) -> list[Line]:
    """The line cut into pieces of at most so many columns, wherever that is."""
    rows: list[list[Span]] = [[]]
    used = 0
    for span in line:
        for cluster in clusters(span.text):
            need = width(cluster)
            if rows[-1] and used + need > columns:
                rows.append([])
                used = 0
            rows[-1].append(Span(cluster, span.style))
            used += need
    return [merged(row) for row in rows]


@dataclass(frozen=True, slots=True)
class _Word:
    """Spans without a place to break, and the spaces before them."""

    gap: Line
    spans: Line


def _rows(spans: Iterable[Span]) -> Iterator[list[_Word]]:
    """The words of every row between newlines."""
    words: list[_Word] = []
    gap: list[Span] = []
    word: list[Span] = []

    def close() -> None:
        if word:
            words.append(_Word(tuple(gap), merged(word)))
            gap.clear()
            word.clear()

    for piece in _pieces(spans):
        if piece.text == "\n":
            close()
            yield words
            words = []
            gap.clear()
        elif piece.text.startswith(" "):
            close()
            gap.append(piece)
        else:
            wide = _WIDE_START.match(word[-1].text if word else "") or _WIDE_START.match(piece.text)
            if wide and not hangs(piece.text[0]):
                close()
            word.append(piece)
    close()
    yield words


def _pieces(spans: Iterable[Span]) -> Iterator[Span]:
    for span in spans:
        for piece in _PIECE.findall(span.text):
            yield Span(piece, span.style)


def _filled(words: list[_Word], columns: int) -> list[Line]:
    lines: list[Line] = []
    row: list[Span] = []
    used = 0
    for word in words:
        gap, need = width_of(word.gap), width_of(word.spans)
        if row and used + gap + need <= columns:
            row += [*word.gap, *word.spans]
            used += gap + need
            continue
        if row:
            lines.append(merged(row))
        *full, last = fold(word.spans, columns)
        lines += full
        row, used = list(last), width_of(last)
    return [*lines, merged(row)]
