"""First attempts at cards, summed by topic: what a new card is expected to be known by."""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from quizapp.core import rating
from quizapp.core.rating import Attempts
from quizapp.core.replay import surviving
from quizapp.core.review import Event, EventKind


class First(NamedTuple):
    """The first attempt at a card: when [UTC ms], and the chance of guessing [0, 1) that it had."""

    at_ms: int
    card_id: str
    topic: str
    guess: float
    right: bool


class FirstAttempts:
    """What first attempts say by topic: those found, then those that are added, or that come as time goes on."""

    def __init__(self, found: Mapping[str, Attempts], coming: Iterable[First] = ()) -> None:
        """`found` are counted by topic."""
        self._of = defaultdict(Counter, found)
        self._all: Attempts = Counter()
        self._coming = deque(sorted(coming))
        self._counted: set[str] = set()
        for attempts in found.values():
            self._all.update(attempts)

    def add(self, topic: str, guess: float, *, right: bool) -> None:
        """Counts the first attempt at a card."""
        self._of[topic][right, guess] += 1
        self._all[right, guess] += 1

    def go_on(self, at_ms: int) -> None:
        """Counts what came up to an instant [UTC ms]."""
        while self._coming and self._coming[0].at_ms <= at_ms:
            self.count(self._coming.popleft())

    def count(self, first: First) -> None:
        """Counts the first attempt at a card, of several at the same card the one that came first."""
        if first.card_id not in self._counted:
            self._counted.add(first.card_id)
            self.add(first.topic, first.guess, right=first.right)

    def rate(self, topic: str) -> float:
        """The chance [0, 1] of knowing a card of a topic never seen before."""
        return rating.first_attempt_rate(rating.all_firsts(self._of[topic]), rating.all_firsts(self._all))


def counted(found: Iterable[tuple[str, bool, float]]) -> dict[str, Attempts]:
    """First attempts by topic: of each its topic, whether it was right, and the chance of guessing [0, 1)."""
    attempts: defaultdict[str, Attempts] = defaultdict(Counter)
    for topic, right, guess in found:
        attempts[topic][right, guess] += 1
    return attempts


def first_of(card_id: str, topic: str, events: Iterable[Event]) -> First | None:
    """The first attempt at a card in its events, since it was reset; None where there is none."""
    found = None
    for event in surviving(events):
        if event.kind == EventKind.RESET:
            found = None
        elif event.kind == EventKind.REVIEW and event.review and event.review.mode.schedules and found is None:
            found = First(event.moment.at_ms, card_id, topic, event.review.guess, event.review.right)
    return found
