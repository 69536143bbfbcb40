"""Study to come, simulated day by day: reviews, new cards, minutes, and what is remembered."""

import math
import random
from collections import deque
from collections.abc import Sequence

from quizapp.core.pattern import Pattern
from quizapp.core.phase import Rating
from quizapp.core.policy import Policy
from quizapp.core.transition import transition
from quizapp.core.values import frozen

_NEVER = -1


@frozen
class SimulatedCard:
    """A card at the start: `stability` [days] is 0 for one never asked, days are relative to today (`last` <= 0).

    `known` is the chance [0, 1] of knowing it when it is new, None for that of the learner's pattern.
    """

    stability: float = 0.0
    difficulty: float = 0.0
    last: int = 0
    due: int = 0
    known: float | None = None


@frozen
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
    cards: Sequence[SimulatedCard],
    days: int,
    policy: Policy,
    *,
    new_a_day: float,
    reviews_a_day: float,
    pattern: Pattern,
    seed: int,
    today: tuple[int, int] | None = None,
    recall: bool = True,
) -> Workload:
    """So many days of study under a policy and daily limits; the same seed gives the same course.

    New cards are begun in the order in which they are given, reviews done in the order in which they fell due; what
    is beyond a limit waits. Each review is recalled with the probability that FSRS predicts. A card in steps is asked
    again on the same day, and right then. A limit that is no whole number is met on the average of the days. `today`
    are the new cards and reviews that are left of the first day's limits, if given. Without `recall` nothing is said of
    what is remembered, which for many cards takes longer than all else.
    """
    course = _Course(cards, days, policy, pattern, random.Random(seed))
    remembered = []
    for day in range(days):
        usual = _allowed(new_a_day, day), _allowed(reviews_a_day, day)
        course.study(day, *(today if today and day == 0 else usual))
        if recall:
            remembered.append(course.remembered(day))
    return course.workload(remembered)


def _allowed(limit: float, day: int) -> int:
    """How many cards a daily limit allows on a day, so that by its end as many were allowed as days are over."""
    return math.floor(limit * (day + 1) + 1e-9) - math.floor(limit * day + 1e-9)


class _Course:
    """The cards on their way through the days, and what each day came to."""

    def __init__(
        self, cards: Sequence[SimulatedCard], days: int, policy: Policy, pattern: Pattern, chance: random.Random
    ) -> None:
        model = policy.model
        self._model, self._pattern, self._random = model, pattern, chance.random
        self._after = transition(model)
        self._learning, self._relearning = len(policy.learning_steps), len(policy.relearning_steps)
        self._longest = policy.maximum_interval
        self._interval = model.exact_interval(policy.retention, 1.0)
        self._decay, self._power = model.factor, -model.weights[20]
        self._stability = [card.stability for card in cards]
        self._difficulty = [card.difficulty for card in cards]
        self._last = [card.last if card.stability else _NEVER for card in cards]
        self._known = [pattern.first_rate if card.known is None else card.known for card in cards]
        # Recall is (1 + rate · elapsed) ** power: an infinite rate makes that 0 for cards that were never asked.
        self._rate = [self._decay / card.stability if card.stability else math.inf for card in cards]
        self._new = deque(place for place, card in enumerate(cards) if not card.stability)
        self._due: list[list[int]] = [[] for _ in range(days)]
        known = sorted((card.due, place) for place, card in enumerate(cards) if card.stability)
        self._waiting = deque(place for due, place in known if due <= 0)
        for due, place in known:
            if 0 < due < days:
                self._due[due].append(place)
        self._days: list[tuple[int, int, float]] = []

    def study(self, day: int, new: int, reviews: int) -> None:
        """One day, with at most so many new cards and reviews."""
        self._waiting.extend(self._due[day])
        due = [self._waiting.popleft() for _ in range(min(reviews, len(self._waiting)))]
        begun = [self._new.popleft() for _ in range(min(new, len(self._new)))]
        seconds = sum([self._reviewed(card, day) for card in due]) + sum([self._begun(card, day) for card in begun])
        self._days.append((len(due), len(begun), seconds / 60))

    def workload(self, remembered: Sequence[float]) -> Workload:
        """What the days came to, and the cards as they are now."""
        reviews, new, minutes = tuple(zip(*self._days, strict=True)) or ((), (), ())
        asked = zip(self._last, self._stability, strict=True)
        last = tuple(day if stability else None for day, stability in asked)
        return Workload(reviews, new, minutes, tuple(remembered), last, tuple(self._stability))

    def remembered(self, day: int) -> float:
        """How many cards would be recalled [expected] on a day."""
        power = self._power
        rates = zip(self._rate, self._last, strict=True)
        return sum([(1 + rate * (day - last)) ** power if day > last else 1.0 for rate, last in rates])

    def _reviewed(self, card: int, day: int) -> float:
        """The seconds that a review takes; the card is due again on a later day."""
        s, d, last = self._stability[card], self._difficulty[card], self._last[card]
        if day <= last:
            return self._settled(card, day, *self._steps(s, d, 1), self._pattern.right_s)
        recall = (1 + self._rate[card] * (day - last)) ** self._power
        draw = self._random() / recall
        if draw >= 1:
            s, d = self._steps(*self._after(s, d, recall, Rating.AGAIN), self._relearning)
            seconds = self._pattern.wrong_s + self._relearning * self._pattern.right_s
            return self._settled(card, day, s, d, seconds)
        return self._settled(card, day, *self._after(s, d, recall, self._rating(draw)), self._pattern.right_s)

    def _begun(self, card: int, day: int) -> float:
        """The seconds that a new card takes, with the steps that it goes through."""
        known = self._known[card]
        draw = self._random() / known if known else 1.0
        rating = self._rating(draw) if draw < 1 else Rating.AGAIN
        steps = self._learning if rating is Rating.AGAIN else max(self._learning - 1, 0)
        s, d = self._steps(*self._model.first(rating), steps)
        return self._settled(card, day, s, d, self._pattern.new_s + steps * self._pattern.right_s)

    def _rating(self, draw: float) -> Rating:
        """The rating of a right answer, for a number evenly drawn from [0, 1)."""
        if draw < self._pattern.hard:
            return Rating.HARD
        return Rating.EASY if draw >= 1 - self._pattern.easy else Rating.GOOD

    def _steps(self, s: float, d: float, times: int) -> tuple[float, float]:
        """Stability and difficulty after so many good answers on the same day."""
        for _ in range(times):
            s, d = self._model.after(s, d, Rating.GOOD, 0)
        return s, d

    def _settled(self, card: int, day: int, s: float, d: float, seconds: float) -> float:
        """Notes what is known of a card after its answers of a day, and when it is due; the seconds are handed on."""
        self._stability[card], self._difficulty[card], self._last[card] = s, d, day
        self._rate[card] = self._decay / s
        due = day + min(max(round(s * self._interval), 1), self._longest)
        if due < len(self._due):
            self._due[due].append(card)
        return seconds
