"""What is known about a card, in words."""

from collections.abc import Iterator

from textual.content import Content

from quizapp.core.overview import CardStatus
from quizapp.core.review import Phase
from quizapp.tui.content import joined, literal, single
from quizapp.tui.paths import near
from quizapp.tui.widgets.page import Row
from quizapp.tui.widgets.statusrow import FLAG, LEECH, STATES, due

_LABEL = 12


def memory_rows(card: CardStatus, width: int) -> Iterator[Row]:
    """The memory of a card and where it stands, one fact a row or more."""
    sign, style = STATES.get(card.state, (" ", "dim"))
    rest = "─" * max(width - 10, 0)
    yield Row(joined(literal("── ", "rule"), literal("memory ", "dim"), literal(rest, "rule")))
    yield from _fact("State", joined(literal(f"{sign} ", style), literal(_state(card))), width)
    memory = card.memory
    if memory.phase is not Phase.NEW:
        recall = "" if card.retrievability is None else f"about {card.retrievability:.0%} now"
        yield from _fact("Recall", literal(recall), width)
        steady = f"{memory.stability:.1f} days: after so long, recall falls to 90%"
        yield from _fact("Stability", literal(steady), width)
        yield from _fact("Difficulty", literal(f"{memory.difficulty:.1f} of 10"), width)
        yield from _fact("Reviews", literal(f"{memory.reps}, forgotten {_times(memory.lapses)}"), width)
    if memory.flagged:
        yield from _fact("Flag", joined(literal(f"{FLAG} ", "near"), literal("flagged by you")), width)
    if card.leech:
        yield from _fact("Leech", joined(literal(f"{LEECH} ", "strong wrong"), literal(_LEECH)), width)
    yield from _fact("Deck", single(" › ".join(part for part in (card.title, card.topic) if part)), width)
    yield from _fact("File", single(f"{near(card.file)}:{card.line}"), width)


_LEECH = "forgotten again and again: better reword or suspend it"


def _state(card: CardStatus) -> str:
    if card.state == "suspended":
        return "suspended: not asked until it is resumed"
    if card.state == "buried":
        return "buried: not asked before tomorrow"
    when = {"new": "not asked yet"}.get(card.state) or f"due {due(card)}"
    return f"{card.state}, {when}" + (f" ({card.due.replace('T', ' ')})" if card.due else "")


def _times(count: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count} times")


def _fact(label: str, text: Content, width: int) -> Iterator[Row]:
    for number, part in enumerate(text.wrap(max(width - _LABEL, 8))):
        yield Row(joined(literal(f"{'' if number else label:<{_LABEL}}", "dim"), part))
