"""Figures as texts: shares with their intervals and n, dates, and tables of texts."""

from collections.abc import Iterator, Sequence

from quizapp.core.counting import duration
from quizapp.core.day import date_of
from quizapp.core.stats.figures import Share
from quizapp.core.values import frozen

NONE = "–"
_GAP = 2


@frozen
class Table:
    """A title, the names of the columns, rows of texts, and a sentence below them (empty for none).

    The first `words` columns are texts, the others numbers, which stand to the right.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    words: int = 1


def percent(value: float) -> str:
    """A share [0, 1] in whole per cents; what is not quite nothing or all is not shown as that."""
    if 0 < value < 0.005:
        return "<1%"
    return ">99%" if 0.995 <= value < 1 else f"{max(value, 0.0):.0%}"


def percents(low: float, high: float) -> str:
    """A range of shares [0, 1]: `72–88%`."""
    return f"{100 * low:.0f}–{high:.0%}"


def points(change: float) -> str:
    """A difference of two shares [-1, 1] in percentage points: `+4`, `−3`, `0`."""
    whole = round(100 * change)
    return f"{'+' if whole > 0 else '−' if whole < 0 else ''}{abs(whole)}"


def share(found: Share) -> str:
    """A share with its 90 % interval and n: `82% (78–85%) of 300`."""
    if found.value is None:
        return NONE
    return f"{percent(found.value)} ({percents(found.low, found.high)}) of {count(found.n)}"


def reviewed(found: Share) -> str:
    """A share of reviews with its 90 % interval: `82% (78–85%) of 300 reviews`."""
    return f"{share(found)} {'review' if found.n == 1 else 'reviews'}" if found.n else NONE


def count(number: int) -> str:
    """A whole number, its thousands set apart: `12,345`."""
    return f"{number:,}"


def took(minutes: float) -> str:
    """How long something took, after what it was: ` in 12 minutes`; empty where no time is known."""
    return f" in {duration(60 * minutes)}" if minutes else ""


def measure(value: float) -> str:
    """A measure in three figures or so: `0.42`, `5.4`, `48`."""
    return f"{value:.2f}" if abs(value) < 1 else f"{value:.1f}" if abs(value) < 10 else f"{value:,.0f}"


def iso(day: int) -> str:
    """A study day [date ordinal] as ISO 8601."""
    return date_of(day).isoformat()


def bands(widths: Sequence[int], room: int) -> Iterator[list[int]]:
    """The columns [indexes] of a table that stand beside each other in so many cells, 2 apart.

    Where not all do, the others stand below, and each band begins with the first column.
    """
    shown = [0]
    for place in range(1, len(widths)):
        if len(shown) > 1 and sum(widths[one] + _GAP for one in (*shown, place)) - _GAP > room:
            yield shown
            shown = [0]
        shown.append(place)
    yield shown
