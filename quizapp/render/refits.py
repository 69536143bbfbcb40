"""What fitted weights predict and change, in sentences and as tables."""

from collections.abc import Sequence

from quizapp.core.counting import plural
from quizapp.core.fitness import LEAST_REVIEWS, Fit
from quizapp.core.fsrs import DEFAULT_WEIGHTS
from quizapp.core.refitting import NOTABLE, Change
from quizapp.render.figuretexts import Table, count, measure, percent

_WORTH_SAYING = 100  # reviews: with fewer there is no hint yet at what more of them allow

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
    off, then = 100 * found.rmse_before, 100 * found.rmse_after
    gain = f" Predicted recall was off by {off:.1f} points, and is by {then:.1f} with them." if then < off else ""
    return f"Fitted weights predict {tested} better, without having been trained on them.{gain}"


def offer(reviews: int, weights: Sequence[float]) -> str:
    """That the scheduler can be fitted to so many usable reviews, or from how many on; empty where it was already, and
    where these are still far off.
    """
    if tuple(weights) != DEFAULT_WEIGHTS or reviews < _WORTH_SAYING:
        return ""
    if reviews < LEAST_REVIEWS:
        return (
            f"From {count(LEAST_REVIEWS)} reviews on that came a day or more after the one before, `quizapp optimize` "
            f"can fit the scheduler to how you forget; there are {count(reviews)}."
        )
    usable = f"At least {count(reviews)} reviews can be used"
    return f"{usable}, enough to fit the scheduler to how you forget: `quizapp optimize`."


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
        ("cards due today", f"{count(found.due_before)} → {count(found.due_after)}"),
    )
    note = (
        f"By more than {percent(NOTABLE)}; minutes simulated for {plural(found.days, 'day')} without new cards. Days "
        f"already promised stay{_moved(found.moved)}; intervals change from the next answer on."
    )
    return Table("What they change", ("Cards and work", "Fitted"), rows, note)


def _moved(cards: int) -> str:
    """That cards get another day, where some do."""
    if not cards:
        return ""
    get = "gets" if cards == 1 else "get"
    return f"; {plural(cards, 'card')} whose last review named none, as in an imported log, {get} another day"
