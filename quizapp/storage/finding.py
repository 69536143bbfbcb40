"""Cards found in the database: their numbers in an order, all of them or the first."""

import json
from array import array
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from typing import cast

from quizapp.core.ordering import Order
from quizapp.core.predicates import Predicate
from quizapp.core.values import frozen
from quizapp.storage import arranging, searching
from quizapp.storage.arranging import CARDS, FEW, MEMORY, STUDIED
from quizapp.storage.conditions import DAYS, Lead, all_of, condition
from quizapp.storage.database import Database, Value
from quizapp.storage.searching import ROOM, FileNumber

Arrange = Callable[["array[int]", Order], "array[int]"]


@frozen
class Look:
    """What a search looks at: the files at these paths, in this order, on a study day [date ordinal].

    `shift_ms` is what has to be added to an instant [UTC ms] so that its UTC date is its study day.
    """

    files: Sequence[str]
    today: int
    shift_ms: int

    def values(self, learner: str) -> dict[str, Value]:
        """What a statement is told of it, and whose memories are meant."""
        return {"learner": learner, "today": self.today, "shift_ms": self.shift_ms}


_LED = 300  # cards that the index gives for a word before it counts as common
_GLANCED = 200  # cards that are looked at before the index is asked, and of the longest overdue before more are
_TRIED = 4000  # cards that are looked at one after the other before all are asked for
_BY_CARD = "search_card AS s INDEXED BY search_card_by_card"
_INDEX = "search_index CROSS JOIN search_card AS s ON s.number = search_index.rowid"
_AWAKE = "learner_id = :learner AND phase <> 'new' AND suspended = 0 AND coalesce(buried_day, 0) <> :today"
_LATE = f"SELECT * FROM memory WHERE {_AWAKE} AND due_day < :today ORDER BY due_day LIMIT :late"  # noqa: S608
_IN_STEPS = f"SELECT * FROM memory INDEXED BY memory_by_due WHERE {_AWAKE} AND due_day IS NULL AND due_ms IS NOT NULL"  # noqa: S608
_FILE = f"JOIN search_file AS f ON f.number = s.number / {ROOM}"
_GLANCE = "SELECT {counts} FROM (SELECT text FROM search_card ORDER BY number LIMIT :glanced) AS s"
_MATCHES = "SELECT rowid FROM search_index WHERE search_index MATCH :lead LIMIT :led"


def arranged(database: Database, learner: str, look: Look, found: "array[int]", order: Order) -> "array[int]":
    """Cards that were found in the library's order, by number, in another one; equal ones stay as they stand."""
    return arranging.arranged(database, look.values(learner), found, order)


class Search:
    """One search of one moment: every way gives the same cards, and what is asked tells which is quick."""

    def __init__(self, database: Database, learner: str, look: Look, wanted: Predicate) -> None:
        files = {row.file: row for row in database.rows(FileNumber, searching.FILES)}
        self._database, self._today = database, look.today
        self._files = [files[path] for path in look.files if path in files]
        self._asked = condition(wanted)
        self._arrange = partial(arranged, database, learner, look)
        self._values: Mapping[str, Value] = {**self._asked.values, **look.values(learner)}

    def find(self, order: Order, at_most: int | None = None, arrange: Arrange | None = None) -> "array[int]":
        """The numbers of the cards that are searched for, in an order; of those no more than the first so many.

        `arrange` is used instead of `arranged`, and does the same.
        """
        begun = self._begin(order, at_most) if at_most is not None else None
        return (arrange or self._arrange)(self._all(), order)[:at_most] if begun is None else begun

    @cached_property
    def _indexed(self) -> bool:
        """Whether the index of trigrams helps."""
        return (
            bool(self._asked.leads)
            and all(file.indexed for file in self._files)
            and searching.is_indexed(self._database)
        )

    @cached_property
    def _few(self) -> Sequence[int] | None:
        """The cards among which all are that are searched for, where the index knows few such; else None."""
        if not self._indexed:
            return None
        numbers = self._numbers(_MATCHES, lead=self._rarest(self._asked.leads).match, led=_LED)
        return numbers if len(numbers) < _LED else None

    def _rarest(self, leads: Sequence[Lead]) -> Lead:
        """The lead that the fewest of some cards have: the index takes its time for each common word."""
        if len(leads) == 1:
            return leads[0]
        counts = ", ".join(f"sum(instr(s.text, :lead{number}) > 0)" for number in range(len(leads)))
        texts = {f"lead{number}": lead.text for number, lead in enumerate(leads)}
        (held,) = self._database.bulk(_GLANCE.format(counts=counts), glanced=_GLANCED, **texts)
        return min(zip(leads, held, strict=True), key=lambda pair: (pair[1], -len(pair[0].text)))[0]

    def _begin(self, order: Order, at_most: int) -> "array[int] | None":
        """The first cards in an order; None where they are not soon found."""
        glanced = self._first(at_most, _GLANCED) if order is Order.DECK and self._asked.leads else None
        if glanced is not None or self._few is not None:
            return glanced
        match order:
            case Order.DECK:
                return self._first(at_most, _TRIED)
            case Order.DUE:
                glanced = self._overdue(at_most, _GLANCED)
                return glanced if glanced is not None else self._overdue(at_most, FEW)
            case _:
                return None

    def _first(self, at_most: int, most: int) -> "array[int] | None":
        """The first cards of the first files, if they are among so many cards at most."""
        sql = self._select("s.number", CARDS, "s.number >= :first AND s.number < :end", "ORDER BY s.number LIMIT :left")
        found, tried = array("q"), 0
        for file in self._files:
            first, end = file.numbers
            bounds = {"first": first, "end": min(end, first + most - tried), "left": at_most - len(found)}
            found.extend(self._numbers(sql, **bounds))
            tried += file.cards
            if len(found) == at_most or tried >= most:
                break
        return found if len(found) == at_most or tried < most else None

    def _overdue(self, at_most: int, late: int) -> "array[int] | None":
        """The cards that are longest overdue, if there are so many among so many of those that are due by day."""
        ((count, last),) = self._pairs(f"SELECT count(*), max(due_day) FROM ({_LATE})", late=late)  # noqa: S608 - all names are ours
        before = last if count == late else self._today
        found = dict[int, float]()
        for memories in (_LATE, _IN_STEPS):
            source = f"({memories}) AS m CROSS JOIN search_card AS s ON s.card_id = m.card_id"
            sql = self._select(f"s.number, {DAYS}", source, f"{DAYS} < {before - self._today:d}")
            found |= dict(self._pairs(sql, late=late))
        here = self._arranged(array("q", sorted(found)))
        return array("q", sorted(here, key=found.__getitem__)[:at_most]) if len(here) >= at_most else None

    def _all(self) -> "array[int]":
        """All cards, in the library's order."""
        if self._few is not None:
            sql = self._select("s.number", CARDS, "s.number IN :keys")
            rows = cast("list[tuple[int]]", self._database.bulk_in(sql, self._few, **self._values))
            return self._arranged(array("q", sorted(number for (number,) in rows)))
        source, where = CARDS, "1 = 1"
        if self._indexed:
            source, where = _INDEX, "search_index MATCH :match"
        elif self._asked.studied:
            source, where = STUDIED, "m.learner_id = :learner"
        elif self._asked.memory:
            source = _BY_CARD
        sql = self._select("group_concat(s.number)", source, where)
        ((listed,),) = self._database.bulk(sql, **self._values, match=all_of(self._asked.leads))
        numbers = cast("list[int]", json.loads(f"[{cast('str | None', listed) or ''}]"))
        return self._arranged(array("q", sorted(numbers)))

    def _numbers(self, sql: str, **values: Value) -> list[int]:
        rows = cast("list[tuple[int]]", self._database.bulk(sql, **self._values, **values))
        return [number for (number,) in rows]

    def _pairs(self, sql: str, **values: Value) -> list[tuple[int, float]]:
        return cast("list[tuple[int, float]]", self._database.bulk(sql, **self._values, **values))

    def _select(self, what: str, source: str, where: str, rest: str = "") -> str:
        asked = self._asked.sql
        memory = MEMORY if self._asked.memory and " AS m " not in source else ""
        file = _FILE if "f." in asked else ""
        return f"SELECT {what} FROM {source} {memory} {file} WHERE {where} AND ({asked}) {rest}"  # noqa: S608 - all names are ours

    def _arranged(self, numbers: "array[int]") -> "array[int]":
        """Rising numbers in the order of the library, without those of files that are not looked at."""
        found = array("q")
        for file in self._files:
            first, end = file.numbers
            found += numbers[bisect_left(numbers, first) : bisect_left(numbers, end)]
        return found
