"""The bytes of a portion: its figures and columns, packed after a check sum."""

from array import array
from itertools import accumulate, pairwise
from struct import Struct
from zlib import crc32

from quizapp.core.portion import Portion
from quizapp.core.rating import Firsts
from quizapp.core.states import Gone, States
from quizapp.core.stats.figures import CardCounts

_HEAD = Struct("=2d11q")
_SUM = Struct("=I")


def sealed(portion: Portion) -> bytes:
    """A portion as bytes."""
    return _summed(_packed(portion))


def unsealed(path: str, figures: bytes | None) -> Portion | None:
    """The portion that was kept, on the day `since`; None if it has to be made anew."""
    packed = (figures or b"")[_SUM.size :]
    return _unpacked(path, packed) if packed and figures == _summed(packed) else None


class Unsealing:
    """Makes portions of bytes, and gives the same again as long as the bytes of a place are the same."""

    def __init__(self) -> None:
        self._last: dict[tuple[str, str], tuple[bytes, Portion]] = {}

    def portion(self, place: tuple[str, str], figures: bytes | None) -> Portion | None:
        """The portion that was kept at a place, its file and topic; None if it has to be made anew."""
        last = self._last.get(place)
        if last and last[0] == figures:
            return last[1]
        found = unsealed(place[1], figures)
        if found and figures:
            self._last[place] = figures, found
        return found


def _summed(packed: bytes) -> bytes:
    """The bytes after their check sum."""
    return _SUM.pack(crc32(packed)) + packed


def _packed(portion: Portion) -> bytes:
    counts, (stability, difficulty, due) = portion.counts, (portion.stability, portion.difficulty, portion.due)
    head = _HEAD.pack(
        *portion.firsts,
        *(portion.unseen, portion.leeches, portion.since, len(due), len(portion.gone.until)),
        *(counts.new, counts.learning, counts.young, counts.mature, counts.suspended, counts.leeches),
    )
    reals = (stability, difficulty, *portion.states, *portion.gone)
    return b"".join([head, *(column.tobytes() for column in reals), due.tobytes()])


def _unpacked(path: str, packed: bytes) -> Portion:
    known, unknown, unseen, leeches, since, cards, gone, *counts = _HEAD.unpack_from(packed)
    ends = accumulate((8 * rows for rows in (*[cards] * 4, *[gone] * 3)), initial=_HEAD.size)
    reals = [array("d", packed[start:end]) for start, end in pairwise(ends)]
    return Portion(
        path=path,
        day=since,
        since=since,
        unseen=unseen,
        firsts=Firsts(known, unknown),
        counts=CardCounts(*counts),
        leeches=leeches,
        stability=reals[0],
        difficulty=reals[1],
        due=array("i", packed[_HEAD.size + 8 * (4 * cards + 3 * gone) :]),
        states=States(*reals[2:4]),
        gone=Gone(*reals[4:]),
    )
