"""The whole log folded anew: event by event in its order, so that memories are held meanwhile and events are not."""

from collections.abc import Callable, Iterable, Iterator

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
    fold = _Fold(policy)
    tx.clear_tallies()
    tx.count(fold.tallies(_standing(tx, carrier)))
    tx.save_all(fold.memories)
    tx.add_mistakes(fold.mistakes.values())
    tx.set_folded()
    return set(fold.memories)


def _standing(tx: Transaction, carrier: Callable[[str], str]) -> Iterator[tuple[str, Event]]:
    """The events of cards that were not taken back, in the order of the log, each with the card it belongs to now."""
    voided = {(carrier(event.card_id), str(event.body.get("review"))) for event in tx.of_kind(EventKind.VOID)}
    for event in tx.iterate_events():
        card_id = carrier(event.card_id)
        if card_id and not (event.kind in UNDOABLE and (card_id, event.id) in voided):
            yield card_id, event


class _Fold:
    """What a log comes to, event by event: the memory of each card, and its mistakes by card and text."""

    def __init__(self, policy: Policy) -> None:
        self.memories: dict[str, Memory] = {}
        self.mistakes: dict[tuple[str, str], Mistake] = {}
        self._policy = policy

    def tallies(self, events: Iterable[tuple[str, Event]]) -> Iterator[Tally]:
        """What each event adds to the tallies; memories and mistakes are complete after the last."""
        for card_id, event in events:
            before = self.memories.get(card_id, NEW)
            added = tally(before, event, self._policy)
            if added:
                yield added
            self.memories[card_id] = apply(before, event, self._policy)
            for one in confusion.counted(card_id, [event]):
                key = (card_id, one.text)
                self.mistakes[key] = one.plus(self.mistakes[key]) if key in self.mistakes else one
