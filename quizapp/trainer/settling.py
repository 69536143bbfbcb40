"""One card folded anew: its memory, and the difference to what was counted of it before."""

from collections import Counter
from collections.abc import Collection, Iterable
from itertools import chain

from quizapp.core import confusion
from quizapp.core.policy import Policy
from quizapp.core.replay import surviving
from quizapp.core.review import Event
from quizapp.core.tally import counted, tallies
from quizapp.storage.store import Transaction


def settle(tx: Transaction, card: str, ids: Collection[str], before: Iterable[Iterable[Event]], policy: Policy) -> None:
    """Saves the fold of all events that the log has of a card, under all of its `ids`, and corrects what was counted.

    `before` are the events that were counted until now, in groups that were a card each.
    """
    events = tx.events(ids)
    memory, found = counted(events, policy)
    then = Counter(chain.from_iterable(tallies(former, policy) for former in before))
    now = Counter(found)
    tx.count((then - now).elements(), sign=-1)
    tx.count((now - then).elements())
    tx.forget({*ids} - {card})
    tx.forget_mistakes(ids)
    tx.add_mistakes(confusion.counted(card, surviving(events)))
    tx.save(card, memory)
