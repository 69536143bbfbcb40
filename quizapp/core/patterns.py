"""Answer patterns, `/.../`: a subset of regular expressions, matched by sets of positions so that none runs away."""

import re
from collections.abc import Iterator
from functools import lru_cache

from quizapp.core.values import frozen

MAX_PATTERN = 200
MAX_TEXT = 200
MAX_COUNT = 20
MAX_DEPTH = 20
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{\d*,\d*\}|\{\d+\}|.", re.DOTALL)
_REPEAT = re.compile(r"[?*+]|\{\d*,\d*\}|\{\d+\}")
_ESCAPED = re.compile(r"\\.")
_ESCAPE = re.compile(r"\\[dDsSwW\W]")
_SET_OPERATION = re.compile(r"\[|--|&&|~~|\|\|")


class PatternError(ValueError):
    """A pattern that is refused; its text says why."""


@frozen
class One:
    """One character that the test matches."""

    test: re.Pattern[str]


@frozen
class Edge:
    """The start of the text, or its end."""

    end: bool


@frozen
class Either:
    """One of several sequences."""

    sequences: "tuple[tuple[Node, ...], ...]"


@frozen
class Repeated:
    """A node so many times; `most` is None for any number."""

    node: "Node"
    least: int
    most: int | None


Node = One | Edge | Either | Repeated


def is_pattern(form: str) -> bool:
    """Whether an accepted form is written as a pattern between slashes."""
    return len(form) > 2 and form.startswith("/") and form.endswith("/")


def problem_of(pattern: str) -> str | None:
    """Why a pattern (without its slashes) is refused, as a sentence; None when it is fine.

    Allowed are literals, classes, `.`, `|`, groups, `^`, `$`, `?` on anything, and `*`, `+`, `{m,n}` on single
    characters or classes.
    """
    try:
        _read(pattern)
    except PatternError as error:
        return str(error)
    return None


def matches(pattern: str, text: str) -> bool:
    """Whether the whole text matches the pattern, in any case; texts over 200 characters never do.

    The work is bounded by the length of the pattern times that of the text.
    """
    if len(text) > MAX_TEXT or problem_of(pattern):
        return False
    return len(text) in _ends(_read(pattern), text, {0})


def _ends(node: Node, text: str, starts: set[int]) -> set[int]:
    """The positions where a node may end that starts at one of these."""
    match node:
        case One(test=test):
            return {i + 1 for i in starts if i < len(text) and test.match(text[i])}
        case Edge(end=end):
            return starts & {len(text) if end else 0}
        case Either(sequences=sequences):
            return set().union(*(_sequence_ends(sequence, text, starts) for sequence in sequences))
        case Repeated(node=inner, least=least, most=most):
            return _repeated_ends(inner, text, starts, least, most)


def _sequence_ends(sequence: tuple[Node, ...], text: str, starts: set[int]) -> set[int]:
    for node in sequence:
        starts = _ends(node, text, starts)
    return starts


def _repeated_ends(node: Node, text: str, starts: set[int], least: int, most: int | None) -> set[int]:
    for _ in range(least):
        starts = _ends(node, text, starts)
    found, fresh = set(starts), starts
    rounds = len(text) if most is None else most - least
    for _ in range(rounds):
        fresh = _ends(node, text, fresh) - found
        if not fresh:
            break
        found |= fresh
    return found


@lru_cache(maxsize=256)
def _read(pattern: str) -> Node:
    """The tree of a pattern. Raises PatternError."""
    if len(pattern) > MAX_PATTERN:
        raise PatternError(f"the pattern has {len(pattern)} characters; {MAX_PATTERN} are allowed")
    try:
        return _Reader(pattern).read()
    except re.error as error:
        raise PatternError(f"the pattern is no regular expression ({error})") from error


class _Reader:
    """Reads the tokens of one pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self._rest: Iterator[str] = iter(_TOKEN.findall(pattern))
        self._next = next(self._rest, "")

    def read(self) -> Node:
        """The whole pattern."""
        node = self._either(0)
        if self._next:
            raise PatternError("the pattern closes a group by `)` that was never opened")
        return node

    def _take(self) -> str:
        piece, self._next = self._next, next(self._rest, "")
        return piece

    def _either(self, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise PatternError(f"the groups of the pattern stand more than {MAX_DEPTH} deep")
        sequences: list[tuple[Node, ...]] = [self._sequence(depth)]
        while self._next == "|":
            self._take()
            sequences.append(self._sequence(depth))
        return Either(tuple(sequences))

    def _sequence(self, depth: int) -> tuple[Node, ...]:
        nodes: list[Node] = []
        while self._next and self._next not in "|)":
            nodes.append(self._repeated(self._atom(depth)))
        return tuple(nodes)

    def _atom(self, depth: int) -> Node:
        piece = self._take()
        if piece == "(":
            return self._group(depth)
        if piece in ("^", "$"):
            return Edge(end=piece == "$")
        if _REPEAT.fullmatch(piece):
            raise PatternError(f"`{piece}` in the pattern has nothing to repeat; write `\\{piece}` for the character")
        return One(_test(piece))

    def _group(self, depth: int) -> Node:
        if self._next == "?":
            raise PatternError("`(?...)` groups are not allowed in a pattern")
        node = self._either(depth + 1)
        if self._take() != ")":
            raise PatternError("the pattern opens a group by `(` and never closes it by `)`")
        return node

    def _repeated(self, node: Node) -> Node:
        if not _REPEAT.fullmatch(self._next):
            return node
        repeat = self._take()
        if repeat != "?" and not isinstance(node, One):
            raise PatternError("only single characters and classes may be repeated in a pattern, no groups")
        if _REPEAT.fullmatch(self._next):
            raise PatternError(f"`{repeat}{self._next}` in the pattern repeats twice; leave one out")
        return Repeated(node, *_bounds(repeat))


def _bounds(repeat: str) -> tuple[int, int | None]:
    simple: dict[str, tuple[int, int | None]] = {"?": (0, 1), "*": (0, None), "+": (1, None)}
    if repeat in simple:
        return simple[repeat]
    least, comma, most = repeat.strip("{}").partition(",")
    low = int(least or 0)
    high = (int(most) if most else None) if comma else low
    if max(low, high or 0) > MAX_COUNT:
        raise PatternError(f"a count in a pattern must not be over {MAX_COUNT}")
    if high is not None and high < low:
        raise PatternError(f"`{repeat}` in the pattern counts down")
    return low, high


def _test(piece: str) -> re.Pattern[str]:
    """What matches one character: a literal, a dot, an escape or a class."""
    if piece.startswith("\\") and not _ESCAPE.fullmatch(piece):
        known = "back references are" if piece[1:].isdigit() else f"`{piece}` is"
        raise PatternError(f"{known} not allowed in a pattern")
    if len(piece) > 1 and piece.startswith("[") and _SET_OPERATION.search(_ESCAPED.sub("x", piece), 1):
        raise PatternError(f"a `[` or a doubled sign in `{piece}` has to be written with a backslash before it")
    return re.compile(piece, re.IGNORECASE)
