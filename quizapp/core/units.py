"""Units of numbers: spellings that mean the same unit, magnitudes such as `k`, and where a unit stands."""

import re
from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

PERCENT = "%"
_GROUPS = (
    (PERCENT, "percent", "per cent", "per-cent", "pct"),
    ("pp", "percentage point", "percentage points"),
    ("$", "US$", "USD", "dollar", "dollars", "US dollars"),
    ("€", "EUR", "euro", "euros"),
    ("£", "GBP", "pound", "pounds"),
    ("¥", "JPY", "yen"),
    ("ns", "nanosecond", "nanoseconds"),
    ("μs", "us", "microsecond", "microseconds"),
    ("ms", "msec", "millisecond", "milliseconds"),
    ("s", "sec", "secs", "second", "seconds"),
    ("min", "mins", "minute", "minutes"),
    ("h", "hr", "hrs", "hour", "hours"),
    ("d", "day", "days"),
    ("week", "weeks"),
    ("month", "months"),
    ("year", "years", "yr", "yrs"),
    ("mm", "millimetre", "millimetres", "millimeter", "millimeters"),
    ("cm", "centimetre", "centimetres", "centimeter", "centimeters"),
    ("m", "metre", "metres", "meter", "meters"),
    ("km", "kilometre", "kilometres", "kilometer", "kilometers"),
    ("mg", "milligram", "milligrams"),
    ("g", "gram", "grams"),
    ("kg", "kilogram", "kilograms"),
    ("bit", "b", "bits"),
    ("kb", "kbit", "kilobit", "kilobits"),
    ("Mb", "Mbit", "megabit", "megabits"),
    ("Gb", "Gbit", "gigabit", "gigabits"),
    ("byte", "B", "bytes"),
    ("kB", "KB", "kilobyte", "kilobytes"),
    ("MB", "Mbyte", "Mbytes", "megabyte", "megabytes"),
    ("GB", "Gbyte", "Gbytes", "gigabyte", "gigabytes"),
    ("MiB", "mebibyte", "mebibytes"),
    ("GiB", "gibibyte", "gibibytes"),
    ("TB", "terabyte", "terabytes"),
    ("Hz", "hertz"),
    ("kHz", "kilohertz"),
    ("MHz", "megahertz"),
    ("GHz", "gigahertz"),
    ("mW", "milliwatt", "milliwatts"),
    ("W", "watt", "watts"),
    ("kW", "kilowatt", "kilowatts"),
    ("MW", "megawatt", "megawatts"),
    ("kWh", "kilowatt hour", "kilowatt hours"),
    ("J", "joule", "joules"),
    ("mV", "millivolt", "millivolts"),
    ("V", "volt", "volts"),
    ("dB", "decibel", "decibels"),
    ("°", "degree", "degrees", "deg"),
    ("°C", "celsius", "degrees celsius"),
)
_DIMENSIONS: tuple[Mapping[str, int], ...] = (
    {"ms": 1, "s": 1000, "min": 60_000, "h": 3_600_000},
    {"g": 1, "kg": 1000},
    {"mm": 1, "cm": 10, "m": 1000, "km": 10**6},
    {"byte": 1, "kB": 10**3, "MB": 10**6, "GB": 10**9},
)
_UNIT: Mapping[str, str] = MappingProxyType({spelling: group[0] for group in _GROUPS for spelling in group})
_SPELLINGS: Mapping[str, tuple[str, ...]] = MappingProxyType({group[0]: group for group in _GROUPS})
_MAGNITUDES: Mapping[str, int] = MappingProxyType(
    {
        **dict.fromkeys(("k", "K", "thousand", "thousands"), 10**3),
        **dict.fromkeys(("M", "mn", "mln", "mio", "million", "millions"), 10**6),
        **dict.fromkeys(("bn", "billion", "billions"), 10**9),
        **dict.fromkeys(("trillion", "trillions"), 10**12),
    }
)
_WORDS = re.compile(r"[^\W\d_]{2,}|[^\W\d_]+(?:[ /*^-]+[^\W_]+)+")
_BEFORE = frozenset({"$", "US$", "€", "£", "¥"})


def same(said: str, asked: str) -> bool:
    """Whether two spellings mean one unit: as in SI upper and lower case differ where both exist, else they do not."""
    wanted = _UNIT.get(asked, asked)
    if said in _UNIT:
        return _UNIT[said] == wanted
    return _folded(said) in {_folded(spelling) for spelling in (asked, *_SPELLINGS.get(wanted, ()))}


def is_percent(unit: str) -> bool:
    """Whether a unit is per cent, in any spelling."""
    return bool(unit) and same(unit, PERCENT)


def factor(said: str, asked: str) -> Fraction | None:
    """How many of one unit are one of the other: 1/1000 from ms to s; None where they measure different things."""
    for sizes in _DIMENSIONS:
        one, other = (next((size for unit, size in sizes.items() if same(name, unit)), None) for name in (said, asked))
        if one and other:
            return Fraction(one, other)
    return None


def named(unit: str) -> str:
    """A unit as it is spoken of: per cent in one spelling, any other one as written."""
    return "per cent" if is_percent(unit) else unit


def resolved(said: str, asked: str) -> tuple[int, str] | None:
    """What stands after a number, as a factor and a unit (empty for none); None for what is neither.

    `k`, `million` and the like are factors where they are no unit. A unit that nobody knows is made of words.
    """
    if said in _UNIT or is_percent(said) or (asked and same(said, asked)):
        return 1, said
    for word in sorted(_MAGNITUDES, key=len, reverse=True):
        rest = said[len(word) :]
        if said.startswith(word) and (rest[:1] in ("", " ") or rest in _UNIT or (asked and same(rest, asked))):
            return _MAGNITUDES[word], rest.strip()
    return (1, said) if _WORDS.fullmatch(said) else None


def begins(unit: str, factor: int) -> bool:
    """Whether a unit begins with a letter that stands for this factor elsewhere: the M of MB, the k of kg."""
    return factor > 1 and len(unit) > 1 and _MAGNITUDES.get(unit[0]) == factor


def before(text: str) -> str:
    """The unit that stands before a number, at the start of a text: `$`, `US$`, `EUR`; empty for none."""
    codes = ("USD", "EUR", "GBP", "JPY")
    return next((unit for unit in sorted((*_BEFORE, *codes), key=len, reverse=True) if text.startswith(unit)), "")


def attached(number: str, unit: str) -> str:
    """A number with its unit as people write it: `$5`, `80 %`, `5 ms`."""
    if unit in _BEFORE:
        return f"-{unit}{number[1:]}" if number.startswith("-") else f"{unit}{number}"
    if is_percent(unit):
        return f"{number} {PERCENT}"
    return f"{number}{unit}" if unit == "°" else f"{number} {unit}".rstrip()


def _folded(unit: str) -> str:
    """A spelling without case, spaces, hyphens and a plural s."""
    bare = unit.casefold().replace(" ", "").replace("-", "").rstrip(".")
    return bare[:-1] if len(bare) > 3 and bare.endswith("s") else bare
