"""The numbers of the deck on the field and its careers: pay in lists, growth compounded year by year."""

from collections.abc import Mapping
from statistics import mean

from tests.decks.figures import Figure, Told


def fall_of_mean(n: float, real: float) -> float:
    """The mean of a list with the mistyped answer, less the mean of the corrected list."""
    others = [100_000.0] * (int(n) - 1)
    return mean([*others, 10_000 * real]) - mean([*others, 1_000 * real])


def growth_a_year(g: float, n: float) -> float:
    """In per cent, by halving an interval until compounding gives the whole growth."""
    low, high = 0.0, 200.0
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if compounded(middle, n) < g else (low, middle)
    return low


def compounded(yearly: float, years: float) -> float:
    """The growth over some years, in per cent."""
    size = 1.0
    for _ in range(int(years)):
        size += size * yearly / 100
    return 100 * (size - 1)


def first_year(base: float, target: float, paid: float, shares: float) -> float:
    bonus = base * 1000 / 100 * target
    return base * 1000 + bonus / 100 * paid + shares * 1000 / 4


def half_as_thousands(low: float, high: float) -> float:
    """Half the way between, in whole thousands."""
    return 1000 * round(between(low, high) / 2000)


def between(low: float, high: float) -> float:
    return high - low


FIGURES: Mapping[str, Figure] = {
    "mistyped-pay": fall_of_mean,
    "yearly-growth": growth_a_year,
    "first-year-offer": first_year,
    "low-ends-sum": lambda: 157_969 + 44_362,
    "postings-factor": lambda: 1 + 344 / 100,
    "pay-rise-claim": lambda: False,
}
TOLD: Mapping[str, Told] = {
    "pay-rise-claim": lambda: {"1.41": 157_969 / 112_000},
    "range-of-averages": lambda: {
        "56,857": between(109_143, 166_000),
        "28,000": half_as_thousands(109_143, 166_000),
    },
    "unsourced-pay": lambda: {"30": 100 * between(112_448, 146_000) / 112_448},
    "low-ends-sum": lambda: {
        "221777": 161_777 + 60_000,
        "221,777": 161_777 + 60_000,
        "217969": 157_969 + 60_000,
        "206139": 161_777 + 44_362,
    },
    "two-averages": lambda: {"1.8": 100 * between(110_000, 112_000) / 112_000},
    "growth-claims": lambda: {
        "1.0": growth_a_year(10, 10),
        "2.1": growth_a_year(23, 10),
        "64": growth_a_year(344, 3),
    },
    "postings-factor": lambda: {"3.44": 344 / 100},
    "missing-base": lambda: {"155": 100 * (51 / 20 - 1)},
}
REPORTED: frozenset[str] = frozenset()
