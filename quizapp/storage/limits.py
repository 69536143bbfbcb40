"""What a row can hold: the bounds that the tables check, checked here before any SQL runs."""

import math

DAY_MINUTES = 1440
MAX_STABILITY = 1e9
MAX_COUNT = 2**53


def text(name: str, value: str) -> str:
    """The text itself. Raises ValueError if it holds NUL or lone surrogates, or is no text."""
    if not isinstance(value, str) or "\0" in value:
        raise ValueError(f"{name} must be text without NUL characters, not {value!r}")
    if value.isascii():
        return value
    try:
        value.encode()
    except UnicodeEncodeError:
        raise ValueError(f"{name} must not contain lone surrogates: {value!r}") from None
    return value


def key(name: str, value: str) -> str:
    """The text itself. Raises ValueError if it is empty or no text that can be stored."""
    if not value:
        raise ValueError(f"{name} must not be empty")
    return text(name, value)


def whole(name: str, value: int, low: int = 0, high: int = MAX_COUNT) -> int:
    """The whole number itself. Raises ValueError if it is not within [low, high]."""
    if not isinstance(value, int) or not low <= value <= high:
        raise ValueError(f"{name} must be a whole number from {low} to {high}, not {value!r}")
    return int(value)


def maybe(name: str, value: int | None, low: int = 0, high: int = MAX_COUNT) -> int | None:
    """The whole number itself, or None. Raises ValueError if it is not within [low, high]."""
    return None if value is None else whole(name, value, low, high)


def real(name: str, value: float, low: float, high: float) -> float:
    """The number itself. Raises ValueError if it is not finite or not within [low, high]."""
    if not isinstance(value, int | float) or not low <= value <= high:
        raise ValueError(f"{name} must be a number from {low} to {high}, not {value!r}")
    return float(value)


def chance(name: str, value: float) -> float:
    """The chance of guessing itself. Raises ValueError if it is not within [0, 1)."""
    return real(name, value, 0.0, math.nextafter(1.0, 0.0))
