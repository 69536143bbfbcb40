"""The stocks of the library: most are kept in the database; what is not, or changed much, is made and kept anew."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from quizapp.core.collector import collector_paused
from quizapp.core.day import Moment
from quizapp.core.overview import Overview, overview
from quizapp.core.queue import Entry, Limits, Queue, Terms
from quizapp.core.supply import Parts, queue
from quizapp.errors import DatabaseError, LockedError
from quizapp.storage.shelf import Shelf
from quizapp.storage.stockbytes import Unpacking
from quizapp.storage.store import Store
from quizapp.trainer.catalogue import Catalogue
from quizapp.trainer.selection import select

# A longer queue is read so many cards at a time; the first of them are few, as somebody waits for the first question.
_PART = 256
_FIRST = 64

# A sitting that changed no more cards than these leaves them to the looks that come.
_FEW = 16


class Shelving:
    """Gives counts and queues, and keeps the stocks that it had to make where that can be written at once."""

    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        self._store = store
        self._catalogue = catalogue
        self._unpacking = Unpacking()

    def overview(self, at: Moment, limits: Limits) -> Overview:
        """All decks with what a session on each would hold now."""
        with self._at_one_moment(at) as shelf:
            used, answers = self._store.used(at.day), self._store.recent(at.day)
            return overview(self._catalogue.decks, shelf, at, limits, used, answers)

    def queue(
        self,
        names: Sequence[str],
        at: Moment,
        limits: Limits,
        terms: Terms,
        off: frozenset[str],
        *,
        known: int = 0,
    ) -> Queue:
        """The queue of a session over what is named, or over everything: of a very long one the first part, longer by
        so many cards that are `known`.

        Raises NotHereError for an unknown name.
        """
        with self._at_one_moment(at) as shelf:
            stocks = select(names, shelf.stocks, self._catalogue.decks, off)
            parts = Parts(_PART + known, _PART + known if known else _FIRST)
            return queue(stocks, shelf, at, limits, self._store.used(at.day), terms, parts=parts)

    def entries(self, names: Sequence[str], at: Moment, off: frozenset[str]) -> Iterator[Entry]:
        """All cards of what is named, or of everything, a file at a time. Raises NotHereError for an unknown name."""
        if not names:
            return self._store.entries(self._catalogue.files)
        with self._at_one_moment(at) as shelf:
            stocks = select(names, shelf.stocks, self._catalogue.decks, off)
        places = {(stock.deck, stock.topic) for stock in stocks}
        entries = self._store.entries(stock.file for stock in stocks)
        return (entry for entry in entries if (entry.deck, entry.topic) in places)

    def settle(self, at: Moment) -> None:
        """Keeps what the cards come to that changed, so that no look has to wait for that: nobody waits at the end."""
        if not self._store.read_only and self._store.number_changed() > _FEW:
            with self._at_one_moment(at, keeping=True):
                pass

    @contextmanager
    def _at_one_moment(self, at: Moment, *, keeping: bool = False) -> Iterator[Shelf]:
        """The stocks, of one moment with all that is read; what had to be made is kept if that was much, or anyway."""
        with self._store.reading(), collector_paused():
            stamp = self._store.stamp()
            shelf = self._store.shelf(self._catalogue.files, at.day, self._unpacking)
            yield shelf
        if (keeping or shelf.is_worn) and not self._store.read_only:
            self._keep(shelf, stamp)

    def _keep(self, shelf: Shelf, stamp: tuple[int, int]) -> None:
        """Keeps what was made if nobody wrote since it was read, or writes now; else it is made again next time."""
        try:
            with self._store.writing(waiting=False) as tx:
                if tx.stamp() == stamp:
                    tx.keep_stocks(shelf)
        except (DatabaseError, LockedError):
            return
