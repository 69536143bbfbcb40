"""The words and signs of the expression language, and a text cut into them."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

MAX_TEXT = 500
LIMIT = 10**15  # no number of an expression, written or computed, is further from 0
WORDS = frozenset({"and", "or", "not", "if", "else"})
COMPARISONS = frozenset({"==", "!=", "<", "<=", ">", ">="})
ANY = MAX_TEXT  # more arguments than a text has room for
FUNCTIONS: Mapping[str, range] = MappingProxyType(
    {
        **dict.fromkeys(("abs", "floor", "ceil", "sqrt", "exp", "log", "log2", "log10"), range(1, 2)),
        **dict.fromkeys(("min", "max", "sum", "mean"), range(1, ANY)),
        "round": range(1, 3),
        "comb": range(2, 3),
    }
)
_TOKEN = re.compile(
    r"(?P<number>(?:[0-9](?:_?[0-9])*(?:\.(?:[0-9](?:_?[0-9])*)?)?|\.[0-9](?:_?[0-9])*)(?:[eE][-+]?[0-9]+)?)"
    r"|(?P<name>[^\W\d]\w*)"
    r"|(?P<sign>\*\*|//|[<>=!]=|[-+*/%<>(),])"
)
_ADVICE: Mapping[str, str] = MappingProxyType(
    {
        "^": "a power is written `**`",
        "=": "equality is written `==`",
        "!": "write `not`, or `!=` for what is not equal",
        "&": "write `and`",
        "|": "write `or`, or `abs(...)`",
        "×": "write `*`",
        "·": "write `*`",
        "÷": "write `/`",
        "−": "write `-`",
        "–": "write `-`",
        "²": "write `** 2`",
        "³": "write `** 3`",
        "√": "write `sqrt(...)`",
        "≤": "write `<=`",
        "≥": "write `>=`",
        "≠": "write `!=`",
        ".": "a point stands only inside a number",
        "[": "write round brackets",
        "{": "write round brackets",
        "'": "there are only numbers here, no texts",
        '"': "there are only numbers here, no texts",
        "$": "there are no formulas in an expression",
        "\\": "there are no formulas in an expression",
    }
)


class ExpressionError(ValueError):
    """An expression that cannot be read: its text says why, `offset` is the place, in characters from 0."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


class Token(NamedTuple):
    """A piece of a text: a `number`, a `name`, a `sign` (words are signs, too) or the empty `end`."""

    kind: str
    text: str
    offset: int


def is_name(text: str) -> bool:
    """Whether a variable may be called so: letters, digits and `_`, no function, no word of the language."""
    return text.isidentifier() and text not in WORDS and text not in FUNCTIONS


def tokens(text: str) -> list[Token]:
    """The pieces of a text with their offsets, the end as the last. Raises ExpressionError."""
    tokens, place = [], 0
    while place < len(text):
        if text[place].isspace():
            place += 1
            continue
        found = _TOKEN.match(text, place)
        if found is None:
            raise _stray(text, place)
        kind, piece = str(found.lastgroup), found[0]
        if kind == "name" and not piece.isidentifier():
            raise _stray(text, next(i for i in range(place, found.end()) if not text[place : i + 1].isidentifier()))
        tokens.append(Token("sign" if piece in WORDS else kind, piece, place))
        place = found.end()
    return [*tokens, Token("end", "", len(text))]


def _stray(text: str, place: int) -> ExpressionError:
    advice = _ADVICE.get(text[place], "there are numbers, names, signs and functions")
    return ExpressionError(f"`{text[place]}` means nothing here; {advice}", place)
