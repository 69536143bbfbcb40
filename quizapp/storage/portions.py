"""Portions as rows: what the cards of each topic of a deck file come to, kept until one of these cards changes.

Whatever changes a card or a file empties or deletes these rows in its own transaction, so that none is ever out of
date. An empty row says that there is such a topic in the file. A row that was damaged counts as empty.
"""

import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate, chain, islice, pairwise
from struct import Struct
from typing import TypeVar, cast
from zlib import crc32

from quizapp.core.mastery import Evidence
from quizapp.core.portion import TREND_DAYS, Portion
from quizapp.core.rating import Firsts
from quizapp.core.stats.figures import CardCounts
from quizapp.storage import limits
from quizapp.storage.database import Database, Row
from quizapp.storage.statements import upsert

Place = tuple[str, str]
"""The path of a deck file and a topic of some of its cards."""

T = TypeVar("T")

# Another one whenever the same cards may come to something else, or are written otherwise.
_VERSION = f"2 {sys.byteorder}"
_KEY = ("learner_id", "file", "topic")
_KEEP = upsert("portion", (*_KEY, "basis", "figures"), _KEY)
_KEPT = """
SELECT file, topic, CASE WHEN basis = :basis THEN figures END FROM portion
WHERE learner_id = :learner AND file IN :keys
"""
_TOPICS = "SELECT DISTINCT file, topic FROM card WHERE file IN :keys"
_EMPTY = """
UPDATE portion SET figures = NULL
WHERE learner_id = :learner_id AND figures IS NOT NULL
  AND (file, topic) IN (SELECT file, topic FROM card WHERE card_id = :card_id)
"""
_DROP = "DELETE FROM portion WHERE file = :file"

_EVIDENCE = "2q5d"
_ALL_EVIDENCE = 1 + len(TREND_DAYS)
_HEAD = Struct("=" + _ALL_EVIDENCE * _EVIDENCE + "9q")
_SUM = Struct("=I")
_KeptRow = tuple[str, str, bytes | None]


def kept(database: Database, learner: str, files: Iterable[str], basis: str) -> dict[Place, Portion | None]:
    """The portions of all topics of these files in the order of both; None for those that have to be made anew.

    Each is of the study day on which it was made, and of a `basis`: a text of all else that portions rest on.
    """
    wanted = list(dict.fromkeys(files))
    rows = cast("list[_KeptRow]", database.bulk_in(_KEPT, wanted, learner=learner, basis=_full(basis)))
    found = {(file, topic): _unsealed(topic, figures) for file, topic, figures in rows}
    unknown = set(wanted) - {file for file, _ in found}
    places = cast("list[Place]", database.bulk_in(_TOPICS, unknown))
    order = {file: place for place, file in enumerate(wanted)}
    known = {**found, **dict.fromkeys(places)}
    return dict(sorted(known.items(), key=lambda of: (order[of[0][0]], of[0][1])))


def keep(database: Database, learner: str, basis: str, portions: Mapping[Place, Portion]) -> None:
    """Keep portions of a basis, instead of those before."""
    database.run_many(_KEEP, (_row(learner, basis, place, portion) for place, portion in portions.items()))


def empty(database: Database, learner: str, card_ids: Iterable[str]) -> None:
    """Empty the portions of cards that change."""
    database.run_many(_EMPTY, ({"learner_id": learner, "card_id": card_id} for card_id in card_ids))


def drop(database: Database, files: Iterable[str]) -> None:
    """Delete the portions of files whose cards change, of all learners."""
    database.run_many(_DROP, [{"file": file} for file in files])


def _full(basis: str) -> str:
    return f"{_VERSION} {basis}"


def _row(learner: str, basis: str, place: Place, portion: Portion) -> Row:
    file, topic = place
    return {
        "learner_id": learner,
        "file": limits.key("file", file),
        "topic": limits.text("topic", topic),
        "basis": limits.text("basis", _full(basis)),
        "figures": _sealed(_packed(portion)),
    }


def _sealed(packed: bytes) -> bytes:
    """The bytes after their check sum."""
    return _SUM.pack(crc32(packed)) + packed


def _unsealed(path: str, figures: bytes | None) -> Portion | None:
    """The portion that was kept; None if it has to be made anew."""
    packed = (figures or b"")[_SUM.size :]
    return _unpacked(path, packed) if packed and figures == _sealed(packed) else None


def _packed(portion: Portion) -> bytes:
    counts = portion.counts
    head = _HEAD.pack(
        *chain.from_iterable(map(_numbers, (portion.evidence, *portion.pasts))),
        *(counts.new, counts.learning, counts.young, counts.mature, counts.suspended, counts.leeches),
        portion.leeches,
        portion.day,
        len(portion.due),
    )
    real = (array("d", column) for column in (portion.stability, portion.difficulty, portion.recall))
    whole = (array("i", column) for column in (portion.last_day, portion.due))
    return b"".join((head, *real, *whole, "".join(f"{trail}\n" for trail in portion.trail).encode()))


def _unpacked(path: str, packed: bytes) -> Portion:
    numbers = iter(_HEAD.unpack_from(packed))
    now, *pasts = [_evidence(numbers) for _ in range(_ALL_EVIDENCE)]
    *counts, leeches, day, n = map(int, numbers)
    ends = list(accumulate((8 * n, 8 * n, 8 * n, 4 * n, 4 * n), initial=_HEAD.size))
    columns = [packed[start:end] for start, end in pairwise(ends)]
    stability, difficulty, recall = (array("d", column) for column in columns[:3])
    last_day, due = (array("i", column) for column in columns[3:])
    return Portion(
        path=path,
        day=day,
        evidence=now,
        pasts=tuple(pasts),
        counts=CardCounts(*counts),
        leeches=leeches,
        stability=stability,
        last_day=last_day,
        trail=packed[ends[-1] :].decode().splitlines(),
        difficulty=difficulty,
        recall=recall,
        due=due,
    )


def _numbers(evidence: Evidence) -> tuple[float, ...]:
    sums = (evidence.recall, evidence.doubt, evidence.square)
    return (evidence.cards, evidence.unseen, *sums, *evidence.firsts)


def _evidence(numbers: Iterator[float]) -> Evidence:
    cards, unseen, recall, doubt, square, known, unknown = islice(numbers, 7)
    return Evidence(int(cards), int(unseen), recall, doubt, square, Firsts(known, unknown))
