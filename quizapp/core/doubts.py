"""What is told of a response before it counts: what is no answer yet, and what may be meant otherwise."""

from fractions import Fraction

from quizapp.core import numbers, units
from quizapp.core.cards import Card
from quizapp.core.deck import Number, TypedList
from quizapp.core.marking import listed
from quizapp.core.response import Response, Wrote
from quizapp.core.values import frozen

_SWAPPED = str.maketrans(",.", ".,")


@frozen
class Doubt:
    """A sentence for the learner. With `meant` it is a question: yes counts that response, no the one given.

    Without, nothing counts yet and the learner answers again.
    """

    says: str
    meant: Response | None = None


def doubt(card: Card, response: Response) -> Doubt | None:
    """What to clear up before a response to a card is graded; None for nothing."""
    if not isinstance(response, Wrote) or not response.text.strip():
        return None
    match card.question.body:
        case Number() as number:
            return _number(number, response.text)
        case TypedList() as body if listed.in_one(response.text, body):
            several = listed.separator(body)
            return Doubt(f"Put {several} between the answers. If this is one answer, end it with a {several[:-1]}.")
    return None


def unclear(card: Card, response: Response) -> Doubt | None:
    """What to say of a response where nothing may be told of what is right, as in an exam: the same whatever that is.

    That is what is no number, has another unit, or has a comma that could be a decimal one; None for nothing.
    """
    body = card.question.body
    if not isinstance(body, Number) or not isinstance(response, Wrote) or not response.text.strip():
        return None
    try:
        reading = numbers.read(response.text, body.unit)
    except numbers.NotANumberError as error:
        return Doubt(f"{error}.")
    if reading.other:
        return _converted(body, reading) or Doubt(_other_unit(reading.unit, body.unit))
    return _prefix(body, reading) or _thousands(body, reading, response.text)


def _thousands(number: Number, reading: numbers.Reading, text: str) -> Doubt | None:
    """How `1,235` is read, as it could be meant with a decimal comma."""
    try:
        other = numbers.read(text.translate(_SWAPPED), number.unit)
    except numbers.NotANumberError:
        return None
    read = numbers.shown(reading, number.unit)
    return Doubt(f"This is read as {read}.") if "," in text and other.value != reading.value else None


def _number(number: Number, text: str) -> Doubt | None:
    try:
        reading = numbers.read(text, number.unit)
    except numbers.NotANumberError as error:
        return Doubt(f"{error}. Write it like {_example(number)}.")
    if reading.other:
        return _converted(number, reading) or Doubt(_other_unit(reading.unit, number.unit))
    if numbers.fits(number, reading.value):
        return None
    return _prefix(number, reading) or _per_cent(number, reading) or _comma(number, reading, text)


def _nearer(number: Number, reading: numbers.Reading, other: Fraction) -> bool:
    """Whether another value differs from the right one by a smaller factor than what was read."""
    key, given, other = abs(numbers.value(number)), abs(reading.value), abs(other)
    return bool(key and given and other) and max(other / key, key / other) < max(given / key, key / given)


def _example(number: Number) -> str:
    if units.is_percent(number.unit):
        return "80 or 80 %"
    if number.unit:
        return f"12.5 or {units.attached('12.5', number.unit)}"
    return "0.8, 4/5 or 80%" if not numbers.fits(number, Fraction("0.8")) else "0.3, 3/10 or 30%"


def _other_unit(said: str, asked: str) -> str:
    if not asked:
        return f"Only a number is asked for: write it without “{said}”."
    return f"The answer is asked for in {units.named(asked)}, not in {units.named(said)}."


def _converted(number: Number, reading: numbers.Reading) -> Doubt | None:
    """Whether `1280 ms` is meant as 1.28 s, where another unit of what is measured is asked for."""
    factor = units.factor(reading.unit, number.unit)
    if factor is None:
        return None
    meant = reading.value * factor
    return _asked(numbers.shown(numbers.Reading(meant), number.unit), f"{numbers.exact(meant)} {number.unit}")


def _prefix(number: Number, reading: numbers.Reading) -> Doubt | None:
    """Whether the M of `5 M` begins the MB that are asked for, and is no million."""
    if reading.unit or not units.begins(number.unit, reading.factor):
        return None
    bare = reading.value / reading.factor
    return _asked(units.attached(numbers.spelled(bare), number.unit), f"{numbers.exact(bare)} {number.unit}")


def _per_cent(number: Number, reading: numbers.Reading) -> Doubt | None:
    """Whether `80` is meant as 80 % of one, or `0.8` as 80 where per cent is the unit."""
    if reading.percent or (number.unit and not units.is_percent(number.unit)):
        return None
    key, size = abs(numbers.value(number)), abs(reading.value)
    percents = reading.value * 100 if number.unit else reading.value
    meant = percents if number.unit else percents / 100
    likely = size < 1 <= key if number.unit else key <= 1 <= size <= 100
    if not (likely or (max(key, size) < 1 and numbers.fits(number, meant))) or not _nearer(number, reading, meant):
        return None
    return _asked(f"{numbers.spelled(percents)} %", f"{numbers.exact(percents)}%")


def _comma(number: Number, reading: numbers.Reading, text: str) -> Doubt | None:
    """Whether the comma of `1,235` is a decimal one, or the point of `1.235` parts thousands: if that is nearer."""
    swapped = text.translate(_SWAPPED)
    try:
        other = numbers.read(swapped, number.unit)
    except numbers.NotANumberError:
        return None
    return _asked(numbers.shown(other, number.unit), swapped) if _nearer(number, reading, other.value) else None


def _asked(shown: str, meant: str) -> Doubt:
    return Doubt(f"Do you mean {shown}?", Wrote(meant))
