"""A card's own past: its reviews one by one, its curve of forgetting, why it is due, and what each rating would do."""

from dataclasses import dataclass

from quizapp.core.listing import CardStatus
from quizapp.core.review import Mode, Rating, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class PastReview:
    """One review that stands, with the memory after it: `stability` [days] and `difficulty` [1, 10].

    `day` is the study day [date ordinal], `at` the local time as ISO text; `elapsed` the days since the review before,
    None for the first; `retrievability` what was predicted then, [0, 1]; `interval_days` what was promised, 0 in steps.
    A review outside the schedule (cram, practice) leaves the memory as it was.
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


@dataclass(frozen=True, slots=True)
class Stretch:
    """From study day `first` on [date ordinal] recall falls from 1 with this stability [days]."""

    first: int
    stability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPast:
    """What the card view shows beside the card: reviews, the oldest first; the stretches of its forgetting curve.

    `why_due` is a sentence; `delays` is what again, hard, good and easy would do now (`10m`, `9d`), as on the rating
    bar; `today` the study day; `w20` the exponent and `target` the retention that the curve is drawn with.
    """

    card: CardStatus
    today: int
    reviews: tuple[PastReview, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    why_due: str = ""
    delays: tuple[str, str, str, str] = ("", "", "", "")
    w20: float = 0.1542
    target: float = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicCard:
    """A card of a topic, and why it stands where it stands: its last answers, the newest last (True right)."""

    card: CardStatus
    answers: tuple[bool, ...] = ()
    why: str = ""
