"""The words that every front end uses alike: ratings, verdicts and delays."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from quizapp.core.counting import plural
from quizapp.core.deck import Kind
from quizapp.core.response import Judged, Skipped
from quizapp.core.review import EventKind, Rating, Verdict

if TYPE_CHECKING:
    from quizapp.core.session import Asked, Graded

RATINGS = {Rating.AGAIN: "Again", Rating.HARD: "Hard", Rating.GOOD: "Good", Rating.EASY: "Easy"}
VERDICTS = {
    Verdict.RIGHT: "Right",
    Verdict.NEARLY: "Close",
    Verdict.WRONG: "Not right",
    Verdict.YOU_JUDGE: "You judge",
}
_DONE = {
    EventKind.REVIEW: "Rating",
    EventKind.SUSPEND: "Suspending",
    EventKind.RESUME: "Resuming",
    EventKind.FLAG: "Flag",
    EventKind.UNFLAG: "Removing the flag",
    EventKind.BURY: "Burying",
    EventKind.UNBURY: "Unburying",
    EventKind.RESET: "Reset",
}
SKIPPED = "Not known yet"
HINT_COST = "After a hint Hard is the best rating that is suggested."
_MISTAKE_SHOWN = 60
_UNITS = {"s": "second", "m": "minute", "h": "hour", "d": "day", "mo": "month", "y": "year"}


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


def confused(kind: Kind, mistakes: Iterable[str]) -> str:
    """That the same wrong answers, as plain texts, were given to a card of this kind before."""
    texts = [text if len(text) <= _MISTAKE_SHOWN else f"{text[:_MISTAKE_SHOWN].rstrip()}…" for text in mistakes]
    match kind:
        case Kind.NUMBER:
            return "You stepped into the same trap once before."
        case Kind.MATCH:
            return f"You matched {' and '.join(texts)} once before, too."
        case _:
            return f"You took {' and '.join(texts)} for the answer once before."


def spoken(delay: str) -> str:
    """A delay of `scheduling.label` in whole words: `10m` is `10 minutes`."""
    number = delay.rstrip("smhdoy")
    unit = _UNITS[delay.removeprefix(number)]
    return f"{number} {unit if number == '1' else unit + 's'}"


def taken_back(kind: EventKind) -> str:
    """What an undo did, as a sentence."""
    return f"{_DONE[kind]} taken back."


def promise(asked: "Asked", rating: Rating) -> str:
    """What a rating leads to: `Good, back in 2 days`; a card in steps may come sooner when nothing else is left."""
    steps = asked.outcomes[rating - 1].due_ms is not None
    return f"{RATINGS[rating]}, back {'within' if steps else 'in'} {spoken(asked.delays[rating - 1])}"


def tally(ratings: Sequence[Rating]) -> str:
    """How a sitting went: `5 cards: 4 remembered, 1 again.`."""
    again = sum(rating is Rating.AGAIN for rating in ratings)
    return f"{plural(len(ratings), 'card')}: {len(ratings) - again} remembered, {again} again."
