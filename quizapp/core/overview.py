"""The library at a glance: every deck with what a session on it would hold now."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from quizapp.core.day import Moment
from quizapp.core.exams.underway import UnderWay
from quizapp.core.paths import upwards
from quizapp.core.queue import Counts, Entry, Limits, Room, Used, rooms
from quizapp.core.stock import Load, Stock, summed
from quizapp.core.supply import Supply, count, count_of, new_in_order
from quizapp.core.values import frozen

PAST_DAYS, COMING_DAYS = 14, 7


@frozen
class DeckName:
    """What identifies a deck to people: `name` is its id or file stem, `title` its title, `file` its path.

    `broken` decks could not be read and are left out of study.
    """

    name: str
    title: str
    file: str
    topic: str = ""
    broken: bool = False


class DeckLine(NamedTuple):
    """One deck: what a session on it would hold now, and how many of its cards were ever seen."""

    deck: DeckName
    counts: Counts = Counts()
    cards: int = 0
    seen: int = 0


class DeckTopic(NamedTuple):
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


@frozen
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


class Answers(NamedTuple):
    """What was answered of late: how much on each of the last 14 study days [date ordinal], and the streak."""

    by_day: Mapping[int, int]
    streak: int


class _Here(NamedTuple):
    """Stocks with what they come to now."""

    stocks: Sequence[Stock]
    load: Load


class _Counting(NamedTuple):
    """What counts go by: `room` is what the limits leave for reviews and for new cards."""

    supply: Supply
    at: Moment
    limits: Limits
    used: Used
    room: tuple[Room, Room]

    def all(self, decks: Mapping[str, _Here]) -> Counts:
        """The counts of a session over these decks."""
        stocks = [stock for here in decks.values() for stock in here.stocks]
        return count({deck: here.load for deck, here in decks.items()}, self.room, lambda: self._in_order(stocks))

    def of(self, deck: str, here: _Here) -> Counts:
        """The counts of a session over what is here of a deck."""
        return count_of(deck, here.load, self.room, lambda: self._in_order(here.stocks))

    def _in_order(self, stocks: Sequence[Stock]) -> int:
        return new_in_order(stocks, self.supply, self.at, self.limits, self.used)


def overview(
    decks: Sequence[DeckName], supply: Supply, at: Moment, limits: Limits, used: Used, answers: Answers
) -> Overview:
    """The overview at a moment; `supply` has the cards of the decks that are studied."""
    by_topic = _by_topic(supply.stocks, at)
    by_deck = {deck.name: _together(by_topic.get(deck.name, {}).values()) for deck in decks}
    counting = _Counting(supply, at, limits, used, rooms(limits, used))
    days = [day for stock in supply.stocks if (day := stock.next_day(at.day))]
    steps = [entry.due_ms or 0 for stock in supply.stocks for entry in stock.loose if _is_in_steps(entry)]
    return Overview(
        decks=tuple(_deck_line(deck, by_deck[deck.name], counting) for deck in decks),
        total=counting.all(by_deck),
        reviewed=sum(used.new.values()) + sum(used.reviews.values()),
        next_ms=min(steps, default=None),
        next_day=min(days, default=None),
        topics=tuple(
            _topic_line(deck.name, path, here, counting)
            for deck in decks
            for path, here in _topics(by_topic.get(deck.name, {}))
        ),
        streak=answers.streak,
        recent=tuple(answers.by_day.get(at.day + day, 0) for day in range(1 - PAST_DAYS, 1)),
        ahead=_ahead(supply.stocks, at.day),
    )


def _is_in_steps(entry: Entry) -> bool:
    return entry.due_ms is not None and not entry.suspended


def _by_topic(stocks: Iterable[Stock], at: Moment) -> dict[str, dict[str, _Here]]:
    """The cards of each deck, by topic."""
    found: dict[str, dict[str, _Here]] = defaultdict(dict)
    for stock in stocks:
        here, of_deck = _Here((stock,), stock.load(at)), found[stock.deck]
        of_deck[stock.topic] = _together((of_deck[stock.topic], here)) if stock.topic in of_deck else here
    return found


def _together(parts: Iterable[_Here]) -> _Here:
    every = list(parts)
    if len(every) == 1:
        return every[0]
    return _Here([stock for part in every for stock in part.stocks], summed([part.load for part in every]))


def _topics(topics: Mapping[str, _Here]) -> list[tuple[str, _Here]]:
    """Each topic of a deck with the cards of its subtopics, a parent before its children."""
    parts: dict[str, list[_Here]] = defaultdict(list)
    for topic, here in topics.items():
        for path in upwards(topic):
            parts[path].append(here)
    ordered = sorted(parts, key=lambda path: path.split("/"))
    return [(path, _together(parts[path])) for path in ordered]


def _deck_line(deck: DeckName, here: _Here, counting: _Counting) -> DeckLine:
    return DeckLine(deck, counting.of(deck.name, here), here.load.cards, here.load.seen)


def _topic_line(deck: str, path: str, here: _Here, counting: _Counting) -> DeckTopic:
    return DeckTopic(deck, path, counting.of(deck, here), here.load.cards, here.load.seen)


def _ahead(stocks: Sequence[Stock], today: int) -> tuple[int, ...]:
    coming = Counter(chain.from_iterable(stock.coming(today + 1, today + COMING_DAYS) for stock in stocks))
    return tuple(coming[today + day] for day in range(1, COMING_DAYS + 1))


def streak(answers: Mapping[int, int], today: int) -> int:
    """How many study days in a row had an answer, up to today or, when today has none yet, up to yesterday."""
    last = today if answers.get(today) else today - 1
    length = 0
    while answers.get(last - length):
        length += 1
    return length
