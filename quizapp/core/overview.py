"""The library at a glance: every deck with what a session on it would hold now."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quizapp.core.day import Moment, date_of, wall_clock
from quizapp.core.queue import Counts, Entry, Limits, Used, build
from quizapp.core.review import Memory, Phase


@dataclass(frozen=True, slots=True)
class DeckName:
    """What identifies a deck to people: `name` is its id or file stem, `title` its title, `file` its path.

    `broken` decks could not be read and are left out of study.
    """

    name: str
    title: str
    file: str
    topic: str = ""
    broken: bool = False


@dataclass(frozen=True, slots=True)
class DeckLine:
    """One deck: what a session on it would hold now, and how many of its cards were ever seen."""

    deck: DeckName
    counts: Counts = Counts()
    cards: int = 0
    seen: int = 0


@dataclass(frozen=True, slots=True)
class TopicLine:
    """One topic of one deck, its subtopics included: what a session on it would hold now.

    `deck` is the deck's name, `path` the topic's full path, empty for questions without a topic.
    """

    deck: str
    path: str
    counts: Counts = Counts()
    cards: int = 0
    seen: int = 0


@dataclass(frozen=True, slots=True)
class Overview:
    """All decks in library order, what a session on everything would hold, and the next step due [UTC ms].

    `next_day` is the next study day [date ordinal] on which a review falls due; `reviewed` is how many
    reviews and new cards were done today. `topics` are those of every deck, by deck in library order and then by
    path, a parent before its children. `streak` is how many study days in a row had an answer, up to today or
    yesterday; `recent` the answers of the last 14 study days, today last; `ahead` the reviews that fall due on
    each of the next 7 study days, tomorrow first.
    """

    decks: tuple[DeckLine, ...] = ()
    total: Counts = Counts()
    reviewed: int = 0
    next_ms: int | None = None
    next_day: int | None = None
    topics: tuple[TopicLine, ...] = ()
    streak: int = 0
    recent: tuple[int, ...] = ()
    ahead: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CardStatus:
    """A card in a listing: `question` is its prompt as plain text, `retrievability` that of now, [0, 1].

    `due` is an ISO date, or date and time while in steps; None when new. `retrievability` is None when new, too.
    """

    card_id: str
    question: str
    deck: str
    title: str
    file: str
    line: int
    topic: str
    kind: str
    memory: Memory
    retrievability: float | None
    due: str | None


def due_text(memory: Memory, at: Moment, *, corrected: bool = False) -> str | None:
    """When a card is due, as ISO text: a date and time in steps, else a date; today when its answer was corrected."""
    if memory.due_ms is not None:
        return wall_clock(memory.due_ms, at.tz_min).isoformat(timespec="seconds")
    if memory.due_day is None:
        return None
    return date_of(min(memory.due_day, at.day) if corrected else memory.due_day).isoformat()


def overview(decks: Sequence[DeckName], entries: Iterable[Entry], at: Moment, limits: Limits, used: Used) -> Overview:
    """The overview at a moment; `entries` are all cards of the decks that are studied."""
    every = list(entries)
    by_deck: dict[str, list[Entry]] = defaultdict(list)
    for entry in every:
        by_deck[entry.deck].append(entry)
    return Overview(
        decks=tuple(_line(deck, by_deck[deck.name], at, limits, used) for deck in decks),
        total=build(every, at, limits, used).counts,
        reviewed=sum(used.new.values()) + sum(used.reviews.values()),
        next_ms=min((ms for ms in map(_step_ms, every) if ms is not None), default=None),
        next_day=min((day for day in map(_due_day, every) if day is not None and day > at.day), default=None),
    )


def _line(deck: DeckName, entries: list[Entry], at: Moment, limits: Limits, used: Used) -> DeckLine:
    seen = sum(entry.phase is not Phase.NEW for entry in entries)
    return DeckLine(deck, build(entries, at, limits, used).counts, len(entries), seen)


def _step_ms(entry: Entry) -> int | None:
    return None if entry.suspended else entry.due_ms


def _due_day(entry: Entry) -> int | None:
    return None if entry.suspended else entry.due_day
