"""After a break: what is worth most within the time there is, and the rest on the days after, as each has room."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import NamedTuple

from quizapp.core.fsrs import Model
from quizapp.core.phase import Rating
from quizapp.core.values import frozen

WORTH_DAYS = 30
USUAL_DAYS = 30
LEAST_WORK = 30
PILED_UP = 1.5


@frozen(kw_only=True)
class CatchUp:
    """A way through a backlog of `due` cards, `minutes` a day.

    `chosen` are the ids of the cards for today, what is worth most first. `rest` counts the cards of each of the
    following study days, tomorrow first, those that fall due there anyway included; `moved` maps the ids of the cards
    that move to the study day [date ordinal] they move to.
    """

    due: int
    minutes: float
    chosen: tuple[str, ...] = ()
    rest: tuple[int, ...] = ()
    moved: dict[str, int]


class Work(NamedTuple):
    """An answer to come: to a question of a deck, and how long it takes [s]."""

    question_id: str
    deck: str
    seconds: float


class Late(NamedTuple):
    """A card at day-long intervals that is due: its memory, and the answer to it.

    `resting` says that it cannot be asked today.
    """

    card_id: str
    stability: float
    difficulty: float
    last_day: int
    work: Work
    resting: bool = False


@frozen(kw_only=True)
class Room:
    """What a day has room for: so many minutes, cards, and cards of the decks that have a limit of their own."""

    minutes: float
    cards: int
    decks: Mapping[str, int] = field(default_factory=dict)


def piled_up(due: int, answers: Mapping[int, int], limit: int) -> bool:
    """Whether more cards are due than one and a half days' work.

    A day's work is the mean of the learner's last 30 study days with any answers (`answers`, by study day), at least
    30 cards, and never more than the daily `limit` of reviews. Where that is none, nothing is to be caught up with.
    """
    last = [answers[day] for day in sorted(answers) if answers[day]][-USUAL_DAYS:]
    usual = sum(last) / len(last) if last else 0.0
    return limit > 0 and due > PILED_UP * min(max(usual, LEAST_WORK), limit)


def worth(card: Late, today: int, model: Model) -> float:
    """What an answer on a study day adds to the recall expected 30 days later, for each second it takes.

    With an answer that is R·R(30, S if good) + (1−R)·R(30, S if again), without it R(t + 30, S).
    """
    elapsed = max(today - card.last_day, 0)
    recall = model.retrievability(elapsed, card.stability)
    if_good, _ = model.after(card.stability, card.difficulty, Rating.GOOD, elapsed)
    if_again, _ = model.after(card.stability, card.difficulty, Rating.AGAIN, elapsed)
    known, forgotten = (model.retrievability(WORTH_DAYS, stability) for stability in (if_good, if_again))
    without = model.retrievability(elapsed + WORTH_DAYS, card.stability)
    return (recall * known + (1 - recall) * forgotten - without) / max(card.work.seconds, 1.0)


def catch_up(
    late: Iterable[Late],
    coming: Mapping[int, Sequence[Work]],
    today: int,
    usual: Room,
    model: Model,
    now: Room | None = None,
) -> CatchUp:
    """The way through what is late: what is worth most today, the rest on the first days with room for it.

    Every day has the `usual` room, today what it has `now`, where that is given; what is `coming` anyway (by study
    day) takes its share. Of the cards of a question one comes on a day. A card that is longer than a whole day comes
    on the first day on which there is nothing else. The usual room has to be for one card of every deck at least.
    """
    ordered = sorted(late, key=lambda card: (-worth(card, today, model), card.card_id))
    days = _Days(coming, today, usual, now or usual)
    placed = {card.card_id: days.place(card) for card in ordered}
    moved = {card_id: day for card_id, day in placed.items() if day > today}
    added = Counter(moved.values())
    last = max(added, default=today)
    return CatchUp(
        due=len(ordered),
        minutes=usual.minutes,
        chosen=tuple(card_id for card_id, day in placed.items() if day == today),
        rest=tuple(len(coming.get(day, ())) + added[day] for day in range(today + 1, last + 1)),
        moved=moved,
    )


@dataclass(slots=True)
class _Day:
    """What is left of a day, and the questions that come on it."""

    seconds: float
    cards: int
    decks: dict[str, int]
    questions: set[str] = field(default_factory=set)

    def fits(self, work: Work) -> bool:
        """Whether there is room, whatever the question; an empty day has time for any one."""
        in_time = work.seconds <= self.seconds or not self.questions
        return in_time and self.cards > 0 and self.decks.get(work.deck, 1) > 0

    def take(self, work: Work) -> None:
        self.seconds -= work.seconds
        self.cards -= 1
        self.questions.add(work.question_id)
        if work.deck in self.decks:
            self.decks[work.deck] -= 1


class _Days:
    """The days from today on, as cards fill them."""

    def __init__(self, coming: Mapping[int, Sequence[Work]], today: int, usual: Room, now: Room) -> None:
        self._coming = coming
        self._today = today
        self._usual = usual
        self._days = {today: _day(now, coming.get(today, ()))}
        self._first: dict[tuple[str, float], int] = defaultdict(lambda: today)

    def place(self, card: Late) -> int:
        """The first study day on which there is room for a card, which takes it.

        Days that are too full for one card are so for the next that is like it: they are not looked at again.
        """
        work, alike = card.work, card.work[1:]
        self._first[alike] = self._next(self._first[alike], lambda day: day.fits(work))
        start = max(self._first[alike], self._today + card.resting)
        found = self._next(start, lambda day: day.fits(work) and work.question_id not in day.questions)
        self._at(found).take(work)
        return found

    def _next(self, start: int, fits: Callable[[_Day], bool]) -> int:
        return next(day for day in count(start) if fits(self._at(day)))

    def _at(self, day: int) -> _Day:
        if day not in self._days:
            self._days[day] = _day(self._usual, self._coming.get(day, ()))
        return self._days[day]


def _day(room: Room, coming: Iterable[Work]) -> _Day:
    day = _Day(60 * room.minutes, room.cards, dict(room.decks))
    for work in coming:
        day.take(work)
    return day
