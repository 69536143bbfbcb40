"""Cards found in the database: their numbers in an order, and what lists show of those that are looked at."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar, assert_never, cast

from quizapp.core.ordering import NEVER, Order
from quizapp.core.predicates import Predicate
from quizapp.storage import searching
from quizapp.storage.conditions import DAYS, STATE, Condition, condition
from quizapp.storage.database import Database, Value
from quizapp.storage.searching import ROOM, FileNumber

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Look:
    """What a search looks at: the files at these paths, in this order, on a study day [date ordinal].

    `shift_ms` is what has to be added to an instant [UTC ms] so that its UTC date is its study day.
    """

    files: Sequence[str]
    today: int
    shift_ms: int


class ListedRow(NamedTuple):
    """What a list shows of a card, but for its memory."""

    number: int
    card_id: str
    deck: str
    title: str
    file: str
    line: int
    topic: str
    kind: str
    key_hash: str
    front: str
    back: str


_FEW = 1000  # cards that the index gives at once; what it gives more of is soon found card by card
_TRIED = 4000  # cards that are looked at one after the other before all are asked for
_CARDS = "search_card AS s"
_BY_CARD = "search_card AS s INDEXED BY search_card_by_card"
_INDEX = "search_index CROSS JOIN search_card AS s ON s.number = search_index.rowid"
_STUDIED = "memory AS m CROSS JOIN search_card AS s ON s.card_id = m.card_id"
_MEMORY = "LEFT JOIN memory AS m ON m.learner_id = :learner AND m.card_id = s.card_id"
_AWAKE = "learner_id = :learner AND phase <> 'new' AND suspended = 0 AND coalesce(buried_day, 0) <> :today"
_LATE = f"SELECT * FROM memory WHERE {_AWAKE} AND due_day < :today ORDER BY due_day LIMIT :few"  # noqa: S608
_IN_STEPS = f"SELECT * FROM memory INDEXED BY memory_by_due WHERE {_AWAKE} AND due_day IS NULL AND due_ms IS NOT NULL"  # noqa: S608
_NO_CARD = "(SELECT '' AS key_hash) AS s LEFT JOIN memory AS m ON m.learner_id = '' AND m.card_id = ''"
_FILE = f"JOIN search_file AS f ON f.number = s.number / {ROOM}"
_MATCHES = "SELECT count(*) FROM (SELECT 1 FROM search_index WHERE search_index MATCH :match LIMIT :few)"
_LISTED = """
SELECT s.number, card.card_id, card.deck, card.title, card.file, card.line, card.topic, card.kind, card.key_hash,
       s.front, s.back
FROM search_card AS s JOIN card ON card.card_id = s.card_id
WHERE s.number IN :keys
"""
_IDS = "SELECT number, card_id FROM search_card WHERE number IN :keys"
_BEGINNING = "SELECT card_id, file FROM card WHERE card_id >= :short AND card_id < :after"
_NUMBERS = "SELECT number, card_id FROM search_card WHERE card_id IN :keys"


def find(
    database: Database, learner: str, look: Look, wanted: Predicate, order: Order, at_most: int | None = None
) -> "array[int]":
    """The numbers of the cards that a predicate fits, in an order; of those no more than the first so many."""
    search = _Search(database, learner, look, condition(wanted))
    begun = search.begin(order, at_most) if at_most is not None else None
    return search.in_order(order)[:at_most] if begun is None else begun


def listed(database: Database, numbers: Iterable[int]) -> list[ListedRow]:
    """What lists show of the cards with these numbers, in no order."""
    return [ListedRow._make(row) for row in database.bulk_in(_LISTED, numbers)]


def ids(database: Database, numbers: Iterable[int]) -> dict[int, str]:
    """The ids of the cards with these numbers."""
    return dict(database.rows_in(_pair, _IDS, numbers))


def ids_beginning(database: Database, short: str, files: Iterable[str]) -> list[str]:
    """The ids, that begin so, of the cards of these files."""
    after = short[:-1] + chr(ord(short[-1]) + 1)
    here = frozenset(files)
    return [card_id for card_id, file in database.rows(_pair, _BEGINNING, short=short, after=after) if file in here]


def numbers(database: Database, card_ids: Iterable[str]) -> dict[str, int]:
    """The numbers that cards have now, by id."""
    return {card_id: number for number, card_id in database.rows_in(_pair, _NUMBERS, card_ids)}


class _Search:
    """One search of one moment: every way gives the same cards, and what is asked tells which is quick."""

    def __init__(self, database: Database, learner: str, look: Look, asked: Condition) -> None:
        files = {row.file: row for row in database.rows(FileNumber, searching.FILES)}
        self._database, self._today = database, look.today
        self._files = [files[path] for path in look.files if path in files]
        self._asked = asked
        self._indexed = (
            asked.match is not None and all(file.indexed for file in self._files) and searching.is_indexed(database)
        )
        self._values: Mapping[str, Value] = {
            **asked.values,
            "learner": learner,
            "today": look.today,
            "shift_ms": look.shift_ms,
            "match": asked.match,
            "few": _FEW,
        }

    def begin(self, order: Order, at_most: int) -> "array[int] | None":
        """The first cards in an order; None where they are not soon found."""
        if self._indexed and self._numbers(_MATCHES) != [_FEW]:
            return None
        match order:
            case Order.DECK:
                return self._first(at_most)
            case Order.DUE:
                return self._overdue(at_most)
            case _:
                return None

    def _first(self, at_most: int) -> "array[int] | None":
        """The first cards of the first files, if they are among so many cards as are tried."""
        sql = self._select(
            "s.number", _CARDS, "s.number >= :first AND s.number < :end", "ORDER BY s.number LIMIT :left"
        )
        found, tried = array("q"), 0
        for file in self._files:
            first, end = file.numbers
            bounds = {"first": first, "end": min(end, first + _TRIED - tried), "left": at_most - len(found)}
            found.extend(self._numbers(sql, **bounds))
            tried += file.cards
            if len(found) == at_most or tried >= _TRIED:
                break
        return found if len(found) == at_most or tried < _TRIED else None

    def _overdue(self, at_most: int) -> "array[int] | None":
        """The cards that are longest overdue, if there are so many among those that are tried."""
        ((count, last),) = self._pairs(f"SELECT count(*), max(due_day) FROM ({_LATE})")  # noqa: S608 - all names are ours
        before = last if count == _FEW else self._today
        late = dict[int, float]()
        for memories in (_LATE, _IN_STEPS):
            source = f"({memories}) AS m CROSS JOIN search_card AS s ON s.card_id = m.card_id"
            late |= dict(self._pairs(self._select(f"s.number, {DAYS}", source, f"{DAYS} < {before - self._today:d}")))
        found = self._arranged(array("q", sorted(late)))
        return array("q", sorted(found, key=late.__getitem__)[:at_most]) if len(found) >= at_most else None

    def all(self) -> "array[int]":
        """All cards, in the library's order."""
        source, where = _CARDS, "1 = 1"
        if self._indexed:
            source, where = _INDEX, "search_index MATCH :match"
        elif self._asked.studied:
            source, where = _STUDIED, "m.learner_id = :learner"
        elif self._asked.memory:
            source = _BY_CARD
        return self._arranged(array("q", sorted(self._numbers(self._select("s.number", source, where)))))

    def in_order(self, order: Order) -> "array[int]":
        """All cards, in an order; equal ones in that of the library."""
        found = self.all()
        if order is Order.DECK:
            return found
        keys = self._keys(order, found)
        return array("q", sorted(found, key=keys.__getitem__))

    def _keys(self, order: Order, found: Sequence[int]) -> Mapping[int, float]:
        """What each of the cards is sorted by, the least first."""
        key = _key(order)
        if len(found) <= _FEW:
            sql = f"SELECT s.number, {key} FROM {_CARDS} {_MEMORY} WHERE s.number IN :keys"  # noqa: S608 - all names are ours
            return dict(self._database.rows_in(_keyed, sql, found, **self._values))
        new = f"SELECT 0, {key} FROM {_NO_CARD}"  # noqa: S608 - all names are ours
        known = f"SELECT s.number, {key} FROM {_STUDIED} WHERE m.learner_id = :learner"  # noqa: S608 - all names are ours
        return dict.fromkeys(found, self._pairs(new)[0][1]) | dict(self._pairs(known))

    def _numbers(self, sql: str, **values: Value) -> list[int]:
        rows = cast("list[tuple[int]]", self._database.bulk(sql, **self._values, **values))
        return [number for (number,) in rows]

    def _pairs(self, sql: str) -> list[tuple[int, float]]:
        return cast("list[tuple[int, float]]", self._database.bulk(sql, **self._values))

    def _select(self, what: str, source: str, where: str, rest: str = "") -> str:
        asked = self._asked.sql
        memory = _MEMORY if self._asked.memory and " AS m " not in source else ""
        file = _FILE if "f." in asked else ""
        return f"SELECT {what} FROM {source} {memory} {file} WHERE {where} AND ({asked}) {rest}"  # noqa: S608 - all names are ours

    def _arranged(self, numbers: "array[int]") -> "array[int]":
        """Rising numbers in the order of the library, without those of files that are not looked at."""
        found = array("q")
        for file in self._files:
            first, end = file.numbers
            found += numbers[bisect_left(numbers, first) : bisect_left(numbers, end)]
        return found


def _keyed(number: int, key: float) -> tuple[int, float]:
    return number, key


def _pair(first: T, second: str) -> tuple[T, str]:
    return first, second


def _key(order: Order) -> str:
    """What cards are sorted by, the least first, as `core.ordering.ordered` does."""
    match order:
        case Order.DECK:
            return "0"
        case Order.DUE:
            aside = f"CASE WHEN {STATE} IN ('suspended', 'buried') THEN 2 ELSE 0 END"
            new = "CASE WHEN coalesce(m.phase, 'new') = 'new' THEN 1 ELSE 0 END"
            return f"({aside} + {new}) * {4 * NEVER} + coalesce({DAYS}, {NEVER})"
        case Order.DIFFICULTY:
            return "-coalesce(m.difficulty, 0.0)"
        case Order.LAPSES:
            return "-coalesce(m.lapses, 0)"
        case _:
            assert_never(order)
