"""The numbers of the deck on models and training, by counting, drawing pairs and walking step by step."""

from collections.abc import Mapping, Sequence
from itertools import pairwise, product
from math import exp, log

from tests.decks.figures import Figure, Told


def weighted_mean(values: Sequence[float], weights: Sequence[float]) -> float:
    return sum(value * weight for value, weight in zip(values, weights, strict=True)) / sum(weights)


def price_by_neighbours(a: float, b: float, c: float) -> float:
    return weighted_mean([a, b, c], [1 / distance for distance in (1, 2, 4)])


def unlike_pairs(*counts: float) -> float:
    """The chance that two cases drawn with replacement belong to different classes."""
    total = sum(counts)
    return sum(counts[i] * counts[j] for i, j in product(range(len(counts)), repeat=2) if i != j) / total**2


def gini_decrease(a: float, b: float, c: float, d: float) -> float:
    remaining = weighted_mean([unlike_pairs(a, b), unlike_pairs(c, d)], [a + b, c + d])
    return unlike_pairs(a + c, b + d) - remaining


def probability_from_log_odds(b: float, w: float, c: float) -> float:
    odds = exp(b)
    for _ in range(int(c)):
        odds *= exp(w)
    return odds / (1 + odds)


def centre_after_a_round(a: float, b: float, c: float, d: float, e: float, u: float, v: float) -> float:
    mine = [point for point in (a, b, c, d, e) if abs(point - u) < abs(point - v)]
    return sum(mine) / len(mine)


def parameters_of_network(i: float, h: float, o: float) -> int:
    """Every weight and bias of dense layers with so many units, counted one by one."""
    sizes = [int(width) for width in (i, h, o)]
    return sum(1 for before, units in pairwise(sizes) for _ in product(range(units), range(before + 1)))


def slope_through_chain(n: float) -> float:
    sigmoid_at_zero, slope = 1 / (1 + exp(0)), 1.0
    for _ in range(int(n)):
        slope *= sigmoid_at_zero * (1 - sigmoid_at_zero)
    return slope


def positions_of_kernel(n: float, k: float, p: float, s: float) -> int:
    return len(range(0, int(n + 2 * p - k) + 1, int(s)))


def updates(n: float, b: float, e: float) -> int:
    """The batches that a walk through all epochs takes."""
    return sum(len(range(0, int(n), int(b))) for _ in range(int(e)))


def cross_entropy(a: float, b: float, c: float) -> float:
    return log(sum(exp(logit - a) for logit in (a, b, c)))


FIGURES: Mapping[str, Figure] = {
    "knn-weighted-price": price_by_neighbours,
    "gini-decrease": gini_decrease,
    "logistic-probability": probability_from_log_odds,
    "kmeans-round": centre_after_a_round,
    "dense-parameters": parameters_of_network,
    "sigmoid-chain": slope_through_chain,
    "convolution-output": positions_of_kernel,
    "updates-in-epochs": updates,
    "softmax-loss": cross_entropy,
    "depth-or-width": lambda: len([4_000]) > len([100] * 6),
    "convolution-weights": lambda: len({3 * 3 * 3 * 16 + 16 for _width in (64, 256)}) == 1,
}
TOLD: Mapping[str, Told] = {
    "gini-extremes": lambda: {"0.5": max(unlike_pairs(p, 100 - p) for p in range(101))},
    "knn-weighted-price": lambda: {"1.75": 1 + 1 / 2 + 1 / 4},
    "sigmoid-chain": lambda: {"0.25": slope_through_chain(1)},
    "stuck-loss": lambda: {"2.30": -log(1 / 10), "1.47": -log(0.23)},
    "convolution-weights": lambda: {
        "448": sum(1 for _ in product(range(3), range(3), range(3), range(16))) + 16,
        "16": (256 * 256) / (64 * 64),
    },
}
REPORTED: frozenset[str] = frozenset()
