"""Styled lines: what every view of a text is made of, and how text is broken into them.

A style is a text of names separated by spaces, outermost first: empty is the body, else `strong`,
`emphasis`, `strike`, `code`, `codeblock`, `maths`, `quote`, `heading`, `bullet`, `dim`, `warning`, `link`,
in code blocks `code-keyword`, `code-name`, `code-string`, `code-number`, `code-comment`, `code-operator`, or
several of them (`quote strong`).
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from quizapp.core.values import frozen
from quizapp.render.cells import chunks, hangs, width

_WIDE = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CLOSING = "、。，．：；！？）」』】〉》”’…ー"
_PIECE_OF_ASCII = re.compile("\n| +|[^ \n]+")
_HARD_SPACE = "\xa0"


@frozen
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
    return sum([width(span.text) for span in line])


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

    A hard space (U+00A0) holds its words together, where they fit one line, and becomes a plain one. A
    longer word is folded. Only a single character that is itself too wide makes a wider line.
    """
    lines: list[Line] = []
    for words in _rows(spans):
        lines += _filled(words, columns)
    return [softened(line) for line in lines]


def softened(line: Iterable[Span]) -> Line:
    """The line with plain spaces for hard ones."""
    return tuple(
        Span(span.text.replace(_HARD_SPACE, " "), span.style) if _HARD_SPACE in span.text else span for span in line
    )


def fold(line: Iterable[Span], columns: int) -> list[Line]:
    """The line cut into pieces of at most so many columns, wherever that is."""
    rows: list[list[Span]] = [[]]
    left = columns
    for span in line:
        first, *others = chunks(span.text, left, columns)
        rows[-1].append(Span(first, span.style))
        rows += [[Span(text, span.style)] for text in others]
        left = max(columns - width(others[-1]) if others else left - width(first), 0)
    return [merged(row) for row in rows]


class _Word(NamedTuple):
    """Spans without a place to break, and the spaces before them."""

    gap: list[Span]
    spans: list[Span]


def _rows(spans: Iterable[Span]) -> Iterator[list[_Word]]:
    """The words of every row between newlines."""
    words = [_Word([], [])]
    for span in spans:
        for text in _pieces(span.text):
            word, piece = words[-1], Span(text, span.style)
            if text == "\n":
                yield [word for word in words if word.spans]
                words = [_Word([], [])]
            elif text[0] == " ":
                if word.spans:
                    words.append(_Word([piece], []))
                else:
                    word.gap.append(piece)
            elif word.spans and _parted(word.spans[-1].text, text):
                words.append(_Word([], [piece]))
            else:
                word.spans.append(piece)
    yield [word for word in words if word.spans]


def _pieces(text: str) -> list[str]:
    """Newlines, spaces, words, and runs of East Asian characters; what finds these is made when one may be there."""
    return _PIECE_OF_ASCII.findall(text) if text.isascii() else _piece().findall(text)


@cache
def _piece() -> re.Pattern[str]:
    return re.compile(f"\n| +|[{_WIDE}][{_WIDE}{_CLOSING}]*|[^ \n{_WIDE}]+")


@cache
def _last_of_run() -> re.Pattern[str]:
    return re.compile(f"[{_WIDE}][{_CLOSING}]*$")


@cache
def _wide() -> re.Pattern[str]:
    return re.compile(f"[{_WIDE}]")


def _starts_wide(text: str) -> bool:
    return not text[:1].isascii() and _wide().match(text) is not None


def _parted(before: str, text: str) -> bool:
    """Whether a line may be broken between two pieces without a space: beside an East Asian character."""
    wide = _starts_wide(text) or _starts_wide(before)
    return wide and not hangs(text[0]) and _HARD_SPACE not in (before[-1], text[0])


def _filled(words: list[_Word], columns: int) -> list[Line]:
    lines: list[Line] = []
    row: list[Span] = []
    used = 0
    for word in words:
        gap = word.gap if row else []
        used += width_of(gap)
        first, *others = _flowed(tuple(word.spans), columns - used, columns)
        if first:
            row += [*gap, *first]
            used += width_of(first)
        if others:
            lines += [merged(row), *others[:-1]] if row else others[:-1]
            row, used = list(others[-1]), width_of(others[-1])
    return [*lines, merged(row)]


def _flowed(word: Line, room: int, columns: int) -> list[Line]:
    """What of a word goes into the room left in a row, perhaps nothing, and the lines that the rest takes."""
    need = width_of(word)
    if need <= room:
        return [word]
    if len(word) == 1 and _starts_wide(word[0].text):
        return [(Span(text, word[0].style),) if text else () for text in _run(word[0].text, room, columns)]
    return [(), word] if need <= columns else [(), *_broken(word, columns)]


def _run(text: str, room: int, columns: int) -> Iterator[str]:
    """East Asian text in pieces, the first for a room that may be too small; no piece begins with a closing mark."""
    while text:
        piece = next(chunks(text, max(room, 0), columns))
        if text.startswith(tuple(_CLOSING), len(piece)):
            shorter = _last_of_run().sub("", piece)
            piece = shorter if shorter or room < columns else piece
        yield piece
        text, room = text[len(piece) :], columns


def _broken(word: Line, columns: int) -> list[Line]:
    """The lines of a word that is too long for one: broken at its hard spaces, or else anywhere."""
    soft = softened(word)
    return fold(word, columns) if soft == word else wrap(soft, columns)
