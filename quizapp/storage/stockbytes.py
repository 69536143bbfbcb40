"""A stock as bytes: counts, due days and first attempts as columns of numbers, cards field by field, a check sum."""

import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from struct import Struct
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from quizapp.core.phase import Phase
from quizapp.core.queue import Entry
from quizapp.core.stock import NO_DAYS, Stock
from quizapp.storage import queries

if TYPE_CHECKING:
    from quizapp.core.rating import Attempts

# Another one whenever the same cards may come to something else, or are written otherwise.
_VERSION = f"2 {sys.byteorder} ".encode()
_HEAD = Struct("=8q")
_SUM = Struct("=I")
_DAYS_AT = _SUM.size + len(_VERSION) + _HEAD.size
_DAYS = "i"
_REALS = "d"
_DAY_SIZE = array(_DAYS).itemsize
_FIELD = "\0"
_LOOSE_FIELDS = 10
_FRESH_FIELDS = 3


Fresh = tuple[str, str, int]
"""Card id, question id and place in the file of a card that was never asked."""


class KeptRow(NamedTuple):
    """A row of the table."""

    file: str
    topic: str
    deck: str
    day: int
    figures: bytes
    fresh: bytes
    firsts: bytes


def unpacked(row: KeptRow, number: int) -> Stock:
    """The stock of a row; `number` is that of its file in the library."""
    written = row.figures
    cards, seen, fresh, new, n_due, n_first, n_met, n_loose = _HEAD.unpack_from(written, _SUM.size + len(_VERSION))
    first_at = _DAYS_AT + _DAY_SIZE * n_due
    met_at = first_at + _DAY_SIZE * n_first
    loose_at = met_at + _DAY_SIZE * n_met
    first_due = array(_DAYS, written[first_at:met_at])
    due = array(_DAYS, written[_DAYS_AT:first_at]) if n_due else first_due
    met = array(_DAYS, written[met_at:loose_at]) if n_met else NO_DAYS
    loose = tuple([_entry(row, one, number) for one in _fields(written[loose_at:], _LOOSE_FIELDS)]) if n_loose else ()
    return Stock(row.file, row.deck, row.topic, row.day, cards, seen, fresh, new, due, first_due, met, loose)


class _Last(NamedTuple):
    """A row that was whole, the number of its file in the library, and the stock that they came to."""

    row: KeptRow
    number: int
    stock: Stock


class Unpacking:
    """Makes stocks of rows, and gives the same again as long as the row of a place reads the same."""

    def __init__(self) -> None:
        self._last: dict[tuple[str, str], _Last] = {}

    def is_whole(self, row: KeptRow) -> bool:
        """Whether a row is as this version wrote it."""
        last = self._last.get((row.file, row.topic))
        return (last is not None and last.row == row) or is_whole(row)

    def stock(self, row: KeptRow, number: int) -> Stock:
        """The stock of a row that is whole, like `unpacked`."""
        last = self._last.get((row.file, row.topic))
        if last and last.number == number and last.row == row:
            return last.stock
        made = unpacked(row, number)
        self._last[row.file, row.topic] = _Last(row, number, made)
        return made


def listed(rows: Iterable[Fresh]) -> bytes:
    """Cards never asked, as they are kept."""
    return _FIELD.join(
        f"{card_id}{_FIELD}{question_id}{_FIELD}{place}" for card_id, question_id, place in rows
    ).encode()


def unlisted(kept: bytes) -> Iterator[Fresh]:
    """What was given to `listed`."""
    return ((card_id, question_id, int(place)) for card_id, question_id, place in _fields(kept, _FRESH_FIELDS))


def counted(attempts: "Attempts") -> bytes:
    """First attempts, as they are kept."""
    every = ((right, guess, number) for (right, guess), number in sorted(attempts.items()) if number)
    return array(_REALS, chain.from_iterable(every)).tobytes()


def uncounted(kept: bytes) -> "Attempts":
    """What was given to `counted`."""
    every = iter(array(_REALS, kept))
    return Counter({(right > 0, guess): int(number) for right, guess, number in zip(every, every, every, strict=True)})


def packed(stock: Stock, fresh: bytes, firsts: bytes) -> bytes:
    """The figures of a stock, after a check sum of these and of what is kept of its new cards and first attempts."""
    due = array(_DAYS) if stock.due is stock.first_due else stock.due
    columns = [array(_DAYS, days) for days in (due, stock.first_due, stock.met)]
    counts = (stock.cards, stock.seen, stock.fresh, stock.new, *map(len, columns), len(stock.loose))
    loose = _FIELD.join(field for entry in stock.loose for field in _written(entry))
    figures = b"".join((_VERSION, _HEAD.pack(*counts), *columns, loose.encode()))
    return _sum(figures, fresh, firsts) + figures


def is_whole(row: KeptRow) -> bool:
    """Whether a row is as this version wrote it."""
    figures = memoryview(row.figures)[_SUM.size :]
    check = _sum(figures, row.fresh, row.firsts)
    return row.figures.startswith(_VERSION, _SUM.size) and row.figures.startswith(check)


def _sum(figures: bytes | memoryview, fresh: bytes, firsts: bytes) -> bytes:
    return _SUM.pack(crc32(firsts, crc32(fresh, crc32(figures))))


def _written(entry: Entry) -> Iterator[str]:
    yield from (entry.card_id, entry.question_id, str(entry.place & queries.PLACES), entry.phase.value)
    days = (entry.due_day, entry.due_ms, entry.last_day, entry.buried_day)
    yield from ("" if day is None else str(day) for day in days)
    yield from (str(int(entry.suspended)), str(int(entry.corrected)))


def _entry(row: KeptRow, fields: Sequence[str], number: int) -> Entry:
    card_id, question_id, place, phase, *days, suspended, corrected = fields
    due_day, due_ms, last_day, buried_day = (int(day) if day else None for day in days)
    return Entry(
        card_id=card_id,
        question_id=question_id,
        deck=row.deck,
        topic=row.topic,
        place=queries.place(number, int(place)),
        phase=Phase(phase),
        due_day=due_day,
        due_ms=due_ms,
        last_day=last_day,
        buried_day=buried_day,
        suspended=suspended == "1",
        corrected=corrected == "1",
    )


def _fields(written: bytes, at_once: int) -> Iterator[tuple[str, ...]]:
    """The fields of each card that was written."""
    every = iter(written.decode().split(_FIELD)) if written else iter(())
    return zip(*[every] * at_once, strict=True)
