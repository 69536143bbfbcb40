"""Study to come, simulated day by day: reviews, new cards, minutes, and what is remembered."""

from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.core.policy import Policy


@dataclass(frozen=True, slots=True)
class State:
    """A card at the start: `stability` [days] is 0 for one never asked, days are relative to today (`last` <= 0)."""

    stability: float = 0.0
    difficulty: float = 0.0
    last: int = 0
    due: int = 0


@dataclass(frozen=True, slots=True)
class Pattern:
    """How a learner answers: chance of knowing a new card, shares of hard, good and easy among right answers of
    reviews, and seconds that a right and a wrong answer to a review, and a new card, take.
    """

    first_rate: float = 0.3
    hard: float = 0.1
    good: float = 0.8
    easy: float = 0.1
    right_s: float = 8.0
    wrong_s: float = 16.0
    new_s: float = 20.0


@dataclass(frozen=True, slots=True)
class Workload:
    """One entry a day from today on: reviews, new cards, minutes, and how many cards would be recalled at its end.

    `last` and `stability` are the final state of every card, in the order in which they were given: the day of its last
    answer relative to today (None: never asked) and its stability [days].
    """

    reviews: tuple[float, ...]
    new: tuple[float, ...]
    minutes: tuple[float, ...]
    remembered: tuple[float, ...]
    last: tuple[int | None, ...] = ()
    stability: tuple[float, ...] = ()


def simulate(  # noqa: PLR0913
    cards: Sequence[State],
    days: int,
    policy: Policy,
    *,
    new_a_day: int,
    reviews_a_day: int,
    pattern: Pattern,
    seed: int,
) -> Workload:
    """So many days of study under a policy and daily limits; the same seed gives the same course.

    New cards are begun in the order in which they are given.
    """
    raise NotImplementedError
