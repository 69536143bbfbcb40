"""The numbers of the deck on evaluation, from cases that are listed and counted instead of formulas."""

from collections.abc import Mapping, Sequence
from itertools import product
from math import log, sqrt
from statistics import correlation, fmean, harmonic_mean

from tests.decks.figures import Figure, Told

Case = tuple[bool, bool]
"""Whether a case is positive, and whether it is called so."""


def cases(tp: float, fp: float, fn: float, tn: float) -> list[Case]:
    """The cases of a confusion matrix, one by one."""
    cells = ((True, True, tp), (False, True, fp), (True, False, fn), (False, False, tn))
    return [(truth, verdict) for truth, verdict, count in cells for _ in range(round(count))]


def precision(found: Sequence[Case]) -> float:
    return fmean(truth for truth, verdict in found if verdict)


def recall(found: Sequence[Case]) -> float:
    return fmean(verdict for truth, verdict in found if truth)


def specificity(found: Sequence[Case]) -> float:
    return fmean(not verdict for truth, verdict in found if not truth)


def accuracy(found: Sequence[Case]) -> float:
    return fmean(truth == verdict for truth, verdict in found)


def f1(found: Sequence[Case]) -> float:
    return harmonic_mean([precision(found), recall(found)])


def f_beta(precise: float, complete: float, beta: float) -> float:
    """The weighted harmonic mean in which recall counts beta squared times as much."""
    return harmonic_mean([precise, complete], weights=[1, beta**2])


def churn_recall(hits: float, missed: float) -> float:
    return fmean([1] * round(hits) + [0] * round(missed))


def positive_predictive_value(prevalence: float, sensitivity: float, specificity: float) -> float:
    ill, well = 10_000 * prevalence / 100, 10_000 * (100 - prevalence) / 100
    caught, alarmed = ill * sensitivity / 100, well * (100 - specificity) / 100
    return 100 * caught / (caught + alarmed)


def precision_in_field(p: float, m: float) -> float:
    """With a recall of 0.6 and the false positive rate that gives the precision of the lab at even classes."""
    caught = 0.6
    alarmed = caught / (p / 100) - caught
    return fmean([1, 0], weights=[caught / m, alarmed * (1 - 1 / m)])


def type_two_rate(pos: float, fn: float, neg: float, fp: float) -> float:
    return 1 - recall(cases(pos - fn, fp, fn, neg - fp))


def cost(found: Sequence[Case]) -> float:
    """A false alarm costs 1, a miss 5."""
    return sum((5 if truth else 1) for truth, verdict in found if truth != verdict)


def lazy_f1(prevalence: float) -> float:
    """F1 in per cent where each of a hundred cases is flagged."""
    return 100 * f1(cases(prevalence, 100 - prevalence, 0, 0))


def balanced_accuracy(pos: float, tp: float, neg: float, tn: float) -> float:
    found = cases(tp, neg - tn, pos - tp, tn)
    return 100 * fmean([recall(found), specificity(found)])


def kappa(a: float, b: float, c: float, d: float) -> float:
    """Agreement of two people beyond that of every pairing of their verdicts."""
    verdicts = cases(a, c, b, d)
    pairs = product([first for first, _ in verdicts], [second for _, second in verdicts])
    agreed, chance = accuracy(verdicts), fmean(first == second for first, second in pairs)
    return (agreed - chance) / (1 - chance)


def macro_precision(m: float, x: float, k: float, y: float) -> float:
    domestic, abroad = [1] * round(x) + [0] * round(m - x), [1] * round(y) + [0] * round(k - y)
    return 100 * fmean([fmean(domestic), fmean(abroad)])


def brier(a: float, b: float, c: float) -> float:
    return fmean((rain - chance) ** 2 for rain, chance in ((1, a), (0, b), (0, c)))


def overlap(w: float, h: float, dx: float, dy: float) -> float:
    """Pixels in both boxes by pixels in either."""
    true = set(product(range(round(w)), range(round(h))))
    predicted = {(x + round(dx), y + round(dy)) for x, y in true}
    return len(true & predicted) / len(true | predicted)


def cheapest_threshold(fp: float, fn: float) -> float:
    """Where the cost of stopping meets that of passing, by halving the range."""
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if (1 - middle) * fp > middle * fn else (low, middle)
    return (low + high) / 2


def half_the_best_f1_is_its_threshold(skew: float) -> bool:
    """Over calibrated probabilities, flagged one after another from the top."""
    chances = sorted(((i + 0.5) / 2_000) ** skew for i in range(2_000))
    positives, caught, best, threshold = sum(chances), 0.0, 0.0, 1.0
    for flagged, chance in enumerate(reversed(chances), start=1):
        caught += chance
        if (score := 2 * caught / (flagged + positives)) > best:
            best, threshold = score, chance
    return abs(threshold - best / 2) < 0.002


def area_under_roc(a: float, b: float, c: float, x: float, y: float) -> float:
    """The area below the staircase that the sorted scores walk."""
    height = area = 0.0
    for _, positive in sorted([(a, 1), (b, 1), (c, 1), (x, 0), (y, 0)], reverse=True):
        height, area = (height + 1 / 3, area) if positive else (height, area + height / 2)
    return area


def average_precision(places: Sequence[float]) -> float:
    """The sum of precision times the step in recall, down the ranking."""
    hits, total = 0, 0.0
    for place in range(1, round(max(places)) + 1):
        if place in places:
            hits += 1
            total += hits / place / len(places)
    return total


def error_left(error: float, blurry: float) -> float:
    return sum(error / 100 for case in range(100) if case >= blurry)


def wilson(hits: int, n: int, sign: int) -> float:
    """An end of the 95% Wilson interval."""
    z, share = 1.959964, hits / n
    centre, half = share + z * z / (2 * n), z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return (centre + sign * half) / (1 + z * z / n)


def mcc(found: Sequence[Case]) -> float:
    return correlation([float(truth) for truth, _ in found], [float(verdict) for _, verdict in found])


WORKED = cases(80, 20, 40, 860)
SWAPPED = [(not truth, not verdict) for truth, verdict in WORKED]
RARE, EVEN = cases(80, 98, 20, 4802), cases(4000, 100, 1000, 4900)
CAREFUL, ALERT = cases(20, 10, 80, 890), cases(80, 80, 20, 820)
FILTERED = cases(90, 10, 30, 990)
FEW_TYPE_ONE = cases(10, 990 * 0.01, 0, 990 - 990 * 0.01)

FIGURES: Mapping[str, Figure] = {
    "churn-recall": churn_recall,
    "matrix-precision": lambda tp, fp, fn, tn: precision(cases(tp, fp, fn, tn)),
    "matrix-recall": lambda tp, fp, fn, tn: recall(cases(tp, fp, fn, tn)),
    "matrix-specificity": lambda tp, fp, fn, tn: specificity(cases(tp, fp, fn, tn)),
    "precision-not-type-one": lambda: precision(FEW_TYPE_ONE) > 0.98,
    "type-two-error": type_two_rate,
    "prevalence-shift": precision_in_field,
    "positive-predictive-value": positive_predictive_value,
    "compute-f1": lambda p, r: harmonic_mean([p, r]),
    "flag-everything": lazy_f1,
    "compute-f2": lambda p, r: f_beta(p, r, 2),
    "swap-positive-class": lambda: abs(f1(WORKED) - f1(SWAPPED)) < 1e-9,
    "f1-lower-bound": lambda: all(f1(cases(r, 0, 100 - r, 0)) < 0.80 for r in range(1, 61)),
    "compute-balanced-accuracy": balanced_accuracy,
    "kappa-by-hand": kappa,
    "macro-precision": macro_precision,
    "compute-brier": brier,
    "compute-iou": overlap,
    "cost-threshold": cheapest_threshold,
    "default-threshold": lambda: abs(cheapest_threshold(3, 3) - 0.5) < 1e-9,
    "f1-threshold": lambda: all(half_the_best_f1_is_its_threshold(skew) for skew in (0.5, 1, 2, 4)),
    "auc-by-hand": area_under_roc,
    "pr-interpolation": lambda: precision(cases(60, 10 + 70 / 2, 40, 0)),
    "compute-average-precision": lambda a, b, c: average_precision([a, b, c]),
    "error-analysis-ceiling": error_left,
}
TOLD: Mapping[str, Told] = {
    "accuracy-advice": lambda: {
        "91": 100 * accuracy(CAREFUL),
        "410": cost(CAREFUL),
        "90": sum(truth != verdict for truth, verdict in CAREFUL),
        "180": cost(ALERT),
        "900": cost(cases(100, 900, 0, 0)),
    },
    "always-negative": lambda: {"0.98": accuracy(cases(0, 0, 100, 4_900)), "0.02": precision(cases(100, 4_900, 0, 0))},
    "name-specificity": lambda: {"0.97": specificity(cases(0, 30, 0, 970))},
    "rate-complements": lambda: {
        "0.01": fmean(verdict for truth, verdict in FILTERED if not truth),
        "0.25": fmean(not verdict for truth, verdict in FILTERED if truth),
        "0.10": fmean(not truth for truth, verdict in FILTERED if verdict),
    },
    "precision-not-type-one": lambda: {"10": 990 * 0.01},
    "harmonic-mean-purpose": lambda: {"0.18": harmonic_mean([1, 0.1]), "0.55": fmean([1, 0.1])},
    "f-beta-direction": lambda: {"0.71": f_beta(0.5, 0.8, 2), "0.54": f_beta(0.5, 0.8, 0.5)},
    "swap-positive-class": lambda: {"0.73": f1(WORKED), "0.97": f1(SWAPPED), "0.94": accuracy(WORKED)},
    "f1-lower-bound": lambda: {"0.67": 1 / (2 / 0.80 - 1)},
    "name-mcc": lambda: {"0.70": mcc(WORKED)},
    "balanced-accuracy": lambda: {"0.99": accuracy(cases(0, 0, 1, 99)), "0.5": balanced_accuracy(1, 0, 99, 99) / 100},
    "which-average": lambda: {
        "0.875": churn_recall(855 + 20, 45 + 80),
        "855": 900 * 0.95,
        "0.575": fmean([0.95, 0.20]),
        "0.33": harmonic_mean([0.95, 0.20]),
    },
    "macro-f1-two-ways": lambda: {
        "0.33": fmean([harmonic_mean([1.0, 0.2]), harmonic_mean([0.2, 1.0])]),
        "0.60": harmonic_mean([fmean([1.0, 0.2]), fmean([0.2, 1.0])]),
    },
    "name-log-loss": lambda: {"0.11": -log(0.9), "0.69": -log(0.5), "4.61": -log(0.01)},
    "compute-brier": lambda: {"0.25": brier(0.5, 0.5, 0.5)},
    "precision-interval": lambda: {
        "0.49": wilson(8, 10, -1),
        "0.94": wilson(8, 10, 1),
        "0.65": wilson(32, 40, -1),
        "0.90": wilson(32, 40, 1),
    },
    "f1-threshold": lambda: {"0.30": 0.60 / 2},
    "auc-not-calibration": lambda: {"40": 80 / 2},
    "roc-hides-imbalance": lambda: {"0.09": precision(cases(95, 1_000, 5, 99_000)), "1,095": 95 + 0.01 * 100_000},
    "pr-interpolation": lambda: {
        "0.65": fmean([precision(cases(40, 10, 60, 0)), precision(cases(80, 80, 20, 0))]),
        "0.50": precision(cases(80, 80, 20, 0)),
        "105": 60 + 45,
    },
    "five-on-the-page": lambda: {"0.57": average_precision([1, 6, 7, 8]), "0.41": average_precision([3, 4, 5, 20])},
    "balanced-test-set": lambda: {
        "0.45": precision(RARE),
        "0.98": precision(EVEN),
        "0.58": f1(RARE),
        "0.88": f1(EVEN),
        "0.89": accuracy(EVEN),
    },
}
REPORTED: frozenset[str] = frozenset()
