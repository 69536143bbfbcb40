"""One row of shares: an interval with its value and a target, and a whole in its parts."""

from quizapp.core.mastery import Mastery
from quizapp.render.charts.axes import Fitted
from quizapp.render.charts.dividing import divided
from quizapp.render.lines import Line, Span, merged

_ALL = Fitted(0.0, 1.0, ())
KNOWN, FORGOTTEN, UNSEEN = ("█", "known"), ("▒", "forgotten"), ("░", "unseen")


def interval(
    low: float, value: float | None, high: float, columns: int, *, target: float | None = None, style: str = "curve"
) -> Line:
    """`··├━━●━┤·╎··` on a scale from 0 to 1, of exactly so many columns; the target is a tick, `┿` inside the bar.

    Without a value there is no point.
    """
    if columns < 1:
        return ()
    start, stop = (_ALL.place(share, columns) for share in (low, high))
    middle = None if value is None else _ALL.place(value, columns)
    if middle is not None:
        start, stop = min(start, middle), max(stop, middle)
    cells = [Span("·", "grid") for _ in range(columns)]
    for column in range(start, stop + 1):
        cells[column] = Span("━", style)
    cells[start], cells[stop] = Span("├", style), Span("┤", style)
    if target is not None:
        column = _ALL.place(target, columns)
        cells[column] = Span("┿" if start <= column <= stop else "╎", "target")
    if middle is not None:
        cells[middle] = Span("●", style)
    return merged(cells)


def composition(found: Mastery, columns: int) -> Line:
    """What would be known, what was seen and would be forgotten, and what was never seen, as `███▒▒░░░`."""
    shares = [max(share, 0.0) for share in (found.value, found.forgotten, found.unseen_share)]
    sizes = divided(shares, columns)
    parts = zip((KNOWN, FORGOTTEN, UNSEEN), sizes, strict=True)
    return merged(Span(glyph * size, style) for (glyph, style), size in parts)
