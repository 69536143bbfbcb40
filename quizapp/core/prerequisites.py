"""What decks say they build on, as the order of the library: who comes before whom."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple, TypeVar

from quizapp.core.turns import Building, Scope


class Prerequisite(NamedTuple):
    """What to learn before a deck, or before one of its topics: `on` is a deck by name or title, or a topic.

    `topic` is empty where the whole deck builds on a deck. `line` and `column` count from 1.
    """

    on: str
    topic: str = ""
    line: int = 0
    column: int = 0


Deck = TypeVar("Deck")
Told = tuple[str, str, Sequence[Prerequisite]]
"""What a deck tells of itself: its name, its title, and what it builds on."""


def learning_order(decks: Iterable[Told]) -> tuple[Building, ...]:
    """The order that decks ask for; those that are not here are passed over.

    A deck is meant by its name or title; a topic is one of this deck, and what it builds on a topic of any deck.
    """
    every = list(decks)
    names = {title.casefold(): name for name, title, _ in every} | {name.casefold(): name for name, _, _ in every}
    return tuple(
        Building(Scope(name, need.topic), Scope("", need.on) if need.topic else Scope(names[need.on.casefold()]))
        for name, _, after in every
        for need in after
        if need.topic or need.on.casefold() in names
    )


def in_order(decks: Iterable[Deck], told: Callable[[Deck], Told]) -> list[Deck]:
    """The decks, none before those that it builds on; else as they came. `told` says what each tells of itself."""
    every = list(decks)
    depth = depths(learning_order(map(told, every)))
    return sorted(every, key=lambda deck: depth.get(told(deck)[0], 0))


def depths(order: Iterable[Building]) -> Mapping[str, int]:
    """How many decks, one after the other, come before each deck that an order names; its own circle does not count."""
    needs: dict[str, set[str]] = defaultdict(set)
    for later, first in order:
        if not later.topic and later.deck != first.deck:
            needs[later.deck].add(first.deck)
    found: dict[str, int] = {}
    for deck in _sorted(needs):
        found[deck] = 1 + max((found[first] for first in needs[deck]), default=-1)
    return found


def _sorted(needs: dict[str, set[str]]) -> list[str]:
    """The decks, each after those that it needs; decks of a circle are freed of each other first."""
    while True:
        try:
            return list(TopologicalSorter({deck: set(firsts) for deck, firsts in needs.items()}).static_order())
        except CycleError as error:
            circle = set(error.args[1])
            for deck in circle:
                needs[deck] -= circle
