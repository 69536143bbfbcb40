"""Numbers as authors write them in a deck, in the digits that Python reads; what can be read in two ways is none."""

import re
from decimal import Decimal
from fractions import Fraction

LARGEST = 10**15
_PLAIN = r"[-+−]?(?:\d[\d_]*(?:\.\d+)?|\.\d+)(?:[eE][-+−]?\d{1,2})?"
_NUMERAL = re.compile(rf"({_PLAIN}|[-+−]?\d*,\d+)(?: ?(%)| ?/ ?(\d{{1,15}}))?", re.ASCII)
_BARE = re.compile(_PLAIN, re.ASCII)
_TWO_WAYS = re.compile(r"[-+−]?[1-9]\d{0,2},\d{3}(?: ?%)?", re.ASCII)


def plain(text: str, *, percent: bool = False) -> str | None:
    """A numeral as `Fraction` reads it; None for other texts.

    Decimals may have a point or a comma; `80%` is 0.8, and 80 where per cent is the unit.
    """
    found = _NUMERAL.fullmatch(text.strip())
    if found is None or reads_two_ways(text):
        return None
    number = _digits(found[1])
    if found[2] and not percent:
        return f"{Decimal(number) / 100:f}"
    if found[3]:
        return f"{number}/{found[3]}" if number.lstrip("+-").isdecimal() and int(found[3]) else None
    return number


def value(text: str) -> Fraction | None:
    """What a numeral is worth; None for other texts."""
    found = plain(text)
    return None if found is None else Fraction(found)


def margin(text: str) -> str | None:
    """A numeral, or a percentage with its sign, in the digits that `Fraction` reads; None for other texts."""
    digits = text.strip().removesuffix("%").rstrip()
    found = plain(digits) if "%" not in digits else None
    return f"{found}%" if found and "%" in text else found


def bare(text: str) -> str | None:
    """A numeral without comma, per cent or fraction, as Python reads it; None for other texts."""
    return _digits(text.strip()) if _BARE.fullmatch(text.strip()) else None


def reads_two_ways(text: str) -> bool:
    """Whether the comma of a numeral can stand for thousands as well as for decimals."""
    return _TWO_WAYS.fullmatch(text.strip()) is not None


def _digits(numeral: str) -> str:
    return numeral.replace("−", "-").replace("_", "").replace(",", ".")
