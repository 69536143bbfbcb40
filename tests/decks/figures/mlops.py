"""The numbers of the deck on MLOps: queues filled second by second, chances multiplied out, indices summed by group."""

import math
from collections.abc import Mapping, Sequence

from tests.decks.figures import Figure, Told


def workers_needed(ms: float, rate: float, load: float) -> float:
    """The smallest team whose time, at its load, holds the work of one second."""
    workers = 1
    while workers * 1000 * load < rate * ms * 100:
        workers += 1
    return workers


def share_of_slow_pages(n: float, p: float) -> float:
    """In per cent, by adding up the chances that the first slow call is the first, the second, ..."""
    quick = 1 - p / 100
    return 100 * sum(quick**before * p / 100 for before in range(int(n)))


def canary_size(k: float, c: float) -> float:
    """Requests are served one by one until no failure so far is improbable enough."""
    unharmed, requests = 1.0, 0
    while unharmed > (100 - c) / 100:
        unharmed *= (k - 1) / k
        requests += 1
    return requests


def minutes_of_downtime(slo: float, days: float) -> float:
    return sum((1 - slo / 100) * 60 for _ in range(int(days) * 24))


def stability_index(before: Sequence[float], after: Sequence[float]) -> float:
    """As the two Kullback-Leibler divergences that it adds up."""
    return divergence(after, before) + divergence(before, after)


def divergence(of: Sequence[float], to: Sequence[float]) -> float:
    return sum(p * (math.log(p) - math.log(q)) for p, q in zip(of, to, strict=True))


def gain_of_a_voucher(pc: float, pt: float, v: float, cost: float) -> float:
    """What is left of a hundred customers with a voucher, less what is left of a hundred without one."""
    with_vouchers = (100 - pt) * v - 100 * cost
    without = (100 - pc) * v
    return (with_vouchers - without) / 100


F1_OF_RUNS = {1: 0.801, 2: 0.809, 3: 0.842, 4: 0.861}

FIGURES: Mapping[str, Figure] = {
    "workers-needed": workers_needed,
    "slow-page": share_of_slow_pages,
    "canary-size": canary_size,
    "error-budget": minutes_of_downtime,
    "stability-index": lambda p, q: stability_index([p / 100, 1 - p / 100], [q / 100, 1 - q / 100]),
    "worth-of-vouchers": gain_of_a_voucher,
}
TOLD: Mapping[str, Told] = {
    "slow-page": lambda: {"63": share_of_slow_pages(100, 1)},
    "canary-row": lambda: {"100": 100_000 * 1_900 / 1_900_000, "0.94": 940 / 1000},
    "canary-first-step": lambda: {"100,000": 0.05 * (1_900_000 + 100_000)},
    "runs-to-compare": lambda: {"0.008": F1_OF_RUNS[2] - F1_OF_RUNS[1], "0.041": F1_OF_RUNS[3] - F1_OF_RUNS[1]},
    "run-to-add": lambda: {"0.008": F1_OF_RUNS[2] - F1_OF_RUNS[1], "0.019": F1_OF_RUNS[4] - F1_OF_RUNS[3]},
}
REPORTED: frozenset[str] = frozenset()
