"""The numbers of the deck on foundations: enumerated, written out or measured instead of taken from formulas."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from math import fsum, isclose, log, log2, nan, prod, sin, sqrt
from statistics import NormalDist, mean, median

from tests.decks.figures import Figure, Told

PAY = (*[3_000] * 9, 63_000)
VISITORS, BUYERS_A, BUYERS_B = 10_000, 500, 580


def made_by_a(a: int, fa: int, fb: int) -> float:
    """The share of A among the faulty ones of 10,000 parts."""
    parts = ["A"] * (100 * a) + ["B"] * (100 * (100 - a))
    of_a, of_b = parts.count("A") * fa // 100, parts.count("B") * fb // 100
    faulty = ["A"] * of_a + ["B"] * of_b
    return 100 * faulty.count("A") / len(faulty)


def earned(v: int, w: float, p: float, q: float) -> float:
    """What a thousand showings earn if sales and clicks come as often as expected."""
    sales, clicks = 1000 * p, 1000 * q
    return sales * v + clicks * w


def exactly(n: int, k: int, p: float) -> float:
    """The probability of k failures, over every possible course of n requests."""
    courses = (course for course in product((p, 1 - p), repeat=n) if course.count(p) == k)
    return fsum(map(prod, courses))


def entropy(p: float) -> float:
    """Entropy in bits by way of nats."""
    return sum(share * log(1 / share) for share in (p, 1 - p)) / log(2)


def likeliest(heads: int, tosses: int) -> float:
    """The probability of heads, in steps of a hundredth, that makes so many heads the most probable."""
    return max((step / 100 for step in range(101)), key=lambda p: p**heads * (1 - p) ** (tosses - heads))


def variance(a: int, b: int, c: int) -> float:
    """Half the mean squared difference of all pairs."""
    return mean((x - y) ** 2 for x, y in combinations((a, b, c), 2)) / 2


def upper_end(n: int, m: int, s: int) -> float:
    """By way of the sum of all times, whose variance is n times that of one."""
    return (n * m + 1.96 * sqrt(n * s * s)) / n


def second_output(w21: int, w22: int, b2: int, u: int, v: int, h: int) -> float:
    """The second row times the changed input, added up in ones, and the bias."""
    return sum([w21] * (u + h)) + sum([w22] * v) + b2


def stepped(c: int, w: int, eta: float) -> float:
    """A step against a slope measured over a small distance."""
    return w - eta * slope(w, lambda at: (at - c) ** 2)


def slope(at: float, function: Figure) -> float:
    """The central difference, which is exact for a parabola."""
    return (float(function(at + 0.5)) - float(function(at - 0.5))) / 1.0


def loss_slope(w: int, x: int, y: int) -> float:
    return slope(w, lambda weight: (weight * x - y) ** 2)


def time_for_pairs(t: int, k: int) -> float:
    """One t for each cell of the table of all pairs, k times as wide and k times as high."""
    return t * len(list(product(range(k), repeat=2)))


def p_value() -> float:
    """Two-sided, of the difference of two shares, pooled."""
    pooled = (BUYERS_A + BUYERS_B) / (2 * VISITORS)
    error = (2 * pooled * (1 - pooled) / VISITORS) ** 0.5
    return 2 * (1 - NormalDist().cdf((BUYERS_B - BUYERS_A) / VISITORS / error))


def descent(steps: int) -> Iterator[float]:
    """The points of gradient descent on w² from 1 at rate 1.1."""
    w = 1.0
    for _ in range(steps):
        yield w
        w -= 1.1 * 2 * w


def norms(vector: Sequence[int]) -> Mapping[str, float]:
    sizes = [abs(entry) for entry in vector]
    return {
        "7": sum(sizes),
        "5": sum(size * size for size in sizes) ** 0.5,
        "4": max(sizes),
        "25": sum(s * s for s in sizes),
    }


def stretched(x: int, y: int) -> float:
    """By how much ((2, 1), (1, 2)) stretches a vector; not a number where it turns it."""
    to_x, to_y = x + x + y, x + y + y
    return to_x / x if to_x * y == to_y * x else nan


def share_between(start: float, end: float, width: float) -> float:
    """The share of a thousand evenly spread values up to `width` that lie between two places."""
    values = [(i + 0.5) * width / 1000 for i in range(1000)]
    return sum(start < value < end for value in values) / 1000


def difference(a: float, b: float, half: float) -> NormalDist:
    """How the difference of two independent means varies whose 95 % intervals reach as far to either side."""
    error = half / NormalDist().inv_cdf(0.975)
    return NormalDist(b, error) - NormalDist(a, error)


def two_sided(observed: NormalDist) -> float:
    return 2 * NormalDist(0, observed.stdev).cdf(-abs(observed.mean))


def two_intervals() -> Mapping[str, float]:
    """The reach of the difference, its p-value, and the ends of the intervals that overlap."""
    apart = difference(50, 57, 4)
    reach = apart.inv_cdf(0.975) - apart.mean
    return {
        "7": apart.mean,
        "5.7": reach,
        "0.015": two_sided(apart),
        "46": 50 - 4,
        "54": 50 + 4,
        "53": 57 - 4,
        "61": 57 + 4,
    }


FIGURES: Mapping[str, Figure] = {
    "prize-mail": lambda: 60 / (60 + 20),
    "late-given-rain": lambda: 20 / (30 + 20),
    "rain-doubles-late": lambda: 20 / 50 == 2 * (40 / 200),
    "which-machine": made_by_a,
    "advert-earnings": earned,
    "exactly-k-fail": exactly,
    "label-entropy": entropy,
    "uniform-density": lambda: isclose(share_between(0.15, 0.25, 0.5) / 0.1, 2),
    "two-intervals": lambda: two_sided(difference(50, 57, 4)) < 0.05,
    "sample-variance": variance,
    "interval-upper-end": upper_end,
    "matrix-times-vector": second_output,
    "one-gradient-step": stepped,
    "derivative-of-loss": loss_slope,
    "pairs-take-longer": time_for_pairs,
}
TOLD: Mapping[str, Told] = {
    "prize-mail": lambda: {"0.75": 60 / 80, "0.20": 200 / 1000, "0.30": 60 / 200, "0.06": 60 / 1000},
    "rain-doubles-late": lambda: {"0.20": 40 / 200, "0.40": 20 / 50},
    "typical-pay": lambda: {"9,000": mean(PAY), "3,000": median(PAY), "33,000": (min(PAY) + max(PAY)) / 2},
    "maximum-likelihood": lambda: {
        "0.7": likeliest(7, 10),
        "0.12": len(list(combinations(range(10), 7))) / 2**10,
        "0.27": exactly(10, 7, 0.7),
    },
    "means-of-skewed": lambda: {"20": 400**0.5},
    "interval-upper-end": lambda: {
        "68": 100 * (NormalDist().cdf(1) - NormalDist().cdf(-1)),
        "1.96": NormalDist().inv_cdf(0.975),
    },
    "ab-p-value": lambda: {
        "0.012": p_value(),
        "5.0": 100 * BUYERS_A / VISITORS,
        "1.2": 100 * p_value(),
        "0.8": 100 * (BUYERS_B - BUYERS_A) / VISITORS,
        "16": 100 * (BUYERS_B / BUYERS_A - 1),
        "5.8": 100 * BUYERS_B / VISITORS,
    },
    "norms-of-a-vector": lambda: norms((3, -4)),
    "rate-too-large": lambda: dict(zip(("1", "1.2", "1.44", "1.728"), map(abs, descent(4)), strict=True)),
    "uniform-density": lambda: {"0.02": share_between(0.2, 0.21, 0.5)},
    "two-intervals": two_intervals,
    "eigen-words": lambda: {"3": stretched(-2, -2), "1": stretched(1, -1)},
    "zero-gradient": lambda: {"1": (sin(1e-6) - sin(-1e-6)) / 2e-6},
    "growth-order": lambda: {"10": log2(1000), "10,000": 1000 * round(log2(1000))},
    "blocked-cards": lambda: {"16": round(log2(50_000))},
    "product-underflows": lambda: {"4,605": -sum([log(0.1)] * 2000)},
}
REPORTED: frozenset[str] = frozenset()
