"""The library at a glance: every deck with what a session on it would hold now."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from quizapp.core.day import Moment
from quizapp.core.exams.underway import UnderWay
from quizapp.core.paths import upwards
from quizapp.core.queue import Counts, Entry, Limits, Pile, Used, count

PAST_DAYS, COMING_DAYS = 14, 7


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
class DeckTopic:
    """One topic of one deck, its subtopics included: what a session on it would hold now.

    `deck` is the deck's name, `path` the topic's full path, empty for questions without a topic.
    """

    deck: str
    path: str
    counts: Counts = Counts()
    cards: int = 0
    seen: int = 0

    @property
    def name(self) -> str:
        """What a session is asked for by: this topic of this deck."""
        return f"{self.deck}:{self.path}"


@dataclass(frozen=True, slots=True)
class Overview:
    """All decks in library order, what a session on everything would hold, and the next step due [UTC ms].

    `next_day` is the next study day [date ordinal] on which a review falls due; `reviewed` is how many
    reviews and new cards were done today. `topics` are those of every deck, by deck in library order and then by
    path, a parent before its children. `streak` is how many study days in a row had an answer, up to today or
    yesterday; `recent` the answers of the last 14 study days, today last; `ahead` the reviews that fall due on
    each of the next 7 study days, tomorrow first; `exam` is the one under way.
    """

    decks: tuple[DeckLine, ...] = ()
    total: Counts = Counts()
    reviewed: int = 0
    next_ms: int | None = None
    next_day: int | None = None
    topics: tuple[DeckTopic, ...] = ()
    streak: int = 0
    recent: tuple[int, ...] = ()
    ahead: tuple[int, ...] = ()
    exam: UnderWay | None = None


def overview(
    decks: Sequence[DeckName],
    entries: Iterable[Entry],
    at: Moment,
    limits: Limits,
    used: Used,
    answers: Mapping[int, int],
) -> Overview:
    """The overview at a moment; `entries` are all cards of the decks that are studied.

    `answers` is how many answers each study day [date ordinal] had.
    """
    every = list(entries)
    piles = _piles(every, at)
    by_deck = {deck.name: _merged(piles.get(deck.name, {}).values()) for deck in decks}
    coming = Counter(entry.due_day for entry in every if not entry.suspended and not entry.corrected)
    days = [day for day in coming if day is not None and day > at.day]
    steps = [entry.due_ms for entry in every if entry.due_ms is not None and not entry.suspended]
    return Overview(
        decks=tuple(_deck_line(deck, by_deck[deck.name], at, limits, used) for deck in decks),
        total=count(_merged(by_deck.values()), at, limits, used),
        reviewed=sum(used.new.values()) + sum(used.reviews.values()),
        next_ms=min(steps, default=None),
        next_day=min(days, default=None),
        topics=tuple(
            DeckTopic(deck.name, path, count(pile, at, limits, used), pile.cards, pile.seen)
            for deck in decks
            for path, pile in _topics(piles.get(deck.name, {}))
        ),
        streak=streak(answers, at.day),
        recent=tuple(answers.get(at.day + day, 0) for day in range(1 - PAST_DAYS, 1)),
        ahead=tuple(coming[at.day + day] for day in range(1, COMING_DAYS + 1)),
    )


def _piles(entries: Iterable[Entry], at: Moment) -> dict[str, dict[str, Pile]]:
    """The cards of each deck, by topic."""
    groups: dict[str, dict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for entry in entries:
        groups[entry.deck][entry.topic].append(entry)
    piles: dict[str, dict[str, Pile]] = {}
    for deck, topics in groups.items():
        piles[deck] = {topic: Pile() for topic in topics}
        for topic, its_entries in topics.items():
            piles[deck][topic].sort(its_entries, at)
    return piles


def _merged(piles: Iterable[Pile]) -> Pile:
    whole = Pile()
    for pile in piles:
        whole.add(pile)
    return whole


def _topics(piles: Mapping[str, Pile]) -> list[tuple[str, Pile]]:
    """Each topic of a deck with the cards of its subtopics, a parent before its children."""
    parts: dict[str, list[Pile]] = defaultdict(list)
    for topic, pile in piles.items():
        for path in upwards(topic):
            parts[path].append(pile)
    ordered = sorted(parts, key=lambda path: path.split("/"))
    return [(path, _merged(parts[path]) if len(parts[path]) > 1 else parts[path][0]) for path in ordered]


def _deck_line(deck: DeckName, pile: Pile, at: Moment, limits: Limits, used: Used) -> DeckLine:
    return DeckLine(deck, count(pile, at, limits, used), pile.cards, pile.seen)


def streak(answers: Mapping[int, int], today: int) -> int:
    """How many study days in a row had an answer, up to today or, when today has none yet, up to yesterday."""
    last = today if answers.get(today) else today - 1
    length = 0
    while answers.get(last - length):
        length += 1
    return length
