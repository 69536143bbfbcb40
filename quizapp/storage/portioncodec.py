"""The bytes of a portion: its figures and columns, packed after a check sum."""

from array import array
from collections.abc import Iterator
from itertools import accumulate, chain, islice, pairwise
from struct import Struct
from zlib import crc32

from quizapp.core.mastery import Evidence
from quizapp.core.portion import TREND_DAYS, Portion
from quizapp.core.rating import Firsts
from quizapp.core.stats.figures import CardCounts

_EVIDENCE = "2q5d"
_ALL_EVIDENCE = 1 + len(TREND_DAYS)
_HEAD = Struct("=" + _ALL_EVIDENCE * _EVIDENCE + "9q")
_SUM = Struct("=I")


def sealed(portion: Portion) -> bytes:
    """A portion as bytes."""
    return _summed(_packed(portion))


def unsealed(path: str, figures: bytes | None) -> Portion | None:
    """The portion that was kept; None if it has to be made anew."""
    packed = (figures or b"")[_SUM.size :]
    return _unpacked(path, packed) if packed and figures == _summed(packed) else None


def _summed(packed: bytes) -> bytes:
    """The bytes after their check sum."""
    return _SUM.pack(crc32(packed)) + packed


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
