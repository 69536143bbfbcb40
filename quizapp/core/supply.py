"""The day's queue and its counts, from stocks and from as few cards as decide them."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import merge
from typing import NamedTuple, Protocol

from quizapp.core.day import Moment
from quizapp.core.queue import (
    Counts,
    Entry,
    Limits,
    Pile,
    Queue,
    Room,
    Terms,
    Used,
    first_of,
    mixed,
    rooms,
    shuffled,
    taken,
)
from quizapp.core.stock import Load, Stock, summed
from quizapp.core.turns import Lane, Topic, lanes_in_turn


class Supply(Protocol):
    """Stocks, and where the cards are read that these count without naming them."""

    @property
    def stocks(self) -> Sequence[Stock]:
        """Those of all topics of all decks that are studied, in the order of the library."""

    def due(self, stocks: Sequence[Stock], until: int) -> Iterable[Entry]:
        """The reviews that fall due up to a study day [date ordinal]: at least all plain ones of these stocks."""

    def fresh(self, stock: Stock) -> Iterator[Entry]:
        """The plain cards of a stock that were never asked, in library order."""


class Parts(NamedTuple):
    """A queue of more cards than `longest` is read in parts, the first of them of `first` cards."""

    longest: int
    first: int


class Held(NamedTuple):
    """What a queue takes of the cards that a day has for it."""

    ready: list[Entry]
    reviews: list[Entry]
    new: list[Entry]


def queue(  # noqa: PLR0913 - what a day goes by
    stocks: Sequence[Stock],
    supply: Supply,
    at: Moment,
    limits: Limits,
    used: Used,
    terms: Terms,
    *,
    parts: Parts | None = None,
) -> Queue:
    """The queue of a session over these stocks, started at `at`.

    Reviews come by due day, shuffled within a day; new cards are taken from the decks in turn, those first that
    others build on, and mixed in evenly. Of siblings one is asked in a day: cards in steps go before reviews,
    reviews before new ones. Cards in steps come back beyond the limits, but those left from an earlier day are
    reviews. Of a queue that is longer than `parts` allow, and that has no cards of one question to choose between,
    only the first part is read, but for the cards in steps.
    """
    room = rooms(limits, used)
    by_deck = _by_deck(stocks, at)
    load = summed(by_deck.values())
    if parts is not None and terms.at_most is None and not load.met:
        whole = count(by_deck, room, lambda: 0)
        sizes = whole.due - load.ready, whole.new
        if sum(sizes) > parts.longest:
            held = _held(stocks, supply, at, _narrowed(room, first_of(parts.first, *sizes)), terms)
            return Queue(tuple(held.ready), mixed(held.reviews, held.new, sizes), whole)
    held = _held(stocks, supply, at, room, terms)
    counts = _counts(load, len(held.ready), len(held.reviews), len(held.new))
    return Queue(tuple(held.ready), mixed(held.reviews, held.new), counts)


def _by_deck(stocks: Iterable[Stock], at: Moment) -> dict[str, Load]:
    found: dict[str, list[Load]] = defaultdict(list)
    for stock in stocks:
        found[stock.deck].append(stock.load(at))
    return {deck: summed(loads) for deck, loads in found.items()}


def _narrowed(room: tuple[Room, Room], most: tuple[int, int]) -> tuple[Room, Room]:
    """The room for no more than so many reviews and new cards."""
    (for_reviews, for_new), (reviews, new) = room, most
    return Room(reviews, for_reviews.left_in), Room(new, for_new.left_in)


def count(loads: Mapping[str, Load], room: tuple[Room, Room], in_order: Callable[[], int]) -> Counts:
    """The counts of the queue that the cards of these decks would make.

    `in_order` says how many new cards it would hold. It is asked only where the order decides that: where not all
    reviews fit, those that are taken make their siblings wait.
    """
    load = summed(loads.values())
    for_reviews, for_new = room
    reviews = for_reviews.fitting({deck: its.reviews for deck, its in loads.items()})
    new = for_new.fitting({deck: its.new for deck, its in loads.items()})
    if reviews < load.reviews and load.met:
        most = for_new.fitting({deck: its.new + its.met for deck, its in loads.items()})
        new = in_order() if new < most else new
    return _counts(load, load.ready, reviews, new)


def count_of(deck: str, load: Load, room: tuple[Room, Room], in_order: Callable[[], int]) -> Counts:
    """Like `count`, of cards of one deck."""
    for_reviews, for_new = room
    reviews = for_reviews.of(deck, load.reviews)
    new = for_new.of(deck, load.new)
    if reviews < load.reviews and load.met and new < for_new.of(deck, load.new + load.met):
        new = in_order()
    return _counts(load, load.ready, reviews, new)


def new_in_order(stocks: Sequence[Stock], supply: Supply, at: Moment, limits: Limits, used: Used) -> int:
    """How many new cards the queue of a session over these stocks holds."""
    return len(_held(stocks, supply, at, rooms(limits, used), Terms()).new)


def _counts(load: Load, ready: int, reviews: int, new: int) -> Counts:
    """The counts of a queue that holds so many cards of a load."""
    _, _, all_ready, waiting, due, fresh, all_reviews, _, _ = load
    later = all_ready + waiting + due - ready - reviews
    return Counts(ready + reviews, new, later, fresh - new, max(all_reviews - reviews, 0))


def _held(stocks: Sequence[Stock], supply: Supply, at: Moment, room: tuple[Room, Room], terms: Terms) -> Held:
    pile = Pile()
    for stock in stocks:
        pile.sort(stock.loose, at)
    at_most, (for_reviews, for_new) = terms.at_most, room
    ready = sorted(pile.ready, key=lambda entry: (entry.due_ms, entry.card_id))[:at_most]
    seen = set(pile.asked)
    for_reviews = for_reviews if at_most is None else Room(at_most - len(ready))
    due = shuffled((*pile.due, *_first_due(stocks, supply, for_reviews, at.day)), terms.seed, at.day)
    reviews = taken(due, seen, for_reviews)
    for_new = for_new if at_most is None else Room(at_most - len(ready) - len(reviews))
    lanes = _lanes(stocks, supply, pile.fresh) if for_new.left > 0 else ()
    return Held(ready, reviews, taken(lanes_in_turn(lanes, terms.order), seen, for_new))


def _first_due(stocks: Sequence[Stock], supply: Supply, room: Room, today: int) -> list[Entry]:
    """The plain reviews of the oldest days that fill the room, and all others of these days; all if they do not."""
    if room.left <= 0:
        return []
    due = [stock for stock in stocks if bisect_right(stock.first_due, today)]
    if not due:
        return []
    until = _filled(due, room, today)
    loose = {(stock.file, stock.topic): {entry.question_id for entry in stock.loose} for stock in due}
    wanted = {(stock.deck, stock.topic) for stock in due}
    not_plain = set().union(*loose.values())
    found = supply.due(due, until)
    return [entry for entry in found if entry.question_id not in not_plain and (entry.deck, entry.topic) in wanted]


def _filled(due: Sequence[Stock], room: Room, today: int) -> int:
    """The first day by which plain reviews fill the room, else today."""
    first, last = min(stock.first_due[0] for stock in due), today
    while first < last:
        middle = (first + last) // 2
        by_deck: Counter[str] = Counter()
        for stock in due:
            by_deck[stock.deck] += bisect_right(stock.first_due, middle)
        if room.fitting(by_deck) < room.left:
            first = middle + 1
        else:
            last = middle
    return first


def _lanes(stocks: Sequence[Stock], supply: Supply, loose: Iterable[Entry]) -> list[Lane]:
    """The new cards of each topic of each deck, in library order."""
    by_topic: dict[Topic, list[Entry]] = defaultdict(list)
    for entry in loose:
        by_topic[entry.deck, entry.topic].append(entry)
    sizes: Counter[Topic] = Counter({topic: len(entries) for topic, entries in by_topic.items()})
    cards = {topic: [iter(sorted(entries, key=_place))] for topic, entries in by_topic.items()}
    for stock in stocks:
        if stock.fresh:
            topic = (stock.deck, stock.topic)
            sizes[topic] += stock.fresh
            cards.setdefault(topic, []).append(supply.fresh(stock))
    lanes = [Lane(topic, sizes[topic], merge(*parts, key=_place)) for topic, parts in cards.items()]
    return _in_library_order(lanes)


def _in_library_order(lanes: Iterable[Lane]) -> list[Lane]:
    begun = [(first, lane) for lane in lanes if (first := next(lane.entries, None)) is not None]
    begun.sort(key=lambda one: _place(one[0]))
    return [lane._replace(entries=_again(first, lane.entries)) for first, lane in begun]


def _again(first: Entry, rest: Iterator[Entry]) -> Iterator[Entry]:
    yield first
    yield from rest


def _place(entry: Entry) -> tuple[int, str]:
    return entry.place, entry.card_id
