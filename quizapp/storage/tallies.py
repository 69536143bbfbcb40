"""Tallies as rows: what answers add up to by day, hour and form, kept in the transaction of every answer."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from quizapp.core import bounds
from quizapp.core.review import Rating
from quizapp.core.tally import Maturity, Tally
from quizapp.core.totals import Totals
from quizapp.storage import limits, replacing, streaks
from quizapp.storage.database import Database, Row
from quizapp.storage.queries import ANSWERS
from quizapp.storage.statements import add_up, take_back

_Key = tuple[str | int, ...]
_Sums = dict[_Key, list[int]]
_MOST_KEYS = 50_000


class _Table(NamedTuple):
    """A tally table: the columns of its key, the learner first, and those that are added up."""

    name: str
    key: tuple[str, ...]
    counts: tuple[str, ...]

    def rows(self, sums: _Sums, learner: str) -> Iterator[Row]:
        """The sums as rows."""
        columns = (*self.key, *self.counts)
        return (dict(zip(columns, (learner, *key, *counts), strict=True)) for key, counts in sums.items())


_RATINGS = ("again", "hard", "good", "easy")
_ONE_OF = tuple(tuple(int(one == rating) for one in Rating) for rating in Rating)
_DAY = _Table("day_tally", ("learner_id", "study_day", "deck", "topic", "maturity"), (*_RATINGS, "took_ms"))
_HOUR = _Table("hour_tally", ("learner_id", "study_day", "maturity", "hour"), (*_RATINGS, "took_ms", "timed"))
_FORM = _Table(
    "form_tally",
    ("learner_id", "form", "bin", "word", "study_day"),
    ("reviews", "right", "took_ms", "predicted", "loss", "timed"),
)
_TABLES = (_DAY, _HOUR, _FORM)
_CLEAR = tuple(f"DELETE FROM {table.name} WHERE learner_id = :learner_id" for table in _TABLES)  # noqa: S608 - all names are ours

BLOCK_DAYS = 28
"""So many study days make a block, see `storage.blocks`."""

_CLEAR_BLOCKS = "DELETE FROM tally_block WHERE learner_id = :learner_id"
_FORGET_BLOCK = f"{_CLEAR_BLOCKS} AND block = :block"


def clear(database: Database, learner: str) -> None:
    """Delete the tallies of all days."""
    streaks.forget(database, learner)
    database.run(_CLEAR_BLOCKS, {"learner_id": learner})
    for statement in _CLEAR:
        database.run(statement, {"learner_id": learner})


def answers(database: Database, learner: str, before: int) -> dict[int, int]:
    """How many answers each study day [date ordinal] before that one had."""
    return dict(database.rows(_answers, ANSWERS, learner=learner, before=before))


def count(database: Database, learner: str, tallies: Iterable[Tally], sign: int) -> None:
    """Add answers to the tallies, or take them back if `sign` is -1; of very many, few are in memory at a time.

    Raises ValueError for what no row can hold.
    """
    if sign not in (1, -1):
        raise ValueError(f"sign must be 1 or -1, not {sign!r}")
    sums: tuple[_Sums, ...] = ({}, {}, {})
    for tally in tallies:
        for one, key, counts in zip(sums, _keys(tally), _counts(tally), strict=True):
            _add(one, key, counts)
        if sum(map(len, sums)) > _MOST_KEYS:
            _write(database, learner, sums, sign)
            sums = ({}, {}, {})
    _write(database, learner, sums, sign)


def replace(database: Database, learner: str, totals: Totals) -> None:
    """Write totals instead of all tallies that there are."""
    streaks.forget(database, learner)
    database.run(_CLEAR_BLOCKS, {"learner_id": learner})
    for table, make in zip(_TABLES, (totals.by_place, totals.by_hour, totals.by_form), strict=True):
        replacing.replace(database, replacing.Table(table.name, table.key[1:], table.counts), learner, make)


def _write(database: Database, learner: str, sums: Sequence[_Sums], sign: int) -> None:
    statement = add_up if sign > 0 else take_back
    for table, one in zip(_TABLES, sums, strict=True):
        database.run_many(statement(*table), table.rows(one, learner))
    days = {int(key[0]) for key in sums[_TABLES.index(_HOUR)]}
    streaks.forget(database, learner, min(days, default=bounds.LAST_DAY))
    numbers = {day // BLOCK_DAYS for day in days}
    database.run_many(_FORGET_BLOCK, ({"learner_id": learner, "block": number} for number in numbers))


def _add(sums: _Sums, key: _Key, counts: Sequence[int]) -> None:
    known = sums.get(key)
    if known is None:
        sums[key] = list(counts)
    else:
        for index, number in enumerate(counts):
            known[index] += number


def _keys(tally: Tally) -> tuple[_Key, _Key, _Key]:
    """The keys of an answer in each of the tables, without the learner."""
    day = limits.whole("study_day", tally.study_day, bounds.FIRST_DAY, bounds.LAST_DAY)
    maturity = Maturity(tally.maturity).value
    return (
        (day, limits.text("deck", tally.deck), limits.text("topic", tally.topic), maturity),
        (day, maturity, limits.whole("hour", tally.hour, 0, 23)),
        (limits.text("form", tally.form), limits.whole("bin", tally.bin, -1), limits.text("word", tally.word), day),
    )


def _counts(tally: Tally) -> tuple[Sequence[int], Sequence[int], Sequence[int]]:
    """What an answer adds in each of the tables."""
    took_ms = limits.whole("took_ms", tally.took_ms)
    rated = (*_ONE_OF[tally.rating - 1], took_ms)
    predicted, loss = limits.whole("predicted", tally.predicted), limits.whole("loss", tally.loss)
    timed = int(took_ms > 0)
    return rated, (*rated, timed), (1, int(tally.rating > Rating.AGAIN), took_ms, predicted, loss, timed)


def _answers(study_day: int, reviews: int) -> tuple[int, int]:
    return study_day, reviews
