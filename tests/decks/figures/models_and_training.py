"""The numbers of the deck on models and training, by counting, drawing pairs and walking step by step."""

import cmath
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


def units_of_one_layer(n: float) -> int:
    """One for the start and one for each bend of the tent applied n times, on a grid that has every bend."""

    def zigzag(place: float) -> float:
        for _ in range(int(n)):
            place = 1 - abs(2 * place - 1)
        return place

    steps = 2 ** int(n + 1)
    heights = [zigzag(step / steps) for step in range(steps + 1)]
    rises = [after > before for before, after in pairwise(heights)]
    return 1 + sum(before != after for before, after in pairwise(rises))


def gradient_two_layers_down(x: float, h: float, v: float, y: float) -> float:
    """By a step too small to see, in the imaginary direction."""
    u = log(h / (1 - h)) / x
    p = v / (1 + cmath.exp(-complex(u, 1e-30) * x))
    return ((p - y) ** 2 / 2).imag / 1e-30


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
    "depth-or-width": units_of_one_layer,
    "two-layer-gradient": gradient_two_layers_down,
    "convolution-weights": lambda: len({3 * 3 * 3 * 16 + 16 for _width in (64, 256)}) == 1,
}
TOLD: Mapping[str, Told] = {
    "gini-extremes": lambda: {
        "0.5": max(unlike_pairs(p, 100 - p) for p in range(101)),
        "60": 30 + 30,
        "0.42": weighted_mean([unlike_pairs(70, 30), unlike_pairs(30, 70)], [100, 100]),
        "0.625": 100 / 160,
        "0.469": unlike_pairs(100, 60),
        "0.375": weighted_mean([unlike_pairs(100, 60), unlike_pairs(0, 40)], [160, 40]),
    },
    "knn-weighted-price": lambda: {"1.75": 1 + 1 / 2 + 1 / 4},
    "sigmoid-chain": lambda: {"0.25": slope_through_chain(1)},
    "stuck-loss": lambda: {"2.30": -log(1 / 10), "1.47": -log(0.23)},
    "convolution-weights": lambda: {
        "448": sum(1 for _ in product(range(3), range(3), range(3), range(16))) + 16,
        "16": (256 * 256) / (64 * 64),
    },
}
REPORTED: frozenset[str] = frozenset()
