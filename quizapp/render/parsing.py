"""Markdown → blocks, with the maths taken out first so that no mark of it is read as Markdown.

HTML stays literal text. What is too long is cut, what is nested too deep is kept as it was written.
"""

import re
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from quizapp.render.visible import visible

CHARACTERS_MAX = 20_000
LINES_MAX = 500
NESTING_MAX = 20
COLUMNS_MAX = 20
# Noncharacters cannot stand in a visible text, nor come out of an entity: no text can forge a place of maths.
_PLACE = re.compile("\ufdd0(\\d+)\ufdd1")
_NO_BLANK_LINE = r"(?:(?!\n *\n)[\s\S])"
_TAKEN = re.compile(
    r"(?P<fence>^[ >]*(?:(?:[-*+]|\d+[.)]) +)*(?P<tick>`{3,}(?=[^`\n]*$)|~{3,})[^\n]*\n"
    r"[\s\S]*?(?:^[ >]*(?P=tick)[`~]* *$|\Z))"
    rf"|(?P<code>(?<!`)(?P<run>`+)(?!`){_NO_BLANK_LINE}+?(?<!`)(?P=run)(?!`))"
    r"|(?P<escape>\\[\s\S])"
    rf"|\$\$(?P<display>{_NO_BLANK_LINE}+?)\$\$"
    r"|\$(?P<inline>(?![\s$])(?:\\[^\n]|(?!\n *\n)[^$`\\])*?(?<![\s(]))\$(?![\d$])",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Formula:
    """One piece of maths: its TeX, whether it stands on its own lines, and how it was written."""

    tex: str
    display: bool
    written: str


@dataclass(frozen=True, slots=True)
class Block:
    """A node of the document; `token` is its opening token, or the whole of a leaf."""

    token: Token
    children: tuple["Block", ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A text read: its blocks, the formulas their places refer to, and how many characters were cut off."""

    blocks: tuple[Block, ...]
    formulas: tuple[Formula, ...]
    cut: int = 0

    def pieces(self, text: str) -> list[str | Formula]:
        """A text of the document cut at its formulas; entities may have brought in what must be made visible."""
        parts = _PLACE.split(text)
        found: list[str | Formula] = [visible(parts[0])]
        for place, after in zip(parts[1::2], parts[2::2], strict=True):
            found += [self.formulas[int(place)], visible(after)]
        return [piece for piece in found if piece]

    def written(self, text: str) -> str:
        """A text of the document as it was written, formulas included."""
        return "".join(piece if isinstance(piece, str) else piece.written for piece in self.pieces(text))


def parse(text: str) -> Document:
    """The document of any text; it never raises."""
    text = text.rstrip()
    kept = "\n".join(text[:CHARACTERS_MAX].split("\n")[:LINES_MAX])
    shown, formulas = _take_out(visible(kept))
    # A short row of a table is filled up with cells: a wide head makes them cost more than the text's length.
    narrow = all(line.count("|") <= COLUMNS_MAX + 1 for line in shown.split("\n"))
    tokens = _parser(tables=narrow).parse(shown)
    if max((token.level for token in tokens), default=0) >= NESTING_MAX - 1:
        tokens = [Token("code_block", "code", 0, content=shown)]
    return Document(_tree(tokens), formulas, len(text) - len(kept))


class _Parser(MarkdownIt):
    """CommonMark with tables and strikethrough; addresses stay as they were written."""

    def __init__(self, *, tables: bool) -> None:
        super().__init__("commonmark", {"html": False, "maxNesting": NESTING_MAX})
        self.enable(["table", "strikethrough"] if tables else ["strikethrough"])

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url


@cache
def _parser(*, tables: bool) -> _Parser:
    return _Parser(tables=tables)


def _take_out(text: str) -> tuple[str, tuple[Formula, ...]]:
    """The text with a place for every formula outside code."""
    formulas: list[Formula] = []

    def replace(found: re.Match[str]) -> str:
        tex = found["display"] or found["inline"]
        if tex is None:
            return found[0]
        formulas.append(Formula(tex, found["display"] is not None, found[0]))
        return f"\ufdd0{len(formulas) - 1}\ufdd1"

    return _TAKEN.sub(replace, text), tuple(formulas)


def _tree(tokens: list[Token]) -> tuple[Block, ...]:
    """The blocks of flat tokens; what stands inside a paragraph stays flat."""
    levels: list[list[Block]] = [[]]
    opened: list[Token] = []
    for token in tokens:
        if token.nesting > 0:
            opened.append(token)
            levels.append([])
        elif token.nesting < 0:
            children = tuple(levels.pop())
            levels[-1].append(Block(opened.pop(), children))
        else:
            levels[-1].append(Block(token))
    return tuple(levels[0])
