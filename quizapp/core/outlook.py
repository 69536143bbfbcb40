"""What study comes to at different desired retentions: the figures by which a learner chooses one."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace

from quizapp.core.pattern import Pattern
from quizapp.core.policy import Policy
from quizapp.core.values import frozen
from quizapp.core.workload import SimulatedCard, Workload, simulate

RETENTIONS = (0.70, 0.72, 0.75, 0.78, 0.80, 0.82, 0.85, 0.87, 0.90, 0.92, 0.94, 0.95, 0.96, 0.97)
MOST_CARDS = 2_000
SEED = 1


@frozen(kw_only=True)
class Outlook:
    """What a simulation starts from: the cards, those never asked in the order in which they are begun, and habits.

    Where more cards than MOST_CARDS are reached, so many are drawn to stand for all, and what they come to is
    multiplied.
    """

    states: Sequence[SimulatedCard]
    policy: Policy
    pattern: Pattern
    new_a_day: int
    reviews_a_day: int

    @property
    def cards(self) -> int:
        """How many there are."""
        return len(self.states)

    def sampled(self, days: int) -> int | None:
        """How many cards stand for all in so many days; None where none need to."""
        return MOST_CARDS if len(self._reached(days)) > MOST_CARDS else None

    def course(self, retention: float, days: int) -> Workload:
        """So many days of study at a desired retention [0.70, 0.99]; the same figures every time.

        The final state of the cards is not told.
        """
        reached = self._reached(days)
        some = _sample(reached, MOST_CARDS)
        share = len(some) / len(reached) if reached else 1.0
        done = simulate(
            some,
            days,
            replace(self.policy, retention=retention),
            new_a_day=self.new_a_day * share,
            reviews_a_day=self.reviews_a_day * share,
            pattern=self.pattern,
            seed=SEED,
        )
        return Workload(
            reviews=_times(done.reviews, 1 / share),
            new=_times(done.new, 1 / share),
            minutes=_times(done.minutes, 1 / share),
            remembered=_times(done.remembered, 1 / share),
        )

    def _reached(self, days: int) -> list[SimulatedCard]:
        """The cards that were asked or will be within so many days."""
        new = [card for card in self.states if not card.stability]
        return [*(card for card in self.states if card.stability), *new[: self.new_a_day * days]]


@frozen
class Prospect:
    """What so many days at a desired retention come to: minutes and reviews of all, and cards recalled at the end."""

    retention: float
    days: int
    minutes: float
    reviews: float
    remembered: float

    @property
    def minutes_a_day(self) -> float:
        """On average."""
        return self.minutes / self.days

    @property
    def reviews_a_day(self) -> float:
        """On average."""
        return self.reviews / self.days

    @property
    def price(self) -> float | None:
        """Minutes for each card recalled at the end; None where none is."""
        return self.minutes / self.remembered if self.remembered else None


def prospect(retention: float, done: Workload) -> Prospect:
    """What a course of at least one day came to."""
    return Prospect(retention, len(done.minutes), sum(done.minutes), sum(done.reviews), done.remembered[-1])


def retentions(own: float) -> tuple[float, ...]:
    """Those that are simulated: RETENTIONS, and the learner's own."""
    return tuple(sorted({*RETENTIONS, own}))


def cheapest(found: Iterable[Prospect]) -> Prospect | None:
    """The one with the least minutes for each card recalled; None where nothing is studied or recalled."""
    priced = [(one.price, one) for one in found if one.price]
    return min(priced, key=lambda pair: pair[0])[1] if priced else None


def _sample(cards: list[SimulatedCard], most: int) -> list[SimulatedCard]:
    """So many of the cards at most, in their order; the same every time."""
    if len(cards) <= most:
        return cards
    return [cards[place] for place in sorted(random.Random(SEED).sample(range(len(cards)), most))]


def _times(column: Sequence[float], factor: float) -> tuple[float, ...]:
    return tuple(value * factor for value in column)
