"""The sentences of Home and Summary: counts and times as people say them."""

from datetime import datetime

from quizapp.core.day import date_of
from quizapp.core.overview import Overview
from quizapp.core.queue import Counts

_DUE_S = 15
_NEW_S = 35


def plural(count: int, noun: str) -> str:
    """`1 card`, `2 cards`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def pieces(counts: Counts) -> str:
    """`12 due and 20 new`; empty when there is neither."""
    parts = [f"{counts.due} due"] * bool(counts.due) + [f"{counts.new} new"] * bool(counts.new)
    return " and ".join(parts)


def minutes(counts: Counts) -> str:
    """About how long a session takes, from what a review and a new card take most people."""
    estimate = round((counts.due * _DUE_S + counts.new * _NEW_S) / 60)
    return f"about {plural(max(estimate, 1), 'minute')}"


def duration(seconds: float) -> str:
    """A time spent, in its largest fitting unit: 40 seconds, 12 minutes, 2 h 5 min."""
    if seconds < 60:
        return plural(max(round(seconds), 1), "second")
    whole = round(seconds / 60)
    return plural(whole, "minute") if whole < 60 else f"{whole // 60} h {whole % 60} min"


def first_run(overview: Overview) -> bool:
    """Whether no card was ever answered."""
    return not overview.reviewed and not overview.total.due and all(line.seen == 0 for line in overview.decks)


def headline(overview: Overview) -> str:
    """What to do next, as one sentence."""
    if not overview.decks:
        return "No decks yet."
    if not any(line.cards for line in overview.decks):
        return "The decks hold no questions that can be studied."
    if not pieces(overview.total):
        return "All done for today." if overview.reviewed else "Nothing is due today."
    if first_run(overview):
        return f"Welcome. Press space to start with {plural(overview.total.new, 'new question')}."
    return f"{pieces(overview.total)}: {minutes(overview.total)}"


def underline(overview: Overview) -> str:
    """The smaller sentence below the headline: how to begin, or when to come back."""
    if not overview.decks:
        return "Put a deck (a .yaml file) into your deck folder, or start with `quizapp --decks FOLDER`."
    if pieces(overview.total):
        if first_run(overview):
            return f"{minutes(overview.total).capitalize()}. Each question comes back before you forget it."
        return "Space starts. You can leave at any time, every answer is saved at once."
    return come_back(overview) or "Nothing else is planned."


def come_back(overview: Overview) -> str:
    """When the next card falls due, as a sentence; empty when none does."""
    if overview.next_ms is not None:
        at = datetime.fromtimestamp(overview.next_ms / 1000).astimezone()
        return f"The next card comes back at {at:%H:%M}."
    if overview.next_day is not None:
        day = date_of(overview.next_day)
        return f"The next cards come back on {day:%A}, {day.day} {day:%B}."
    return ""


def waiting(wait_ms: int) -> str:
    """When the next card in steps comes back."""
    return f"A card comes back in {duration(wait_ms / 1000)}."
