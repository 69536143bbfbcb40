"""What the cards of one topic come to on a study day: all that figures of very many cards are added up from."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import repeat

from quizapp.core.evidence import AskedCards, asked, evidence_on, summed
from quizapp.core.fsrs import Model
from quizapp.core.lazily import lazy
from quizapp.core.mastery import Evidence
from quizapp.core.rating import NO_FIRSTS, Firsts
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
    suspended. The columns are of the cards that were asked and are not suspended: `stability` [days] rises, `last_day`
    [date ordinal] and `trail` (see `stats.Cards`) are of the same cards in that order; there is none of a card that
    was asked LOOK_BACK_DAYS before the day `since` or earlier. `difficulty` [1, 10] and `due` [date ordinal] rise each
    by itself; `for_today` says that `due` holds for its day alone. What follows from the day is computed when it is
    asked for.
    """

    path: str
    day: int
    since: int
    model: Model = _MODEL
    unseen: int = 0
    firsts: Firsts = NO_FIRSTS
    counts: CardCounts
    leeches: int
    stability: Sequence[float]
    last_day: Sequence[int]
    trail: Sequence[str]
    difficulty: Sequence[float]
    due: Sequence[int]
    for_today: bool = False

    @property
    def due_now(self) -> int:
        """How many cards are due on its day or were before."""
        return bisect_right(self.due, self.day)

    @lazy
    def recall(self) -> Sequence[float]:
        """The recall predicted of the cards that were asked [0, 1], rising."""
        return sorted(self.model.retrievabilities(self.day, self.last_day, self.stability))

    @lazy
    def evidence(self) -> Evidence:
        """What the cards add up to on the day."""
        return summed(self._known, self.recall)[0]

    @lazy
    def pasts(self) -> tuple[Evidence, ...]:
        """What they added up to on each of TREND_DAYS before it, see `core.evidence.evidence_on`."""
        found = evidence_on(self._known, [self.day - back for back in TREND_DAYS], self.model)
        return tuple(past for (past,) in found)

    def later(self, day: int, model: Model) -> "Portion":
        """The same cards on a study day that is not before `since`, if nothing was studied until then."""
        return replace(self, day=day, model=model)

    def changed(self, before: Cards, now: Cards) -> "Portion | None":
        """The same with some cards as they are `now` instead of as they were `before`; None if they were not so."""
        columns = _Columns(self)
        if not columns.drop(before):
            return None
        columns.add(now)
        columns.forget_trails(self.day)
        gone, come = asked(before).firsts[0], asked(now).firsts[0]
        return replace(
            self,
            since=self.day,
            unseen=self.unseen - sum(before.new) + sum(now.new),
            firsts=self.firsts.plus(Firsts(come.known - gone.known, come.unknown - gone.unknown)),
            counts=instead(self.counts, before, now),
            leeches=self.leeches - _leeches(before) + _leeches(now),
            stability=columns.stability,
            last_day=columns.last_day,
            trail=columns.trail,
            difficulty=columns.difficulty,
            due=columns.due,
            for_today=now.for_today,
        )

    @lazy
    def _known(self) -> AskedCards:
        return AskedCards(
            topic=[0] * len(self.stability),
            stability=self.stability,
            last_day=self.last_day,
            trail=self.trail,
            counts=[len(self.stability)],
            new=[self.unseen],
            firsts=[self.firsts],
        )


class _Columns:
    """The columns of a portion while cards come and go."""

    def __init__(self, portion: Portion) -> None:
        self._since = portion.since
        self.stability = list(portion.stability)
        self.last_day = list(portion.last_day)
        self.trail = list(portion.trail)
        self.difficulty = list(portion.difficulty)
        self.due = list(portion.due)

    def drop(self, cards: Cards) -> bool:
        """Takes cards out; False if one of them is not there."""
        stability, last_day, trail, difficulty, due = _columns(cards)
        for stable, last, known in zip(stability, last_day, _trails(last_day, trail, self._since), strict=True):
            place = self._place(stable, last, known)
            if place == len(self.stability) or (self.stability[place], *self._at(place)) != (stable, last, known):
                return False
            del self.stability[place], self.last_day[place], self.trail[place]
        return all([*map(_dropped, repeat(self.difficulty), difficulty), *map(_dropped, repeat(self.due), due)])

    def add(self, cards: Cards) -> None:
        """Puts cards in at their places."""
        stability, last_day, trail, difficulty, due = _columns(cards)
        for stable, last, known in zip(stability, last_day, trail, strict=True):
            place = self._place(stable, last, known)
            self.stability.insert(place, stable)
            self.last_day.insert(place, last)
            self.trail.insert(place, known)
        for one in difficulty:
            insort(self.difficulty, one)
        for day in due:
            insort(self.due, day)

    def forget_trails(self, day: int) -> None:
        """Leaves out the trails that nobody looks back on from a study day on."""
        self.trail = _trails(self.last_day, self.trail, day)

    def _place(self, stability: float, last_day: int, trail: str) -> int:
        first, end = bisect_left(self.stability, stability), bisect_right(self.stability, stability)
        alike = range(first, end)
        return first + bisect_left(alike, (last_day, trail), key=self._at)

    def _at(self, place: int) -> tuple[int, str]:
        return self.last_day[place], self.trail[place]


def portions(cards: Cards, day: int, model: Model) -> list[Portion]:
    """The portions of some cards on a study day [date ordinal], one for each of their topics."""
    return [portion(of_topic, day, model) for of_topic in by_topic(cards)]


def portion(cards: Cards, day: int, model: Model) -> Portion:
    """The portion of the cards of one topic on a study day [date ordinal], whatever their order."""
    stability, last_day, trail, difficulty, due = _columns(cards)
    rising = sorted(zip(stability, last_day, _trails(last_day, trail, day), strict=True))
    return Portion(
        path=cards.topics[0],
        day=day,
        since=day,
        model=model,
        unseen=cards.new[0],
        firsts=asked(cards).firsts[0],
        counts=counts(cards),
        leeches=_leeches(cards),
        stability=[stability for stability, _, _ in rising],
        last_day=[last for _, last, _ in rising],
        trail=[trail for _, _, trail in rising],
        difficulty=sorted(difficulty),
        due=sorted(due),
        for_today=cards.for_today,
    )


def _columns(cards: Cards) -> tuple[list[float], list[int], list[str], list[float], list[int]]:
    """Stability, last day, trail, difficulty and due day of the cards that are not suspended."""
    stability, difficulty = cards.active(cards.stability, cards.difficulty)
    last_day, due = cards.active(cards.last_day, cards.due)
    (trail,) = cards.active(cards.trail)
    return stability, last_day, trail, difficulty, due


def _leeches(cards: Cards) -> int:
    (lapses,) = cards.active(cards.lapses)
    return sum(count >= LEECH_LAPSES for count in lapses)


def _trails(last_days: Iterable[int], trails: Iterable[str], since: int) -> list[str]:
    """The trails of the cards that were asked so short before a study day that it takes them to look back."""
    first = since - LOOK_BACK_DAYS
    return [trail if last > first else "" for last, trail in zip(last_days, trails, strict=True)]


def _dropped(values: list[float] | list[int], value: float) -> bool:
    """Takes a value out of rising ones; False if it is not there."""
    place = bisect_left(values, value)
    if place == len(values) or values[place] != value:
        return False
    del values[place]
    return True
