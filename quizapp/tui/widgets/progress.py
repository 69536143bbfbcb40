"""The progress of a sitting: one segment per card, remembered or not, and what is left."""

from collections.abc import Sequence

from textual.content import Content

from quizapp.core.review import Rating
from quizapp.tui.content import joined, literal


def progress(ratings: Sequence[Rating], remaining: int, width: int) -> Content:
    """A row `━━╍╍━━──── 3/5` of this width [cells]."""
    total = len(ratings) + remaining
    count = f" {len(ratings)}/{total}"
    room = width - len(count)
    if not total or room < 1:
        return literal(count.strip(), "dim")
    ends = [room * (place + 1) // total for place in range(total)]
    done = [
        literal(_segment(rating) * (end - start), "wrong" if rating is Rating.AGAIN else "right")
        for rating, start, end in zip(ratings, [0, *ends], ends, strict=False)
    ]
    left = room - (ends[len(ratings) - 1] if ratings else 0)
    return joined(*done, literal("─" * left, "rule"), literal(count, "dim"))


def meter(share: float, width: int) -> Content:
    """A small bar for a share in [0, 1]; the least share shows, and only all of it is full."""
    full = width if share >= 1 else min(max(round(share * width), int(share > 0)), max(width - 1, 0))
    return joined(literal("━" * full, "bullet"), literal("─" * (width - full), "rule"))


def _segment(rating: Rating) -> str:
    return "╍" if rating is Rating.AGAIN else "━"
