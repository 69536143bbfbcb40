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


class Lane(NamedTuple):
    """The new cards of one topic of one deck: how many there are, and each of them, in library order."""

    topic: Topic
    size: int
    entries: Iterator["Entry"]


class _Waiting:
    """A lane, what it waits for, and which waits it ends once all its cards are taken."""

    __slots__ = ("ends", "entries", "waits")

    def __init__(self, entries: Iterator["Entry"]) -> None:
        self.entries = entries
        self.waits = 0
        self.ends: list[_Wait] = []


class _Wait:
    """So many cards are left that some lanes wait for."""

    __slots__ = ("lanes", "left")

    def __init__(self, left: int, lanes: set[_Waiting]) -> None:
        self.left = left
        self.lanes = lanes


_Turn = tuple[int, str, "Entry", _Waiting]


def in_turn(fresh: Iterable["Entry"], order: Iterable[Building] = ()) -> Iterator["Entry"]:
    """The first new card of every deck, then the second of every deck, and so on, each deck in its own order.

    Cards that build on others wait for these; where all wait for each other, the first of the library goes on.
    """
    return lanes_in_turn(_lanes(fresh), order)


def lanes_in_turn(lanes: Iterable[Lane], order: Iterable[Building] = ()) -> Iterator["Entry"]:
    """Like `in_turn`, for the cards of these lanes, in library order of their first cards; of each lane no more cards
    are asked for than have their turn, and one.
    """
    given = [lane for lane in lanes if lane.size]
    open_to = {lane.topic: _Waiting(lane.entries) for lane in given}
    _hold(open_to, {lane.topic: lane.size for lane in given}, order)
    ready: dict[str, list[_Turn]] = {lane.topic[0]: [] for lane in given}
    waiting = [lane for lane in open_to.values() if lane.waits]
    for lane in open_to.values():
        if not lane.waits:
            _next(lane, ready)
    while True:
        served = False
        for deck in ready.values():
            if deck:
                _, _, entry, lane = heappop(deck)
                served = True
                yield entry
                _next(lane, ready)
                for opened in _taken(lane):
                    _next(opened, ready)
        if not served:
            waiting = [lane for lane in waiting if lane.waits]
            if not waiting:
                return
            waiting[0].waits = 0
            _next(waiting[0], ready)


def _lanes(fresh: Iterable["Entry"]) -> list[Lane]:
    """The cards by deck and topic, in library order."""
    lanes: dict[Topic, list[Entry]] = defaultdict(list)
    for entry in sorted(fresh, key=lambda entry: (entry.place, entry.card_id)):
        lanes[entry.deck, entry.topic].append(entry)
    return [Lane(topic, len(entries), iter(entries)) for topic, entries in lanes.items()]


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


def _hold(lanes: dict[Topic, _Waiting], sizes: dict[Topic, int], order: Iterable[Building]) -> None:
    """Lets lanes wait for those that they build on."""
    held = _by_scope(lanes)
    for building in order:
        after, before = _sides(building, held)
        if after and before:
            wait = _Wait(sum(sizes[topic] for topic in before), {lanes[topic] for topic in after})
            for topic in before:
                lanes[topic].ends.append(wait)
            for topic in after:
                lanes[topic].waits += 1


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


def _next(lane: _Waiting, ready: dict[str, list[_Turn]]) -> None:
    """Puts the lane's next card among those of its deck that may have their turn."""
    entry = next(lane.entries, None)
    if entry is not None:
        heappush(ready[entry.deck], (entry.place, entry.card_id, entry, lane))


def _taken(lane: _Waiting) -> Iterator[_Waiting]:
    """The lanes that may be learned now that one more card of this lane was taken."""
    for wait in lane.ends:
        wait.left -= 1
        if wait.left == 0:
            yield from _freed(wait.lanes)


def _freed(lanes: Iterable[_Waiting]) -> Iterator[_Waiting]:
    for lane in lanes:
        if lane.waits:
            lane.waits -= 1
            if lane.waits == 0:
                yield lane
