"""The table of the settings of studying: how much a day, and how questions are asked."""

from collections.abc import Callable, Iterator

from quizapp.core.fsrs import INTERVAL_MAX
from quizapp.core.preference import Shape
from quizapp.settings import Settings
from quizapp.settings.setting import OFF, ON, Setting, always, flag, flagged, whole
from quizapp.settings.values import LIMIT_MAX

LIMITS, STUDY = "Limits", "Study"


def limits() -> Iterator[Setting]:
    """How many new cards and reviews a day."""
    for key, label, step, says in (
        ("new", "New cards a day", 1, "Every new card comes back about eight times in its first months."),
        ("reviews", "Reviews a day", 10, "What does not fit waits for the next day, the longest overdue first."),
    ):
        yield Setting(
            place=("limits", key),
            group=LIMITS,
            label=label,
            says=always(f"At most so many from all decks together. {says}"),
            shape=Shape.NUMBER,
            most=LIMIT_MAX,
            step=step,
            show=_of_limits(key),
            read=whole,
        )


def study() -> Iterator[Setting]:
    """How questions are asked."""
    yield Setting(
        place=("study", "harder_days"),
        group=STUDY,
        label="Options are hidden from",
        says=_harder_says,
        shape=Shape.NUMBER,
        most=INTERVAL_MAX,
        step=7,
        unit="days",
        show=lambda found: str(found.harder_days),
        read=whole,
    )
    yield Setting(
        place=("study", "confidence"),
        group=STUDY,
        label="Ask how sure you are",
        says=always(
            "One more key before the answer is shown: sure, unsure or a guess. It is kept for your statistics,",
            "and weighs a little in the suggested rating once you have said it 50 times.",
        ),
        shape=Shape.FLAG,
        words=(ON, OFF),
        show=lambda found: flagged(found.confidence),
        read=flag,
    )


def _harder_says(settings: Settings) -> str:
    if not settings.harder_days:
        return "A question with options always shows them."
    return (
        f"Once you will remember the answer for about {settings.harder_days} days, a question with options is asked "
        "without them; a key shows them and counts as a hint. 0: never. A deck may say otherwise."
    )


def _of_limits(key: str) -> Callable[[Settings], str]:
    return lambda found: str(found.limits.new if key == "new" else found.limits.reviews)
