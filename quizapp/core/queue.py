"""Today's cards, in order, under limits: what a session started now would hold."""

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from quizapp.core.day import Moment
from quizapp.core.review import Phase

LEARN_AHEAD_MS = 20 * 60 * 1000


@dataclass(frozen=True, slots=True)
class Entry:
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
class Counts:
    """What a session started now would hold, and what lies beyond its limits and burying."""

    due: int = 0
    new: int = 0
    due_later: int = 0
    new_later: int = 0


@dataclass(frozen=True, slots=True)
class Queue:
    """Cards in steps by due time, then the rest in the order to be asked."""

    steps: tuple[Entry, ...] = ()
    main: tuple[Entry, ...] = ()
    counts: Counts = Counts()


def build(
    entries: Iterable[Entry], at: Moment, limits: Limits, used: Used, seed: str = "", at_most: int | None = None
) -> Queue:
    """The queue of a session started at `at`.

    Reviews come by due day, shuffled by `seed` within a day; new cards are taken from the decks in turn and
    mixed in evenly. Of siblings one is asked in a day: cards in steps go before reviews, reviews before
    new ones. Cards in steps come back beyond the limits, but those left from an earlier day are reviews.
    `at_most` cards, if given, replace the day's limits.
    """
    active = [entry for entry in entries if not entry.suspended and entry.buried_day != at.day]
    steps = [entry for entry in active if _in_steps(entry)]
    ready = sorted((entry for entry in steps if _is_ready(entry, at)), key=lambda entry: (entry.due_ms, entry.card_id))
    ready = ready[:at_most]
    due = _shuffled([entry for entry in active if _is_due(entry, at)], seed, at.day)
    fresh = _in_turn([entry for entry in active if entry.phase is Phase.NEW])

    seen = {entry.question_id for entry in active if _asked_today(entry, at.day)}
    room = _room(limits.reviews, limits.deck_reviews, used.reviews)
    reviews = _take(due, seen, room if at_most is None else _Room(at_most - len(ready)))
    room = _room(limits.new, limits.deck_new, used.new)
    new = _take(fresh, seen, room if at_most is None else _Room(at_most - len(ready) - len(reviews)))
    counts = Counts(
        due=len(ready) + len(reviews),
        new=len(new),
        due_later=len({entry.card_id for entry in (*steps, *due)}) - len(ready) - len(reviews),
        new_later=len(fresh) - len(new),
    )
    return Queue(tuple(ready), _mixed(reviews, new), counts)


@dataclass(slots=True)
class _Room:
    """How many cards may still be taken, in all and from decks with a limit of their own."""

    left: int
    left_in: dict[str, int] = field(default_factory=dict)


def _room(limit: int, deck_limits: Mapping[str, int], used: Mapping[str, int]) -> _Room:
    left_in = {deck: figure - used.get(deck, 0) for deck, figure in deck_limits.items()}
    return _Room(limit - sum(used.values()), left_in)


def _in_steps(entry: Entry) -> bool:
    return entry.phase in (Phase.LEARNING, Phase.RELEARNING)


def _asked_today(entry: Entry, today: int) -> bool:
    """Whether a card blocks its question for the day: it was asked, and its answer was not corrected since."""
    return entry.last_day == today and not entry.corrected


def _is_ready(entry: Entry, at: Moment) -> bool:
    """Whether a card in steps that was asked today comes back now; the limits do not hold for it."""
    return entry.last_day == at.day and (entry.due_ms or 0) <= at.at_ms + LEARN_AHEAD_MS


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


def _in_turn(fresh: list[Entry]) -> list[Entry]:
    """The first new card of every deck, then the second of every deck, and so on."""
    turns: Counter[str] = Counter()
    ranked = []
    for entry in sorted(fresh, key=lambda entry: entry.place):
        ranked.append((turns[entry.deck], entry.place, entry))
        turns[entry.deck] += 1
    return [entry for _, _, entry in sorted(ranked, key=lambda rank: rank[:2])]


def _take(entries: Iterable[Entry], seen: set[str], room: _Room) -> list[Entry]:
    """The entries that there is room for, one of each question; their questions are added to `seen`."""
    taken = []
    for entry in entries:
        if entry.question_id in seen or min(room.left, room.left_in.get(entry.deck, room.left)) <= 0:
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
