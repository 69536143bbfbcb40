"""Numbers as people write them: every spelling read, the key with its margin, and a number written out."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from math import ceil, floor

from quizapp.core import numerals, units
from quizapp.core.calculated.template import tidy
from quizapp.core.deck import Number
from quizapp.core.values import frozen

_DUST = Fraction(1, 10**9)
_FLOAT_DIGITS = 15  # more than people write: it was computed
_PLAIN_FROM, _PLAIN_BELOW = Fraction(1, 10**12), 10**15
_SHOWN = 30
_WHOLE = re.compile(r"-?\d{5,}(?=\.|$)")
_UNIT = re.compile(r"(?<=[\d)])\s*(?=[^\W\d_]|[%$€£¥°])")


class NotANumberError(ValueError):
    """A text that spells no number; its own text says so."""


@frozen
class Reading:
    """A number that was written: its value in the unit asked for, whether as per cent, and its unit as written.

    With an `other` unit than the one asked for the value means nothing. `factor` is what a `k` or `million` is worth.
    """

    value: Fraction
    percent: bool = False
    unit: str = ""
    other: bool = False
    factor: int = 1


def read(text: str, unit: str = "") -> Reading:
    """The number that a text spells where an answer in this unit is asked for (empty: without unit).

    `80%` is 0.8, and 80 where per cent is the unit. Raises NotANumberError.
    """
    text, unit = text.strip(), numerals.cleaned(unit)
    plain = numerals.cleaned(text) if len(text) <= numerals.LENGTH_MAX else ""
    for number, after in _cuts(plain):
        value, found = numerals.number(number), units.resolved(after, unit) if after else (1, "")
        if value is not None and found is not None:
            return replace(_reading(value * found[0], found[1], unit), factor=found[0])
    raise NotANumberError(f"“{_short(text)}” is no number")


def _cuts(text: str) -> Iterator[tuple[str, str]]:
    """The ways to tell a number from its unit, before or after it, with the longest number first."""
    yield text, ""
    sign, rest = (text[:1], text[1:].lstrip()) if text[:1] in ("-", "+") else ("", text)
    front = units.before(rest)
    number = sign + rest.removeprefix(front).lstrip()
    if front:
        yield number, front
    for cut in reversed([*_UNIT.finditer(number)]):
        yield number[: cut.start()], f"{number[cut.end() :]} {front}".rstrip()


def _reading(value: Fraction, said: str, asked: str) -> Reading:
    if units.is_percent(said):
        as_asked = units.is_percent(asked)
        return Reading(value if as_asked else value / 100, percent=True, unit=said, other=bool(asked) and not as_asked)
    return Reading(value, unit=said, other=bool(said) and not units.same(said, asked))


def value(number: Number) -> Fraction:
    """The right number; its variables have to be drawn."""
    return Fraction(number.answer)


def margin(number: Number) -> Fraction:
    """How far off an answer may be, in the unit of the right number.

    The tolerance, or half a unit of the last decimal asked for, or what floats are off by: a billionth of the number.
    """
    return max(_allowed(number), _dust(value(number)))


def _allowed(number: Number) -> Fraction:
    key, tolerance = value(number), number.tolerance.strip()
    if tolerance.endswith("%"):
        return abs(key * Fraction(tolerance[:-1].strip())) / 100
    if tolerance:
        return Fraction(tolerance)
    return Fraction(0 if number.decimals is None else Fraction(1, 2 * 10**number.decimals))


def fits(number: Number, given: Fraction) -> bool:
    """Whether a number is right: within the margin, whose ends are as dusty as floats are."""
    return abs(given - value(number)) <= reach(number)


def reach(number: Number) -> Fraction:
    """How far off a number that counts as right may be: the margin, and the dust at its ends."""
    return margin(number) + _dust(value(number))


def ends(number: Number) -> tuple[str, str] | None:
    """The least and the greatest number that count as right, as people write them; None where it has to be exact.

    They are rounded inwards, to a fiftieth of the margin or finer, and never to fewer decimals than are asked for: they
    count as right themselves, and of the numbers with so many decimals none that does is beyond them.
    """
    if _allowed(number) <= _dust(value(number)):
        return None
    places = number.decimals or 0
    while Fraction(1, 10**places) > margin(number) / 50:
        places += 1
    key, off, unit = value(number), reach(number), 10**places
    return exact(Fraction(ceil((key - off) * unit), unit)), exact(Fraction(floor((key + off) * unit), unit))


def _dust(key: Fraction) -> Fraction:
    return abs(key) * _DUST


def written(number: Number) -> str:
    """The right number as people write it: with its decimals and its unit; an expression that is not drawn as it is."""
    if number.answer.startswith("="):
        return f"{number.answer} {number.unit}".rstrip()
    return units.attached(figures(number), number.unit)


def figures(number: Number) -> str:
    """The right number without its unit: as written, with its decimals, and grouped from 10,000 on."""
    text, exact = number.answer.replace("_", ""), value(number)
    if number.decimals is not None:
        return _grouped(_rounded(exact, min(number.decimals, _decimals_held(exact))))
    is_float = "e" in text.lower() or sum(map(str.isdigit, text.lstrip("-0."))) >= _FLOAT_DIGITS
    return _grouped(spelled(exact) if is_float and abs(exact) < _PLAIN_BELOW else text)


def spelled(number: Fraction) -> str:
    """Any number as people write it, rounded where it is long; with a power of ten where it is huge or tiny."""
    plain = not number or _PLAIN_FROM <= abs(number) < _PLAIN_BELOW
    return tidy(float(number)) if plain else f"{float(number):.4g}"


def exact(number: Fraction) -> str:
    """A number so that it is read again as the very same: a decimal where one holds it, else a fraction."""
    decimals = (spelled(number), repr(float(number)))
    return next((text for text in decimals if Fraction(text) == number), str(number))


def shown(reading: Reading, unit: str) -> str:
    """What was read, in the unit asked for: as per cent where it was written so."""
    if reading.percent and not unit:
        return f"{_grouped(spelled(reading.value * 100))} {units.PERCENT}"
    return units.attached(_grouped(spelled(reading.value)), unit)


def _rounded(exact: Fraction, decimals: int) -> str:
    """A number with so many decimals, halves rounded away from 0."""
    digits = str(int(abs(exact) * 10**decimals + Fraction(1, 2))).rjust(decimals + 1, "0")
    text = f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits
    return f"-{text}" if exact < 0 and text.strip("0.") else text


def _decimals_held(exact: Fraction) -> int:
    """How many decimals a number with 15 digits has: those that follow are what a float invents."""
    whole = int(abs(exact))
    return max(0, _FLOAT_DIGITS - len(str(whole) if whole else ""))


def _grouped(text: str) -> str:
    found = _WHOLE.match(text)
    return f"{int(found[0]):,}{text[found.end() :]}" if found else text


def _short(text: str) -> str:
    shown = " ".join(text[:_SHOWN].split())
    return f"{shown}…" if len(text) > _SHOWN else shown
