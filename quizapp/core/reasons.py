"""Why a card is due, and why it stands where it stands among the cards of its topic, as sentences."""

from collections.abc import Sequence
from datetime import time

from quizapp.core.counting import dated, plural
from quizapp.core.day import DAY_START, Moment, date_of, study_day, wall_clock
from quizapp.core.policy import Policy
from quizapp.core.review import Memory, Phase
from quizapp.core.scheduling import retrievability

LAST_ANSWERS = 5
_WEEK = 7
_OFTEN = 2


def why_due(memory: Memory, at: Moment, policy: Policy, *, corrected: bool, day_start: time = DAY_START) -> str:
    """When a card is due and by what; `corrected` says that its keyed answer changed since it was last asked."""
    if memory.suspended:
        return "Suspended: not asked until you resume it."
    if memory.phase is Phase.NEW:
        return "New: not asked yet."
    rests = " It is buried until tomorrow." if memory.buried_day == at.day else ""
    if corrected:
        return f"Due now: its answer was corrected since you last gave it.{rests}"
    return (_in_steps(memory, at, day_start) if memory.due_ms is not None else _reviewed(memory, at, policy)) + rests


def why_here(memory: Memory, recall: float | None, days: int | None, answers: Sequence[bool]) -> str:
    """Why a card stands where it stands: what was forgotten again and again, else its recall [0, 1] now and its due.

    `days` is how many study days from today it is due, `answers` say of the last reviews whether it was remembered.
    """
    if memory.suspended:
        return "suspended"
    if recall is None or days is None:
        return "not asked yet"
    last = answers[-LAST_ANSWERS:]
    forgotten = len(last) - sum(last)
    if forgotten >= _OFTEN:
        return f"forgotten {forgotten} of the last {len(last)} times"
    return f"recall {recall:.0%} now, {_due_in(days)}"


def _in_steps(memory: Memory, at: Moment, day_start: time) -> str:
    """The step of a card, which ends at a time of day."""
    ends = wall_clock(memory.due_ms or 0, at.tz_min)
    waits = round(((memory.due_ms or 0) - (memory.last_ms or memory.due_ms or 0)) / 60_000)
    step = f"its step of {plural(max(waits, 1), 'minute')} after the last answer"
    day = study_day(ends, day_start)
    if memory.due_ms is not None and memory.due_ms <= at.at_ms:
        return f"Due {_since(day, at.day) if day < at.day else 'now'}: {step} is over."
    return f"Due at {ends:%H:%M}{'' if day == at.day else f' {_on(day, at.day)}'}, when {step} is over."


def _reviewed(memory: Memory, at: Moment, policy: Policy) -> str:
    """The interval of a card, and the recall that was to be left at its end."""
    if memory.due_day is None or memory.last_day is None:
        return "Not due."
    left = retrievability(memory, memory.due_day, policy) or 0.0
    interval = plural(memory.due_day - memory.last_day, "day")
    late = memory.due_day < at.day
    verb = "was to be" if late else "is" if memory.due_day == at.day else "will be"
    when = _since(memory.due_day, at.day) if memory.due_day <= at.day else _on(memory.due_day, at.day)
    return f"Due {when}: {interval} after the last answer, when recall {verb} down to {left:.0%}."


def _since(day: int, today: int) -> str:
    """From which day on something was due that still is."""
    date, late = date_of(day), today - day
    if late <= 1:
        return "since yesterday" if late else "today"
    return f"since {date:%A}" if late < _WEEK else f"since {dated(day, today)}, {late} days ago"


def _on(day: int, today: int) -> str:
    """The day of something to come."""
    return "tomorrow" if day == today + 1 else f"on {date_of(day):%A}, {dated(day, today)}"


def _due_in(days: int) -> str:
    if days > 0:
        return "due tomorrow" if days == 1 else f"due in {days} days"
    return "due today" if days == 0 else f"due since {plural(-days, 'day')}"
