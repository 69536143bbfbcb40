"""Cards as the queue sees them: which of them a day holds, in which order, and what its limits leave room for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from heapq import merge
from itertools import islice
from typing import NamedTuple

from quizapp.core.day import Moment
from quizapp.core.phase import Phase
from quizapp.core.turns import Building
from quizapp.core.values import frozen

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


@frozen
class Limits:
    """How many new cards and reviews a day, in all and where a deck has its own figure."""

    new: int = 20
    reviews: int = 200
    deck_new: Mapping[str, int] = field(default_factory=dict)
    deck_reviews: Mapping[str, int] = field(default_factory=dict)


@frozen
class Used:
    """How many new cards and reviews each deck had today."""

    new: Mapping[str, int] = field(default_factory=dict)
    reviews: Mapping[str, int] = field(default_factory=dict)


@frozen
class Terms:
    """What else a session goes by.

    `seed` shuffles the reviews of a day; `at_most` cards, if given, replace the day's limits; `order` says what
    builds on what.
    """

    seed: str = ""
    at_most: int | None = None
    order: Sequence[Building] = ()


class Counts(NamedTuple):
    """What a session started now would hold, and what lies beyond its limits and burying.

    `beyond` counts the questions that are due and left out by the limits of the day alone.
    """

    due: int = 0
    new: int = 0
    due_later: int = 0
    new_later: int = 0
    beyond: int = 0


@frozen
class Queue:
    """Cards in steps by due time, then the rest in the order to be asked; of a long queue only its first part.

    `counts` are those of the whole queue.
    """

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

    def _step(self, entry: Entry, at: Moment) -> None:
        if is_ready(entry, at):
            self.ready.append(entry)
        else:
            self.waiting += 1


@dataclass(slots=True)
class Room:
    """How many cards may still be taken, in all and from decks with a limit of their own."""

    left: int
    left_in: dict[str, int] = field(default_factory=dict)

    def fitting(self, wanted: Mapping[str, int]) -> int:
        """How many there is room for of so many cards of each deck."""
        if self.left_in:
            return max(min(self.left, sum(self.of(deck, cards) for deck, cards in wanted.items())), 0)
        return max(min(self.left, sum(wanted.values())), 0)

    def of(self, deck: str, wanted: int) -> int:
        """How many there is room for of so many cards of one deck."""
        if self.left_in:
            wanted = min(wanted, self.left_in.get(deck, wanted))
        return max(min(self.left, wanted), 0)


def rooms(limits: Limits, used: Used) -> tuple[Room, Room]:
    """What the day's limits leave for reviews and for new cards."""
    return _room(limits.reviews, limits.deck_reviews, used.reviews), _room(limits.new, limits.deck_new, used.new)


def taken(entries: Iterable[Entry], seen: set[str], room: Room) -> list[Entry]:
    """The entries that there is room for, one of each question; their questions are added to `seen`."""
    found: list[Entry] = []
    if room.left <= 0:
        return found
    for entry in entries:
        if entry.question_id in seen or room.left_in.get(entry.deck, room.left) <= 0:
            continue
        found.append(entry)
        seen.add(entry.question_id)
        room.left -= 1
        if entry.deck in room.left_in:
            room.left_in[entry.deck] -= 1
        if room.left <= 0:
            break
    return found


def shuffled(due: Iterable[Entry], seed: str, today: int) -> list[Entry]:
    """Reviews by due day, within a day in an order that the seed gives to each card, whatever others there are."""
    return sorted(due, key=lambda entry: (min(entry.due_day or entry.last_day or today, today), _drawn(seed, entry)))


def mixed(reviews: Sequence[Entry], new: Sequence[Entry], of: tuple[int, int] | None = None) -> tuple[Entry, ...]:
    """Both in their own order, the new ones spread evenly among the reviews.

    They may be the first ones of so many reviews and new cards: `of`.
    """
    if not new:
        return tuple(reviews)
    all_reviews, all_new = of or (len(reviews), len(new))
    places = [((index + 0.5) / all_reviews, 0, entry) for index, entry in enumerate(reviews)]
    places += [((index + 0.5) / all_new, 1, entry) for index, entry in enumerate(new)]
    return tuple(entry for _, _, entry in sorted(places, key=lambda place: place[:2]))


def first_of(part: int, reviews: int, new: int) -> tuple[int, int]:
    """How many reviews and new cards are among the first cards, so many as a `part`, when these are mixed."""
    places = merge(
        (((index + 0.5) / reviews, 0) for index in range(reviews)), (((index + 0.5) / new, 1) for index in range(new))
    )
    of_new = sum(is_new for _, is_new in islice(places, part))
    return min(part, reviews + new) - of_new, of_new


def _room(limit: int, deck_limits: Mapping[str, int], used: Mapping[str, int]) -> Room:
    left_in = {deck: figure - used.get(deck, 0) for deck, figure in deck_limits.items()}
    return Room(limit - sum(used.values()), left_in)


def _drawn(seed: str, entry: Entry) -> tuple[bytes, str]:
    return blake2b(f"{seed}\0{entry.card_id}".encode(), digest_size=8).digest(), entry.card_id


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
