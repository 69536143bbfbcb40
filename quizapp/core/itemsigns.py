"""What may be wrong with a question: said only where chance alone would hardly look like it."""

import math
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from quizapp.core.health import Discrimination, ItemHealth, OptionUse, Share, Sign
from quizapp.core.stats.wilson import Z95
from quizapp.core.status import LEECH_LAPSES

IDLE = 0.05
"""A wrong option that less than 5 % choose does not work (Haladyna and Downing, Educ. Psychol. Meas. 53, 1993)."""
POOR = 0.20
"""Below this discrimination a question is poor (Ebel and Frisbie, Essentials of Educational Measurement, 1991)."""
KNOWN = 0.90
"""A question that more than nine of ten know at first sight teaches few anything; our own limit."""
TWICE = 2.0
"""Lapses, and time, that are said to be too much: twice what is usual; our own limit."""
_CHANCE_LEAST = 0.1
_HARDLY = 0.01
_TIMED_LEAST = 10
_USUAL_LEAST = 20


class Pace(NamedTuple):
    """So many times of answers, with the sums of their logarithms [ln ms] and of the squares of these."""

    n: int = 0
    total: float = 0.0
    squares: float = 0.0

    @classmethod
    def of(cls, times_ms: Iterable[int]) -> "Pace":
        """The pace of answers that took so long [ms, above 0] each."""
        logs = [math.log(time) for time in times_ms]
        return cls(len(logs), math.fsum(logs), math.fsum(log * log for log in logs))

    def plus(self, other: "Pace") -> "Pace":
        """Both together."""
        return Pace(self.n + other.n, self.total + other.total, self.squares + other.squares)

    def less(self, other: "Pace") -> "Pace":
        """Without a part of it."""
        return Pace(self.n - other.n, self.total - other.total, self.squares - other.squares)

    @property
    def mean_ms(self) -> int | None:
        """The geometric mean [ms]: one long pause weighs little; None of nothing."""
        return round(math.exp(self.total / self.n)) if self.n else None

    @property
    def usual_ms(self) -> int | None:
        """The geometric mean [ms], None of too few to be called usual."""
        return self.mean_ms if self.n >= _USUAL_LEAST else None

    @property
    def low_ms(self) -> float:
        """The lower end [ms] of the 95 % interval of the mean, logarithms being about normal; 0 of too few."""
        if self.n < _TIMED_LEAST:
            return 0.0
        mean = self.total / self.n
        variance = max(self.squares - self.n * mean * mean, 0.0) / (self.n - 1)
        return math.exp(mean - Z95 * math.sqrt(variance / self.n))


def signs(found: ItemHealth, pace: Pace) -> Iterator[Sign]:
    """The signs that hold, the gravest first."""
    holds = {
        Sign.MISLEADING: _misleads(found),
        Sign.HARD: found.guess >= _CHANCE_LEAST and found.facility.high < found.guess,
        Sign.LEECH: found.most_lapses >= LEECH_LAPSES,
        Sign.LAPSES: _lapses(found.lapses, found.expected),
        Sign.FLAGGED: found.flagged > 0,
        Sign.BLUNT: _is_below(found.discrimination, POOR) and not _misleads(found),
        Sign.UNCHOSEN: any(map(is_idle, found.options)),
        Sign.EASY: found.facility.low > KNOWN,
        Sign.SLOW: found.usual_ms is not None and pace.low_ms > TWICE * found.usual_ms,
    }
    return (sign for sign, held in holds.items() if held)


def is_idle(option: OptionUse) -> bool:
    """Whether a wrong option is surely chosen by fewer than IDLE."""
    return not option.right and option.chosen.high < IDLE


def is_lure(option: OptionUse) -> bool:
    """Whether a wrong option is surely chosen more by those who know more than by those who know less."""
    if option.right or option.upper is None or option.lower is None:
        return False
    return _least_difference(option.upper, option.lower) > 0


def _misleads(found: ItemHealth) -> bool:
    """Whether those who know more are wrong more often; an option alone tells it only of a question that is poor."""
    if _is_below(found.discrimination, 0.0):
        return True
    poor = found.discrimination is None or found.discrimination.value < POOR
    return poor and any(map(is_lure, found.options))


def _lapses(lapses: Share, expected: float | None) -> bool:
    """Whether a card is forgotten twice as often as predicted, and chance would hardly do that: one time of a hundred,
    as very many cards are looked at.
    """
    if not lapses.times or expected is None or lapses.times < TWICE * expected * lapses.of:
        return False
    return _tail(lapses.times, lapses.of, expected) < _HARDLY


def _tail(times: int, of: int, chance: float) -> float:
    """The chance of at least so many of so many (binomial, which is no less than that of unequal chances)."""
    if not 0 < chance < 1:
        return float(chance > 0)
    odds, whole = math.log(chance) - math.log1p(-chance), of * math.log1p(-chance) + math.lgamma(of + 1)
    logs = (whole + k * odds - math.lgamma(k + 1) - math.lgamma(of - k + 1) for k in range(times, of + 1))
    return min(math.fsum(map(math.exp, logs)), 1.0)


def _is_below(found: Discrimination | None, limit: float) -> bool:
    return found is not None and found.high < limit


def _least_difference(one: Share, other: Share) -> float:
    """The lower end of the 95 % interval of the difference of two shares, from those of each (R. G. Newcombe,
    Statistics in Medicine 17, 1998, 873-890, method 10).
    """
    a, b = one.value or 0.0, other.value or 0.0
    return a - b - math.hypot(a - one.low, other.high - b) if one.of and other.of else -1.0
