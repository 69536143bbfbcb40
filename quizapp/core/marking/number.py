"""A number: right within its margin, a trap with its own comment, or wrong with a word on how far off it is."""

from dataclasses import replace
from fractions import Fraction

from quizapp.core import numbers
from quizapp.core.counting import plural
from quizapp.core.deck import Number, Trap
from quizapp.core.marking.mark import Mark, comments, one_line, right
from quizapp.core.review import Verdict

_FACTORS = tuple(10**power for power in range(1, 10))
_CLOSE = Fraction(1, 10)
_PLACES = 7


def mark_number(number: Number, text: str) -> Mark:
    """The mark of a number in any spelling; right wins over a trap, and of several traps the nearest counts."""
    answer = f"the answer is {numbers.written(number)}"
    if not text.strip():
        return Mark(Verdict.WRONG, f"nothing was written; {answer}")
    try:
        reading = numbers.read(text, number.unit)
    except numbers.NotANumberError as error:
        return Mark(Verdict.WRONG, f"{error}; {answer}")
    if reading.other:
        return Mark(Verdict.WRONG, f"{one_line(reading.unit)} is not the unit asked for; {answer}")
    given = reading.value
    if numbers.fits(number, given):
        return right(answer if _as_exact(number, given) else f"{answer}, and yours is near enough")
    trap = _trap(number, given)
    if trap:
        return Mark(Verdict.WRONG, answer, comments([trap.why]), mistakes=(_known_as(trap),))
    off = _off(number, given)
    return Mark(Verdict.WRONG, f"{answer}; {off}" if off else answer)


def _as_exact(number: Number, given: Fraction) -> bool:
    """Whether what was given is the key, or the key as it is shown."""
    return given == numbers.value(number) or given == numbers.read(numbers.figures(number)).value


def _trap(number: Number, given: Fraction) -> Trap | None:
    """The trap that was stepped into: the nearest one whose own margin holds the number, or that rounds to it."""
    near = [
        (abs(given - numbers.value(wrong)), place)
        for place, trap in enumerate(number.traps)
        if numbers.fits(wrong := replace(number, answer=trap.answer), given) or _rounds_to(numbers.value(wrong), given)
    ]
    return number.traps[min(near)[1]] if near else None


def _rounds_to(value: Fraction, given: Fraction) -> bool:
    """Whether a number with decimals is what a value comes to with so many of them."""
    places = next((places for places in range(_PLACES) if (given * 10**places).denominator == 1), 0)
    return places > 0 and _rounded(value, places) == given


def _known_as(trap: Trap) -> str:
    """The name of a trap: as its author wrote it, since its numbers differ from one showing to the next."""
    return one_line(trap.written or trap.why or trap.answer)


def _off(number: Number, given: Fraction) -> str:
    """How a wrong number differs from the right one, where that teaches; else empty."""
    key = numbers.value(number)
    if not key or not given:
        return _distance(number, given)
    if _hits(number, -given):
        return "the sign is the other one"
    factor = _factor(number, given)
    if factor:
        return f"off by a factor of {factor:,}"
    if 0 < key < 1 and _hits(number, 1 - given):
        return "that is 1 minus the answer"
    if _hits(number, 1 / given):
        return "that is 1 divided by the answer"
    if number.decimals is not None and any(given == _rounded(key, places) for places in range(number.decimals)):
        return f"it is asked for with {plural(number.decimals, 'decimal')}"
    return _distance(number, given)


def _hits(number: Number, meant: Fraction) -> bool:
    """Whether a number comes so near to the right one that it must be meant, however wide the margin is."""
    key = numbers.value(number)
    return numbers.fits(number, meant) and abs(meant - key) <= _CLOSE * abs(key)


def _factor(number: Number, given: Fraction) -> int | None:
    """The power of ten that a number is off by; of several the one that comes nearest."""
    key = numbers.value(number)
    hits = [(abs(meant - key), by) for by in _FACTORS for meant in (given * by, given / by) if _hits(number, meant)]
    return min(hits)[1] if hits else None


def _distance(number: Number, given: Fraction) -> str:
    """How far off a near miss is, and what would be allowed."""
    key, margin = numbers.value(number), numbers.margin(number)
    off = abs(given - key)
    if not key or off > max(_CLOSE * abs(key), 2 * margin):
        return ""
    exact = not number.tolerance and number.decimals is None
    allowed = "it has to be exact" if exact else f"{numbers.spelled(margin)} is allowed"
    return f"off by {numbers.spelled(off)}; {allowed}"


def _rounded(key: Fraction, places: int) -> Fraction:
    return round(key, places) if places else Fraction(round(key))
