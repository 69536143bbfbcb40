"""The cards of a scope as columns, for figures over very many of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import compress
from operator import not_
from typing import TypeVar

from quizapp.core.paths import below

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cards:
    """One entry of every column is one card that was ever asked; cards never asked are only counted, by topic.

    `topic` is an index into `topics`; `stability` [days], `difficulty` [1, 10]; days are study days [date ordinal];
    `in_steps` says 1 of cards in steps, whose `due` is the study day on which their step ends; `suspended` 0 or 1;
    `first_right` 0 or 1 and `first_guess` [0, 1) tell of the very first answer; `trail` is the memory's without its
    last entry, as `core.trail.as_text` writes it (`739012 3.25 739019 8.5`), or empty where nothing was asked lately.
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

    @property
    def seen(self) -> int:
        """How many cards were ever asked."""
        return len(self.topic)

    def active(self, *columns: Sequence[T]) -> list[list[T]]:
        """These columns without the cards that are suspended."""
        kept = list(map(not_, self.suspended))
        return [list(compress(column, kept)) for column in columns]


def within(cards: Cards, names: Iterable[str]) -> Cards:
    """The cards of the topics named and of all below them; an empty name stands for cards without a topic."""
    wanted = tuple(names)
    held = [any(below(topic, name) for name in wanted) for topic in cards.topics]
    places = [place for place, holds in enumerate(held) if holds]
    chosen = [held[place] for place in cards.topic]
    moved = dict(zip(places, range(len(places)), strict=True))
    return Cards(
        topics=[cards.topics[place] for place in places],
        topic=[moved[place] for place in compress(cards.topic, chosen)],
        stability=list(compress(cards.stability, chosen)),
        difficulty=list(compress(cards.difficulty, chosen)),
        last_day=list(compress(cards.last_day, chosen)),
        first_day=list(compress(cards.first_day, chosen)),
        due=list(compress(cards.due, chosen)),
        in_steps=list(compress(cards.in_steps, chosen)),
        suspended=list(compress(cards.suspended, chosen)),
        lapses=list(compress(cards.lapses, chosen)),
        first_right=list(compress(cards.first_right, chosen)),
        first_guess=list(compress(cards.first_guess, chosen)),
        trail=list(compress(cards.trail, chosen)),
        new=list(compress(cards.new, held)),
        new_suspended=list(compress(cards.new_suspended, held)),
    )
