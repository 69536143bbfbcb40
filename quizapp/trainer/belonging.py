"""Which cards of a queue belong together: those of a group, and those that are taken for one another."""

from collections import defaultdict
from collections.abc import Collection
from itertools import repeat

from quizapp.core import confusion
from quizapp.core.confusion import Pair
from quizapp.core.gathering import gathered
from quizapp.core.queue import Queue
from quizapp.storage.store import Store
from quizapp.trainer.asking import card_of


def together(queue: Queue, store: Store) -> Queue:
    """The queue with the cards of a group in a row, and next to each other those that the learner confuses."""
    card_ids = [entry.card_id for entry in queue.main]
    groups: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for card_id, group in store.groups(card_ids).items():
        groups[group].append(card_id)
    return gathered(queue, [*groups.values(), *_confused(card_ids, store)])


def _confused(card_ids: Collection[str], store: Store) -> list[Pair]:
    mistakes = store.mistakes(card_ids)
    if sum(mistake.times for mistake in mistakes) < confusion.TWICE:
        return []
    cards = (card_of(row, question) for row, question in store.questions(card_ids).values())
    each = (pair for mistake in mistakes for pair in repeat((mistake.card_id, mistake.text), mistake.times))
    return confusion.pairs(cards, each)
