"""Weights trained on the older reviews, tested on the newest, and trained again on all if they predict better."""

from collections.abc import Callable, Sequence

from quizapp.core.fitness import Fit, Prediction, ReviewHistory, predictions, score, spaced
from quizapp.core.fsrs import LOWER_BOUNDS, UPPER_BOUNDS, Model

TRAINED_SHARE = 0.8
_DIGITS = 4
LONGEST = 256
"""More reviews of one card than this teach nothing more."""

Item = tuple[tuple[int, int], ...]
"""A card's reviews up to one that is to be predicted: days since the review before, and rating, of each."""
Train = Callable[[Sequence[Item]], Sequence[float]]
"""Makes weights of items in the order of time."""


def fitted(
    histories: Sequence[ReviewHistory], weights: Sequence[float], train: Train, tell: Callable[[str], None]
) -> Fit:
    """The fit of these histories; `weights` are those there are. Raises ValueError for weights that cannot be."""
    items = _items(histories)
    split = round(len(items) * TRAINED_SHARE)
    tell(f"training on the older {TRAINED_SHARE:.0%} of {len(items):,} reviews")
    trained = _bounded(train([item for _, item in items[:split]]))
    tell(f"testing on the newest {1 - TRAINED_SHARE:.0%}")
    before = score(_newest(histories, Model(tuple(weights)), split))
    after = score(_newest(histories, trained, split))
    better = after.log_loss < before.log_loss
    if better:
        tell("training again on all of them")
        trained = _bounded(train([item for _, item in items]))
    return Fit(
        weights=trained.weights if better else tuple(weights),
        better=better,
        reviews=sum(1 for _ in items),
        tested=after.n,
        before=before.log_loss,
        after=after.log_loss,
        rmse_before=before.rmse,
        rmse_after=after.rmse,
    )


def train(items: Sequence[Item]) -> Sequence[float]:
    """Weights that fsrs-rs makes of these items; needs the optional extra."""
    from fsrs_rs_python import DEFAULT_PARAMETERS, FSRS, FSRSItem, FSRSReview  # noqa: PLC0415 - an optional extra

    made = [FSRSItem([FSRSReview(rating, elapsed) for elapsed, rating in item]) for item in items]
    found: list[float] = FSRS(DEFAULT_PARAMETERS).compute_parameters(made)
    return found


def _items(histories: Sequence[ReviewHistory]) -> list[tuple[int, Item]]:
    """The items of all usable reviews, each with its study day, in the order of these days."""
    found: list[tuple[int, Item]] = []
    for history in histories:
        steps = spaced(history)
        reviews = tuple((elapsed, rating) for _, elapsed, rating in steps)
        found += [(day, reviews[: place + 1]) for place, (day, elapsed, _) in enumerate(steps[:LONGEST]) if elapsed]
    return sorted(found, key=lambda item: item[0])


def _newest(histories: Sequence[ReviewHistory], model: Model, skipped: int) -> list[Prediction]:
    """What a model predicts of all usable reviews but so many of the oldest."""
    found = [one for history in histories for one in predictions(history[:LONGEST], model)]
    return sorted(found, key=lambda one: one.day)[skipped:]


def _bounded(weights: Sequence[float]) -> Model:
    """The model of weights in as many digits as mean anything, cut to their bounds.

    Raises ValueError for weights that are not numbers, too many or too few.
    """
    limits = zip(weights, LOWER_BOUNDS, UPPER_BOUNDS, strict=True)
    return Model(tuple(min(max(round(weight, _DIGITS), low), high) for weight, low, high in limits))
