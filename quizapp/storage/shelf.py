"""The stocks of some deck files and the cards behind them, as a store or the first look at a database reads them."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice

from quizapp.core.queue import Entry
from quizapp.core.stock import Stock, changed, settled, stocked
from quizapp.storage import queries
from quizapp.storage.queries import EntryRow, Read
from quizapp.storage.stockbytes import KeptRow, listed, unlisted, unpacked
from quizapp.storage.stocks import FIRST_FRESH, Change, Made, Place, Rows

_WORN = 64


class Shelf:
    """The stocks of files, in the order of these, and what reads the cards that they count without naming them.

    `stocks` are good for a study day; `to_keep` has those that differ from what is kept.
    """

    def __init__(self, rows: Rows, reading: Read, learner: str, files: Iterable[str], day: int) -> None:
        self._order = {file: place for place, file in enumerate(dict.fromkeys(files))}
        self._reading = reading
        self._learner = learner
        self._day = day
        self._fresh = {(row.file, row.topic): row.fresh for row in rows.kept}
        self._made: dict[Place, Stock] = {}
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
        for card_id, question_id, place in unlisted(self._fresh.get((stock.file, stock.topic), b"")):
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

    def _settled(self, stock: Stock) -> Made:
        """The stock with what became plain since it was made."""
        later = settled(stock, self._day)
        known = _still_first(self._fresh.get((stock.file, stock.topic), b""), stock, later)
        return Made(later, self._first_fresh(later, known))

    def _first_fresh(self, stock: Stock, known: bytes) -> bytes:
        loose = {entry.question_id for entry in stock.loose}
        if not stock.fresh:
            return b""
        first = [row for row in unlisted(known) if row[1] not in loose]
        if len(first) < min(stock.fresh, FIRST_FRESH // 2):
            rows = queries.fresh(self._reading, self._learner, stock.file, stock.topic)
            plain = ((row.card_id, row.question_id, row.place) for row in rows if row.question_id not in loose)
            first = list(islice(plain, FIRST_FRESH))
        return listed(first)

    def _stocks(self, rows: Rows, day: int) -> list[Stock]:
        changes: dict[Place, list[Change]] = defaultdict(list)
        for change in rows.changed:
            changes[change.now.file, change.now.topic].append(change)
        found = [self._kept(row, changes.get((row.file, row.topic), ()), day) for row in rows.kept]
        for file, cards in rows.cards.items():
            found += self._counted(file, cards, day)
        return sorted(found, key=lambda stock: (self._order[stock.file], stock.topic))

    def _kept(self, row: KeptRow, changes: Sequence[Change], day: int) -> Stock:
        """The stock of a row, less what changed."""
        stock = unpacked(row, partial(queries.place, self._order[row.file]))
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


def _still_first(fresh: bytes, stock: Stock, later: Stock) -> bytes:
    """Those of the first cards never asked that still are; none where others may have come before them."""
    if later.fresh > stock.fresh:
        return b""
    gone = {entry.question_id for entry in stock.loose}
    return listed(row for row in unlisted(fresh) if row[1] not in gone)
