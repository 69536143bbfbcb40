"""What is told of a response before it counts: it is no number, its unit is another one, or per cent may be meant."""

from dataclasses import dataclass
from fractions import Fraction

from quizapp.core import numbers, units
from quizapp.core.cards import Card
from quizapp.core.deck import Number
from quizapp.core.response import Response, Wrote

_SWAPPED = str.maketrans(",.", ".,")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A sentence for the learner. With `meant` it is a question: yes counts that response, no the one given.

    Without, nothing counts yet and the learner answers again.
    """

    says: str
    meant: Response | None = None


def doubt(card: Card, response: Response) -> Doubt | None:
    """What to clear up before a response to a card is graded; None for nothing."""
    number = card.question.body
    if not isinstance(number, Number) or not isinstance(response, Wrote) or not response.text.strip():
        return None
    try:
        reading = numbers.read(response.text, number.unit)
    except numbers.NotANumberError as error:
        return Doubt(f"{error}. Write it like {_example(number)}.")
    if reading.other:
        return Doubt(_other_unit(reading.unit, number.unit))
    if numbers.fits(number, reading.value):
        return None
    return _per_cent(number, reading) or _comma(number, reading, response.text)


def _nearer(number: Number, reading: numbers.Reading, other: Fraction) -> bool:
    """Whether another value differs from the right one by a smaller factor than what was read."""
    key, given, other = abs(numbers.value(number)), abs(reading.value), abs(other)
    return bool(key and given and other) and max(other / key, key / other) < max(given / key, key / given)


def _example(number: Number) -> str:
    if units.is_percent(number.unit):
        return "80 or 80 %"
    return f"12.5 or {units.attached('12.5', number.unit)}" if number.unit else "0.8, 4/5 or 80%"


def _other_unit(said: str, asked: str) -> str:
    if not asked:
        return f"Only a number is asked for: write it without “{said}”."
    unit = "per cent" if units.is_percent(asked) else asked
    return f"The answer is asked for in {unit}: write it so, without “{said}”."


def _per_cent(number: Number, reading: numbers.Reading) -> Doubt | None:
    """Whether `80` is meant as 80 % of one, or `0.8` as 80 where per cent is the unit."""
    key, size = abs(numbers.value(number)), abs(reading.value)
    shares = units.is_percent(number.unit) and size < 1 <= key
    percents = not number.unit and key < 1 < size <= 100
    meant = reading.value * 100 if shares else reading.value
    if reading.percent or not (shares or percents) or not _nearer(number, reading, meant if shares else meant / 100):
        return None
    return _asked(f"{numbers.spelled(meant)} %", f"{numbers.spelled(meant)}%")


def _comma(number: Number, reading: numbers.Reading, text: str) -> Doubt | None:
    """Whether the comma of `1,235` is a decimal one, or the point of `1.235` parts thousands: if that is nearer."""
    swapped = text.translate(_SWAPPED)
    try:
        other = numbers.read(swapped, number.unit)
    except numbers.NotANumberError:
        return None
    return _asked(numbers.spelled(other.value), swapped) if _nearer(number, reading, other.value) else None


def _asked(shown: str, meant: str) -> Doubt:
    return Doubt(f"Do you mean {shown}?", Wrote(meant))
