"""New cards in the order to be learned: the decks in turn, and what builds on others after these."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from heapq import heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

from quizapp.core.paths import upwards

if TYPE_CHECKING:
    from quizapp.core.queue import Entry


Topic = tuple[str, str]
"""A deck by name, and a topic that cards of it have."""


class Scope(NamedTuple):
    """A deck by name, a topic with all that lies below it, or such a topic of one deck; empty is any."""

    deck: str = ""
    topic: str = ""


class Building(NamedTuple):
    """A scope whose new cards come after those of another scope, which it builds on.

    Where the scopes overlap, cards belong to the narrower one.
    """

    later: Scope
    first: Scope


class _Lane:
    """The new cards of one topic of one deck, what they wait for, and which waits they end once all are taken."""

    __slots__ = ("ends", "entries", "waits")

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.waits = 0
        self.ends: list[_Wait] = []


class _Wait:
    """So many cards are left that some lanes wait for."""

    __slots__ = ("lanes", "left")

    def __init__(self, left: int, lanes: set[_Lane]) -> None:
        self.left = left
        self.lanes = lanes


_Turn = tuple[int, str, "Entry", _Lane]


def in_turn(fresh: Iterable["Entry"], order: Iterable[Building] = ()) -> Iterator["Entry"]:
    """The first new card of every deck, then the second of every deck, and so on, each deck in its own order.

    Cards that build on others wait for these; where all wait for each other, the first of the library goes on.
    """
    lanes = _lanes(fresh)
    _hold(lanes, order)
    ready: dict[str, list[_Turn]] = {deck: [] for deck, _ in lanes}
    waiting = [lane for lane in lanes.values() if lane.waits]
    for lane in lanes.values():
        if not lane.waits:
            _open(lane, ready)
    while True:
        served = False
        for deck in ready.values():
            if deck:
                _, _, entry, lane = heappop(deck)
                served = True
                yield entry
                for opened in _taken(lane):
                    _open(opened, ready)
        if not served:
            waiting = [lane for lane in waiting if lane.waits]
            if not waiting:
                return
            waiting[0].waits = 0
            _open(waiting[0], ready)


def _lanes(fresh: Iterable["Entry"]) -> dict[Topic, _Lane]:
    """The cards by deck and topic, in library order."""
    lanes: dict[Topic, _Lane] = defaultdict(_Lane)
    for entry in sorted(fresh, key=lambda entry: entry.place):
        lanes[entry.deck, entry.topic].entries.append(entry)
    return lanes


def circle(topics: Iterable[Topic], order: Iterable[Building]) -> list[int]:
    """The places in an order of buildings that go in a circle, if cards have these topics; none if nothing does."""
    graph = TopologicalSorter[Topic | int]()
    held = _by_scope(topics)
    for place, building in enumerate(order):
        after, before = _sides(building, held)
        graph.add(place, *before)
        for topic in after:
            graph.add(topic, place)
    try:
        graph.prepare()
    except CycleError as error:
        return sorted({node for node in error.args[1] if isinstance(node, int)})
    return []


def _hold(lanes: dict[Topic, _Lane], order: Iterable[Building]) -> None:
    """Lets lanes wait for those that they build on."""
    held = _by_scope(lanes)
    for building in order:
        after, before = ({lanes[topic] for topic in side} for side in _sides(building, held))
        if after and before:
            wait = _Wait(sum(len(lane.entries) for lane in before), after)
            for lane in before:
                lane.ends.append(wait)
            for lane in after:
                lane.waits += 1


def _sides(building: Building, held: dict[Scope, set[Topic]]) -> tuple[set[Topic], set[Topic]]:
    """What waits in a building and what for; what both scopes hold belongs to the narrower one."""
    after, before = (held.get(_folded(scope), set()) for scope in building)
    if len(building.first.topic) >= len(building.later.topic):
        return after - before, before
    return after, before - after


def _by_scope(topics: Iterable[Topic]) -> dict[Scope, set[Topic]]:
    """What every scope holds that a building may name."""
    held: dict[Scope, set[Topic]] = defaultdict(set)
    for deck, topic in topics:
        held[Scope(deck)].add((deck, topic))
        for path in upwards(topic.casefold()) if topic else ():
            held[Scope("", path)].add((deck, topic))
            held[Scope(deck, path)].add((deck, topic))
    return held


def _folded(scope: Scope) -> Scope:
    return Scope(scope.deck, scope.topic.casefold().rstrip("/"))


def _open(lane: _Lane, ready: dict[str, list[_Turn]]) -> None:
    for entry in lane.entries:
        heappush(ready[entry.deck], (entry.place, entry.card_id, entry, lane))


def _taken(lane: _Lane) -> Iterator[_Lane]:
    """The lanes that may be learned now that one more card of this lane was taken."""
    for wait in lane.ends:
        wait.left -= 1
        if wait.left == 0:
            yield from _freed(wait.lanes)


def _freed(lanes: Iterable[_Lane]) -> Iterator[_Lane]:
    for lane in lanes:
        if lane.waits:
            lane.waits -= 1
            if lane.waits == 0:
                yield lane
