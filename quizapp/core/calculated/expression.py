"""The expression language of calculated questions: a text → a tree of numbers, names, signs and a few functions."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from quizapp.core.calculated.lexicon import (
    ANY,
    COMPARISONS,
    FUNCTIONS,
    LIMIT,
    MAX_TEXT,
    WORDS,
    ExpressionError,
    Token,
    tokens,
)
from quizapp.core.values import frozen

MAX_NODES = 200
MAX_DEPTH = 50
_CONDITION, _OR, _AND, _NOT, _COMPARISON, _SUM, _PRODUCT, _SIGN, _POWER = range(1, 10)
_BINDING: Mapping[str, int] = MappingProxyType(
    {
        "if": _CONDITION,
        "or": _OR,
        "and": _AND,
        **dict.fromkeys(COMPARISONS, _COMPARISON),
        **dict.fromkeys(("+", "-"), _SUM),
        **dict.fromkeys(("*", "/", "//", "%"), _PRODUCT),
        "**": _POWER,
    }
)


@frozen
class Literal:
    """A number as written."""

    value: int | float


@frozen
class Name:
    """A variable."""

    name: str


@frozen
class Unary:
    """`+`, `-` or `not` before a part."""

    sign: str
    part: "Node"


@frozen
class Binary:
    """Arithmetic, `and` or `or` between two parts."""

    sign: str
    left: "Node"
    right: "Node"


@frozen
class Compared:
    """A chain of comparisons: `signs[i]` stands between `parts[i]` and `parts[i + 1]`."""

    signs: tuple[str, ...]
    parts: "tuple[Node, ...]"


@frozen
class Conditional:
    """`then if test else other`."""

    then: "Node"
    test: "Node"
    other: "Node"


@frozen
class Call:
    """One of FUNCTIONS with its arguments."""

    function: str
    arguments: "tuple[Node, ...]"


Node = Literal | Name | Unary | Binary | Compared | Conditional | Call


@frozen
class Expression:
    """A tree with the text it was read from; `names` are its variables, each with the offset where it stands first."""

    text: str
    root: Node
    names: Mapping[str, int]


@lru_cache(maxsize=256)
def parse(text: str) -> Expression:
    """The tree of an expression.

    Numbers are `1_000`, `0.5`, `.5` or `1e-3`; signs bind as in Python; comparisons may be chained. At most 500
    characters, 200 numbers, names, signs and calls, and 50 levels are allowed. Raises ExpressionError.
    """
    if len(text) > MAX_TEXT:
        raise ExpressionError(f"it has {len(text)} characters; {MAX_TEXT} are allowed", MAX_TEXT)
    return _Reader(text).read()


class _Reader:
    """Reads the tokens of one expression by the strength with which each sign binds."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._rest = iter(tokens(text))
        self._next = next(self._rest)
        self._names: dict[str, int] = {}
        self._nodes = 0
        self._depth = 0

    def read(self) -> Expression:
        """The whole expression."""
        root = self._expression(_CONDITION)
        if self._next.kind != "end":
            raise self._unexpected()
        return Expression(self._text, root, MappingProxyType(self._names))

    def _take(self) -> Token:
        token, self._next = self._next, next(self._rest, self._next)
        return token

    def _expression(self, least: int) -> Node:
        """The longest part that starts here and whose signs bind at least so strongly."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise ExpressionError(f"its parts stand more than {MAX_DEPTH} deep", self._next.offset)
        node = self._counted(self._start(least))
        while _BINDING.get(self._next.text, 0) >= least:
            node = self._counted(self._continued(node))
        self._depth -= 1
        return node

    def _counted(self, node: Node) -> Node:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise ExpressionError(f"it has more than {MAX_NODES} parts", self._next.offset)
        return node

    def _start(self, least: int) -> Node:
        token = self._take()
        if token.kind == "number":
            return _literal(token)
        if token.kind == "name":
            return self._named(token)
        if token.text in ("+", "-"):
            return Unary(token.text, self._expression(_SIGN))
        if token.text == "not" and least <= _NOT:
            return Unary(token.text, self._expression(_NOT))
        if token.text == "(":
            node = self._expression(_CONDITION)
            self._close(token)
            return node
        raise _missing(token)

    def _named(self, token: Token) -> Node:
        called = self._next.text == "("
        if token.text in FUNCTIONS:
            if not called:
                raise ExpressionError(f"`{token.text}` is a function; write `{token.text}(...)`", token.offset)
            return self._call(token)
        if called:
            known = ", ".join(sorted(FUNCTIONS))
            raise ExpressionError(f"`{token.text}` is no function here; there are {known}", token.offset)
        self._names.setdefault(token.text, token.offset)
        return Name(token.text)

    def _call(self, function: Token) -> Node:
        opened = self._take()
        arguments = [self._expression(_CONDITION)] if self._next.text != ")" else []
        while self._next.text == ",":
            self._take()
            arguments.append(self._expression(_CONDITION))
        self._close(opened)
        allowed = FUNCTIONS[function.text]
        if len(arguments) not in allowed:
            raise ExpressionError(f"`{function.text}` takes {_amount(allowed)}, not {len(arguments)}", function.offset)
        return Call(function.text, tuple(arguments))

    def _close(self, opened: Token) -> None:
        if self._next.kind == "end":
            raise ExpressionError("the bracket that opens here is never closed", opened.offset)
        if self._next.text != ")":
            raise self._unexpected()
        self._take()

    def _continued(self, left: Node) -> Node:
        sign = self._next.text
        if sign in COMPARISONS:
            return self._compared(left)
        self._take()
        if sign == "if":
            return self._conditional(left)
        least = _SIGN if sign == "**" else _BINDING[sign] + 1
        return Binary(sign, left, self._expression(least))

    def _compared(self, left: Node) -> Node:
        signs, parts = [], [left]
        while self._next.text in COMPARISONS:
            signs.append(self._take().text)
            parts.append(self._expression(_COMPARISON + 1))
        return Compared(tuple(signs), tuple(parts))

    def _conditional(self, then: Node) -> Node:
        test = self._expression(_OR)
        if self._next.text != "else":
            raise ExpressionError("`if` needs an `else`: `x if test else y`", self._next.offset)
        self._take()
        return Conditional(then, test, self._expression(_CONDITION))

    def _unexpected(self) -> ExpressionError:
        """What follows a whole part and cannot."""
        token = self._next
        if token.text == ",":
            return ExpressionError("a comma stands only between arguments; decimals have a point", token.offset)
        if token.text == ")":
            return ExpressionError("the bracket that closes here was never opened", token.offset)
        if token.text in WORDS:
            return ExpressionError(f"`{token.text}` cannot stand here", token.offset)
        return ExpressionError(f"a sign is missing before `{token.text}`; a product is written `*`", token.offset)


def _literal(token: Token) -> Literal:
    value = float(token.text) if set(token.text) & set(".eE") else int(token.text)
    if abs(value) > LIMIT:
        raise ExpressionError(f"`{token.text}` is larger than 1e15", token.offset)
    return Literal(value)


def _missing(token: Token) -> ExpressionError:
    if token.text == "not":
        return ExpressionError("put `not ...` into brackets here", token.offset)
    here = f"before `{token.text}`" if token.text else "at the end"
    return ExpressionError(f"a number or a name is missing {here}", token.offset)


def _amount(allowed: range) -> str:
    if allowed.stop == ANY:
        return "one argument or more"
    return {range(1, 2): "one argument", range(2, 3): "two arguments"}.get(allowed, "one or two arguments")
