"""What each counted review adds to the statistics: by day, by hour, and by predicted recall."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from quizapp.core.day import DAY_MS, wall_clock
from quizapp.core.policy import Policy
from quizapp.core.replay import Replay, surviving
from quizapp.core.review import Confidence, Event, Memory, Phase, Rating
from quizapp.core.state import State
from quizapp.core.stats.bins import NO_BIN, bin_of, loss, millionths
from quizapp.core.values import frozen

MATURE_DAYS = 21.0
_WORDS = frozenset(map(str, Confidence))


class Maturity(StrEnum):
    """How far a card was when it was asked: never seen, in steps, known for less or more than 21 days."""

    NEW = "new"
    STEPS = "steps"
    YOUNG = "young"
    MATURE = "mature"


_UNSEEN, _STEPS, _YOUNG, _MATURE = Maturity
_NEW, _REVIEWING = Phase.NEW, Phase.REVIEW


@frozen
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


def maturity(memory: Memory | State) -> Maturity:
    """How far a card with this memory is."""
    phase = memory.phase
    if phase is _REVIEWING:
        return _MATURE if memory.stability >= MATURE_DAYS else _YOUNG
    return _UNSEEN if phase is _NEW else _STEPS


def tally(memory: Memory, event: Event, policy: Policy) -> Tally | None:
    """What a review event adds, given the memory before it; None for events that are not counted.

    Deck and topic are those the event noted; empty when it did not say. The recall predicted is the one that it noted,
    else that of the policy.
    """
    return _tally(State(memory), event, Replay(policy))


def _tally(state: State, event: Event, replay: Replay) -> Tally | None:
    review = event.review
    if review is None or not review.mode.schedules:
        return None
    predicted = foretold(state, review.retrievability, replay.recall(state, event.moment.day))
    deck, topic, word = noted(event.body)
    return Tally(
        study_day=event.moment.day,
        hour=wall_clock(event.moment.at_ms, event.moment.tz_min).hour,
        deck=deck,
        topic=topic,
        maturity=maturity(state),
        rating=review.rating,
        took_ms=min(review.took_ms or 0, DAY_MS),
        form=review.form,
        word=word,
        bin=NO_BIN if predicted is None else bin_of(predicted),
        predicted=predicted or 0,
        loss=0 if predicted is None else loss(predicted, right=review.rating > Rating.AGAIN),
    )


def foretold(state: State, said: float | None, recall: float | None) -> int | None:
    """The recall [millionths] predicted of a card at day-long intervals: as the log said, else as the model does, see
    `Replay.recall`; None of any other, and within a day.
    """
    if recall is None or state.phase is not _REVIEWING:
        return None
    return millionths(recall if said is None else said)


def noted(body: Mapping[str, object]) -> tuple[str, str, str]:
    """Deck, topic and word of confidence that the body of a review holds; empty where it does not say."""
    deck, topic, word = (_text(body.get(key)) for key in ("deck", "topic", "confidence"))
    return deck, topic, word if word in _WORDS else ""


def tallies(events: Iterable[Event], policy: Policy) -> list[Tally]:
    """What the events of one card add in all."""
    return counted(events, policy)[1]


def counted(events: Iterable[Event], policy: Policy) -> tuple[Memory, list[Tally]]:
    """The memory that the events of one card leave, which is their fold, and what they add in all."""
    replay, state = Replay(policy), State()
    found = []
    for event in surviving(events):
        added = _tally(state, event, replay)
        if added:
            found.append(added)
        replay.apply(state, event)
    return state.memory(), found


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
