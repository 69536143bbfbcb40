"""One line of JSON Lines, read with suspicion: an object whose fields are taken one by one and checked."""

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO, NoReturn

LINE_MAX = 1_000_000
_SHOWN = 40
_ESCAPE = b"\\u"


class LineError(Exception):
    """A line that cannot be taken; its text is a sentence for the user."""


def lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream, each cut just above LINE_MAX bytes, so that no line can fill the memory."""
    while line := stream.readline(LINE_MAX + 1):
        yield line
        while len(line) > LINE_MAX and not line.endswith(b"\n"):
            line = stream.readline(LINE_MAX + 1)


def parse(line: bytes) -> dict[str, object]:
    """The JSON object of a line.

    Raises LineError for what is too long, no UTF-8, no JSON, no object, has a key twice, a
    number that is not finite, or text that cannot be stored (NUL, lone surrogates).
    """
    if len(line) > LINE_MAX:
        raise LineError(f"the line is longer than {LINE_MAX:,} bytes")
    try:
        value: object = _DECODER.decode(_text(line))
    except ValueError as error:
        raise LineError(f"this is not JSON ({error})") from None
    except RecursionError:
        raise LineError("the JSON is nested too deeply") from None
    if not isinstance(value, dict):
        raise LineError("this is not a JSON object, as in {…}")
    if _ESCAPE in line:  # UTF-8 has no lone surrogates and JSON no bare NUL: only an escape brings them in
        for text in _texts(value):
            _check_text(text)
    return value


class Fields:
    """The fields of one object; each is taken once, and `rest` holds what nobody asked for.

    Every method raises LineError with a sentence that names the field.
    """

    def __init__(self, fields: Mapping[str, object]) -> None:
        self.rest = dict(fields)

    def __contains__(self, name: str) -> bool:
        return self.rest.get(name) is not None

    def value(self, name: str) -> object:
        """The field as it is; None when it is missing or null."""
        return self.rest.pop(name, None)

    def text(self, name: str, default: str | None = None) -> str:
        """A text; without a default it is needed and must not be empty."""
        value = self.rest.pop(name, None)
        if value and isinstance(value, str):
            return value
        if value is None and default is not None:
            return default
        if not isinstance(value, str) or not (value or default is not None):
            raise LineError(_wrong(name, "a text", value))
        return value

    def flag(self, name: str) -> bool:
        """True or false; false when missing."""
        value = self.rest.pop(name, None)
        if not isinstance(value, bool | None):
            raise LineError(_wrong(name, "true or false", value))
        return bool(value)

    def whole(self, name: str, low: int, high: int) -> int | None:
        """A whole number within [low, high]; None when missing."""
        value = self.rest.pop(name, None)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise LineError(_wrong(name, f"a whole number from {low} to {high}", value))
        return value

    def share(self, name: str) -> float | None:
        """A number within [0, 1]; None when missing."""
        value = self.value(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise LineError(_wrong(name, "a number from 0 to 1", value))
        return float(value)

    def table(self, name: str) -> dict[str, object]:
        """An object; empty when missing."""
        value = self.value(name)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise LineError(_wrong(name, "an object, as in {…}", value))
        return value


def _wrong(name: str, wanted: str, value: object) -> str:
    if value is None:
        return f"`{name}` is missing"
    found = json.dumps(value)
    return f"`{name}` has to be {wanted}, not {found if len(found) <= _SHOWN else found[:_SHOWN] + '…'}"


def _text(line: bytes) -> str:
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LineError(f"byte {error.start + 1} is not UTF-8 text") from None


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for place, key in enumerate(keys) if key in keys[:place])
        raise LineError(f"the key {json.dumps(twice)} is there twice")
    return found


def _constant(word: str) -> NoReturn:
    raise LineError(f"{word} is not a number that can be kept")


def _float(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        _constant(digits[:_SHOWN])
    return value


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_constant, parse_float=_float)


def _texts(value: object) -> Iterable[str]:
    """Every text in a JSON value, keys included; a stack of its own, because the value may be deep."""
    left = [value]
    while left:
        match left.pop():
            case str(text):
                yield text
            case dict(table):
                left += [*table, *table.values()]
            case list(items):
                left += items


def _check_text(text: str) -> None:
    if "\0" in text:
        raise LineError("a text holds the character NUL, which cannot be kept")
    if not text.isascii() and any("\ud800" <= char <= "\udfff" for char in text):
        raise LineError("a text holds half a character (a lone surrogate), which cannot be kept")
