"""What a topic of a deck file holds for the counts of any day: plain questions as due days, all others card by card.

A question is plain from a day on when each of its cards rests for good, was never asked, or is a review that comes
on a day known already. What it adds to the counts of that day and of every later one follows from these days alone.
If one of its cards was asked or buried that day, all of them have to be reviews that come later, as then nothing has to
wait for that card. The others are few: they are in steps, their keyed answer changed, or a sibling has to wait.
"""

from array import array
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from quizapp.core.day import Moment
from quizapp.core.phase import Phase
from quizapp.core.queue import Entry, Pile

Days = Sequence[int]
NO_DAYS: Days = array("i")


class Load(NamedTuple):
    """What the cards of one deck come to at a moment; loads add up.

    In cards: all `cards`, those ever `seen`, in steps and `ready` now or `waiting`, `due` reviews, `fresh` ones. In
    questions that have not had their turn today: `reviews` due, `new` ones of which nothing is due, and those `met`
    that are due and have a fresh card as well.
    """

    cards: int = 0
    seen: int = 0
    ready: int = 0
    waiting: int = 0
    due: int = 0
    fresh: int = 0
    reviews: int = 0
    new: int = 0
    met: int = 0


class Stock(NamedTuple):
    """The cards of one topic of one deck file, good for the study day `day` [date ordinal] and all later ones.

    Of plain questions: how many `cards` there are, how many were `seen`; `fresh` cards, and `new` questions that have
    nothing else; the sorted `due` days of cards, and the earliest of each question: of all (`first_due`), and of
    those with a fresh card (`met`). `loose` are the cards of the other questions.
    """

    file: str
    deck: str
    topic: str
    day: int
    cards: int = 0
    seen: int = 0
    fresh: int = 0
    new: int = 0
    due: Days = NO_DAYS
    first_due: Days = NO_DAYS
    met: Days = NO_DAYS
    loose: tuple[Entry, ...] = ()

    def load(self, at: Moment) -> Load:
        """What its cards come to at a moment."""
        met = bisect_right(self.met, at.day)
        reviews = bisect_right(self.first_due, at.day)
        due = reviews if self.due is self.first_due else bisect_right(self.due, at.day)
        new = self.new + len(self.met) - met
        plain = Load(self.cards, self.seen, 0, 0, due, self.fresh, reviews, new, met)
        return summed((plain, load(self.loose, at))) if self.loose else plain

    def coming(self, first: int, last: int) -> Iterable[int]:
        """The days from `first` to `last` on which a review falls due, once for each."""
        plain = self.due[bisect_left(self.due, first) : bisect_right(self.due, last)]
        return (*plain, *(day for day in self._loose_days() if first <= day <= last)) if self.loose else plain

    def next_day(self, today: int) -> int | None:
        """The first day after today on which a review falls due."""
        place = bisect_right(self.due, today)
        days = [self.due[place]] if place < len(self.due) else []
        days += [day for day in self._loose_days() if day > today] if self.loose else ()
        return min(days, default=None)

    def _loose_days(self) -> Iterator[int]:
        """The due days of the cards that are not plain; what has no day, or comes whatever its day, has none."""
        return (card.due_day for card in self.loose if card.due_day and not card.suspended and not card.corrected)


def load(entries: Iterable[Entry], at: Moment) -> Load:
    """What these cards come to at a moment; siblings are all among them or none is."""
    pile = Pile()
    pile.sort(entries, at)
    due = {entry.question_id for entry in pile.due} - pile.asked
    new = {entry.question_id for entry in pile.fresh} - pile.asked
    cards = pile.cards, pile.seen, len(pile.ready), pile.waiting, len(pile.due), len(pile.fresh)
    return Load(*cards, reviews=len(due), new=len(new - due), met=len(new & due))


def summed(loads: Iterable[Load]) -> Load:
    """Loads together."""
    return Load._make(map(sum, zip(*loads, strict=True))) if loads else Load()


def stocked(file: str, deck: str, topic: str, entries: Iterable[Entry], day: int) -> Stock:
    """The stock of all cards that a file has of a topic, for a study day [date ordinal] and later."""
    cards = seen = fresh = new = 0
    due, first_due, met = array("i"), array("i"), array("i")
    loose: list[Entry] = []
    for of_question in _questions(entries):
        awake = [entry for entry in of_question if not entry.suspended]
        if not _are_plain(awake, day):
            loose += of_question
            continue
        days = [entry.due_day for entry in awake if entry.due_day is not None]
        unasked = len(awake) - len(days)
        cards += len(of_question)
        seen += sum(entry.phase is not Phase.NEW for entry in of_question)
        fresh += unasked
        new += bool(unasked and not days)
        due.extend(days)
        first_due.extend([min(days)] if days else ())
        met.extend([min(days)] if days and unasked else ())
    columns = _sorted(due), _sorted(first_due), _sorted(met)
    return _shared(Stock(file, deck, topic, day, cards, seen, fresh, new, *columns, tuple(loose)))


def changed(stock: Stock, before: Iterable[Entry], now: Iterable[Entry]) -> Stock:
    """The stock after some of its questions changed: all their cards as they were when it was made, and as they are."""
    old = stocked(stock.file, stock.deck, stock.topic, before, stock.day)
    current = tuple(now)
    moved = {entry.question_id for entry in current}
    loose = (*(entry for entry in stock.loose if entry.question_id not in moved), *current)
    return _shared(
        stock._replace(
            cards=stock.cards - old.cards,
            seen=stock.seen - old.seen,
            fresh=stock.fresh - old.fresh,
            new=stock.new - old.new,
            due=_without(stock.due, old.due),
            first_due=_without(stock.first_due, old.first_due),
            met=_without(stock.met, old.met),
            loose=loose,
        )
    )


def settled(stock: Stock, day: int) -> Stock:
    """The same stock for a study day and later: what has become plain meanwhile is no longer kept card by card."""
    new = stocked(stock.file, stock.deck, stock.topic, stock.loose, day)
    return _shared(
        stock._replace(
            day=day,
            cards=stock.cards + new.cards,
            seen=stock.seen + new.seen,
            fresh=stock.fresh + new.fresh,
            new=stock.new + new.new,
            due=_with(stock.due, new.due),
            first_due=_with(stock.first_due, new.first_due),
            met=_with(stock.met, new.met),
            loose=new.loose,
        )
    )


def _questions(entries: Iterable[Entry]) -> Collection[list[Entry]]:
    siblings: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        siblings[entry.question_id].append(entry)
    return siblings.values()


def _are_plain(awake: Sequence[Entry], day: int) -> bool:
    """Whether the cards of a question that are not suspended make it plain from a study day on."""
    if not all(map(_is_settled, awake)):
        return False
    busy = max((max(entry.last_day or 0, entry.buried_day or 0) for entry in awake), default=0)
    return busy < day or all(entry.due_day is not None and entry.due_day > busy for entry in awake)


def _is_settled(entry: Entry) -> bool:
    """Whether a card was never asked, or is a review that comes on a day known already."""
    if entry.phase is Phase.NEW:
        return entry.due_day is None and entry.due_ms is None
    return entry.phase is Phase.REVIEW and entry.due_day is not None and entry.due_ms is None and not entry.corrected


def _shared(stock: Stock) -> Stock:
    """The same stock; where no question has two reviews, its two columns of due days are one."""
    return stock._replace(due=stock.first_due) if len(stock.due) == len(stock.first_due) else stock


def _sorted(days: Iterable[int]) -> Days:
    return array("i", sorted(days))


def _with(days: Days, more: Days) -> Days:
    both = array("i", days)
    for day in more:
        insort(both, day)
    return both


def _without(days: Days, gone: Days) -> Days:
    left = array("i", days)
    for day in gone:
        del left[bisect_left(left, day)]
    return left
