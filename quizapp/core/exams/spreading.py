"""Questions of an exam divided among topics by their shares, so that each gets its due over many seeds."""

import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise

from quizapp.core.exams.paper import Candidate
from quizapp.core.paths import upwards
from quizapp.core.shares import shares

_OFFSET_BYTES = 4


def rank(seed: int, sort: str, name: str) -> bytes:
    """Where a seed puts a name among others of its sort: 32 bytes, which other names have no part in."""
    return hashlib.sha256(f"exam:{seed}:{sort}:{name}".encode()).digest()


class Spread:
    """How a seed divides questions among topics of these weights by path, whatever their case."""

    def __init__(self, seed: int, weights: Mapping[str, float]) -> None:
        self._seed = seed
        self._weights = {path.casefold(): weight for path, weight in sorted(weights.items())}
        first = rank(seed, "offset", "")[:_OFFSET_BYTES]
        self._places: dict[str, list[bytes]] = {}
        self._offset = int.from_bytes(first) / 256**_OFFSET_BYTES

    def of(self, cards: Iterable[Candidate], count: int) -> list[Candidate]:
        """So many of the cards, all where there are no more: of each topic its share, the first of it.

        Of what a topic does not have, others make up for the rest by their shares.
        """
        held = defaultdict[str, list[Candidate]](list)
        for card in cards:
            held[card.topic.casefold()].append(card)
        taken = Counter[str]()
        for _ in held:
            if taken.total() >= count:
                break
            left = {path: len(found) - taken[path] for path, found in held.items()}
            for path, many in self._counts(left, count - taken.total()).items():
                taken[path] += min(many, left[path])
        return [card for path, many in taken.items() for card in held[path][:many]]

    def _counts(self, left: Mapping[str, int], count: int) -> dict[str, int]:
        """How many of so many questions each topic gets, which has so many left: its share rounded up or down.

        The topics stand side by side on a line, each as long as its share, below each other as in their tree, and from
        an offset on every question is a point on it: systematic sampling (W. G. Cochran, Sampling Techniques, 1977,
        ch. 8). So each gets its share on average, and so does every branch of the tree.
        """
        own = {path: share for path, share in shares(left, self._weights).own.items() if share > 0}
        paths = sorted(own, key=self._place)
        ends = [count * end for end in accumulate(own[path] for path in paths)]
        return dict(zip(paths, self._points(ends), strict=True))

    def _points(self, ends: Sequence[float]) -> list[int]:
        """How many points lie on each piece of the line, of which these are the ends."""
        passed = [0, *(math.floor(end + self._offset) for end in ends)]
        return [after - before for before, after in pairwise(passed)]

    def _place(self, path: str) -> list[bytes]:
        """Where a topic stands among others: with those that one topic holds, in an order that the seed draws."""
        if path not in self._places:
            self._places[path] = [rank(self._seed, "topic", step) for step in reversed(upwards(path))]
        return self._places[path]
