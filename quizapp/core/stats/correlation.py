"""How surely two things go together: a correlation and its interval."""

import math
from collections.abc import Sequence

from quizapp.core.stats.wilson import Z95

LEAST = 4
_NEARLY_ONE = 1 - 1e-9


def correlation(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """Pearson's r of pairs, [-1, 1]; None where one side is all alike. Of a right or wrong it is point-biserial."""
    n = len(xs)
    if n < 2:
        return None
    middle_x, middle_y = math.fsum(xs) / n, math.fsum(ys) / n
    off_x, off_y = [x - middle_x for x in xs], [y - middle_y for y in ys]
    spread = math.fsum(x * x for x in off_x) * math.fsum(y * y for y in off_y)
    if spread <= 1e-12:
        return None
    return min(max(math.fsum(x * y for x, y in zip(off_x, off_y, strict=True)) / math.sqrt(spread), -1.0), 1.0)


def fisher(r: float, n: int) -> tuple[float, float]:
    """The 95 % interval of a correlation of `n` pairs, from LEAST on: atanh r is about normal with variance
    1/(n − 3) (R. A. Fisher, Metron 1, 1921, 3-32). It is an approximation where one side is right or wrong.
    """
    z, half = math.atanh(min(max(r, -_NEARLY_ONE), _NEARLY_ONE)), Z95 / math.sqrt(n - 3)
    return math.tanh(z - half), math.tanh(z + half)
