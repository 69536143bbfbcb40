"""What was known of cards from which study day on: all that recall follows from, now and on days gone by."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import compress, repeat
from typing import NamedTuple

from quizapp.core.fsrs import STABILITY_MIN, Model
from quizapp.core.trail import of_text

Row = tuple[float, ...]
Table = tuple["array[float]", ...]
"""Columns of the same length; the rows that they make rise."""


class States(NamedTuple):
    """What is known of cards: the study day of the last review [date ordinal], and the `stability` [days] since.

    Days are floats, which are taken from each other quicker; no stability is below STABILITY_MIN.
    """

    last_day: "array[float]"
    stability: "array[float]"

    def recalls(self, day: int, model: Model) -> list[float]:
        """The recall of each card predicted for a study day [date ordinal], in no order that tells which card it is.

        As by `Model.retrievabilities`: after a review that is still to come it is 1.
        """
        asked = bisect_right(self.last_day, day)
        found = model.sound_retrievabilities(float(day), self.last_day[:asked], self.stability[:asked])
        return [*found, *repeat(1.0, len(self.last_day) - asked)]


class Gone(NamedTuple):
    """What was known of cards before: from one review to the next, on the study days `first` and `until` [date
    ordinals], and the `stability` [days] in between. Otherwise as `States`.
    """

    until: "array[float]"
    first: "array[float]"
    stability: "array[float]"

    def later_than(self, day: int) -> "Gone":
        """What was still known on a study day [date ordinal], or came after it."""
        start = bisect_right(self.until, day)
        return Gone(*(column[start:] for column in self))


def recalled_on(days: tuple[int, int, int], states: States, gone: Gone, model: Model) -> list[tuple[int, float]]:
    """How many cards were asked up to each of three rising study days [date ordinals], and the sum of the recall
    predicted of them then.
    """
    always = bisect_right(states.last_day, days[0])
    sums = model.recalled_thrice(days, states.last_day[:always], states.stability[:always])
    others = States(*(column[always:] for column in states))
    found = [_recalled(day, total, others, gone, model) for day, total in zip(days, sums, strict=True)]
    return [(always + seen, recall) for seen, recall in found]


def _recalled(day: int, total: float, states: States, gone: Gone, model: Model) -> tuple[int, float]:
    """How many cards of these were asked up to a day, and the recall predicted of them then added to a sum."""
    asked, later = bisect_right(states.last_day, day), gone.later_than(day)
    begun = [first <= day for first in later.first]
    still = model.sound_retrievabilities(float(day), states.last_day[:asked], states.stability[:asked])
    then = model.sound_retrievabilities(float(day), compress(later.first, begun), compress(later.stability, begun))
    return len(still) + len(then), sum(still, total) + sum(then)


def states_of(last_days: Iterable[int], stabilities: Iterable[float]) -> list[Row]:
    """The rows of `States` of some cards."""
    columns = zip(last_days, stabilities, strict=True)
    return [(float(last), max(stability, STABILITY_MIN)) for last, stability in columns]


def gone_of(last_days: Iterable[int], trails: Iterable[str], day: int) -> list[Row]:
    """The rows of `Gone` of some cards that lasted until later than a study day [date ordinal], given the last days
    and trails of the cards (see `core.trail.as_text`).
    """
    columns = zip(last_days, trails, strict=True)
    return [row for last, trail in columns if trail and last > day for row in _gone(last, trail) if row[0] > day]


def _gone(last_day: int, trail: str) -> Iterator[Row]:
    entries = of_text(trail)
    untils = [*(first for first, _ in entries[1:]), last_day]
    for until, (first, stability) in zip(untils, entries, strict=True):
        yield float(until), float(first), max(stability, STABILITY_MIN)


def rising(rows: Iterable[Row], width: int) -> "list[array[float]]":
    """The columns of rows that are put in order."""
    columns = list(zip(*sorted(rows), strict=True)) or [()] * width
    return [array("d", column) for column in columns]


def insert(table: Table, row: Row) -> None:
    """Puts a row in at its place."""
    place, _ = _places(table, row)
    for column, value in zip(table, row, strict=True):
        column.insert(place, value)


def remove(table: Table, row: Row) -> bool:
    """Takes a row out; False if it is not there."""
    place, end = _places(table, row)
    if place == end:
        return False
    for column in table:
        del column[place]
    return True


def _places(table: Table, row: Row) -> tuple[int, int]:
    """From where on, and up to where, rows are like this one."""
    first, end = 0, len(table[0])
    for column, value in zip(table, row, strict=True):
        first, end = bisect_left(column, value, first, end), bisect_right(column, value, first, end)
    return first, end
