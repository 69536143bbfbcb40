"""The whole log folded anew: event by event in its order, so that memories are held meanwhile and events are not."""

from collections.abc import Callable, Iterator

from quizapp.core import confusion
from quizapp.core.confusion import Mistake
from quizapp.core.policy import Policy
from quizapp.core.replay import apply
from quizapp.core.review import NEW, UNDOABLE, Event, EventKind, Memory
from quizapp.core.tally import Tally, tally
from quizapp.storage.store import Transaction


def refold(tx: Transaction, policy: Policy, carrier: Callable[[str], str]) -> set[str]:
    """Writes memories, tallies and mistakes as the log gives them; returns the ids of the cards with a memory.

    `carrier` tells the id that carries a card's history.
    """
    memories: dict[str, Memory] = {}
    mistakes: dict[tuple[str, str], Mistake] = {}
    tx.clear_tallies()
    tx.count_all(_counted(_standing(tx, carrier), policy, memories, mistakes))
    tx.save_all(memories)
    tx.add_mistakes(mistakes.values())
    tx.set_folded()
    return set(memories)


def _standing(tx: Transaction, carrier: Callable[[str], str]) -> Iterator[tuple[str, Event]]:
    """The events of cards that were not taken back, in the order of the log, each with the card it belongs to now."""
    voided = {(carrier(event.card_id), str(event.body.get("review"))) for event in tx.of_kind(EventKind.VOID)}
    for event in tx.iterate_events():
        card_id = carrier(event.card_id)
        if card_id and not (event.kind in UNDOABLE and (card_id, event.id) in voided):
            yield card_id, event


def _counted(
    events: Iterator[tuple[str, Event]],
    policy: Policy,
    memories: dict[str, Memory],
    mistakes: dict[tuple[str, str], Mistake],
) -> Iterator[Tally]:
    """What the events add to the tallies; on the way `memories` and `mistakes` take what they leave."""
    for card_id, event in events:
        before = memories.get(card_id, NEW)
        added = tally(before, event, policy)
        if added:
            yield added
        memories[card_id] = apply(before, event, policy)
        for one in confusion.counted(card_id, [event]):
            key = (card_id, one.text)
            mistakes[key] = one.plus(mistakes[key]) if key in mistakes else one
