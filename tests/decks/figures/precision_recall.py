"""The numbers of the deck on precision and recall, from counted cases instead of formulas."""

from collections.abc import Mapping

from tests.decks.figures import Figure, Told


def positive_predictive_value(prevalence: float, sensitivity: float, specificity: float) -> float:
    ill, well = 10_000 * prevalence / 100, 10_000 * (100 - prevalence) / 100
    caught, alarmed = ill * sensitivity / 100, well * (100 - specificity) / 100
    return 100 * caught / (caught + alarmed)


def detector(prevalence: float) -> float:
    """Precision with recall 0.90 and specificity 0.95."""
    caught, alarmed = 0.90 * prevalence, 0.05 * (1 - prevalence)
    return caught / (caught + alarmed)


FIGURES: Mapping[str, Figure] = {
    "positive-predictive-value": positive_predictive_value,
    "churn-recall": lambda: 80 / (80 + 40),
    "prevalence-shift": lambda: detector(0.01),
}
TOLD: Mapping[str, Told] = {
    "prevalence-shift": lambda: {"0.95": detector(0.5), "495": 9_900 * 0.05, "585": 90 + 495},
}
REPORTED: frozenset[str] = frozenset()
