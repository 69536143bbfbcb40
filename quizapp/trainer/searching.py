"""Cards found by a query: their numbers at once, what is shown of them a page at a time."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from functools import partial
from typing import NamedTuple

from quizapp.core.day import Moment
from quizapp.core.listing import CardStatus
from quizapp.core.ordering import Order
from quizapp.core.predicates import Every
from quizapp.core.query import parse
from quizapp.core.review import NEW
from quizapp.storage.finding import Look
from quizapp.storage.store import Store
from quizapp.trainer.catalogue import Catalogue
from quizapp.trainer.history import History
from quizapp.trainer.listed import status_of

_MINUTE_MS = 60_000
_PAGE = 500
_MANY = 2000  # cards that are soon put into an order; more are picked from all, which are kept in it


class _Kept(NamedTuple):
    """All cards in an order, as a look saw them when the database had a stamp."""

    stamp: tuple[int, int]
    look: Look
    order: Order
    numbers: "array[int]"


class Searching:
    """Finds cards in the database, so that nothing has to be read or kept before.

    A card is named by its number, which it has until its deck file is read again.
    """

    def __init__(self, store: Store, history: History, catalogue: Catalogue) -> None:
        self._store = store
        self._history = history
        self._catalogue = catalogue
        self._kept: _Kept | None = None

    @property
    def total(self) -> int:
        """How many cards there are to be found."""
        return sum(row.cards for row in self._catalogue.rows)

    def find(self, query: str, order: Order = Order.DECK, at_most: int | None = None) -> "array[int]":
        """The numbers of the cards that a query means, in an order, no more than the first so many.

        Raises QueryError for what is no query.
        """
        look, wanted = self._look(self._history.now()), parse(query)
        return self._store.search(look, wanted).find(order, at_most, partial(self._arranged, look))

    def page(self, numbers: Iterable[int]) -> dict[int, CardStatus]:
        """The cards with these numbers as they stand now, by number; of those that are still there."""
        at = self._history.now()
        rows = self._store.listed(numbers)
        memories = self._store.memories(row.card_id for row in rows)
        return {
            row.number: status_of(row, (row.front, row.back), memories.get(row.card_id, NEW), self._history, at)
            for row in rows
        }

    def cards(self, query: str = "") -> Iterator[CardStatus]:
        """The cards that a query means, in the library's order, never all in memory. Raises QueryError like `find`."""
        return self.each(self.find(query))

    def ids(self, numbers: Sequence[int]) -> list[str]:
        """The ids of the cards with these numbers, in this order, of those that are still there."""
        found = self._store.ids(numbers)
        return [found[number] for number in numbers if number in found]

    def renumbered(self, numbers: Sequence[int], refresh: Callable[[], bool]) -> dict[int, int]:
        """The numbers that cards have after the decks were read again, by those before; of those that are there."""
        before = self._store.ids(numbers)
        if not refresh():
            return {number: number for number in before}
        now = self._store.numbers(before.values())
        return {number: now[card_id] for number, card_id in before.items() if card_id in now}

    def beginning(self, short: str) -> list[str]:
        """The ids of the cards whose ids begin so; none for an empty text."""
        return self._store.ids_beginning(short, self._catalogue.files) if short else []

    def at(self, file: str, line: int) -> list[str]:
        """The ids of the cards of the question that begins at a line [from 1] of a file."""
        return [
            card.card_id for card in self._store.cards([file] * (file in self._catalogue.files)) if card.line == line
        ]

    def each(self, numbers: Sequence[int]) -> Iterator[CardStatus]:
        """The cards with these numbers as they stand now, in this order, never all in memory."""
        for start in range(0, len(numbers), _PAGE):
            asked = numbers[start : start + _PAGE]
            found = self.page(asked)
            yield from (found[number] for number in asked if number in found)

    def _arranged(self, look: Look, found: "array[int]", order: Order) -> "array[int]":
        """Cards that were found in the library's order, in another one."""
        if order is Order.DECK or len(found) <= _MANY:
            return self._store.arranged(look, found, order)
        every, chosen = self._every(look, order), frozenset(found)
        return array("q", filter(chosen.__contains__, every))

    def _every(self, look: Look, order: Order) -> "array[int]":
        """All cards in an order, which are arranged anew when anything was written or the day is another."""
        stamp = self._store.stamp()
        if self._kept is None or self._kept[:-1] != (stamp, look, order):
            self._kept = _Kept(stamp, look, order, self._store.search(look, Every()).find(order))
        return self._kept.numbers

    def _look(self, at: Moment) -> Look:
        start = self._history.day_start
        after_midnight = timedelta(hours=start.hour, minutes=start.minute) // timedelta(milliseconds=1)
        return Look(self._catalogue.files, at.day, at.tz_min * _MINUTE_MS - after_midnight)
