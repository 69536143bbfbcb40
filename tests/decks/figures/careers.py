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


def average_total(share: float) -> float:
    """In dollars, paid out to a hundred engineers, of whom so many get extra cash."""
    return mean([157_969 + (44_362 if engineer < share else 0) for engineer in range(100)])


def gap_is_over_two_errors(n: float) -> bool:
    """With all sides squared: the gap, twice, and the sum of the variances of both averages."""
    return 2_000**2 * n > 2**2 * (30_000**2 + 30_000**2)


def fall_that_undoes(g: float) -> float:
    """In per cent, by halving an interval until the rise and the fall together leave 100 postings."""
    low, high = 0.0, 100.0
    for _ in range(80):
        middle = (low + high) / 2
        left = (100 + g) * (1 - middle / 100)
        low, high = (middle, high) if left > 100 else (low, middle)
    return low


def half_as_thousands(low: float, high: float) -> float:
    """Half the way between, in whole thousands."""
    return 1000 * round(between(low, high) / 2000)


def between(low: float, high: float) -> float:
    return high - low


def clerks_for_the_cases(n: float, s: float, d: float) -> float:
    """Every clerk had a hundred cases of a hundred minutes; the new minutes are shared out anew."""
    old_minutes = n * 100 * 100
    minutes_left = sum(100 - s for _ in range(int(n) * (100 + int(d))))
    return n * minutes_left / old_minutes


FIGURES: Mapping[str, Figure] = {
    "mistyped-pay": fall_of_mean,
    "yearly-growth": growth_a_year,
    "first-year-offer": first_year,
    "low-ends-sum": average_total,
    "postings-factor": fall_that_undoes,
    "two-averages": gap_is_over_two_errors,
    "clerks-needed": clerks_for_the_cases,
}
TOLD: Mapping[str, Told] = {
    "pay-rise-claim": lambda: {"1.41": 157_969 / 112_000, "41%": 100 * between(112_000, 157_969) / 112_000},
    "range-of-averages": lambda: {
        "56,857": between(109_143, 166_000),
        "28,000": half_as_thousands(109_143, 166_000),
    },
    "unsourced-pay": lambda: {"30": 100 * between(112_448, 146_000) / 112_448},
    "low-ends-sum": lambda: {"202331": average_total(100)},
    "can-reach": lambda: {"202,331": 157_969 + 44_362},
    "two-averages": lambda: {"2,000": between(110_000, 112_000)},
    "growth-claims": lambda: {
        "1.0": growth_a_year(10, 10),
        "2.1": growth_a_year(23, 10),
        "64": growth_a_year(344, 3),
    },
    "postings-factor": lambda: {"4.44": 1 + 344 / 100, "77.5": fall_that_undoes(344)},
    "missing-base": lambda: {"155": 100 * (51 / 20 - 1)},
}
REPORTED: frozenset[str] = frozenset()
