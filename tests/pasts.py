"""Made-up pasts of cards, for everything that shows them; the same every time."""

from datetime import date

from quizapp.core.listing import CardStatus
from quizapp.core.past import CardPast, PastReview, Stretch
from quizapp.core.review import Memory, Mode, Phase, Rating, Verdict

TODAY = date(2026, 11, 20).toordinal()
_WHY = "Due today: 19 days after the last answer, when recall was to be down to 90%."
# Days before today, rating, days since, recall then, stability after, time taken [ms], what was chosen.
_REVIEWS = (
    (97, Rating.GOOD, None, None, 2.3, 14_200, ""),
    (95, Rating.GOOD, 2, 0.91, 8.1, 9_100, ""),
    (86, Rating.AGAIN, 9, 0.89, 1.9, 21_000, "precision"),
    (85, Rating.GOOD, 1, 0.95, 3.4, 8_000, ""),
    (81, Rating.HARD, 4, 0.88, 6.0, 31_500, ""),
    (75, Rating.GOOD, 6, 0.9, 14.2, 7_000, ""),
    (60, Rating.AGAIN, 15, 0.89, 2.6, 190_000, "the share of predicted positives that are real"),
    (57, Rating.GOOD, 3, 0.88, 8.8, 6_400, ""),
    (30, Rating.EASY, 27, 0.77, 31.0, 4_100, ""),
)


def card(**others: object) -> CardStatus:
    """A card that was forgotten twice."""
    known = Memory(
        phase=Phase.REVIEW,
        stability=31.0,
        difficulty=6.4,
        first_day=TODAY - 97,
        last_day=TODAY - 30,
        due_day=TODAY,
        reps=9,
        lapses=2,
    )
    fields: dict[str, object] = {
        "card_id": "card-1",
        "question": "What share of the positives does a model find?",
        "deck": "evaluation",
        "title": "Evaluation",
        "file": "evaluation.yaml",
        "line": 12,
        "topic": "evaluation/precision-recall",
        "kind": "choice",
        "memory": known,
        "retrievability": 0.9,
        "due": "2026-11-20",
        "answer": "recall",
        "state": "review",
        "days": 0,
    }
    return CardStatus(**(fields | others))  # type: ignore[arg-type]


def full_past() -> CardPast:
    """Nine reviews, two of them forgotten, and one of a cram sitting between."""
    reviews = [_review(*one) for one in _REVIEWS]
    crammed = PastReview(
        day=TODAY - 40,
        at="2026-10-11T20:00:00+02:00",
        rating=Rating.GOOD,
        verdict=Verdict.RIGHT,
        mode=Mode.CRAM,
        form="choice",
        took_ms=5_000,
        elapsed=17,
        retrievability=0.82,
        interval_days=None,
        stability=8.8,
        difficulty=6.6,
    )
    return CardPast(
        card=card(),
        today=TODAY,
        reviews=(*reviews[:-1], crammed, reviews[-1]),
        stretches=tuple(Stretch(TODAY - before, stability) for before, _, _, _, stability, _, _ in _REVIEWS),
        why_due=_WHY,
        delays=("10m", "29d", "2.3mo", "4.1mo"),
    )


def new_past() -> CardPast:
    """A card that was never asked."""
    fresh = card(memory=Memory(), retrievability=None, due=None, days=None, state="new")
    return CardPast(card=fresh, today=TODAY, why_due="New: not asked yet.", delays=("1m", "6m", "10m", "8d"))


def _review(
    before: int,
    rating: Rating,
    elapsed: int | None,
    recall: float | None,
    stability: float,
    took_ms: int,
    chosen: str,
) -> PastReview:
    day = TODAY - before
    return PastReview(
        day=day,
        at=f"{date.fromordinal(day)}T18:30:00+01:00",
        rating=rating,
        verdict=Verdict.WRONG if rating is Rating.AGAIN else Verdict.RIGHT,
        mode=Mode.STUDY,
        form="choice",
        took_ms=took_ms,
        elapsed=elapsed,
        retrievability=recall,
        interval_days=round(stability),
        stability=stability,
        difficulty=6.4,
        chosen=chosen,
    )
