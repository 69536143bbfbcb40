"""Attributes that are computed when they are first asked for."""

from collections.abc import Callable
from typing import Generic, Self, TypeVar, overload

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class lazy(Generic[T, T_co]):  # noqa: N801 - a decorator, as `property` is
    """`functools.cached_property` without its lock, which Python 3.11 takes at each first look: a third of the time.

    Only for objects of one thread that have a `__dict__`.
    """

    def __init__(self, compute: Callable[[T], T_co]) -> None:
        self._compute = compute
        self._name = compute.__name__
        self.__doc__ = compute.__doc__

    @overload
    def __get__(self, instance: None, owner: type[T]) -> Self: ...

    @overload
    def __get__(self, instance: T, owner: type[T]) -> T_co: ...

    def __get__(self, instance: T | None, owner: type[T]) -> Self | T_co:
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._compute(instance)
        return value
