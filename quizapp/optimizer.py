"""FSRS weights for one learner, fitted in a process of its own: the only home of `fsrs_rs_python`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

LEAST_REVIEWS = 1_000


@dataclass(frozen=True, slots=True)
class Fit:
    """What came of fitting: `weights` are to be used where they are `better`.

    `reviews` usable ones (at least a day after the one before), `tested` the newest 20 % of them. Log loss on these:
    `before` with the weights there are, `after` with those trained on the older 80 %.
    """

    weights: tuple[float, ...]
    better: bool
    reviews: int
    tested: int
    before: float
    after: float


def available() -> bool:
    """Whether the optional extra is installed."""
    raise NotImplementedError


def fit(
    histories: Sequence[Sequence[tuple[int, int]]],
    weights: Sequence[float],
    *,
    tell: Callable[[str], None],
    cancelled: Callable[[], bool],
) -> Fit | None:
    """Weights for these histories: of each card its (study day [date ordinal], rating 1 to 4) in order.

    Runs in another process; `tell` hears each stage, `cancelled` is asked often and ends it (None then). Raises
    QuizError where the extra is missing, where there are too few reviews, or when the process fails.
    """
    raise NotImplementedError
