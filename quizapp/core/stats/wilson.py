"""How sure a share of so many is."""

import math

from quizapp.core.stats.figures import Share

Z90 = 1.6448536269514722
"""So many standard deviations to either side hold 90 % of a normal distribution."""
Z95 = 1.959963984540054
"""So many hold 95 %."""


def share(right: int, n: int) -> Share:
    """So many `right` of `n`, with the 90 % interval of Wilson's score."""
    return Share(right, n, *bounds(right, n, Z90)) if n else Share()


def bounds(right: float, n: int, z: float) -> tuple[float, float]:
    """The interval of Wilson's score to z standard deviations (E. B. Wilson, JASA 22, 1927, 209-212), n above 0."""
    middle = right + z**2 / 2
    half = z * math.sqrt(right * (n - right) / n + z**2 / 4)
    whole = n + z**2
    return max((middle - half) / whole, 0.0), min((middle + half) / whole, 1.0)
