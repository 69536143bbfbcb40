"""Stocks of cards in memory, with the cards behind them, and the day's queue said as plainly as it can be."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from quizapp.core.day import Moment
from quizapp.core.phase import Phase
from quizapp.core.queue import Counts, Entry, Limits, Pile, Queue, Terms, Used, mixed, shuffled
from quizapp.core.stock import Stock, stocked
from quizapp.core.turns import Topic, in_turn

UNUSED, TERMS = Used(), Terms()
_Limit = tuple[int, Mapping[str, int], Mapping[str, int]]


class Shelves:
    """The stocks of cards in memory, for a study day and later; `told` is how many new cards were asked for."""

    def __init__(self, entries: Iterable[Entry], day: int) -> None:
        self.told = 0
        self._entries = list(entries)
        by_topic: dict[Topic, list[Entry]] = defaultdict(list)
        for entry in self._entries:
            by_topic[entry.deck, entry.topic].append(entry)
        self.stocks: list[Stock] = [
            stocked(f"{deck}.yaml", deck, topic, cards, day) for (deck, topic), cards in by_topic.items()
        ]

    def due(self, stocks: Sequence[Stock], until: int) -> list[Entry]:
        wanted = {(stock.deck, stock.topic) for stock in stocks}
        return [
            entry
            for entry in self._entries
            if (entry.deck, entry.topic) in wanted
            and entry.phase is Phase.REVIEW
            and not entry.suspended
            and (entry.due_day or until + 1) <= until
        ]

    def fresh(self, stock: Stock) -> Iterator[Entry]:
        loose = {entry.question_id for entry in stock.loose}
        for entry in sorted(self._entries, key=lambda entry: (entry.place, entry.card_id)):
            of_stock = (entry.deck, entry.topic) == (stock.deck, stock.topic) and entry.question_id not in loose
            if of_stock and entry.phase is Phase.NEW and not entry.suspended:
                self.told += 1
                yield entry


def build(entries: Sequence[Entry], at: Moment, limits: Limits, used: Used = UNUSED, terms: Terms = TERMS) -> Queue:
    """The queue of all these cards: each of them is looked at."""
    pile = Pile()
    pile.sort(entries, at)
    ready = sorted(pile.ready, key=lambda entry: (entry.due_ms, entry.card_id))[: terms.at_most]
    seen = set(pile.asked)
    due = shuffled(pile.due, terms.seed, at.day)
    waiting = {entry.question_id for entry in due} - seen
    left = None if terms.at_most is None else terms.at_most - len(ready)
    reviews = _fitting(due, seen, left, (limits.reviews, limits.deck_reviews, used.reviews))
    left = None if left is None else left - len(reviews)
    new = _fitting(in_turn(pile.fresh, terms.order), seen, left, (limits.new, limits.deck_new, used.new))
    later = len(pile.ready) + pile.waiting + len(pile.due) - len(ready) - len(reviews)
    beyond = max(len(waiting) - len(reviews), 0)
    counts = Counts(len(ready) + len(reviews), len(new), later, len(pile.fresh) - len(new), beyond)
    return Queue(tuple(ready), mixed(reviews, new), counts)


def _fitting(entries: Iterable[Entry], seen: set[str], at_most: int | None, limit: _Limit) -> list[Entry]:
    in_all, by_deck, used = limit
    taken: list[Entry] = []
    for entry in entries:
        of_deck = sum(one.deck == entry.deck for one in taken) + used.get(entry.deck, 0)
        fits = of_deck < by_deck.get(entry.deck, of_deck + 1) and len(taken) + sum(used.values()) < in_all
        if entry.question_id not in seen and (fits if at_most is None else len(taken) < at_most):
            taken.append(entry)
            seen.add(entry.question_id)
    return taken
