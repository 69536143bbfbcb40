"""Events on their way into the log: which cards they are about, whether one is here already, what came of them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from quizapp.core.review import UNDOABLE, Event, EventKind
from quizapp.core.values import frozen
from quizapp.storage.store import Transaction


@frozen
class Taken:
    """What came of events from elsewhere: how many were new, and how many are here already with other content."""

    new: int = 0
    differing: int = 0

    def __add__(self, other: "Taken") -> "Taken":
        """Both together."""
        return Taken(self.new + other.new, self.differing + other.differing)


def differs(event: Event, here: Event | None) -> bool:
    """Whether an event that came again is another one; on whose card a void is noted follows from what it names."""
    if here is not None and event.kind == EventKind.VOID:
        here = replace(here, card_id=event.card_id)
    return event != here


def touched(events: Iterable[Event]) -> set[str]:
    """The ids of the cards that events are about; an alias, and what takes it back, is about two."""
    return {id_ for event in events for id_ in (event.card_id, alias_target(event)) if id_}


def with_cards(tx: Transaction, events: Sequence[Event]) -> list[Event]:
    """The events, each void with the card of the event it names, where that event is known."""
    coming = {event.id: event for event in events if event.kind in UNDOABLE}
    placed = []
    for event in events:
        if event.kind == EventKind.VOID:
            name = str(event.body.get("review"))
            voided = coming.get(name) or tx.event(name)
            placed.append(_about(event, voided) if voided and voided.card_id else event)
        else:
            placed.append(event)
    return placed


def alias_target(event: Event) -> str:
    """The card id that an alias event, or one that takes it back, points to; empty for other events."""
    to = event.body.get("to")
    return to if event.kind in (EventKind.ALIAS, EventKind.VOID) and isinstance(to, str) else ""


def _about(void: Event, voided: Event) -> Event:
    """A void with the card of the event it names, and where that is an alias with the other card, too."""
    to = alias_target(voided) if voided.kind == EventKind.ALIAS else ""
    return replace(void, card_id=voided.card_id, body={**void.body, "to": to} if to else void.body)
