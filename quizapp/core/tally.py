"""What each counted review adds to the statistics: by day, by hour, and by predicted recall."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from quizapp.core.day import DAY_MS, wall_clock
from quizapp.core.policy import Policy
from quizapp.core.replay import apply, surviving
from quizapp.core.review import NEW, Confidence, Event, Memory, Phase, Rating, Review
from quizapp.core.stats.bins import NO_BIN, bin_of, loss, millionths

MATURE_DAYS = 21.0
_WORDS = frozenset(map(str, Confidence))


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

    `form` is the kind shown, `word` the confidence that the learner named (see `Confidence`) or empty. `bin` is an
    index into `stats.bins.EDGES` by predicted recall; -1 when the card was new or in steps or less than a day had
    passed, and then `predicted` recall and log `loss` [millionths] are 0.
    """

    study_day: int
    hour: int
    deck: str
    topic: str
    maturity: Maturity
    rating: Rating
    took_ms: int
    form: str = ""
    word: str = ""
    bin: int = NO_BIN
    predicted: int = 0
    loss: int = 0


def maturity(memory: Memory) -> Maturity:
    """How far a card with this memory is."""
    if memory.phase is Phase.NEW:
        return Maturity.NEW
    if memory.in_steps:
        return Maturity.STEPS
    return Maturity.MATURE if memory.stability >= MATURE_DAYS else Maturity.YOUNG


def tally(memory: Memory, event: Event, policy: Policy) -> Tally | None:
    """What a review event adds, given the memory before it; None for events that are not counted.

    Deck and topic are those the event noted; empty when it did not say. The recall predicted is the one that it noted,
    else that of the policy.
    """
    review = event.review
    if review is None or not review.mode.schedules:
        return None
    word = _text(event, "confidence")
    predicted = _predicted(memory, review, event.moment.day, policy)
    return Tally(
        study_day=event.moment.day,
        hour=wall_clock(event.moment.at_ms, event.moment.tz_min).hour,
        deck=_text(event, "deck"),
        topic=_text(event, "topic"),
        maturity=maturity(memory),
        rating=review.rating,
        took_ms=min(review.took_ms or 0, DAY_MS),
        form=review.form,
        word=word if word in _WORDS else "",
        bin=NO_BIN if predicted is None else bin_of(predicted),
        predicted=predicted or 0,
        loss=0 if predicted is None else loss(predicted, right=review.rating > Rating.AGAIN),
    )


def tallies(events: Iterable[Event], policy: Policy) -> list[Tally]:
    """What the events of one card add in all."""
    return counted(events, policy)[1]


def counted(events: Iterable[Event], policy: Policy) -> tuple[Memory, list[Tally]]:
    """The memory that the events of one card leave, which is their fold, and what they add in all."""
    memory = NEW
    found = []
    for event in surviving(events):
        added = tally(memory, event, policy)
        if added:
            found.append(added)
        memory = apply(memory, event, policy)
    return memory, found


def _predicted(memory: Memory, review: Review, day: int, policy: Policy) -> int | None:
    """The recall [millionths] predicted of a card at day-long intervals; None of any other, and within a day."""
    if memory.phase is not Phase.REVIEW or memory.last_day is None or day <= memory.last_day:
        return None
    recall = review.retrievability
    if recall is None:
        recall = policy.model.retrievability(day - memory.last_day, memory.stability)
    return millionths(recall)


def _text(event: Event, key: str) -> str:
    value = event.body.get(key)
    return value if isinstance(value, str) else ""
