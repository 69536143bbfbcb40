"""A card's own past: its reviews one by one, its curve of forgetting, why it is due, and what each rating would do."""

from collections.abc import Iterable
from dataclasses import field

from quizapp.core.confusion import mistakes_of
from quizapp.core.day import wall_clock
from quizapp.core.health import ItemHealth
from quizapp.core.listing import CardStatus
from quizapp.core.policy import Policy
from quizapp.core.replay import apply, surviving
from quizapp.core.review import NEW, Event, Memory, Mode, Rating, Review, Verdict
from quizapp.core.scheduling import retrievability
from quizapp.core.values import frozen


@frozen(kw_only=True)
class PastReview:
    """One review that stands, with the memory after it: `stability` [days] and `difficulty` [1, 10].

    `day` is the study day [date ordinal], `at` the local time as ISO text; `elapsed` the days since the review of the
    schedule before it, None for the first and after a reset; `retrievability` what was predicted then, [0, 1];
    `interval_days` what was promised, 0 in steps. A review outside the schedule (cram, practice) leaves the memory as
    it was.
    """

    day: int
    at: str
    rating: Rating
    verdict: Verdict | None
    mode: Mode
    form: str
    took_ms: int | None
    elapsed: int | None
    retrievability: float | None
    interval_days: int | None
    stability: float
    difficulty: float
    chosen: str = ""


@frozen
class Stretch:
    """From study day `first` on [date ordinal] recall falls from 1 with this stability [days]."""

    first: int
    stability: float


@frozen(kw_only=True)
class CardPast:
    """What the card view shows beside the card: reviews, the oldest first; the stretches of its forgetting curve.

    `why_due` is a sentence; `delays` is what again, hard, good and easy would do now (`10m`, `9d`), as on the rating
    bar; `today` the study day; `policy` what the curve is drawn with; `health` how the question does, None before its
    first answer.
    """

    card: CardStatus
    today: int
    reviews: tuple[PastReview, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    why_due: str = ""
    delays: tuple[str, str, str, str] = ("", "", "", "")
    policy: Policy = field(default_factory=Policy)
    health: ItemHealth | None = None


@frozen(kw_only=True)
class TopicCard:
    """A card of a topic, and why it stands where it stands: its last answers, the newest last (True right)."""

    card: CardStatus
    answers: tuple[bool, ...] = ()
    why: str = ""


def past_of(events: Iterable[Event], policy: Policy) -> tuple[tuple[PastReview, ...], tuple[Stretch, ...]]:
    """The reviews of a card that stand, and the stretches of its curve; after a reset the curve begins anew."""
    memory = NEW
    reviews: list[PastReview] = []
    stretches: dict[int, Stretch] = {}
    for event in surviving(events):
        after = apply(memory, event, policy)
        if event.review:
            reviews.append(_review(event, event.review, (memory, after), policy))
        if after.last_day is None:
            stretches = {}
        elif after != memory and event.review:
            stretches[after.last_day] = Stretch(after.last_day, after.stability)
        memory = after
    return tuple(reviews), tuple(stretches.values())


def _review(event: Event, review: Review, memories: tuple[Memory, Memory], policy: Policy) -> PastReview:
    """One review between the memory before it and the one after it."""
    before, after = memories
    predicted = review.retrievability
    return PastReview(
        day=event.moment.day,
        at=wall_clock(event.moment.at_ms, event.moment.tz_min).isoformat(timespec="minutes"),
        rating=review.rating,
        verdict=review.verdict,
        mode=review.mode,
        form=review.form,
        took_ms=review.took_ms,
        elapsed=None if before.last_day is None else max(0, event.moment.day - before.last_day),
        retrievability=retrievability(before, event.moment.day, policy) if predicted is None else predicted,
        interval_days=review.interval_days,
        stability=after.stability,
        difficulty=after.difficulty,
        chosen=", ".join(mistakes_of(event.body)),
    )
