"""What each counted review adds to the statistics by day and by hour."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from quizapp.core.day import DAY_MS, wall_clock
from quizapp.core.policy import Policy
from quizapp.core.replay import apply, standing
from quizapp.core.review import NEW, Event, Memory, Phase, Rating

MATURE_DAYS = 21.0


class Maturity(StrEnum):
    """How far a card was when it was asked: never seen, in steps, known for less or more than 21 days."""

    NEW = "new"
    STEPS = "steps"
    YOUNG = "young"
    MATURE = "mature"


@dataclass(frozen=True, slots=True)
class Tally:
    """One review as the statistics count it. `hour` is that of the wall clock, `took_ms` [ms] is 0 when unknown
    and a day at most.
    """

    study_day: int
    hour: int
    deck: str
    topic: str
    maturity: Maturity
    rating: Rating
    took_ms: int


def maturity(memory: Memory) -> Maturity:
    """How far a card with this memory is."""
    if memory.phase is Phase.NEW:
        return Maturity.NEW
    if memory.in_steps:
        return Maturity.STEPS
    return Maturity.MATURE if memory.stability >= MATURE_DAYS else Maturity.YOUNG


def tally(memory: Memory, event: Event) -> Tally | None:
    """What a review event adds, given the memory before it; None for events that are not counted.

    Deck and topic are those the event noted; empty when it did not say.
    """
    if event.review is None or not event.review.mode.schedules:
        return None
    return Tally(
        study_day=event.moment.day,
        hour=wall_clock(event.moment.at_ms, event.moment.tz_min).hour,
        deck=_text(event, "deck"),
        topic=_text(event, "topic"),
        maturity=maturity(memory),
        rating=event.review.rating,
        took_ms=min(event.review.took_ms or 0, DAY_MS),
    )


def tallies(events: Iterable[Event], policy: Policy) -> list[Tally]:
    """What the events of one card add in all."""
    return counted(events, policy)[1]


def counted(events: Iterable[Event], policy: Policy) -> tuple[Memory, list[Tally]]:
    """The memory that the events of one card leave, which is their fold, and what they add in all."""
    memory = NEW
    found = []
    for event in standing(events):
        added = tally(memory, event)
        if added:
            found.append(added)
        memory = apply(memory, event, policy)
    return memory, found


def _text(event: Event, key: str) -> str:
    value = event.body.get(key)
    return value if isinstance(value, str) else ""
