"""Blocks as rows: what the answers of 28 study days in a row add up to, kept until an answer of one of them changes.

A block that is not there is read from the tallies, as are the days beside whole blocks. A row that was damaged is as
good as none.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from struct import Struct
from typing import NamedTuple, cast
from zlib import crc32

from quizapp.core import bounds
from quizapp.core.stats.sums import DaySum, HourSum
from quizapp.core.stats.sums import answered as of_days
from quizapp.core.tally import Maturity
from quizapp.storage.database import Database
from quizapp.storage.statements import total, upsert
from quizapp.storage.tallies import BLOCK_DAYS

# Another one whenever the same answers may come to something else, or are written otherwise.
_VERSION = 1
_HEAD = Struct("<IHH")
_DAY = Struct("<8q")
_HOUR = Struct("<3q")
_MATURITIES = tuple(Maturity)
_PLACES = {maturity: place for place, maturity in enumerate(_MATURITIES)}

_WITHIN = "WHERE learner_id = :learner AND study_day BETWEEN :first AND :last"
_SUMS = ", ".join(map(total, ("again", "hard", "good", "easy", "took_ms", "timed")))
_OF_DAYS = f"SELECT study_day, maturity, {_SUMS} FROM hour_tally {_WITHIN} GROUP BY study_day, maturity"  # noqa: S608 - all names are ours
_OF_HOURS = f"""
SELECT hour, {total("hard + good + easy")}, {total("again + hard + good + easy")}
FROM hour_tally {_WITHIN} AND maturity IN ('young', 'mature') AND hour BETWEEN 0 AND 23 GROUP BY hour
"""  # noqa: S608 - all names are ours
_FIRST_DAY = "SELECT min(study_day) FROM hour_tally WHERE learner_id = :learner"
_KEPT = """
SELECT block, figures FROM tally_block WHERE learner_id = :learner AND block BETWEEN :first AND :last ORDER BY block
"""
_KEEP = upsert("tally_block", ("learner_id", "block", "figures"), ("learner_id", "block"))

_DayRow = tuple[int, str, int, int, int, int, int, int]


class Answered(NamedTuple):
    """What was answered on some study days, by day and by hour, in any order."""

    days: list[DaySum]
    hours: list[HourSum]


def answered(database: Database, learner: str, first: int, last: int) -> Answered:
    """What was answered on the study days [date ordinals] from `first` to `last`."""
    kept = _within(database, learner, first, last)
    parts = [*map(_unpacked, kept.values())]
    parts += [_counted(database, learner, *rest) for rest in _beside(kept, first, last)]
    return Answered(
        [day for part in parts for day in part.days], _together(hour for part in parts for hour in part.hours)
    )


def answers(database: Database, learner: str, first: int, last: int) -> Counter[int]:
    """How many answers each of the study days [date ordinals] from `first` to `last` had."""
    kept = _within(database, learner, first, last)
    found = Counter[int]()
    for figures in kept.values():
        for day, _, again, hard, good, easy, _, _ in _DAY.iter_unpack(_days_of(figures)):
            found[day] += again + hard + good + easy
    for rest in _beside(kept, first, last):
        found.update(of_days(_counted(database, learner, *rest).days))
    return found


def lacking(database: Database, learner: str, before: int) -> list[int]:
    """The numbers of the blocks wholly before a study day [date ordinal] that could be kept and are not."""
    ((first,),) = cast("list[tuple[int | None]]", database.bulk(_FIRST_DAY, learner=learner))
    every = range(before // BLOCK_DAYS if first is None else first // BLOCK_DAYS, before // BLOCK_DAYS)
    kept = dict(_kept(database, learner, every.start, every.stop - 1))
    return [number for number in every if number not in kept]


def wrong(database: Database, learner: str) -> list[int]:
    """The numbers of the blocks that are kept, sound, and otherwise than the tallies give them."""
    rows = _kept(database, learner, bounds.FIRST_DAY // BLOCK_DAYS, bounds.LAST_DAY // BLOCK_DAYS)
    return [number for number, figures in rows if figures != _made(database, learner, number)]


def keep(database: Database, learner: str, before: int) -> None:
    """Keep the blocks wholly before a study day [date ordinal]."""
    for number in lacking(database, learner, before):
        figures = _made(database, learner, number)
        database.run(_KEEP, {"learner_id": learner, "block": number, "figures": figures})


def _within(database: Database, learner: str, first: int, last: int) -> dict[int, bytes]:
    """The blocks wholly between two study days [date ordinals] by number, in order."""
    return dict(_kept(database, learner, -(-first // BLOCK_DAYS), (last + 1) // BLOCK_DAYS - 1))


def _kept(database: Database, learner: str, first: int, last: int) -> Iterator[tuple[int, bytes]]:
    """The blocks from one number to another that are kept and sound."""
    rows = cast("list[tuple[int, bytes]]", database.bulk(_KEPT, learner=learner, first=first, last=last))
    return ((number, figures) for number, figures in rows if _is_sound(figures))


def _beside(numbers: Iterable[int], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The first and last days of all that is not in these blocks, which rise and lie between two days."""
    for number in numbers:
        if first < number * BLOCK_DAYS:
            yield first, number * BLOCK_DAYS - 1
        first = (number + 1) * BLOCK_DAYS
    if first <= last:
        yield first, last


def _together(hours: Iterable[HourSum]) -> list[HourSum]:
    """The sums of each hour."""
    right, reviews = Counter[int](), Counter[int]()
    for hour, its_right, its_reviews in hours:
        right[hour] += its_right
        reviews[hour] += its_reviews
    return [HourSum(hour, right[hour], count) for hour, count in reviews.items()]


def _counted(database: Database, learner: str, first: int, last: int) -> Answered:
    """What was answered on some study days, from the tallies."""
    by_day = cast("list[_DayRow]", database.bulk(_OF_DAYS, learner=learner, first=first, last=last))
    by_hour = cast("list[tuple[int, int, int]]", database.bulk(_OF_HOURS, learner=learner, first=first, last=last))
    return Answered(
        [DaySum(day, Maturity(maturity), *counts) for day, maturity, *counts in by_day if any(counts[:4])],
        [HourSum(*row) for row in by_hour if row[2]],
    )


def _made(database: Database, learner: str, number: int) -> bytes:
    first = number * BLOCK_DAYS
    return _packed(_counted(database, learner, first, first + BLOCK_DAYS - 1))


def _packed(found: Answered) -> bytes:
    """The sums as bytes, after a check sum."""
    by_day = (_DAY.pack(day, _PLACES[maturity], *counts) for day, maturity, *counts in found.days)
    rows = b"".join([*by_day, *(_HOUR.pack(*hour) for hour in found.hours)])
    return _HEAD.pack(crc32(rows), _VERSION, len(found.days)) + rows


def _is_sound(figures: bytes) -> bool:
    if len(figures) < _HEAD.size:
        return False
    check, version, _ = _HEAD.unpack_from(figures)
    return version == _VERSION and bool(check == crc32(figures[_HEAD.size :]))


def _days_of(figures: bytes) -> bytes:
    """The rows of days."""
    *_, n_days = _HEAD.unpack_from(figures)
    return figures[_HEAD.size : _HEAD.size + n_days * _DAY.size]


def _unpacked(figures: bytes) -> Answered:
    rows = _days_of(figures)
    return Answered(
        [DaySum(day, _MATURITIES[place], *counts) for day, place, *counts in _DAY.iter_unpack(rows)],
        list(map(HourSum._make, _HOUR.iter_unpack(figures[_HEAD.size + len(rows) :]))),
    )
