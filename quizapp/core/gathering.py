"""Cards that belong together follow one another: those of a group, and those that are taken for one another."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from quizapp.core.queue import Queue


def gathered(queue: Queue, clusters: Iterable[Iterable[str]]) -> Queue:
    """The same queue where the cards of a cluster (their ids) stand where the first of them stood.

    They come in the library's order; all other cards keep theirs. Clusters that share a card are one; what the queue
    does not hold is passed over.
    """
    main = {entry.card_id: entry for entry in queue.main}
    joined: dict[str, set[str]] = {}
    for cluster in clusters:
        members = [card_id for card_id in cluster if card_id in main]
        whole = set(chain.from_iterable(joined.get(card_id, {card_id}) for card_id in members))
        joined |= dict.fromkeys(whole, whole)
    places = {card_id: entry.place for card_id, entry in main.items()}
    runs = (sorted(joined.get(head, ()), key=lambda card_id: (places[card_id], card_id)) or [head] for head in main)
    return replace(queue, main=tuple(main[card_id] for card_id in dict.fromkeys(chain.from_iterable(runs))))
