"""The smallest wider tolerance that lets a number pass, and is narrower for no draw of its question."""

from dataclasses import replace
from decimal import ROUND_UP, Context, Decimal
from fractions import Fraction

from quizapp.core import numbers
from quizapp.core.calculated.clashes import TOLERANCE
from quizapp.core.deck import Number

PERCENTAGES = ("0.1%", "0.2%", "0.5%", "1%", "2%", "5%")
_OF_KEY = Fraction(1, 20)
_TIMES = 2
_DUST = Fraction(1, 10**9)
_ONE_DIGIT = Context(prec=1, rounding=ROUND_UP)


def wider(written: Number, shown: Number, given: Fraction, *, calculated: bool) -> str:
    """A tolerance as a deck has it, for a number that is wrong as it is `shown`; empty where none is sensible.

    It is absolute where the `written` one is (decimals that are asked for are such a one), else a percentage. It is at
    most 5 % of the right number or, where absolute, twice what is forgiven now; no trap of this showing passes.
    """
    if numbers.fits(shown, given):
        return ""
    found = _absolute(shown, given) if _is_absolute(written) else _percentage(written, shown, given, calculated)
    widened = replace(shown, tolerance=found)
    return "" if any(numbers.fits(widened, Fraction(trap.answer)) for trap in shown.traps) else found


def _is_absolute(number: Number) -> bool:
    return number.decimals is not None if not number.tolerance else not number.tolerance.endswith("%")


def _absolute(shown: Number, given: Fraction) -> str:
    """The distance, rounded up to one digit."""
    key = numbers.value(shown)
    off = abs(given - key) - _DUST * abs(key)
    allowed = _ONE_DIGIT.divide(Decimal(off.numerator), Decimal(off.denominator))
    return f"{allowed:f}" if Fraction(allowed) <= max(_OF_KEY * abs(key), _TIMES * numbers.margin(shown)) else ""


def _percentage(written: Number, shown: Number, given: Fraction, calculated: bool) -> str:  # noqa: FBT001
    """The smallest percentage; not below the one that draws of a question without tolerance have."""
    first = PERCENTAGES.index(TOLERANCE) if calculated and not written.tolerance else 0
    fitting = (found for found in PERCENTAGES[first:] if numbers.fits(replace(shown, tolerance=found), given))
    return next(fitting, "")
