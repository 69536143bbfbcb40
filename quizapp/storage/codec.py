"""Values of `core` ↔ JSON text: dataclasses as objects, named tuples as arrays; what is read is believed in nothing."""

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import Generic, Literal, TypeVar, get_args, get_origin

from quizapp.storage import limits

T = TypeVar("T")
Read = Callable[[object], object]


class CodecError(ValueError):
    """JSON that no value of the type is written as."""


class Codec(Generic[T]):
    """Writes and reads values of one type: texts, numbers, flags, tuples, maps, named tuples, dataclasses, unions.

    Of a union of dataclasses the first fits whose fixed fields are equal and whose fields without a default are there.
    Fields that are missing get their defaults, those that no version knows are passed over.
    """

    def __init__(self, type_: type[T]) -> None:
        self._type: object = type_
        self._reader: Read | None = None
        self._defaults: dict[str, object] | None = None

    def write(self, value: T) -> str:
        """The value as JSON in one line without blanks. Raises ValueError for text that no row can hold."""
        return limits.text("content", _ENCODER.encode(value))

    def brief(self, value: T) -> str:
        """The value like `write`, without those of its own fields that have their defaults."""
        if self._defaults is None:
            self._defaults = {field.name: field.default for field in fields(self._type)}  # type: ignore[arg-type]  # only those of dataclasses are brief
        told = {name: found for name, usual in self._defaults.items() if (found := getattr(value, name)) != usual}
        return limits.text("content", _ENCODER.encode(told))

    def read(self, text: str | bytes) -> T:
        """The value of a JSON text. Raises CodecError for anything else."""
        try:
            return self.made(json.loads(text))
        except (ValueError, RecursionError) as error:
            raise CodecError(str(error)) from error

    def made(self, found: object) -> T:
        """The value of JSON that is parsed already. Raises CodecError for anything else."""
        if self._reader is None:
            self._reader = _reader(self._type)
        made: T = self._reader(found)  # type: ignore[assignment]  # the reader of a type makes values of it
        return made


def plain(value: object) -> object:
    """A value as objects, arrays, texts and numbers."""
    found: object = json.loads(_ENCODER.encode(value))
    return found


def _fields(value: object) -> dict[str, object]:
    """What a dataclass with slots consists of; mappings of other kinds than dict as dicts."""
    if isinstance(value, Mapping):
        return dict(value)
    return {name: getattr(value, name) for name in type(value).__slots__}  # type: ignore[attr-defined]  # it has slots


_ENCODER = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, allow_nan=False, separators=(",", ":"), default=_fields
)


def _reader(type_: object) -> Read:
    """What reads a type."""
    origin, arguments = get_origin(type_), get_args(type_)
    if origin is tuple:
        return _every(_reader(arguments[0])) if arguments[1:] == (...,) else _row(tuple, list(map(_reader, arguments)))
    if origin is Mapping:
        return _mapping(_reader(arguments[1]))
    if origin is Literal:
        return _fixed(arguments[0])
    if origin is UnionType:
        return _union(arguments)
    if is_dataclass(type_):
        return _record(type_)  # type: ignore[arg-type]  # a class here, no instance
    if isinstance(type_, type) and issubclass(type_, tuple):
        defaults: Mapping[str, object] = type_._field_defaults  # type: ignore[attr-defined]  # of a named tuple
        readers = list(map(_reader, type_.__annotations__.values()))
        return _row(type_._make, readers, tuple(defaults.values()))  # type: ignore[attr-defined]  # of a named tuple
    if isinstance(type_, type) and issubclass(type_, Enum):
        return _converted(type_)
    return _scalar({type_})


def _scalar(types: set[object]) -> Read:
    """A value of just these types; a whole number where only other numbers are is one of them."""
    widened = float in types and int not in types

    def read(found: object) -> object:
        if type(found) in types and (type(found) is not float or math.isfinite(found)):
            return found
        if widened and type(found) is int:
            return _converted(float)(found)
        raise CodecError(f"{found!r:.80} is none of {types}")

    return read


def _converted(make: Callable[..., object]) -> Read:
    def read(found: object) -> object:
        try:
            return make(found)
        except (ValueError, TypeError, OverflowError) as error:
            raise CodecError(f"{found!r:.80}: {error}") from error

    return read


def _fixed(value: object) -> Read:
    def read(found: object) -> object:
        if found == value:
            return value
        raise CodecError(f"{found!r:.80} is not {value!r}")

    return read


def _every(read_one: Read) -> Read:
    def read(found: object) -> object:
        if type(found) is not list:
            raise CodecError(f"{found!r:.80} is no list")
        return tuple(map(read_one, found)) if found else ()

    return read


def _row(make: Callable[[list[object]], object], readers: list[Read], defaults: tuple[object, ...] = ()) -> Read:
    """An array with a place for each reader; those at the end may be missing where they have defaults."""
    needed = len(readers) - len(defaults)

    def read(found: object) -> object:
        if type(found) is not list or not needed <= len(found) <= len(readers):
            raise CodecError(f"{found!r:.80} is no row of {len(readers)}")
        given = [read_one(value) for read_one, value in zip(readers, found, strict=False)]
        return make([*given, *defaults[len(given) - needed :]])

    return read


def _mapping(read_one: Read) -> Read:
    def read(found: object) -> object:
        if type(found) is not dict:
            raise CodecError(f"{found!r:.80} is no map")
        return {name: read_one(value) for name, value in found.items()}

    return read


def _needs(type_: type) -> frozenset[str]:
    """The fields of a dataclass without which it cannot be made."""
    return frozenset(
        field.name for field in fields(type_) if field.default is MISSING and field.default_factory is MISSING
    )


def _record(type_: type) -> Read:
    readers = {field.name: _reader(field.type) for field in fields(type_)}
    needed = _needs(type_)

    def read(found: object) -> object:
        if type(found) is not dict or not needed <= found.keys():
            raise CodecError(f"{found!r:.80} is no {type_.__name__}")
        return type_(**{name: readers[name](value) for name, value in found.items() if name in readers})

    return read


def _union(types: tuple[object, ...]) -> Read:
    """One of several dataclasses, one of several scalars, or one type that may be missing."""
    records = [type_ for type_ in types if isinstance(type_, type) and is_dataclass(type_)]
    if len(records) > 1:
        return _told_apart(records)
    others = [type_ for type_ in types if type_ is not NoneType]
    if len(others) > 1:
        return _scalar(set(types))
    read_one = _reader(others[0])
    return lambda found: None if found is None else read_one(found)


def _told_apart(types: list[type]) -> Read:
    """One of these dataclasses."""
    told = [(_needs(type_), _marks(type_), _record(type_)) for type_ in types]

    def read(found: object) -> object:
        if type(found) is dict:
            for needed, marks, read_one in told:
                if needed <= found.keys() and all(found.get(name) == value for name, value in marks):
                    return read_one(found)
        raise CodecError(f"{found!r:.80} is none of {[type_.__name__ for type_ in types]}")

    return read


def _marks(type_: type) -> list[tuple[str, object]]:
    """The fields of a dataclass that have one value only, with it."""
    return [(field.name, get_args(field.type)[0]) for field in fields(type_) if get_origin(field.type) is Literal]
