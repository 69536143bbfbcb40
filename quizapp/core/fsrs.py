"""FSRS-6: memory after a review, retrievability and interval, in float64 and whole study days."""

import math
from collections.abc import Iterable, Sequence

from quizapp.core.phase import Rating
from quizapp.core.values import frozen

DEFAULT_WEIGHTS: tuple[float, ...] = (
    *(0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796),
    *(1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542),
)
LOWER_BOUNDS: tuple[float, ...] = (
    *(0.001, 0.001, 0.001, 0.001, 1.0, 0.001, 0.001, 0.001, 0.0, 0.0, 0.001),
    *(0.001, 0.001, 0.001, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.1),
)
UPPER_BOUNDS: tuple[float, ...] = (
    *(100.0, 100.0, 100.0, 100.0, 10.0, 4.0, 4.0, 0.75, 4.5, 0.8, 3.5),
    *(5.0, 0.25, 0.9, 4.0, 1.0, 6.0, 2.0, 2.0, 0.8, 0.8),
)
STABILITY_MIN = 0.001
STABILITY_MAX = 36500.0
DIFFICULTY_MIN = 1.0
DIFFICULTY_MAX = 10.0
RETENTION_MIN = 0.01
INTERVAL_MAX = 36500
_ELAPSED_MAX = 1e9


@frozen
class Model:
    """The memory model of one learner: 21 weights w0…w20, each within its bounds.

    Every method is pure. Stability [days], difficulty [1, 10] and elapsed days beyond their bounds are cut to
    them, so a damaged memory never stops a review; only what is not a number raises ValueError. Formulae:
    FSRS-6 as in fsrs-rs 6.6.2 (`model.rs`, `inference.rs`) and "The Algorithm" of the FSRS wiki.

    Raises ValueError for weights that are too many, too few, not numbers or out of bounds.
    """

    weights: tuple[float, ...] = DEFAULT_WEIGHTS

    def __post_init__(self) -> None:
        _check(self.weights)

    @property
    def factor(self) -> float:
        """F = 0.9^(−1/w20) − 1, which makes stability the days until recall is 0.9."""
        return math.pow(0.9, -1 / self.weights[20]) - 1

    def first(self, rating: Rating) -> tuple[float, float]:
        """Stability and difficulty after the very first answer: S0(G) = w[G−1], D0(G) cut to its bounds."""
        return stability_cut(self.weights[rating - 1]), difficulty_cut(self._first_difficulty(rating))

    def after(self, stability: float, difficulty: float, rating: Rating, elapsed_days: float) -> tuple[float, float]:
        """Stability and difficulty after a later answer, both from the state before it.

        Less than a day after the last answer (also where time ran backwards) it counts as the same day.
        """
        s, d = stability_cut(stability), difficulty_cut(difficulty)
        if _elapsed(elapsed_days) < 1:
            new = self._same_day(s, rating)
        elif rating is Rating.AGAIN:
            new = self._forgotten(s, d, self.retrievability(elapsed_days, s))
        else:
            new = self._recalled(s, d, self.retrievability(elapsed_days, s), rating)
        return stability_cut(new), difficulty_cut(self._next_difficulty(d, rating))

    def retrievability(self, elapsed_days: float, stability: float) -> float:
        """Predicted probability of recall, [0, 1]: R(t, S) = (1 + F·t/S)^(−w20), so that R(S, S) = 0.9."""
        ratio = _elapsed(elapsed_days) / stability_cut(stability)
        return math.pow(1 + self.factor * ratio, -self.weights[20])

    def retrievabilities(self, day: int, last_days: Sequence[int], stabilities: Sequence[float]) -> list[float]:
        """`retrievability` on a study day [date ordinal] of many cards at once: of their last days and stabilities.

        The same numbers, bit for bit, for stabilities that are not above their bound.
        """
        if max(last_days, default=day) <= day and min(stabilities, default=STABILITY_MIN) >= STABILITY_MIN:
            return self.sound_retrievabilities(day, last_days, stabilities)
        factor, exponent = self.factor, -self.weights[20]
        return [
            (1 + factor * ((day - last if day > last else 0) / (s if s > STABILITY_MIN else STABILITY_MIN))) ** exponent
            for last, s in zip(last_days, stabilities, strict=True)
        ]

    def sound_retrievabilities(
        self, day: float, last_days: Iterable[float], stabilities: Iterable[float]
    ) -> list[float]:
        """The same where it is known that no last day is later than the day, and no stability below its bound.

        Days that are floats, and whole, are quickest.
        """
        factor, exponent = self.factor, -self.weights[20]
        columns = zip(last_days, stabilities, strict=True)
        return [(1.0 + factor * ((day - last) / stability)) ** exponent for last, stability in columns]

    def recalled_thrice(
        self, days: tuple[float, float, float], last_days: Iterable[float], stabilities: Iterable[float]
    ) -> tuple[float, float, float]:
        """The sums of `sound_retrievabilities` on each of three days: one pass over the cards, and no lists."""
        factor, exponent = self.factor, -self.weights[20]
        first, second, third = map(float, days)
        a = b = c = 0.0
        for last, stability in zip(last_days, stabilities, strict=True):
            a += (1.0 + factor * ((first - last) / stability)) ** exponent
            b += (1.0 + factor * ((second - last) / stability)) ** exponent
            c += (1.0 + factor * ((third - last) / stability)) ** exponent
        return a, b, c

    def interval(self, retention: float, stability: float, maximum: int = INTERVAL_MAX) -> int:
        """Days until recall falls to `retention`, rounded, 1 to `maximum` (see `exact_interval`).

        Raises ValueError for a maximum below 1.
        """
        if maximum < 1:
            raise ValueError(f"the longest interval is {maximum} days; it has to be at least 1")
        return min(max(round(self.exact_interval(retention, stability)), 1), maximum)

    def exact_interval(self, retention: float, stability: float) -> float:
        """Days until recall falls to `retention`, not rounded: I(r, S) = S/F·(r^(−1/w20) − 1).

        Raises ValueError for a retention outside [0.01, 1).
        """
        if not RETENTION_MIN <= retention < 1:
            raise ValueError(f"the desired retention is {retention}; it has to be at least {RETENTION_MIN} and below 1")
        return stability_cut(stability) / self.factor * (math.pow(retention, -1 / self.weights[20]) - 1)

    def _first_difficulty(self, rating: Rating) -> float:
        """D0(G) = w4 − e^(w5·(G−1)) + 1, not cut: mean reversion aims at this figure."""
        return self.weights[4] - math.exp(self.weights[5] * (rating - 1)) + 1

    def _next_difficulty(self, d: float, rating: Rating) -> float:
        """D' = w7·D0(4) + (1−w7)·(D − w6·(G−3)·(10−D)/9): linear damping, then mean reversion."""
        w = self.weights
        damped = d - w[6] * (rating - 3) * (DIFFICULTY_MAX - d) / 9
        return w[7] * self._first_difficulty(Rating.EASY) + (1 - w[7]) * damped

    def _recalled(self, s: float, d: float, r: float, rating: Rating) -> float:
        """S' = S·[1 + e^w8·(11−D)·S^(−w9)·(e^(w10·(1−R)) − 1)·(w15 if Hard)·(w16 if Easy)]."""
        w = self.weights
        bonus = {Rating.HARD: w[15], Rating.EASY: w[16]}.get(rating, 1.0)
        return s * (1 + math.exp(w[8]) * (11 - d) * math.pow(s, -w[9]) * math.expm1(w[10] * (1 - r)) * bonus)

    def _forgotten(self, s: float, d: float, r: float) -> float:
        """S' = min(w11·D^(−w12)·((S+1)^w13 − 1)·e^(w14·(1−R)), S/e^(w17·w18))."""
        w = self.weights
        lapsed = w[11] * math.pow(d, -w[12]) * (math.pow(s + 1, w[13]) - 1) * math.exp(w[14] * (1 - r))
        return min(lapsed, s / math.exp(w[17] * w[18]))

    def _same_day(self, s: float, rating: Rating) -> float:
        """S' = S·e^(w17·(G−3+w18))·S^(−w19); only Again may lower it."""
        w = self.weights
        increase = math.exp(w[17] * (rating - 3 + w[18])) * math.pow(s, -w[19])
        return s * (increase if rating is Rating.AGAIN else max(increase, 1.0))


def _check(weights: Sequence[float]) -> None:
    if len(weights) != len(DEFAULT_WEIGHTS):
        raise ValueError(f"FSRS-6 has {len(DEFAULT_WEIGHTS)} weights, not {len(weights)}; give all of them or none")
    for index, (weight, low, high) in enumerate(zip(weights, LOWER_BOUNDS, UPPER_BOUNDS, strict=True)):
        if not low <= weight <= high:
            raise ValueError(f"FSRS weight {index} (counted from 0) is {weight}; it has to be from {low} to {high}")


def stability_cut(value: float) -> float:
    """A stability [days] cut to its bounds. Raises ValueError for what is not a number."""
    return _cut(value, STABILITY_MIN, STABILITY_MAX, "stability")


def difficulty_cut(value: float) -> float:
    """A difficulty cut to its bounds. Raises ValueError for what is not a number."""
    return _cut(value, DIFFICULTY_MIN, DIFFICULTY_MAX, "difficulty")


def _elapsed(value: float) -> float:
    return _cut(value, 0.0, _ELAPSED_MAX, "elapsed time")


def _cut(value: float, low: float, high: float, name: str) -> float:
    """The value cut to [low, high]; not a number is the one thing that has no place there."""
    if low <= value <= high:
        return value
    if math.isnan(value):
        raise ValueError(f"the {name} is not a number; `quizapp doctor --rebuild` computes it again from the log")
    return low if value < low else high
