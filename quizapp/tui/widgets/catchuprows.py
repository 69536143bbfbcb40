"""Catching up as rows: what today would hold, and how the rest would be spread over the days to come."""

from textual.content import Content

from quizapp.core.backlog import CatchUp
from quizapp.core.counting import plural
from quizapp.tui.content import joined, literal
from quizapp.tui.widgets.page import Row

_DAYS = 14
_LABEL, _COUNT, _LONGEST = 12, 5, 40


def catch_up_rows(found: CatchUp, width: int) -> list[Row]:
    """The offer: today, then the days after it as bars."""
    said = "What is due need not all be done at once: here is a way through it."
    rows = [*(Row(part) for part in literal(said).wrap(width)), Row(), *(Row(part) for part in _today(found, width))]
    if not found.rest:
        return rows
    after = "The day after" if len(found.rest) == 1 else f"The {len(found.rest)} days after"
    rows += [Row(), Row(literal(f"{after}, with what falls due there anyway", "strong judge"))]
    most = max(found.rest)
    rows += [Row(_day(day, count, most, width)) for day, count in enumerate(found.rest[:_DAYS], start=1)]
    more = len(found.rest) - _DAYS
    return [*rows, Row(literal(f"  and {plural(more, 'day')} more", "dim"))] if more > 0 else rows


def _today(found: CatchUp, width: int) -> list[Content]:
    minutes = joined(literal("◂ ", "key"), literal(f"{found.minutes:g} minutes", "strong"), literal(" ▸", "key"))
    some = f": {plural(len(found.chosen), 'card')}, what is worth most first"
    worth = some if found.chosen else ": the reviews of today are done"
    return joined(literal("Today  ", "strong judge"), minutes, literal(worth)).wrap(width)


def _day(day: int, count: int, most: int, width: int) -> Content:
    name = "tomorrow" if day == 1 else f"in {day} days"
    room = min(width - _LABEL - _COUNT - 3, _LONGEST)
    bar = "━" * max(round(room * count / most), 1) if count and most else ""
    return joined(literal(f"  {name:<{_LABEL}}", "dim"), literal(f"{count:>{_COUNT}} "), literal(bar, "curve"))
