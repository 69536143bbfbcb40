"""Numbers as people write them: every spelling read, the key with its margin, and a number written out."""

from fractions import Fraction

from quizapp.core.deck import Number


def value(number: Number) -> Fraction:
    """The right number; its variables have to be drawn."""
    return Fraction(number.answer)


def margin(number: Number) -> Fraction:
    """How far off an answer may be, in the unit of the right number."""
    return Fraction(0)


def written(number: Number) -> str:
    """The right number as people write it: with its decimals and its unit; an expression that is not drawn as it is."""
    return f"{number.answer} {number.unit}".rstrip()
