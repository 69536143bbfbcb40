"""Markdown → blocks, with the maths taken out first so that no mark of it is read as Markdown.

HTML stays literal text. What is too long is cut; what is nested too deep, crowded with marks or too large a
table for a screen is kept as it was written, because reading it would take long.
"""

import re
from typing import TYPE_CHECKING

from quizapp.core.values import frozen
from quizapp.render.formulas import PLACE, Formula, take_out
from quizapp.render.visible import visible

if TYPE_CHECKING:
    from markdown_it.token import Token

CHARACTERS_MAX = 20_000
LINES_MAX = 500
LINE = CHARACTERS_MAX // LINES_MAX
# With these no text takes a tenth of a second to draw (`benchmarks/render.py`); no readable one comes near them.
MARKS_MAX = 2_000
LINKS_MAX = 200
CELLS_MAX = 2_500
_MARK = re.compile(r"[*_~`<&!\\\[\]]")
# Words in which nothing can be a mark.
_WORDS = re.compile(r"[A-Za-z][A-Za-z0-9 ,;.?'\"()/%=-]{0,999}")
_BLANK_LINE = re.compile(r"\n[ >]*\n")


@frozen
class Block:
    """A node of the document; `token` is its opening token, or the whole of a leaf."""

    token: "Token"
    children: tuple["Block", ...] = ()


@frozen
class Document:
    """A text read: its blocks, the formulas their places refer to, its fences, how many characters were cut off."""

    blocks: tuple[Block, ...]
    formulas: tuple[Formula, ...]
    fences: "tuple[Token, ...]" = ()
    cut: int = 0

    def pieces(self, text: str) -> list[str | Formula]:
        """A text of the document cut at its formulas; entities may have brought in what must be made visible."""
        parts = PLACE.split(text)
        found: list[str | Formula] = [visible(parts[0])]
        for place, after in zip(parts[1::2], parts[2::2], strict=True):
            found += [self.formulas[int(place)], visible(after)]
        return [piece for piece in found if piece]

    def written(self, text: str) -> str:
        """A text of the document as it was written, formulas included."""
        return "".join(piece if isinstance(piece, str) else piece.written for piece in self.pieces(text))


def left_out(text: str, most: int = CHARACTERS_MAX) -> int:
    """How many characters at the end of a text are not shown, since it is too long."""
    short = len(text) <= most // LINE  # so that neither its lines nor the codes of what is hidden can be too many
    return 0 if short else _bounded(text.rstrip(), most)[1]


def is_words(text: str) -> bool:
    """Whether a text is one line in which nothing can be a mark: it needs no parser, which is quicker by far."""
    return _WORDS.fullmatch(text) is not None


def parse(text: str, most: int = CHARACTERS_MAX) -> Document:
    """The document of any text, cut after `most` characters or a line for each `LINE` of them; it never raises."""
    from quizapp.render import grammar  # noqa: PLC0415 - words alone need no parser

    kept, cut = _bounded(text.rstrip(), most)
    shown, formulas = take_out(kept)
    tokens = grammar.tokens(shown, marks=_readable(shown), tables=_cells(shown) <= CELLS_MAX)
    fences = tuple(token for token in tokens if token.type == "fence")
    return Document(_tree(tokens), formulas, fences, cut)


def _bounded(text: str, most: int = CHARACTERS_MAX) -> tuple[str, int]:
    """The visible text within the limits, and how many characters are left out."""
    read = "\n".join(text[:most].split("\n")[: max(most // LINE, 1)])
    shown = visible(read)
    kept = shown[:most]
    return kept, len(text) - len(read) + len(shown) - len(kept)


def _readable(text: str) -> bool:
    """Whether few enough characters may open or close something; those of links are looked at again and again."""
    return len(_MARK.findall(text)) <= MARKS_MAX and text.count("[") <= LINKS_MAX


def _cells(text: str) -> int:
    """How many cells the tables of a text may have: their short rows are filled up to the longest."""
    blocks = [block.split("\n") for block in _BLANK_LINE.split(text) if "|" in block]
    return sum(len(rows) * max(row.count("|") + 1 for row in rows) for rows in blocks)


def _tree(tokens: "list[Token]") -> tuple[Block, ...]:
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
