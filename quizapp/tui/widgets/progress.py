"""The progress of a sitting: one segment per card, remembered or not, and what is left."""

from collections.abc import Sequence
from itertools import pairwise

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
    ends = [room * place // total for place in range(total + 1)]
    kinds = [*(_AGAIN if rating is Rating.AGAIN else _RIGHT for rating in ratings), *[_LEFT] * remaining]
    places = zip(kinds, pairwise(ends), strict=True)
    parts = [_segment(kind, end - start) for kind, (start, end) in places if end > start]
    return joined(*parts, literal(count, "dim"))


def meter(share: float, width: int) -> Content:
    """A small bar for a share in [0, 1]; the least share shows, and only all of it is full."""
    full = width if share >= 1 else min(max(round(share * width), int(share > 0)), max(width - 1, 0))
    return joined(literal("━" * full, "bullet"), literal("─" * (width - full), "rule"))


def _segment(kind: tuple[str, str, str], length: int) -> Content:
    whole, half, style = kind
    return literal(whole * length if length < 2 else whole * (length - 1) + half, style)
