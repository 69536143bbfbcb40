"""The cards of a scope as columns, for figures over very many of them."""

from collections.abc import Sequence
from itertools import compress
from operator import not_
from typing import TypeVar

from quizapp.core.values import frozen

T = TypeVar("T")


@frozen
class Cards:
    """One entry of every column is one card that was ever asked; cards never asked are only counted, by topic.

    `topic` is an index into `topics`; `stability` [days], `difficulty` [1, 10]; days are study days [date ordinal];
    `due` is when a card comes next, as the queue has it (see `comes`): if one was corrected or is buried it is so only
    `for_today`. `in_steps` says 1 of cards in steps, `suspended` 0 or 1;
    `first_right` 0 or 1 and `first_guess` [0, 1) tell of the very first answer; `trail` is the memory's without its
    last entry, as `core.trail.as_text` writes it (`739012 3.25 739019 8.5`), or empty where nothing was asked lately;
    columns of a whole library come without trails.
    `new` and `new_suspended` are how many cards of each topic were never asked, the second being those of them that
    are suspended (not in the first).
    """

    topics: Sequence[str] = ()
    topic: Sequence[int] = ()
    stability: Sequence[float] = ()
    difficulty: Sequence[float] = ()
    last_day: Sequence[int] = ()
    first_day: Sequence[int] = ()
    due: Sequence[int] = ()
    in_steps: Sequence[int] = ()
    suspended: Sequence[int] = ()
    lapses: Sequence[int] = ()
    first_right: Sequence[int] = ()
    first_guess: Sequence[float] = ()
    trail: Sequence[str] = ()
    new: Sequence[int] = ()
    new_suspended: Sequence[int] = ()
    for_today: bool = False

    @property
    def seen(self) -> int:
        """How many cards were ever asked."""
        return len(self.topic)

    @property
    def size(self) -> int:
        """How many cards there are in all."""
        return self.seen + sum(self.new) + sum(self.new_suspended)

    def active(self, *columns: Sequence[T]) -> list[list[T]]:
        """These columns without the cards that are suspended."""
        kept = list(map(not_, self.suspended))
        return [list(compress(column, kept)) for column in columns]


def comes(due: int, today: int, *, corrected: bool, buried: bool) -> int:
    """The study day [date ordinal] on which a card that is due on one comes, if it is studied on its day.

    A card whose keyed answer was corrected comes today, one that is buried today no earlier than tomorrow.
    """
    due = min(due, today) if corrected else due
    return max(due, today + 1) if buried else due


def by_topic(cards: Cards) -> list[Cards]:
    """The cards of each topic by themselves, those below it left out."""
    places: list[list[int]] = [[] for _ in cards.topics]
    for place, topic in enumerate(cards.topic):
        places[topic].append(place)
    return [_of_topic(cards, topic, its_places) for topic, its_places in enumerate(places)]


def _of_topic(cards: Cards, topic: int, places: Sequence[int]) -> Cards:
    """The cards at these places, all of one topic."""

    def of(column: Sequence[T]) -> list[T]:
        return [column[place] for place in places]

    return Cards(
        topics=[cards.topics[topic]],
        topic=[0] * len(places),
        stability=of(cards.stability),
        difficulty=of(cards.difficulty),
        last_day=of(cards.last_day),
        first_day=of(cards.first_day),
        due=of(cards.due),
        in_steps=of(cards.in_steps),
        suspended=of(cards.suspended),
        lapses=of(cards.lapses),
        first_right=of(cards.first_right),
        first_guess=of(cards.first_guess),
        trail=of(cards.trail),
        new=[cards.new[topic]],
        new_suspended=[cards.new_suspended[topic]],
        for_today=cards.for_today,
    )
