"""What shares rare keys with a thing, so that not all have to be compared with all."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from heapq import nlargest
from typing import Generic, TypeVar

T = TypeVar("T")

_PER_KEY, _NEAREST = 40, 12


class Index(Generic[T]):
    """Things by their keys; one is found by the rarest that it shares, and at most 12 are."""

    def __init__(self, things: Sequence[T], keys: Callable[[T], set[str]]) -> None:
        self._things = things
        self._keys = keys
        self._by_key: dict[str, list[int]] = defaultdict(list)
        for place, thing in enumerate(things):
            for key in keys(thing):
                self._by_key[key].append(place)

    def near(self, thing: T) -> list[T]:
        """The things that share most with one, rare keys counting most."""
        found: dict[int, float] = defaultdict(float)
        keys = sorted((len(self._by_key[key]), key) for key in self._keys(thing) if key in self._by_key)
        for count, key in keys:
            if count > _PER_KEY and found:
                break
            for place in self._by_key[key][:_PER_KEY]:
                found[place] += 1 / count
        return [self._things[place] for place in nlargest(_NEAREST, found, key=found.__getitem__)]
