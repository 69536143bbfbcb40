"""The tree of decks: what is due in each, what is new, what lies beyond today, and how much was ever seen."""

from collections.abc import Sequence

from textual.content import Content

from quizapp.core.queue import Counts
from quizapp.tui.content import EMPTY, joined, literal, single, spread
from quizapp.tui.outline import Branch
from quizapp.tui.search import highlight
from quizapp.tui.widgets.page import Row

_BAR = 8
_WITH_BAR = 66
_INDENT = 2
_MARKS = {True: "- ", False: "+ ", None: "  "}


def head(width: int) -> Content:
    """The names of the columns, as wide as these."""
    names = literal(f"{'due':>6}{'new':>6}{'later':>7}{'seen':>6}", "dim")
    return joined(literal(f"{'today':<{_BAR}}", "dim"), names) if width >= _WITH_BAR else names


def tree_rows(rows: Sequence[Branch], chosen: str, most: int, query: str, width: int) -> list[Row]:
    """One row a branch; `chosen` is the id of one of them, `most` what the longest bar stands for."""
    return [Row(_row(row, row.id == chosen, most, query, width), pick=place) for place, row in enumerate(rows)]


def fold_marks(row: Branch) -> range:
    """The columns where a click folds or unfolds."""
    start = _INDENT * (row.depth + 1)
    return range(start, start + _INDENT)


def _row(row: Branch, chosen: bool, most: int, query: str, width: int) -> Content:  # noqa: FBT001
    style = "strong" if chosen or row.id.startswith("subject:") else ""
    title = joined(
        literal("▸ " if chosen else "  ", "key"),
        literal(" " * _INDENT * row.depth + _MARKS[row.open], "dim"),
        highlight(row.title, query, style),
        single(f"  {row.within}", "dim") if query and row.within else EMPTY,
    )
    return spread(title, literal("cannot be read", "wrong") if row.broken else _figures(row, most, width), width)


def _figures(row: Branch, most: int, width: int) -> Content:
    counts = row.counts
    later = counts.due_later + counts.new_later
    share = f"{row.seen / row.cards:.0%}" if row.cards else ""
    return joined(
        _bar(counts, most) if width >= _WITH_BAR else EMPTY,
        _figure(counts.due, "right"),
        _figure(counts.new, "bullet"),
        literal(f"{f'+{later}' if later else '':>7}{share:>6}", "dim"),
    )


def _figure(count: int, style: str) -> Content:
    return literal(f"{count or '·':>6}", f"strong {style}" if count else "dim")


def _bar(counts: Counts, most: int) -> Content:
    """What today holds, due before new; every part that there is shows."""
    both = counts.due + counts.new
    size = min(max(round(_BAR * both / most), (counts.due > 0) + (counts.new > 0)), _BAR) if both else 0
    due = min(max(round(size * counts.due / both), counts.due > 0), size - (counts.new > 0)) if both else 0
    return joined(literal("━" * due, "right"), literal("╌" * (size - due), "bullet"), literal(" " * (_BAR - size)))
