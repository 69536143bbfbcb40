"""Today's cards, in order, under limits: what a session started now would hold."""

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from quizapp.core.day import Moment
from quizapp.core.phase import Phase
from quizapp.core.turns import Building, in_turn

LEARN_AHEAD_MS = 20 * 60 * 1000


class Entry(NamedTuple):
    """A card as the queue sees it.

    `question_id` is shared by siblings; `place` is its position in the library; `corrected` says that its
    keyed answer changed since its last review.
    """

    card_id: str
    question_id: str
    deck: str
    topic: str
    place: int
    phase: Phase = Phase.NEW
    due_day: int | None = None
    due_ms: int | None = None
    last_day: int | None = None
    buried_day: int | None = None
    suspended: bool = False
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """How many new cards and reviews a day, in all and where a deck has its own figure."""

    new: int = 20
    reviews: int = 200
    deck_new: Mapping[str, int] = field(default_factory=dict)
    deck_reviews: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Used:
    """How many new cards and reviews each deck had today."""

    new: Mapping[str, int] = field(default_factory=dict)
    reviews: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Terms:
    """What else a session goes by.

    `seed` shuffles the reviews of a day; `at_most` cards, if given, replace the day's limits; `order` says what
    builds on what.
    """

    seed: str = ""
    at_most: int | None = None
    order: Sequence[Building] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """What a session started now would hold, and what lies beyond its limits and burying.

    `beyond` counts the questions that are due and left out by the limits of the day alone.
    """

    due: int = 0
    new: int = 0
    due_later: int = 0
    new_later: int = 0
    beyond: int = 0


@dataclass(frozen=True, slots=True)
class Queue:
    """Cards in steps by due time, then the rest in the order to be asked."""

    steps: tuple[Entry, ...] = ()
    main: tuple[Entry, ...] = ()
    counts: Counts = Counts()


@dataclass(slots=True)
class Pile:
    """Cards sorted by what a day holds for them; suspended and buried ones are only counted.

    `seen` is how many were ever asked; `waiting` how many are in steps that end too late for now; `asked` are the
    questions that had their turn today.
    """

    cards: int = 0
    seen: int = 0
    waiting: int = 0
    ready: list[Entry] = field(default_factory=list)
    due: list[Entry] = field(default_factory=list)
    fresh: list[Entry] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)

    def sort(self, entries: Iterable[Entry], at: Moment) -> None:
        """Adds cards, each to where it belongs at a moment."""
        for entry in entries:
            self.cards += 1
            self.seen += entry.phase is not Phase.NEW
            if entry.suspended or entry.buried_day == at.day:
                continue
            if asked_today(entry, at.day):
                self.asked.add(entry.question_id)
            if entry.phase is Phase.NEW:
                self.fresh.append(entry)
            elif _is_due(entry, at):
                self.due.append(entry)
            elif _in_steps(entry):
                self._step(entry, at)

    def add(self, other: "Pile") -> None:
        """Adds the cards of another pile."""
        self.cards += other.cards
        self.seen += other.seen
        self.waiting += other.waiting
        self.ready += other.ready
        self.due += other.due
        self.fresh += other.fresh
        self.asked |= other.asked

    def _step(self, entry: Entry, at: Moment) -> None:
        if is_ready(entry, at):
            self.ready.append(entry)
        else:
            self.waiting += 1


def build(entries: Iterable[Entry], at: Moment, limits: Limits, used: Used, terms: Terms = Terms()) -> Queue:
    """The queue of a session started at `at`.

    Reviews come by due day, shuffled within a day; new cards are taken from the decks in turn, those first that
    others build on, and mixed in evenly. Of siblings one is asked in a day: cards in steps go before reviews,
    reviews before new ones. Cards in steps come back beyond the limits, but those left from an earlier day are
    reviews.
    """
    pile = Pile()
    pile.sort(entries, at)
    return _in_order(pile, at, limits, used, terms)


def count(pile: Pile, at: Moment, limits: Limits, used: Used) -> Counts:
    """The counts of the queue that the cards of a pile would make, mostly without putting them in order."""
    due = {entry.question_id: entry.deck for entry in pile.due if entry.question_id not in pile.asked}
    new = {entry.question_id: entry.deck for entry in pile.fresh if entry.question_id not in pile.asked}
    reviews = _room(limits.reviews, limits.deck_reviews, used.reviews).fitting(due.values())
    if reviews < len(due) and not due.keys().isdisjoint(new):
        # The order decides which reviews are taken, and these which siblings have to wait.
        return _in_order(pile, at, limits, used).counts
    room = _room(limits.new, limits.deck_new, used.new)
    taken = room.fitting(deck for question, deck in new.items() if question not in due)
    return _counts(pile, len(pile.ready), reviews, taken)


def _in_order(pile: Pile, at: Moment, limits: Limits, used: Used, terms: Terms = Terms()) -> Queue:
    at_most = terms.at_most
    ready = sorted(pile.ready, key=lambda entry: (entry.due_ms, entry.card_id))[:at_most]
    due, fresh = _shuffled(pile.due, terms.seed, at.day), in_turn(pile.fresh, terms.order)

    seen = set(pile.asked)
    room = _room(limits.reviews, limits.deck_reviews, used.reviews)
    reviews = _take(due, seen, room if at_most is None else _Room(at_most - len(ready)))
    room = _room(limits.new, limits.deck_new, used.new)
    new = _take(fresh, seen, room if at_most is None else _Room(at_most - len(ready) - len(reviews)))
    return Queue(tuple(ready), _mixed(reviews, new), _counts(pile, len(ready), len(reviews), len(new)))


def _counts(pile: Pile, ready: int, reviews: int, new: int) -> Counts:
    """The counts of a queue that holds so many cards of a pile."""
    later = len(pile.ready) + pile.waiting + len(pile.due) - ready - reviews
    waiting = {entry.question_id for entry in pile.due} - pile.asked
    return Counts(ready + reviews, new, later, len(pile.fresh) - new, beyond=max(len(waiting) - reviews, 0))


@dataclass(slots=True)
class _Room:
    """How many cards may still be taken, in all and from decks with a limit of their own."""

    left: int
    left_in: dict[str, int] = field(default_factory=dict)

    def fitting(self, decks: Iterable[str]) -> int:
        """How many of the cards of these decks there is room for."""
        wanted = Counter(decks)
        by_deck = (min(cards, max(self.left_in.get(deck, cards), 0)) for deck, cards in wanted.items())
        return max(min(self.left, sum(by_deck)), 0)


def _room(limit: int, deck_limits: Mapping[str, int], used: Mapping[str, int]) -> _Room:
    left_in = {deck: figure - used.get(deck, 0) for deck, figure in deck_limits.items()}
    return _Room(limit - sum(used.values()), left_in)


def _in_steps(entry: Entry) -> bool:
    return entry.phase in (Phase.LEARNING, Phase.RELEARNING)


def asked_today(entry: Entry, today: int) -> bool:
    """Whether a card blocks its question for the day: it was asked, and its answer was not corrected since."""
    return entry.last_day == today and not entry.corrected


def is_ready(entry: Entry, at: Moment) -> bool:
    """Whether a card in steps that was asked today comes back now; the limits do not hold for it."""
    return _in_steps(entry) and entry.last_day == at.day and (entry.due_ms or 0) <= at.at_ms + LEARN_AHEAD_MS


def _is_due(entry: Entry, at: Moment) -> bool:
    """Whether a card is a review of today; one left in its steps on an earlier day is."""
    if _in_steps(entry):
        return entry.last_day != at.day and (entry.due_ms or 0) <= at.at_ms + LEARN_AHEAD_MS
    if entry.phase is not Phase.REVIEW:
        return False
    return entry.corrected or (entry.due_day is not None and entry.due_day <= at.day)


def _shuffled(due: list[Entry], seed: str, today: int) -> list[Entry]:
    order = random.Random(seed)
    drawn = {entry.card_id: order.random() for entry in sorted(due, key=lambda entry: entry.card_id)}
    return sorted(due, key=lambda entry: (min(entry.due_day or entry.last_day or today, today), drawn[entry.card_id]))


def _take(entries: Iterable[Entry], seen: set[str], room: _Room) -> list[Entry]:
    """The entries that there is room for, one of each question; their questions are added to `seen`."""
    taken: list[Entry] = []
    for entry in entries:
        if room.left <= 0:
            break
        if entry.question_id in seen or room.left_in.get(entry.deck, room.left) <= 0:
            continue
        taken.append(entry)
        seen.add(entry.question_id)
        room.left -= 1
        if entry.deck in room.left_in:
            room.left_in[entry.deck] -= 1
    return taken


def _mixed(reviews: Sequence[Entry], new: Sequence[Entry]) -> tuple[Entry, ...]:
    """Both in their own order, the new ones spread evenly among the reviews."""
    places = [((index + 0.5) / len(reviews), 0, entry) for index, entry in enumerate(reviews)]
    places += [((index + 0.5) / len(new), 1, entry) for index, entry in enumerate(new)]
    return tuple(entry for _, _, entry in sorted(places, key=lambda place: place[:2]))
