"""What very many reviews add to the statistics: the figures of `Tally` added up, without an object for each review."""

from collections import defaultdict
from collections.abc import Iterator
from struct import Struct
from typing import TypeVar

from quizapp.core.review import Confidence
from quizapp.core.stats.bins import NO_BIN

_Name = TypeVar("_Name")

MATURITIES = ("new", "steps", "young", "mature")
"""The values of `Maturity`; a place among these is how far a card was."""

WORDS = ("", *map(str, Confidence))

Place = tuple[int, int]
"""What a review says of itself, as numbers of `Totals`: that of deck and topic, and that of the word of confidence."""

_SUM, _COUNT = 64, 32  # bits of a sum and of a count: time, again, hard, good, easy, timed, predicted, loss
_TIMED_AT = _SUM + 4 * _COUNT
FORETOLD_AT = _TIMED_AT + _COUNT
LOSS_AT = _SUM
RATED = (0, *(1 << _SUM + place * _COUNT for place in range(4)))
"""What a review of a rating [1, 4] counts where nobody knows how long it took."""

TIMED = tuple(rated + (1 << _TIMED_AT) for rated in RATED)
"""The same where the time [ms] is known, which is added to it."""

_PARTS = Struct("<Q5IQQ")
_BYTES = _PARTS.size
_WORD_STEP = 16
_FORM_STEP = _WORD_STEP * len(WORDS)


class Numbers(dict[_Name, int]):
    """A number for each name, `step` apart, given when it is first asked for."""

    def __init__(self, step: int) -> None:
        super().__init__()
        self._step = step

    def __missing__(self, name: _Name) -> int:
        """The next number."""
        number = self[name] = len(self) * self._step
        return number


class Day:
    """The totals of one study day by number: by place and maturity, by hour and maturity, by form, word and bin.

    Each total is one whole number in which counts and sums lie side by side: one addition adds them all.
    """

    __slots__ = ("forms", "hours", "places")

    def __init__(self) -> None:
        self.places: dict[int, int] = defaultdict(int)
        self.hours: dict[int, int] = defaultdict(int)
        self.forms: dict[int, int] = defaultdict(int)


class Totals:
    """Totals by study day [date ordinal]; `places` numbers decks and topics, `forms` the kinds shown."""

    def __init__(self) -> None:
        self.days: dict[int, Day] = defaultdict(Day)
        self.places = Numbers[tuple[str, str]](len(MATURITIES))
        self.forms = Numbers[str](_FORM_STEP)

    def place(self, deck: str, topic: str, word: str) -> Place:
        """The numbers of a deck with a topic, and of a word of confidence."""
        return self.places[deck, topic], WORDS.index(word) * _WORD_STEP

    def add(  # noqa: PLR0913, PLR0917 - the columns of a tally, without the cost of an object for each
        self,
        day: int,
        hour: int,
        place: Place,
        far: int,
        rating: int,
        took_ms: int,
        form: str,
        bin_: int = NO_BIN,
        predicted: int = 0,
        loss: int = 0,
    ) -> None:
        """One review, see `Tally`; `far` is a place among MATURITIES."""
        totals, (spot, word) = self.days[day], place
        counted = TIMED[rating] + took_ms if took_ms else RATED[rating]
        totals.places[spot + far] += counted
        totals.hours[hour * len(MATURITIES) + far] += counted
        foretold = predicted + (loss << LOSS_AT) << FORETOLD_AT
        totals.forms[self.forms[form] + word + bin_ + 1] += counted + foretold

    def take_in(self, other: "Totals") -> None:
        """Adds other totals to these; names that are not known yet get numbers."""
        places = [self.places[name] for name in other.places]
        forms = [self.forms[name] for name in other.forms]
        for day, its in other.days.items():
            mine = self.days[day]
            for number, total in its.places.items():
                mine.places[places[number // 4] + number % 4] += total
            for number, total in its.hours.items():
                mine.hours[number] += total
            for number, total in its.forms.items():
                mine.forms[forms[number // _FORM_STEP] + number % _FORM_STEP] += total

    def by_place(self) -> Iterator[tuple[str | int, ...]]:
        """Study day, deck, topic, maturity; again, hard, good, easy, time [ms]; in the order of the first four."""
        names = [*self.places]
        for day, totals in sorted(self.days.items()):
            rows = []
            for number, total in totals.places.items():
                took, again, hard, good, easy, *_ = _PARTS.unpack(total.to_bytes(_BYTES, "little"))
                rows.append((day, *names[number // 4], MATURITIES[number % 4], again, hard, good, easy, took))
            rows.sort()
            yield from rows

    def by_hour(self) -> Iterator[tuple[str | int, ...]]:
        """Study day, maturity, hour; again, hard, good, easy, time [ms], how many have a time; in order."""
        for day, totals in sorted(self.days.items()):
            rows = []
            for number, total in totals.hours.items():
                took, again, hard, good, easy, timed, *_ = _PARTS.unpack(total.to_bytes(_BYTES, "little"))
                rows.append((day, MATURITIES[number % 4], number // 4, again, hard, good, easy, took, timed))
            rows.sort()
            yield from rows

    def by_form(self) -> Iterator[tuple[str | int, ...]]:
        """Form, bin, word, study day; reviews, right, time, predicted, loss, how many have a time; in order."""
        names, rows = [*self.forms], []
        for day, totals in self.days.items():
            for number, total in totals.forms.items():
                took, again, hard, good, easy, timed, *foretold = _PARTS.unpack(total.to_bytes(_BYTES, "little"))
                right = hard + good + easy
                word = WORDS[number % _FORM_STEP // _WORD_STEP]
                key = (names[number // _FORM_STEP], number % _WORD_STEP - 1, word, day)
                rows.append((*key, again + right, right, took, *foretold, timed))
        rows.sort()
        yield from rows
