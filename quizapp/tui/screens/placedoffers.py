"""What can be done to steps and pairs before they are handed in: the pill, a line of advice, and the keys."""

from collections.abc import Iterator

from textual.content import Content

from quizapp.tui import studykeys
from quizapp.tui.content import EMPTY, literal
from quizapp.tui.key import Key
from quizapp.tui.kit import Kit
from quizapp.tui.widgets.arranging import Arrangement, Placed
from quizapp.tui.widgets.pill import pill


def placed_pill(placed: Placed, kit: Kit) -> Content:
    """What enter does, and what has to be done before."""
    if isinstance(placed, Arrangement):
        key, word = (studykeys.GO, "put it down") if placed.held else (studykeys.ENTER, "check")
        return pill(kit.label(key), word)
    if placed.taken is not None:
        return pill("click", "what it belongs to")
    return pill(_span(placed), "match") if placed.open else pill(kit.label(studykeys.ENTER), "check")


def guide(placed: Placed | None, kit: Kit) -> Content:
    """How steps and pairs are moved; empty for other kinds."""
    if placed is None:
        return EMPTY
    if isinstance(placed, Arrangement) and placed.held:
        return literal(f"↑↓ carry it  ·  {_span(placed)} puts it at that place  ·  click a place", "dim")
    if isinstance(placed, Arrangement):
        go = kit.label(studykeys.GO)
        return literal(f"{go} picks a step up  ·  {_span(placed)} puts it at that place  ·  or drag", "dim")
    clear = kit.label(studykeys.CLEAR)
    return literal(f"{_span(placed)}, ←→ or click match  ·  ↑↓ row  ·  {clear} clears", "dim")


def placed_keys(placed: Placed) -> Iterator[tuple[Key, str]]:
    """The keys for the bottom row."""
    if isinstance(placed, Arrangement):
        yield studykeys.GO, "put down" if placed.held else "pick up"
    elif placed.open:
        yield studykeys.GO, "next open"


def _span(placed: Placed) -> str:
    """The digits that mean a place or an entry: `1-4`; beyond the tenth entry there are the arrows."""
    if isinstance(placed, Arrangement):
        return f"1-{placed.numbers}"
    return f"1-{placed.numbers}" if placed.numbers < len(studykeys.DIGITS) else "1-9 0"
