"""The stocks of some deck files and the cards behind them, as a store or the first look at a database reads them."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from quizapp.core.queue import Entry
from quizapp.core.stock import Stock, changed, settled, stocked
from quizapp.storage import queries
from quizapp.storage.firsts import apply, of_file
from quizapp.storage.queries import EntryRow, Read
from quizapp.storage.stockbytes import Fresh, KeptRow, counted, listed, uncounted, unlisted
from quizapp.storage.stocks import FIRST_FRESH, Change, Made, Place, Rows

if TYPE_CHECKING:
    from quizapp.core.rating import Attempts

_WORN = 64


class Shelf:
    """The stocks of files, in the order of these, and what reads the cards that they count without naming them.

    `stocks` are good for a study `day` [date ordinal]; `to_keep` has those that differ from what is kept.
    """

    def __init__(self, rows: Rows, reading: Read, learner: str, files: Iterable[str], day: int) -> None:
        self._order = {file: place for place, file in enumerate(dict.fromkeys(files))}
        self._reading = reading
        self._learner = learner
        self.day = day
        self._rows = {(row.file, row.topic): row for row in rows.kept}
        self._changes = _by_place(rows.changed)
        self._unpacking = rows.unpacking
        self._made: dict[Place, Stock] = {}
        self._firsts: dict[str, defaultdict[str, Attempts]] = {}
        self._counted_cards = 0
        self.stocks = self._stocks(rows, day)

    @property
    def is_worn(self) -> bool:
        """Whether so much had to be made that it is worth keeping."""
        return self._counted_cards > _WORN

    def due(self, stocks: Sequence[Stock], until: int) -> list[Entry]:
        """The reviews that fall due up to a study day [date ordinal]: at least all plain ones of these stocks."""
        return [self._entry(row) for row in self._due(stocks, until) if row.file in self._order]

    def _due(self, stocks: Sequence[Stock], until: int) -> list[EntryRow]:
        """By topic where these hold fewer cards than there are reviews, else by day."""
        in_all = sum(bisect_right(stock.due, until) for stock in self.stocks)
        if sum(stock.cards for stock in stocks) < in_all:
            places = [(stock.file, stock.topic) for stock in stocks]
            return [row for place in places for row in queries.due_of(self._reading, self._learner, place, until)]
        files = {stock.file for stock in stocks}
        if len(files) == 1:
            return queries.due_of_file(self._reading, self._learner, files.pop(), until)
        return queries.due(self._reading, self._learner, until)

    def fresh(self, stock: Stock) -> Iterator[Entry]:
        """The plain cards of a stock that were never asked, in library order."""
        loose = {entry.question_id for entry in stock.loose}
        given = 0
        for card_id, question_id, place in unlisted(self._known_fresh(stock)):
            if question_id not in loose:
                given += 1
                yield Entry(
                    card_id, question_id, stock.deck, stock.topic, queries.place(self._order[stock.file], place)
                )
        if given < stock.fresh:
            rows = queries.fresh(self._reading, self._learner, stock.file, stock.topic)
            plain = (self._entry(row) for row in rows if row.question_id not in loose)
            yield from islice(plain, given, None)

    def to_keep(self) -> Mapping[Place, Made]:
        """The stocks that had to be made, as they are kept."""
        return {place: self._settled(stock) for place, stock in self._made.items()}

    def firsts(self, stock: Stock) -> "Attempts":
        """The first attempts at the cards of a stock."""
        file, topic = place = stock.file, stock.topic
        if row := self._rows.get(place):
            attempts = uncounted(row.firsts)
            apply(attempts, self._changes.get(place, ()))
            return attempts
        if file not in self._firsts:
            self._firsts[file] = of_file(self._reading, self._learner, file)
        return self._firsts[file][topic]

    def _settled(self, stock: Stock) -> Made:
        """The stock with what became plain since it was made."""
        later = settled(stock, self.day)
        return Made(later, self._first_fresh(later, self._still_first(stock, later)), counted(self.firsts(stock)))

    def _known_fresh(self, stock: Stock) -> bytes:
        row = self._rows.get((stock.file, stock.topic))
        return row.fresh if row else b""

    def _still_first(self, stock: Stock, later: Stock) -> list[Fresh]:
        """Those of the first cards never asked that still are; none where others may have come before them."""
        if later.fresh > stock.fresh:
            return []
        gone = {entry.question_id for entry in stock.loose}
        return [row for row in unlisted(self._known_fresh(stock)) if row[1] not in gone]

    def _first_fresh(self, stock: Stock, known: list[Fresh]) -> bytes:
        if not stock.fresh:
            return b""
        if len(known) < min(stock.fresh, FIRST_FRESH // 2):
            loose = {entry.question_id for entry in stock.loose}
            rows = queries.fresh(self._reading, self._learner, stock.file, stock.topic)
            plain = ((row.card_id, row.question_id, row.place) for row in rows if row.question_id not in loose)
            known = list(islice(plain, FIRST_FRESH))
        return listed(known)

    def _stocks(self, rows: Rows, day: int) -> list[Stock]:
        found = [self._kept(row, self._changes.get(place, ()), day) for place, row in self._rows.items()]
        for file, cards in rows.cards.items():
            found += self._counted(file, cards, day)
        return sorted(found, key=lambda stock: (self._order[stock.file], stock.topic))

    def _kept(self, row: KeptRow, changes: Sequence[Change], day: int) -> Stock:
        """The stock of a row, less what changed."""
        stock = self._unpacking.stock(row, self._order[row.file])
        if changes:
            before = (self._entry(change.before) for change in changes)
            stock = changed(stock, before, (self._entry(change.now) for change in changes))
        if changes or (stock.loose and stock.day != day):
            self._counted_cards += len(stock.loose)
            self._made[row.file, row.topic] = stock
        return stock

    def _counted(self, file: str, cards: Iterable[EntryRow], day: int) -> Iterator[Stock]:
        """The stocks of all cards of a file."""
        topics: dict[str, list[Entry]] = defaultdict(list)
        for row in cards:
            topics[row.topic].append(self._entry(row))
        for topic, entries in topics.items():
            self._counted_cards += len(entries)
            stock = self._made[file, topic] = stocked(file, entries[0].deck, topic, entries, day)
            yield stock

    def _entry(self, row: EntryRow) -> Entry:
        return queries.entry(row, self._order[row.file])


def _by_place(changed_cards: Iterable[Change]) -> dict[Place, list[Change]]:
    found: dict[Place, list[Change]] = defaultdict(list)
    for change in changed_cards:
        found[change.now.file, change.now.topic].append(change)
    return found
