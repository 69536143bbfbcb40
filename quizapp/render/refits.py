"""What fitted weights predict and change, in sentences and as tables."""

from collections.abc import Sequence

from quizapp.core.counting import plural
from quizapp.core.fitness import LEAST_REVIEWS, Fit
from quizapp.core.fsrs import DEFAULT_WEIGHTS
from quizapp.core.refitting import NOTABLE, Change
from quizapp.render.figuretexts import Table, count, measure, percent

KEPT = "The weights there are predict as well or better, so they stay. Try again when there are more reviews."


ABOUT = (
    "21 numbers say how you forget. Fitted ones are trained on your older reviews and offered only if they predict "
    "your newest ones better than those in force. Nothing changes before you say so."
)


def outcome(found: Fit) -> str:
    """Whether the fitted weights predict better."""
    tested = f"the newest {count(found.tested)} reviews"
    if not found.better:
        return f"Fitted weights do not predict {tested} better. {KEPT}"
    return (
        f"Fitted weights predict {tested} better, without having been trained on them: "
        f"log loss {found.before:.4f} → {found.after:.4f}."
    )


def offer(reviews: int, weights: Sequence[float]) -> str:
    """That the scheduler can be fitted to so many usable reviews, or from how many on; empty where it was already."""
    if tuple(weights) != DEFAULT_WEIGHTS:
        return ""
    if reviews < LEAST_REVIEWS:
        return (
            f"From {count(LEAST_REVIEWS)} reviews on that came a day or more after the one before, `quizapp optimize` "
            f"can fit the scheduler to how you forget; there are {count(reviews)}."
        )
    return f"{count(reviews)} reviews are enough to fit the scheduler to how you forget: `quizapp optimize`."


def fit_table(found: Fit) -> Table:
    """How well both sets of weights predict."""
    rows = (
        ("log loss", f"{found.before:.4f}", f"{found.after:.4f}"),
        ("calibration error (RMSE)", f"{found.rmse_before:.4f}", f"{found.rmse_after:.4f}"),
    )
    note = f"Of the newest {count(found.tested)} of {count(found.reviews)} reviews; less is better."
    return Table("How well weights predict", ("Measure", "Now", "Fitted"), rows, note)


def change_table(found: Change) -> Table:
    """What the fitted weights change for the cards and the work."""
    rows = (
        ("cards known for longer", count(found.longer)),
        ("cards forgotten sooner", count(found.shorter)),
        ("stability, new over old (median)", f"{found.ratio:.2f}×"),
        ("minutes a day", f"{measure(found.minutes_before)} → {measure(found.minutes_after)}"),
    )
    note = (
        f"By more than {percent(NOTABLE)}; minutes simulated for {plural(found.days, 'day')} without new cards. Days "
        "already promised stay; intervals change from the next answer on."
    )
    return Table("What they change", ("Cards and work", "Fitted"), rows, note)
