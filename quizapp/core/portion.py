"""What the cards of one topic come to on a study day: all that figures of very many cards are added up from."""

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, cast

from quizapp.core.evidence import asked, of_topic
from quizapp.core.fsrs import Model
from quizapp.core.lazily import lazy
from quizapp.core.mastery import Evidence
from quizapp.core.rating import NO_FIRSTS, Firsts
from quizapp.core.states import Gone, Row, States, Table, gone_of, insert, recalled_on, remove, rising, states_of
from quizapp.core.stats.cards import Cards, by_topic
from quizapp.core.stats.counts import counts, instead
from quizapp.core.stats.figures import CardCounts
from quizapp.core.status import LEECH_LAPSES
from quizapp.core.trail import LOOK_BACK_DAYS

TREND_DAYS = (30, 20, 10)
_MODEL = Model()


@dataclass(frozen=True, kw_only=True)
class Portion:
    """Some or all cards of one topic, without those below it, seen on a study day [date ordinal] by a model of memory.

    `unseen` cards were never asked, `firsts` is what first attempts say, `leeches` are those of the cards that are not
    suspended. All else is of the cards that were asked and are not suspended: `stability` [days], `difficulty` [1, 10]
    and `due` [date ordinal] rise each by itself; `states` are what is known of each card, and `gone` what was known
    before on LOOK_BACK_DAYS before the day `since` or later. `for_today` says that `due` holds for its day alone.
    What follows from the day is computed when it is asked for.
    """

    path: str
    day: int
    since: int
    model: Model = _MODEL
    unseen: int = 0
    firsts: Firsts = NO_FIRSTS
    counts: CardCounts
    leeches: int
    stability: "array[float]"
    difficulty: "array[float]"
    due: "array[int]"
    states: States
    gone: Gone
    for_today: bool = False

    @property
    def due_now(self) -> int:
        """How many cards are due on its day or were before."""
        return bisect_right(self.due, self.day)

    @lazy
    def recall(self) -> Sequence[float]:
        """The recall predicted of the cards that were asked [0, 1], rising."""
        return sorted(self.states.recalls(self.day, self.model))

    @lazy
    def evidence(self) -> Evidence:
        """What the cards add up to on the day."""
        return of_topic(self.recall, self.unseen, self.firsts)

    @lazy
    def pasts(self) -> tuple[Evidence, ...]:
        """What they added up to on each of TREND_DAYS before it.

        Cards first asked later were unseen then; what first attempts say is what they say today. Doubts are left out:
        it is enough for the value of mastery, and not for its interval.
        """
        far, middle, near = (self.day - back for back in TREND_DAYS)
        found = recalled_on((far, middle, near), self.states, self.gone, self.model)
        cards = len(self.stability) + self.unseen
        return tuple(Evidence(cards, cards - seen, recall, firsts=self.firsts) for seen, recall in found)

    def later(self, day: int, model: Model) -> "Portion":
        """The same cards on a study day that is not before `since`, if nothing was studied until then."""
        return replace(self, day=day, model=model)

    def changed(self, before: Cards, now: Cards) -> "Portion | None":
        """The same with some cards as they are `now` instead of as they were `before`; None if they were not so."""
        tables = _Tables(self)
        if not tables.drop(_rows(before, self.since)):
            return None
        tables.add(_rows(now, self.day))
        come, left = asked(now).firsts[0], asked(before).firsts[0]
        return replace(
            self,
            since=self.day,
            unseen=self.unseen - sum(before.new) + sum(now.new),
            firsts=self.firsts.plus(Firsts(come.known - left.known, come.unknown - left.unknown)),
            counts=instead(self.counts, before, now),
            leeches=self.leeches - _leeches(before) + _leeches(now),
            stability=tables.stability,
            difficulty=tables.difficulty,
            due=tables.due,
            states=tables.states,
            gone=tables.gone.later_than(self.day - LOOK_BACK_DAYS),
            for_today=now.for_today,
        )


class _Rows(NamedTuple):
    """What cards that are not suspended add to the columns and tables of a portion."""

    stability: list[float]
    difficulty: list[float]
    due: list[int]
    states: list[Row]
    gone: list[Row]


class _Tables:
    """The columns and tables of a portion while cards come and go."""

    def __init__(self, portion: Portion) -> None:
        self.stability, self.difficulty, self.due = portion.stability[:], portion.difficulty[:], portion.due[:]
        self.states = States(*(column[:] for column in portion.states))
        self.gone = Gone(*(column[:] for column in portion.gone))

    def drop(self, rows: _Rows) -> bool:
        """Takes rows out; False if one of them is not there."""
        return all(remove(table, row) for table, row in self._places(rows))

    def add(self, rows: _Rows) -> None:
        """Puts rows in at their places."""
        for table, row in self._places(rows):
            insert(table, row)

    def _places(self, rows: _Rows) -> Iterator[tuple[Table, Row]]:
        """Each of the rows with the table that it belongs to."""
        for column, values in ((self.stability, rows.stability), (self.difficulty, rows.difficulty)):
            yield from (((column,), (value,)) for value in values)
        due = cast("array[float]", self.due)
        yield from (((due,), (day,)) for day in rows.due)
        yield from ((self.states, row) for row in rows.states)
        yield from ((self.gone, row) for row in rows.gone)


def portions(cards: Cards, day: int, model: Model) -> list[Portion]:
    """The portions of some cards on a study day [date ordinal], one for each of their topics."""
    return [portion(its_cards, day, model) for its_cards in by_topic(cards)]


def portion(cards: Cards, day: int, model: Model) -> Portion:
    """The portion of the cards of one topic on a study day [date ordinal], whatever their order."""
    rows = _rows(cards, day)
    return Portion(
        path=cards.topics[0],
        day=day,
        since=day,
        model=model,
        unseen=cards.new[0],
        firsts=asked(cards).firsts[0],
        counts=counts(cards),
        leeches=_leeches(cards),
        stability=array("d", sorted(rows.stability)),
        difficulty=array("d", sorted(rows.difficulty)),
        due=array("i", sorted(rows.due)),
        states=States(*rising(rows.states, 2)),
        gone=Gone(*rising(rows.gone, 3)),
        for_today=cards.for_today,
    )


def _rows(cards: Cards, day: int) -> _Rows:
    """What the cards add, with all that was still known LOOK_BACK_DAYS before a study day [date ordinal]."""
    stability, difficulty = cards.active(cards.stability, cards.difficulty)
    last_day, due = cards.active(cards.last_day, cards.due)
    (trail,) = cards.active(cards.trail)
    gone = gone_of(last_day, trail, day - LOOK_BACK_DAYS)
    return _Rows(stability, difficulty, due, states_of(last_day, stability), gone)


def _leeches(cards: Cards) -> int:
    (lapses,) = cards.active(cards.lapses)
    return sum(count >= LEECH_LAPSES for count in lapses)
