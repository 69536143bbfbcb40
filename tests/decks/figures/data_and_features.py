"""The numbers of the deck on data and features: rows counted, tables joined and written out."""

from collections.abc import Mapping
from math import cos, log, pi, sin
from statistics import NormalDist, correlation, mean, median, pstdev

from tests.decks.figures import Figure, Told

CUSTOMERS = (1, 2, 3)
CALLS = (1, 1, 2)
CLICKS_OLD, VISITS_OLD = {"desktop": 270, "phone": 10}, {"desktop": 900, "phone": 100}
CLICKS_NEW, VISITS_NEW = {"desktop": 32, "phone": 108}, {"desktop": 100, "phone": 900}


def standardised(m: int, s: int, x: int) -> float:
    return NormalDist(m, s).zscore(x)


def share_of_fraud(pos: int, neg: int, k: int) -> float:
    """Every k-th honest payment is kept."""
    kept = ["fraud"] * pos + ["honest"] * len(range(0, neg, k))
    return 100 * kept.count("fraud") / len(kept)


def weights(n: int, k: int, m: int) -> float:
    """Names every weight; colour and country have none for their first value."""
    numeric = {f"number {i}" for i in range(n)}
    colours, countries = {f"colour {i}" for i in range(1, k)}, {f"country {i}" for i in range(1, m)}
    return len({"intercept"} | numeric | colours | countries)


def weight(tf: int, df: int, total: int) -> float:
    """By natural logarithms, taken apart."""
    return tf * (log(total) - log(df)) / log(10)


def correlated(sx: int, sy: int, cov: int) -> float:
    """The covariance of the two columns once each is divided by its own standard deviation."""
    return (cov / sx) / sy


def lift(n: int, b: int, c: int, d: int) -> float:
    """Baskets with both against those expected if bread and butter were independent."""
    return d / (n * (b / n) * (c / n))


def left_join() -> list[tuple[int, bool]]:
    """The rows of customers with their calls, each customer at least once, and whether there is a call."""
    return [row for one in CUSTOMERS for row in [(one, True)] * CALLS.count(one) or [(one, False)]]


def overall(clicks: Mapping[str, int], visits: Mapping[str, int]) -> float:
    return 100 * sum(clicks.values()) / sum(visits.values())


def in_the_old_mix() -> float:
    """The clicks of the new recommender had each device made as many visits as with the old one."""
    clicks = sum(VISITS_OLD[device] * CLICKS_NEW[device] / VISITS_NEW[device] for device in VISITS_OLD)
    return 100 * clicks / sum(VISITS_OLD.values())


def parabola_is_uncorrelated() -> bool:
    """Whether x and its square have correlation 0 around 0."""
    xs = (-2, -1, 0, 1, 2)
    return abs(correlation(xs, [x * x for x in xs])) < 1e-12


def standardised_median() -> float:
    """The middle one of incomes with median 40,000, mean 60,000 and deviation 50,000, once they are standardised."""
    incomes = (5_000, 25_000, 40_000, 85_000, 145_000)
    scale = NormalDist(mean(incomes), pstdev(incomes))
    assert (median(incomes), scale.mean, scale.stdev) == (40_000, 60_000, 50_000)
    logs = [log(income) for income in incomes]
    assert median(logs) == log(40_000)
    assert mean(logs) < log(60_000)
    return median([scale.zscore(income) for income in incomes])


def degrees_between(hour: int, other: int) -> float:
    """The angle of two hours on a clock of 24 hours."""
    apart = abs(hour - other) % 24
    return 360 * min(apart, 24 - apart) / 24


def sine_repeats() -> float:
    """How far the sines of 1 and 11 o'clock differ, while their cosines do not agree."""
    assert cos(2 * pi * 1 / 24) > cos(2 * pi * 11 / 24)
    return sin(2 * pi * 1 / 24) - sin(2 * pi * 11 / 24)


def times_as_tall(a: float, b: float, base: float) -> float:
    """The old bar once, and what stands out above it, measured in old bars."""
    return 1 + (b - a) / (a - base)


FIGURES: Mapping[str, Figure] = {
    "standardise-test-value": standardised,
    "thinned-majority": share_of_fraud,
    "one-hot-columns": weights,
    "tf-idf-weight": weight,
    "correlation-from-cov": correlated,
    "lift-of-a-rule": lift,
    "cut-axis": times_as_tall,
    "rows-of-join": lambda: len(left_join()),
    "simpson-same-mix": in_the_old_mix,
    "zero-correlation": lambda: not parabola_is_uncorrelated(),
}
TOLD: Mapping[str, Told] = {
    "age-999": lambda: {"35": mean((34, 27, 45)), "421": mean((34, 27, 999, 45, 999))},
    "crops-of-photos": lambda: {"2,000": 100 * 20, "500": 2000 / 4},
    "filled-with-mean": lambda: {"0.7": 1 - 0.30, "0.84": (1 - 0.30) / (1 - 0.30) ** 0.5},
    "rows-of-join": lambda: {"3": sum(CALLS.count(one) for one in CUSTOMERS), "9": len(CUSTOMERS) * len(CALLS)},
    "standardised-incomes": lambda: {"-0.4": standardised_median()},
    "hours-on-a-clock": lambda: {"15": degrees_between(23, 0), "0": sine_repeats()},
    "simpson-cause": lambda: {
        "900": VISITS_NEW["phone"],
        "100": VISITS_NEW["desktop"],
        "14": overall(CLICKS_NEW, VISITS_NEW),
        "28": overall(CLICKS_OLD, VISITS_OLD),
        "32": 100 * CLICKS_NEW["desktop"] / VISITS_NEW["desktop"],
        "30": 100 * CLICKS_OLD["desktop"] / VISITS_OLD["desktop"],
        "12": 100 * CLICKS_NEW["phone"] / VISITS_NEW["phone"],
    },
    "simpson-same-mix": lambda: {"28": overall(CLICKS_OLD, VISITS_OLD), "22": mean((32, 12))},
}
REPORTED: frozenset[str] = frozenset()
