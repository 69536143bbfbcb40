"""A number: right within its margin, a trap with its own comment, or wrong with a word on how far off it is."""

from dataclasses import replace
from fractions import Fraction

from quizapp.core import numbers
from quizapp.core.deck import Number, Trap
from quizapp.core.marking.mark import Mark, comments, one_line, right
from quizapp.core.review import Verdict

_FACTORS = tuple(10**power for power in range(1, 10))
_CLOSE = Fraction(1, 10)


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
        return Mark(Verdict.WRONG, answer, comments([trap.why]), mistakes=(one_line(trap.why or trap.answer),))
    off = _off(number, given)
    return Mark(Verdict.WRONG, f"{answer}; {off}" if off else answer)


def _as_exact(number: Number, given: Fraction) -> bool:
    """Whether what was given is the key, or the key as it is shown."""
    return given == numbers.value(number) or given == numbers.read(numbers.figures(number)).value


def _trap(number: Number, given: Fraction) -> Trap | None:
    """The trap that was stepped into: the nearest one whose own margin holds the number."""
    near = [
        (abs(given - numbers.value(wrong)), place)
        for place, trap in enumerate(number.traps)
        if numbers.fits(wrong := replace(number, answer=trap.answer), given)
    ]
    return number.traps[min(near)[1]] if near else None


def _off(number: Number, given: Fraction) -> str:
    """How a wrong number differs from the right one, where that teaches; else empty."""
    key = numbers.value(number)
    if given and numbers.fits(number, -given):
        return "the sign is the other one"
    factor = next((by for by in _FACTORS if numbers.fits(number, given * by) or numbers.fits(number, given / by)), None)
    if factor and given:
        return f"off by a factor of {factor:,}"
    if 0 < key < 1 and numbers.fits(number, 1 - given):
        return "that is 1 minus the answer"
    if given and numbers.fits(number, 1 / given):
        return "that is 1 divided by the answer"
    if number.decimals is not None and any(given == _rounded(key, places) for places in range(number.decimals)):
        return f"it is asked for with {number.decimals} decimals"
    return _distance(number, given)


def _distance(number: Number, given: Fraction) -> str:
    """How far off a near miss is, and what would be allowed."""
    key, margin = numbers.value(number), numbers.margin(number)
    off = abs(given - key)
    if not key or off > max(_CLOSE * abs(key), 2 * margin):
        return ""
    allowed = f"; {numbers.spelled(margin)} is allowed" if number.tolerance else ""
    return f"off by {numbers.spelled(off)}{allowed}"


def _rounded(key: Fraction, places: int) -> Fraction:
    return round(key, places) if places else Fraction(round(key))
