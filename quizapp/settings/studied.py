"""The table of the settings of studying: how much a day, and how questions are asked."""

from collections.abc import Callable, Iterator

from quizapp.core.fsrs import INTERVAL_MAX
from quizapp.core.policy import DAY_MINUTES
from quizapp.core.preference import Shape
from quizapp.settings import Settings
from quizapp.settings.setting import OFF, ON, Setting, always, figures, flag, flagged, number, whole
from quizapp.settings.values import LIMIT_MAX, TARGET_RANGE

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
    """How questions are asked, and what is worked on."""
    yield from _asking()
    yield from _aiming()


def _asking() -> Iterator[Setting]:
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


def _aiming() -> Iterator[Setting]:
    yield Setting(
        place=("study", "target"),
        group=STUDY,
        label="Topics are weak below",
        says=_target_says,
        shape=Shape.NUMBER,
        least=TARGET_RANGE[0],
        most=TARGET_RANGE[1],
        step=0.05,
        show=lambda found: figures((found.target,)),
        read=number,
    )
    yield Setting(
        place=("study", "catch_up_minutes"),
        group=STUDY,
        label="Minutes a day to catch up",
        says=always("After a break: what is worth most fits into so many minutes a day, the rest can be spread."),
        shape=Shape.NUMBER,
        least=1,
        most=DAY_MINUTES,
        step=5,
        unit="min",
        show=lambda found: str(found.catch_up_minutes),
        read=whole,
    )


def _target_says(settings: Settings) -> str:
    return (
        f"A topic is weak when you surely recall less than {settings.target:.0%} of its cards today. "
        "The list of topics and the sessions on weak ones go by it."
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
