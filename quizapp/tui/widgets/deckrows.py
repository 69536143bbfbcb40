"""The list of decks: title, due, new, what lies beyond today, and how much of the deck was ever seen."""

from textual.content import Content

from quizapp.core.overview import DeckLine, Overview
from quizapp.tui.content import joined, literal, single, spread
from quizapp.tui.widgets.page import Row
from quizapp.tui.widgets.progress import meter

_METER = 10


def head(width: int) -> Row:
    """The names of the columns."""
    names = literal(f"{'due':>6}{'new':>6}{'later':>8}   {'seen':<{_METER + 5}}", "dim")
    return Row(spread(literal("  Decks", "dim"), names, width))


def deck_rows(overview: Overview, cursor: int, width: int) -> list[Row]:
    """One row a deck; `cursor` is the place of the chosen one."""
    return [Row(_row(line, width, chosen=place == cursor), pick=place) for place, line in enumerate(overview.decks)]


def _row(line: DeckLine, width: int, *, chosen: bool) -> Content:
    title = joined(literal("▸ " if chosen else "  ", "key"), single(line.deck.title, "strong" if chosen else ""))
    return spread(title, _broken() if line.deck.broken else _figures(line), width)


def _broken() -> Content:
    return literal("cannot be read: p says why", "wrong")


def _figures(line: DeckLine) -> Content:
    counts = line.counts
    later = counts.due_later + counts.new_later
    share = line.seen / line.cards if line.cards else 0.0
    return joined(
        _figure(counts.due, 6, "right"),
        _figure(counts.new, 6, "bullet"),
        literal(f"{f'+{later}' if later else '':>8}   ", "dim"),
        meter(share, _METER),
        literal(f"{share:>5.0%}", "dim"),
    )


def _figure(count: int, width: int, style: str) -> Content:
    return literal(f"{count or '·':>{width}}", f"strong {style}" if count else "dim")
