"""The numbers of the deck on advanced learning, by walking through streams, tables and samples."""

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise
from math import cos, exp, pi

from tests.decks.figures import Figure, Told

CORPUS = {"cat": 6, "cart": 4, "art": 5, "tar": 3}
ACCURACY = {"A": (92, 30, 25), "B": (80, 90, 28), "C": (68, 81, 94)}
CHANCE = 100 / 4
ROUNDS = {1: 200, 5: 60, 50: 40}
VECTORS = {"dog": (0.4, 1.1), "bites": (-0.7, 0.6), "man": (0.9, -0.2)}
VALUES = {"dog": 2.0, "bites": -1.5, "man": 0.5}


def after_a_gradient_step(w: float, x: float, y: float, eta: float) -> float:
    """The gradient as a difference quotient, which is exact for a square."""

    def loss(weight: float) -> float:
        return (y - weight * x) ** 2 / 2

    return w - eta * (loss(w + 1) - loss(w - 1)) / 2


def after_two_orders(w: float, x: float, y: float, x2: float, y2: float, eta: float) -> float:
    return after_a_gradient_step(after_a_gradient_step(w, x, y, eta), x2, y2, eta)


def printed_error(n: float, rate: float, m: float, share: float) -> float:
    verdicts = [True] * round(n * rate / 100) + [False] * round(n - n * rate / 100)
    verdicts += [True] * round(m * share / 100) + [False] * round(m - m * share / 100)
    return sum(verdicts) / len(verdicts)


def old_ones_in_reservoir(m: float, a: float, b: float) -> float:
    """Each old example stays if it survives every later arrival, which replaces it with chance 1/arrivals so far."""
    kept = Fraction(1)
    for arrived in range(int(m) + 1, int(a + b) + 1):
        kept *= Fraction(arrived - 1, arrived)
    return float(a * kept)


def final_less_first(task: str) -> int:
    place = "ABC".index(task)
    return ACCURACY["C"][place] - ACCURACY[task][place]


def backward_transfer() -> float:
    return sum(map(final_less_first, "AB")) / 2


def forward_transfer() -> float:
    return ((ACCURACY["A"][1] - CHANCE) + (ACCURACY["B"][2] - CHANCE)) / 2


def mean_over_patients(n1: float, n2: float, n3: float, w1: float, w2: float, w3: float) -> float:
    votes = [w1] * int(n1) + [w2] * int(n2) + [w3] * int(n3)
    return sum(votes) / len(votes)


def pairs() -> Counter[str]:
    counted: Counter[str] = Counter()
    for word, times in CORPUS.items():
        for left, right in pairwise(word):
            counted[left + right] += times
    return counted


def attended(a: float, b: float, c: float, u: float, v: float, w: float) -> float:
    """By shares of odds: how much each token counts, next to the first."""
    counts = [1, exp(b - a), exp(c - a)]
    return sum(count * value for count, value in zip(counts, (u, v, w), strict=True)) / sum(counts)


def output_for_dog(text: str) -> float:
    """What attention without positions makes of that token: the values of all words, by the scores of their vectors."""
    words = text.split()
    counts = [exp(sum(a * b for a, b in zip(VECTORS["dog"], VECTORS[word], strict=True))) for word in words]
    return round(sum(count * VALUES[word] for count, word in zip(counts, words, strict=True)) / sum(counts), 9)


def seconds_to_goal(epochs: int) -> int:
    return sum(60 + sum(20 for _ in range(epochs)) for _ in range(ROUNDS[epochs]))


def share_of_pairs(s: float, f: float) -> float:
    """In per cent, walking through the queries of texts of 12 and f times 12 tokens, with one dense step for each."""
    tokens = 12
    pair = s / sum(len(range(tokens)) for _ in range(tokens))
    dense_step = (100 - s) / tokens
    pairs_now = dense_now = 0.0
    for _ in range(int(f) * tokens):
        pairs_now += pair * len(range(int(f) * tokens))
        dense_now += dense_step
    return 100 * pairs_now / (pairs_now + dense_now)


def frequency_heard(fs: float, f: float) -> float:
    """The lowest frequency, in steps of 0.5 kHz, whose samples are those of the tone."""

    def samples(frequency: float) -> list[float]:
        return [round(cos(2 * pi * frequency * k / fs), 6) for k in range(41)]

    return next(half / 2 for half in range(int(fs) + 1) if samples(half / 2) == samples(f))


def nearest_code(m: float, w: float) -> int:
    """The integer whose weight, read back, lies nearest."""
    return min(range(-127, 128), key=lambda code: abs(code * m / 127 - w))


FIGURES: Mapping[str, Figure] = {
    "one-online-step": after_two_orders,
    "stream-after-change": printed_error,
    "reservoir-share": old_ones_in_reservoir,
    "backward-transfer": backward_transfer,
    "fedavg-average": mean_over_patients,
    "many-local-epochs": lambda: min(ROUNDS, key=seconds_to_goal),
    "attention-order": lambda: output_for_dog("dog bites man") == output_for_dog("man bites dog"),
    "first-merge": lambda: pairs().most_common(1)[0][0],
    "attention-average": attended,
    "longer-prompt": share_of_pairs,
    "folded-tone": frequency_heard,
    "int8-code": nearest_code,
    "grid-or-random": lambda: f"{len({run // 5 for run in range(25)})} and {len(set(range(25)))}",
}
TOLD: Mapping[str, Told] = {
    "backward-transfer": lambda: {
        "-24": final_less_first("A"),
        "9": -final_less_first("B"),
        "-16.5": backward_transfer(),
        "-33": 2 * backward_transfer(),
        "-10.5": (ACCURACY["C"][0] - ACCURACY["B"][0] + final_less_first("B")) / 2,
    },
    "forward-transfer": lambda: {"25": CHANCE, "5": 30 - CHANCE, "3": 28 - CHANCE, "4": forward_transfer()},
    "many-local-epochs": lambda: {
        "16,000": seconds_to_goal(1),
        "9,600": seconds_to_goal(5),
        "42,400": seconds_to_goal(50),
        "1,060": seconds_to_goal(50) / 40,
    },
    "first-merge": lambda: {
        "12": pairs()["ar"],
        "10": pairs()["ca"],
        "9": pairs()["rt"],
        "6": pairs()["at"],
        "3": pairs()["ta"],
    },
    "grid-or-random": lambda: {"20": 25 - 5},
}
REPORTED: frozenset[str] = frozenset()
