"""The last two weeks and the next one as bars: what was answered, and what will fall due."""

from collections.abc import Sequence

from textual.content import Content

from quizapp.tui.content import EMPTY, joined, literal, stacked

_BARS = "▁▂▃▄▅▆▇█"
_NONE = "·"


def days(recent: Sequence[int], ahead: Sequence[int]) -> Content:
    """Two rows, 22 columns: `recent` are answers a day, today last; `ahead` reviews a day, tomorrow first.

    All bars have one scale. Today stands above the last letter of its word. Empty when there is nothing to show.
    """
    most = max((*recent, *ahead), default=0)
    if not recent or not most:
        return EMPTY
    bars = joined(
        literal("".join(_bar(count, most) for count in recent[:-1]), "right"),
        literal(_bar(recent[-1], most), "key"),
        literal(" "),
        literal("".join(_bar(count, most) for count in ahead), "bullet"),
    )
    names = joined(
        literal(f"{'answered':<{len(recent) - 5}}", "dim"), literal("today", "key"), literal(" to come", "dim")
    )
    return stacked((bars, names))


def _bar(count: int, most: int) -> str:
    return _BARS[min((len(_BARS) * count - 1) // most, len(_BARS) - 1)] if count else _NONE
