"""A card as listings show it."""

from quizapp.core.day import Moment, date_of, wall_clock
from quizapp.core.review import Memory
from quizapp.core.values import frozen


@frozen(kw_only=True)
class CardStatus:
    """A card in a listing: `question` is its front as plain text, `retrievability` that of now, [0, 1].

    `due` is an ISO date, or date and time while in steps; None when new. `retrievability` is None when new, too.
    `answer` is its answer as plain text; `state` its phase, or `suspended` or `buried`; `leech` says that it was
    forgotten too often. `days` is how many study days from today it is due (0 today, below 0 overdue); None for a
    card that is new or suspended.
    """

    card_id: str
    question: str
    deck: str
    title: str
    file: str
    line: int
    topic: str
    kind: str
    memory: Memory
    retrievability: float | None
    due: str | None
    answer: str = ""
    state: str = "new"
    leech: bool = False
    days: int | None = None


def due_text(memory: Memory, at: Moment, *, corrected: bool = False) -> str | None:
    """When a card is due, as ISO text: a date and time in steps, else a date; today when its answer was corrected."""
    if memory.due_ms is not None:
        return wall_clock(memory.due_ms, at.tz_min).isoformat(timespec="seconds")
    if memory.due_day is None:
        return None
    return date_of(min(memory.due_day, at.day) if corrected else memory.due_day).isoformat()
