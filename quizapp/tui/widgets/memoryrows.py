"""What is known about a card, in words."""

from collections.abc import Iterator
from datetime import datetime

from textual.content import Content

from quizapp.core.counting import duration, plural
from quizapp.core.listing import CardStatus
from quizapp.core.review import Phase
from quizapp.tui.content import joined, literal, single
from quizapp.tui.paths import near
from quizapp.tui.widgets.page import Row
from quizapp.tui.widgets.statusrow import FLAG, LEECH, STATES

_LABEL = 12
_MONTH, _YEAR = 30, 365


def memory_rows(card: CardStatus, width: int, now: datetime) -> Iterator[Row]:
    """The memory of a card at a time with a zone, and where it stands, one fact a row or more."""
    sign, style = STATES.get(card.state, (" ", "dim"))
    rest = "─" * max(width - 10, 0)
    yield Row(joined(literal("── ", "rule"), literal("memory ", "dim"), literal(rest, "rule")))
    yield from fact("State", joined(literal(f"{sign} ", style), literal(_state(card, now))), width)
    memory = card.memory
    if memory.phase is not Phase.NEW:
        recall = "" if card.retrievability is None else f"about {card.retrievability:.0%} now"
        yield from fact("Recall", literal(recall), width)
        steady = f"{memory.stability:.1f} days: after so long, recall falls to 90%"
        yield from fact("Stability", literal(steady), width)
        yield from fact("Difficulty", literal(f"{memory.difficulty:.1f} of 10"), width)
        forgotten = f"forgotten {times(memory.lapses)} after it was learned"
        yield from fact("Reviews", literal(f"{memory.reps}, {forgotten}"), width)
    if memory.flagged:
        yield from fact("Flag", joined(literal(f"{FLAG} ", "near"), literal("flagged by you")), width)
    if card.leech:
        yield from fact("Leech", joined(literal(f"{LEECH} ", "strong wrong"), literal(_LEECH)), width)
    yield from fact("Deck", single(" › ".join(part for part in (card.title, card.topic) if part)), width)
    yield from fact("File", single(f"{near(card.file)}:{card.line}"), width)


def fact(label: str, text: Content, width: int) -> Iterator[Row]:
    """A dim word and what is known of it, wrapped below its own beginning."""
    for number, part in enumerate(text.wrap(max(width - _LABEL, 8))):
        yield Row(joined(literal(f"{'' if number else label:<{_LABEL}}", "dim"), part))


_LEECH = "forgotten again and again: better reword or suspend it"


def _state(card: CardStatus, now: datetime) -> str:
    if card.state == "suspended":
        return "suspended: not asked until it is resumed"
    if card.state == "buried":
        return "buried: not asked before tomorrow"
    if not card.due or card.days is None:
        return f"{card.state}, not asked yet"
    return f"{card.state}, {_at(card.due, now)}" if "T" in card.due else f"{card.state}, {_on(card.days)} ({card.due})"


def _at(due: str, now: datetime) -> str:
    """When a card in steps is due, for ISO text with date and time."""
    at = datetime.fromisoformat(due)
    left = (at - now).total_seconds()
    clock = f"{at:%H:%M}" if at.date() == now.astimezone(at.tzinfo).date() else f"{at:%Y-%m-%d %H:%M}"
    return f"due {'in ' + duration(left) if left > 0 else 'now'} ({clock})"


def _on(days: int) -> str:
    """When a card is due, for days from today."""
    if days < 0:
        return "one day late" if days == -1 else f"{_span(-days)} late"
    return {0: "due today", 1: "due tomorrow"}.get(days) or f"due in {_span(days)}"


def _span(days: int) -> str:
    if days < 2 * _MONTH:
        return plural(days, "day")
    return plural(days // _MONTH, "month") if days < 2 * _YEAR else plural(days // _YEAR, "year")


def times(count: int) -> str:
    """How often: never, once, twice, 3 times."""
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count} times")
