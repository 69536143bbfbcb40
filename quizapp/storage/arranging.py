"""Cards that were found, put into an order: what they are sorted by is asked of the database."""

from array import array
from collections.abc import Mapping, Sequence
from typing import assert_never, cast

from quizapp.core.ordering import NEVER, Order
from quizapp.storage.conditions import DAYS, STATE
from quizapp.storage.database import Database, Value

CARDS = "search_card AS s"
MEMORY = "LEFT JOIN memory AS m ON m.learner_id = :learner AND m.card_id = s.card_id"
STUDIED = "memory AS m CROSS JOIN search_card AS s ON s.card_id = m.card_id"
FEW = 1000
"""Of more cards than these what they are sorted by is quicker read of all."""

_PAGE = 4096
_NO_CARD = "(SELECT '' AS key_hash) AS s LEFT JOIN memory AS m ON m.learner_id = '' AND m.card_id = ''"


def arranged(database: Database, values: Mapping[str, Value], found: "array[int]", order: Order) -> "array[int]":
    """Cards that stand in the library's order, by number, in another order; equal ones stay as they stand.

    `values` are the :learner, :today and :shift_ms of `storage.conditions.Condition`.
    """
    if order is Order.DECK:
        return found
    keys = _keys(database, values, found, _key(order))
    return array("q", sorted(found, key=keys.__getitem__))


def _keys(database: Database, values: Mapping[str, Value], found: Sequence[int], key: str) -> Mapping[int, float]:
    """What each of the cards is sorted by, the least first."""
    if len(found) <= FEW:
        sql = f"SELECT s.number, {key} FROM {CARDS} {MEMORY} WHERE s.number IN :keys"  # noqa: S608 - all names are ours
        return dict(database.rows_in(_keyed, sql, found, **values))
    (new,) = database.rows(float, f"SELECT {key} FROM {_NO_CARD}", **values)  # noqa: S608 - all names are ours
    keys = dict.fromkeys(found, new)
    known = f"SELECT s.number, {key} FROM {STUDIED} WHERE m.learner_id = :learner"  # noqa: S608 - all names are ours
    for page in database.pages(known, _PAGE, **values):
        keys |= cast("list[tuple[int, float]]", page)
    return keys


def _keyed(number: int, key: float) -> tuple[int, float]:
    return number, key


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
