"""`Model.after` at day-long intervals with its constants worked out once: for simulations of very many reviews."""

import math
from collections.abc import Callable

from quizapp.core.fsrs import DIFFICULTY_MAX, DIFFICULTY_MIN, STABILITY_MAX, STABILITY_MIN, Model

Transition = Callable[[float, float, float, int], tuple[float, float]]
"""Stability [days], difficulty, recall at the review [0, 1] and rating [1, 4] → stability and difficulty after it."""


def transition(model: Model) -> Transition:
    """The transition of a model, for states within their bounds and answers at least a day after the last one.

    The same as `Model.after` but for the rounding of the last digits; about a quarter of its time.
    """
    w = model.weights
    growth, lapse_cap = math.exp(w[8]), math.exp(-w[17] * w[18])
    bonus = (0.0, 0.0, w[15], 1.0, w[16])
    reverted = w[7] * (w[4] - math.exp(3 * w[5]) + 1)
    kept, step = 1 - w[7], w[6] / 9
    exp, expm1 = math.exp, math.expm1

    def after(s: float, d: float, recall: float, rating: int) -> tuple[float, float]:
        if rating == 1:
            lapsed = w[11] * d ** -w[12] * ((s + 1) ** w[13] - 1) * exp(w[14] * (1 - recall))
            new = min(lapsed, s * lapse_cap)
        else:
            new = s * (1 + growth * (11 - d) * s ** -w[9] * expm1(w[10] * (1 - recall)) * bonus[rating])
        harder = reverted + kept * (d - step * (rating - 3) * (DIFFICULTY_MAX - d))
        return min(max(new, STABILITY_MIN), STABILITY_MAX), min(max(harder, DIFFICULTY_MIN), DIFFICULTY_MAX)

    return after
