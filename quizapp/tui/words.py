"""The sentences of Home and Summary: counts and times as people say them."""

from datetime import datetime
from typing import TYPE_CHECKING

from quizapp.core.counting import duration, next_day, pieces, plural
from quizapp.core.overview import Overview
from quizapp.core.queue import Counts

if TYPE_CHECKING:
    from quizapp.core.backlog import CatchUp

__all__ = [
    "come_back",
    "due",
    "duration",
    "first_run",
    "headline",
    "minutes",
    "pieces",
    "plural",
    "streak",
    "underline",
    "what_comes",
]

_DUE_S = 15
_NEW_S = 35
_AT_EASE = "You can leave at any time, every answer is saved at once."


def minutes(counts: Counts) -> str:
    """About how long a session takes, from what a review and a new card take most people."""
    estimate = round((counts.due * _DUE_S + counts.new * _NEW_S) / 60)
    return f"about {plural(max(estimate, 1), 'minute')}"


def first_run(overview: Overview) -> bool:
    """Whether no card was ever answered."""
    return not overview.reviewed and not overview.total.due and all(line.seen == 0 for line in overview.decks)


def headline(overview: Overview, backlog: "CatchUp | None" = None) -> str:
    """What to do next, as one sentence; after a break that a part of it is enough."""
    if backlog:
        welcome = "" if overview.reviewed else "Welcome back. "
        return f"{welcome}{backlog.minutes:g} minutes today are enough: what is worth most first."
    if not overview.decks:
        return "No decks yet."
    if not any(line.cards for line in overview.decks):
        return "The decks hold no questions that can be studied."
    if not pieces(overview.total):
        return "All done for today." if overview.reviewed else "Nothing is due today."
    if first_run(overview):
        return f"Welcome. {plural(overview.total.new, 'new question')} to begin with."
    return " · ".join([*_waiting(overview.total), minutes(overview.total)])


def due(counts: Counts) -> str:
    """`12 due`, or `200 of 280 due (your limit)`; empty where nothing is."""
    if counts.beyond:
        return f"{counts.due} of {counts.due + counts.beyond} due (your limit)"
    return f"{counts.due} due" if counts.due else ""


def underline(overview: Overview, backlog: "CatchUp | None" = None) -> str:
    """The smaller sentence below the headline: how to begin, what was done and what comes, or when to come back."""
    if backlog:
        return " · ".join([*_done(overview), *_waiting(overview.total), "the rest can wait for the days after"])
    if not overview.decks:
        return "Put a deck (a .yaml file) into your deck folder, or start with `quizapp --decks FOLDER`."
    if first_run(overview) and pieces(overview.total):
        return f"{minutes(overview.total).capitalize()}. Each question comes back before you forget it."
    if pieces(overview.total):
        return " · ".join([*_done(overview), *_tomorrow(overview), *_streak(overview)]) or _AT_EASE
    return " ".join([come_back(overview) or "Nothing else is planned.", *(f"{said}." for said in _streak(overview))])


def streak(overview: Overview) -> str:
    """`6 days in a row`; empty for less than two."""
    return f"{overview.streak} days in a row" if overview.streak > 1 else ""


def come_back(overview: Overview) -> str:
    """When the next card falls due, as a sentence; empty when none does."""
    if overview.next_ms is not None:
        at = datetime.fromtimestamp(overview.next_ms / 1000).astimezone()
        return f"The next card comes back at {at:%H:%M}."
    if overview.next_day is not None:
        return next_day(overview.next_day)
    return ""


def what_comes(overview: Overview, left: Counts, wait_ms: int | None) -> str:
    """What comes after a sitting: what is left of it now, then what waits elsewhere, then what comes back later.

    `wait_ms` is how long until a card of the sitting comes back [ms], None when none does.
    """
    if pieces(left):
        return f"{pieces(left).capitalize()} left for today: {minutes(left)}."
    if pieces(overview.total):
        return f"All done here. {pieces(overview.total).capitalize()} in other decks."
    if wait_ms is not None:
        return f"A card comes back in {duration(wait_ms / 1000)}."
    return come_back(overview) or "Nothing else is planned."


def _waiting(counts: Counts) -> list[str]:
    return [due(counts)] * bool(due(counts)) + [f"{counts.new} new"] * bool(counts.new)


def _done(overview: Overview) -> list[str]:
    return [f"{overview.reviewed} done today"] * bool(overview.reviewed)


def _tomorrow(overview: Overview) -> list[str]:
    tomorrow = next(iter(overview.ahead), 0)
    return [f"{tomorrow} tomorrow"] * bool(tomorrow)


def _streak(overview: Overview) -> list[str]:
    return [streak(overview)] * bool(streak(overview))
