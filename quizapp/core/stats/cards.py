"""The cards of a scope as columns, for figures over very many of them."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cards:
    """One entry of every column is one card that was ever asked; cards never asked are only counted, by topic.

    `topic` is an index into `topics`; `stability` [days], `difficulty` [1, 10]; days are study days [date ordinal];
    `in_steps` says 1 of cards in steps, whose `due` is the study day on which their step ends; `suspended` 0 or 1;
    `first_right` 0 or 1 and `first_guess` [0, 1) tell of the very first answer; `trail` is the memory's, see
    `core.review.Memory`, or empty. `new` and `new_suspended` are how many cards of each topic were never asked,
    the second being those of them that are suspended (not in the first).
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
