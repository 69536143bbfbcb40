"""How sure a share of so many is."""

import math

from quizapp.core.stats.figures import Share

Z90 = 1.6448536269514722
"""So many standard deviations to either side hold 90 % of a normal distribution."""


def share(right: int, n: int) -> Share:
    """So many `right` of `n`, with the 90 % interval of Wilson's score (E. B. Wilson, JASA 22, 1927, 209-212)."""
    if not n:
        return Share()
    middle = right + Z90**2 / 2
    half = Z90 * math.sqrt(right * (n - right) / n + Z90**2 / 4)
    whole = n + Z90**2
    return Share(right, n, max((middle - half) / whole, 0.0), min((middle + half) / whole, 1.0))
