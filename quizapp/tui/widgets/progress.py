"""The progress of a sitting: one segment per card, remembered or not, and what is left."""

from collections.abc import Sequence
from itertools import groupby

from textual.content import Content

from quizapp.core.review import Rating
from quizapp.tui.content import joined, literal

_RIGHT, _AGAIN, _LEFT = ("━", "╸", "right"), ("╍", "╸", "wrong"), ("─", "╴", "rule")


def progress(ratings: Sequence[Rating], remaining: int, width: int) -> Content:
    """A row `━━╸╍╍╸──╴──╴ 2/4` of this width [cells]; segments end in half a cell where they have two or more."""
    total = len(ratings) + remaining
    count = f" {len(ratings)}/{total}"
    room = width - len(count)
    if not total or room < 1:
        return literal(count.strip(), "dim")
    cards = groupby(_card(cell, total, room) for cell in range(room))
    segments = [(_kind(ratings, card), len(list(cells))) for card, cells in cards]
    runs = groupby(segments, key=lambda segment: segment[0])
    parts = [literal("".join(_segment(kind, length) for kind, length in run), kind[2]) for kind, run in runs]
    return joined(*parts, literal(count, "dim"))


def meter(share: float, width: int) -> Content:
    """A small bar for a share in [0, 1]; the least share shows, and only all of it is full."""
    full = width if share >= 1 else min(max(round(share * width), int(share > 0)), max(width - 1, 0))
    return joined(literal("━" * full, "bullet"), literal("─" * (width - full), "rule"))


def _card(cell: int, total: int, room: int) -> int:
    """The card whose segment a cell belongs to, where card n ends at the cell `room * (n + 1) // total`."""
    return -(-(cell + 1) * total // room) - 1


def _kind(ratings: Sequence[Rating], card: int) -> tuple[str, str, str]:
    if card >= len(ratings):
        return _LEFT
    return _AGAIN if ratings[card] is Rating.AGAIN else _RIGHT


def _segment(kind: tuple[str, str, str], length: int) -> str:
    whole, half, _ = kind
    return whole * length if length < 2 else whole * (length - 1) + half
