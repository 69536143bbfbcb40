"""Which cards of a queue belong together: read for those cards alone, as far as that is quicker than the whole log."""

from collections import defaultdict
from collections.abc import Collection, Iterator

from quizapp.core import confusion
from quizapp.core.confusion import Pair
from quizapp.core.gathering import gathered
from quizapp.core.queue import Queue
from quizapp.storage.store import Store
from quizapp.trainer.asking import card_of
from quizapp.trainer.history import History

_FEW = 500  # cards; the reviews of more are found sooner by going through the log


def together(queue: Queue, store: Store, history: History) -> Queue:
    """The queue with the cards of a group in a row, and next to each other those that the learner confuses."""
    card_ids = [entry.card_id for entry in queue.main]
    groups: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for card_id, group in store.groups(card_ids).items():
        groups[group].append(card_id)
    return gathered(queue, [*groups.values(), *_confused(card_ids, store, history)])


def _confused(card_ids: Collection[str], store: Store, history: History) -> list[Pair]:
    mistakes = list(_mistakes(card_ids, store, history))
    if len(mistakes) < confusion.TWICE:
        return []
    cards = (card_of(row, question) for row, question in store.questions(card_ids).values())
    return confusion.pairs(cards, mistakes)


def _mistakes(card_ids: Collection[str], store: Store, history: History) -> Iterator[tuple[str, str]]:
    """(card id, wrong answer) of every mistake that the log knows of these cards."""
    carried = {former: card_id for card_id in card_ids for former in history.ids(card_id)}
    for event in store.noted("mistakes", carried if len(carried) <= _FEW else None):
        if event.card_id in carried:
            for text in confusion.mistakes_of(event.body):
                yield carried[event.card_id], text
