"""The words that every front end uses alike: ratings, verdicts, counts and times."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quizapp.core.day import date_of
from quizapp.core.queue import Counts
from quizapp.core.response import Judged, Skipped
from quizapp.core.review import Rating, Verdict

if TYPE_CHECKING:
    from quizapp.core.session import Graded

RATINGS = {Rating.AGAIN: "Again", Rating.HARD: "Hard", Rating.GOOD: "Good", Rating.EASY: "Easy"}
VERDICTS = {
    Verdict.RIGHT: "Right",
    Verdict.NEARLY: "Close",
    Verdict.WRONG: "Not right",
    Verdict.YOU_JUDGE: "You judge",
}
SKIPPED = "Not known yet"
_UNITS = {"s": "second", "m": "minute", "h": "hour", "d": "day", "mo": "month", "y": "year"}


def plural(count: int, noun: str) -> str:
    """`1 card`, `2 cards`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def duration(seconds: float) -> str:
    """A time in its largest fitting unit: 40 seconds, 12 minutes, 2 h 5 min."""
    if seconds < 60:
        return plural(max(round(seconds), 1), "second")
    whole = round(seconds / 60)
    return plural(whole, "minute") if whole < 60 else f"{whole // 60} h {whole % 60} min"


def pieces(counts: Counts) -> str:
    """`12 due and 20 new`; empty when there is neither."""
    parts = [f"{counts.due} due"] * bool(counts.due) + [f"{counts.new} new"] * bool(counts.new)
    return " and ".join(parts)


def verdict(graded: "Graded") -> str:
    """The verdict in a word or two."""
    return SKIPPED if isinstance(graded.response, Skipped) else VERDICTS[graded.mark.verdict]


def note(graded: "Graded") -> str:
    """Grading's own sentence [Markdown], where it says more than the verdict does; else empty."""
    if graded.override:
        return "counted, as you say so"
    if isinstance(graded.response, Skipped | Judged) or graded.mark.note == "right":
        return ""
    return graded.mark.note


def spoken(delay: str) -> str:
    """A delay of `scheduling.label` in whole words: `10m` is `10 minutes`."""
    number = delay.rstrip("smhdoy")
    unit = _UNITS[delay.removeprefix(number)]
    return f"{number} {unit if number == '1' else unit + 's'}"


def tally(ratings: Sequence[Rating]) -> str:
    """How a sitting went: `5 cards: 4 remembered, 1 again.`."""
    again = sum(rating is Rating.AGAIN for rating in ratings)
    return f"{plural(len(ratings), 'card')}: {len(ratings) - again} remembered, {again} again."


def left_today(counts: Counts) -> str:
    """What is still to do today: `12 due and 3 new today.`."""
    return f"{pieces(counts) or 'Nothing more'} today."


def next_day(day: int) -> str:
    """When reviews fall due next, for a study day [date ordinal]."""
    date = date_of(day)
    return f"The next cards come back on {date:%A}, {date.day} {date:%B}."
