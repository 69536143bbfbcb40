"""What very many reviews add to the statistics: the figures of `Tally` added up, without an object for each review."""

from collections.abc import Iterator

Key = tuple[str | int, ...]

_WIDTH = 64
_MASK = (1 << _WIDTH) - 1
_AT = tuple(1 << _WIDTH * place for place in range(6))
_RATED = (0, *_AT[:4])
_TOOK, _TIMED = _AT[4], _AT[5]


class Totals:
    """Totals by the keys of the tally tables, in the order of their counts.

    Each total is one whole number in which the counts lie side by side, 64 bits each: one addition adds them all.
    """

    __slots__ = ("days", "forms", "hours")

    def __init__(self) -> None:
        self.days: dict[Key, int] = {}
        self.hours: dict[Key, int] = {}
        self.forms: dict[Key, int] = {}

    def __len__(self) -> int:
        """How many keys there are."""
        return len(self.days) + len(self.hours) + len(self.forms)

    def add(  # noqa: PLR0913, PLR0917 - the columns of a tally, without the cost of an object for each
        self,
        day: int,
        hour: int,
        place: tuple[str, str, str],
        maturity: str,
        rating: int,
        took_ms: int,
        form: str,
        bin_: int,
        predicted: int,
        loss: int,
    ) -> None:
        """One review, see `Tally`; `place` is deck, topic and word of confidence."""
        deck, topic, word = place
        took = _TOOK * took_ms
        rated = _RATED[rating] + took
        timed = rated + _TIMED if took_ms else rated
        right = _AT[1] if rating > 1 else 0
        formed = _AT[0] + right + _AT[2] * took_ms + _AT[3] * predicted + _TOOK * loss + (_TIMED if took_ms else 0)
        key: Key = (day, deck, topic, maturity)
        self.days[key] = self.days.get(key, 0) + rated
        key = (day, hour, maturity)
        self.hours[key] = self.hours.get(key, 0) + timed
        key = (form, bin_, word, day)
        self.forms[key] = self.forms.get(key, 0) + formed


def rows(totals: dict[Key, int], counts: int) -> Iterator[tuple[str | int, ...]]:
    """Each key, in order, with so many counts of its total."""
    shifts = [_WIDTH * place for place in range(counts)]
    for key, total in sorted(totals.items()):
        yield (*key, *[total >> shift & _MASK for shift in shifts])
