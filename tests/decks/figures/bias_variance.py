"""The numbers of the deck on bias and variance: by counting, by written-out matrices and by enumerated noise."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import product
from math import e, exp, sqrt

from tests.decks.figures import Figure, Told


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def spread(values: Sequence[float]) -> float:
    """The variance of equally likely values, from their squares."""
    return mean([value * value for value in values]) - mean(values) ** 2


def error_on_new_cases(truth: float, noise: float, predictions: Sequence[float]) -> float:
    """The mean of all squared misses when the target is as often a standard deviation above the truth as below."""
    targets = (truth - sqrt(noise), truth + sqrt(noise))
    return mean([(target - prediction) ** 2 for target in targets for prediction in predictions])


def expected_error(m: int, s: int, p1: int, p2: int, p3: int, p4: int) -> float:
    return error_on_new_cases(m, s, (p1, p2, p3, p4))


def variance_of_weighted_sum(weights: Sequence[float], covariances: Sequence[Sequence[float]]) -> float:
    places = range(len(weights))
    return sum(weights[i] * weights[j] * covariances[i][j] for i in places for j in places)


def correlated(count: int, variance: float, correlation: float) -> list[list[float]]:
    """The covariance matrix of so many variables that are alike."""
    return [[variance if i == j else correlation * variance for j in range(count)] for i in range(count)]


def variance_of_mean(count: int, variance: float, correlation: float = 0) -> float:
    return variance_of_weighted_sum([1 / count] * count, correlated(count, variance, correlation))


def variance_of_neighbours(k: int, s: int) -> float:
    return variance_of_mean(k, s)


def variance_of_trees(s: int, rho: float, trees: int) -> float:
    return variance_of_mean(trees, s, rho)


def error_of_neighbours(k: int, average: float) -> float:
    """At a true mean of 20 with noise variance 8: squares of what the new case and the average may be off."""
    steps = (-sqrt(8), sqrt(8))
    deviation = sqrt(variance_of_mean(k, 8))
    return mean([(20 + step - (average + shift)) ** 2 for step in steps for shift in (-deviation, deviation)])


def hat(groups: int, cases: int) -> list[list[float]]:
    """What least squares does with the targets of nearly equal groups, each with a coefficient of its own."""
    group = [i * groups // cases for i in range(cases)]
    sizes = Counter(group)
    return [[1 / sizes[own] if own == other else 0.0 for other in group] for own in group]


def variance_of_fitted_values(p: int, n: int, s: int) -> float:
    """The squares of the hat matrix summed up, for a model of p group means."""
    return s * mean([sum(weight * weight for weight in row) for row in hat(p, n)])


def optimism(d: int, n: int, s: int) -> float:
    """How often each target's noise comes back in its own fit, counted twice."""
    return 2 * s * mean([row[i] for i, row in enumerate(hat(d, n))])


def ridge_trace(a: int, b: int, l: int) -> float:  # noqa: E741
    """The trace of X(X'X + λI)⁻¹X' for a matrix with singular values √a and √b, turned by 30 degrees."""
    c, t = sqrt(3) / 2, 1 / 2
    x = ((sqrt(a) * c, sqrt(a) * -t), (sqrt(b) * t, sqrt(b) * c))
    g = [[x[0][i] * x[0][j] + x[1][i] * x[1][j] for j in range(2)] for i in range(2)]
    p, q, r = g[0][0] + l, g[0][1], g[1][1] + l
    inverse = ((r, -q), (-q, p))
    return sum(g[i][j] * inverse[j][i] for i in range(2) for j in range(2)) / (p * r - q * q)


def error_of_shrunken(v: int, c: float, m: int) -> float:
    """The mean square of what is off when the estimate is as often a standard deviation too high as too low."""
    return mean([(c * (m + sign * sqrt(v)) - m) ** 2 for sign in (-1, 1)])


def biased_is_better(va: int, vb: int, b: int) -> bool:
    worse, better = (mean([(bias + sign * sqrt(v)) ** 2 for sign in (-1, 1)]) for bias, v in ((0, va), (b, vb)))
    return better < worse


def by_one_standard_error(e1: float, e2: float, e3: float, e4: float, e5: float, e6: float, se: int) -> int:
    errors = (e1, e2, e3, e4, e5, e6)
    limit = min(round(1000 * error) for error in errors) + se
    return next(degree for degree, error in enumerate(errors, 1) if round(1000 * error) <= limit)


def larger_model_has_smaller_cp(n: int, s: int, d1: int, d2: int, e1: float, e2: float) -> bool:
    small, large = (100 * n * error + 200 * d * s for error, d in ((e1, d1), (e2, d2)))
    return large < small


def trainings(settings: int, folds: int) -> int:
    return len([*product(range(settings), range(folds))]) + 1


def step_within_training_source_is_largest(h: int, t: int, td: int, d: int) -> bool:
    """Whether more cases of the training source attack the largest of the steps from people to use."""
    levels = (h, t, td, d)
    steps = {name: higher - lower for name, lower, higher in zip("bvm", levels, levels[1:], strict=False)}
    return max(steps, key=lambda name: steps[name]) == "v"


def preferred_by_bic(n: int, p1: int, p2: int, p3: int, l1: int, l2: int, l3: int) -> int:
    """The number of parameters whose model has the largest likelihood over the root of N to that power, N^(p/2)."""
    models = ((p1, l1), (p2, l2), (p3, l3))
    evidence = {p: exp(-(l - l3) / 2) / sqrt(n) ** p for p, l in models}  # noqa: E741
    return max(evidence, key=lambda p: evidence[p])


FIGURES: Mapping[str, Figure] = {
    "decomposition-numbers": expected_error,
    "knn-variance": variance_of_neighbours,
    "knn-table-error": lambda: error_of_neighbours(16, 23),
    "knn-table-best": lambda: min((1, 4, 16), key=lambda k: error_of_neighbours(k, {1: 20, 4: 21, 16: 23}[k])),
    "ls-variance": variance_of_fitted_values,
    "gap-statement": step_within_training_source_is_largest,
    "runs-avoidable-bias": lambda: 15 - 1,
    "ridge-df": ridge_trace,
    "biased-estimator-wins": biased_is_better,
    "shrunken-mean": error_of_shrunken,
    "bagging-floor": variance_of_trees,
    "optimism-number": optimism,
    "cp-choice": larger_model_has_smaller_cp,
    "bic-penalty": preferred_by_bic,
    "grid-search-fits": trainings,
    "one-se-rule": by_one_standard_error,
    "zero-one-loss": lambda: 1.0 < 0.7,
    "many-parameters": lambda: 6 / 500 < 20 / 500,
}
TOLD: Mapping[str, Told] = {
    "predictions-to-terms": lambda: {
        "20": mean([12, 29, 15, 24]),
        "26": mean([26, 27, 25, 26]),
        "9": max(abs(p - 20) for p in (12, 29, 15, 24)),
    },
    "knn-table-error": lambda: {
        "0.5": variance_of_mean(16, 8),
        "17.5": error_of_neighbours(16, 23),
        "9.5": (23 - 20) ** 2 + variance_of_mean(16, 8),
        "17": error_of_neighbours(16, 23) - variance_of_mean(16, 8),
        "11.5": 8 + (23 - 20) + variance_of_mean(16, 8),
        "25": 8 + (23 - 20) ** 2 + 8,
    },
    "knn-table-best": lambda: {
        "16": error_of_neighbours(1, 20),
        "11": error_of_neighbours(4, 21),
        "17.5": error_of_neighbours(16, 23),
        "2": variance_of_mean(4, 8),
        "0.5": variance_of_mean(16, 8),
    },
    "parametric-price": lambda: {"0.05": variance_of_fitted_values(50, 1_000, 1)},
    "noisy-audio": lambda: {"1": 18 - 17, "2": 20 - 18},
    "runs-next-step": lambda: {"1": 2 - 1, "10": 12 - 2},
    "runs-dropout": lambda: {"1": 2 - 1, "3": 4 - 1, "10": 12 - 2, "4": 8 - 4},
    "curve-diagnosis": lambda: {"23.5": 24 - 0.5, "14.5": 16 - 1.5, "6": 9 - 3, "1": 3 - 2},
    "high-bias-levers": lambda: {"17": 20 - 3, "1": 21 - 20},
    "bic-penalty": lambda: {"8": next(n for n in range(2, 100) if n > e**2)},
    "choice-of-k": lambda: {"199": 200 - 1, "160": 200 - 200 / 5},
    "knn-by-variance": lambda: {
        "0.40": variance_of_fitted_values(40, 100, 1),
        "0.20": variance_of_mean(5, 1),
        "0.08": variance_of_fitted_values(8, 100, 1),
        "0.04": variance_of_mean(25, 1),
        "0.02": variance_of_fitted_values(2, 100, 1),
        "20": 100 * variance_of_mean(5, 1),
        "4": 100 * variance_of_mean(25, 1),
    },
}
REPORTED: frozenset[str] = frozenset()
