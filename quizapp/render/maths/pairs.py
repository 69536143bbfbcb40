"""Brackets that belong together become fences, so that they grow and keep what they hold together."""

from dataclasses import replace

from quizapp.render.maths.signs import PAIRS
from quizapp.render.maths.tree import Fence, Kind, Node, Row, Scripts, Sign


def paired(items: list[Node]) -> list[Node]:
    """The items with a fence for every pair of brackets; a bracket without its partner stays a sign."""
    found: list[Node] = []
    opened: list[int] = []
    for item in items:
        sign = _bracket(item)
        if sign is item and sign.kind is Kind.OPEN:
            opened.append(len(found))
        elif sign and sign.kind is Kind.CLOSE and opened:
            start = opened.pop()
            left = found[start]
            if isinstance(left, Sign) and sign.shown in PAIRS[left.shown]:
                fence = Fence(left, Row(tuple(_barred(found[start + 1 :]))), sign)
                found[start:] = [_around(item, fence)]
                continue
            opened.clear()
        found.append(item)
    return _barred(found)


def _bracket(item: Node) -> Sign | None:
    """The sign itself, or the one that scripts stand at."""
    sign = item.base if isinstance(item, Scripts) else item
    return sign if isinstance(sign, Sign) else None


def _around(closing: Node, fence: Fence) -> Node:
    """The fence, with the scripts of its closing bracket."""
    return replace(closing, base=fence) if isinstance(closing, Scripts) else fence


def _barred(items: list[Node]) -> list[Node]:
    bars = {sign.shown for item in items if (sign := _bracket(item)) and sign.kind is Kind.BAR}
    for bar in sorted(bars):
        items = _pairs_of(bar, items)
    return items


def _pairs_of(bar: str, items: list[Node]) -> list[Node]:
    """The items with a fence for bars that stand in pairs: `|x|`; a single one, as in `P(A|B)`, stays a sign."""
    signs = [(at, sign) for at, item in enumerate(items) if (sign := _bracket(item)) and sign.kind is Kind.BAR]
    places = [at for at, sign in signs if sign.shown == bar]
    spans = list(zip(places[::2], places[1::2], strict=False))
    if len(places) % 2 or any(start + 1 == end or items[start] != _bracket(items[start]) for start, end in spans):
        return items
    found: list[Node] = []
    done = 0
    for start, end in spans:
        left, right = _bracket(items[start]), _bracket(items[end])
        if left and right:
            fence = Fence(left, Row(tuple(items[start + 1 : end])), right)
            found += [*items[done:start], _around(items[end], fence)]
            done = end + 1
    return [*found, *items[done:]]
