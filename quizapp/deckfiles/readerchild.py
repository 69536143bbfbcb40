"""A process that reads deck files: who reads which file is told on standard input, the reading on standard output."""

import pickle
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass
from functools import cache
from types import MappingProxyType, NotImplementedType
from typing import TypeVar

from quizapp.core.collector import collector_paused

T = TypeVar("T")


def serve() -> None:
    """Reads each file that it is told, until standard input ends."""
    with suppress(EOFError):
        while True:
            read, path, root = pickle.load(sys.stdin.buffer)  # noqa: S301 - our own program wrote it
            with collector_paused():
                _Pickler(sys.stdout.buffer, pickle.HIGHEST_PROTOCOL).dump(read(path, root))
            sys.stdout.buffer.flush()


def made(type_: Callable[..., T], told: Mapping[str, object]) -> T:
    """A value of a dataclass: of the fields told, and of what is usual."""
    return type_(**told)


def frozen(told: dict[str, object]) -> Mapping[str, object]:
    """A mapping that cannot be changed."""
    return MappingProxyType(told)


class _Pickler(pickle.Pickler):
    """Writes dataclasses without what is usual, which reads them in half the time that their own way takes."""

    def reducer_override(self, value: object) -> tuple[Callable[..., object], tuple[object, ...]] | NotImplementedType:
        """How a value is made again that is a dataclass or a mapping which cannot be changed."""
        if isinstance(value, MappingProxyType):
            return frozen, (dict(value),)
        usual = _usual(type(value))  # type: ignore[arg-type]  # a class has a hash
        if usual is None:
            return NotImplemented  # type: ignore[no-any-return]  # what pickle asks for
        told = {name: found for name, default in usual.items() if (found := getattr(value, name)) != default}
        return made, (type(value), told)


@cache
def _usual(type_: type) -> Mapping[str, object] | None:
    """The defaults of a dataclass, by field; None for any other type."""
    return {field.name: field.default for field in fields(type_)} if is_dataclass(type_) else None
