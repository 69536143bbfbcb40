"""The reviews of all cards that a schedule follows from, read in bulk."""

from collections.abc import Sequence
from operator import itemgetter
from typing import cast

from quizapp.core.collector import collector_paused
from quizapp.storage import log
from quizapp.storage.database import Database

_REVIEWS = """
SELECT at_ms, id, card_id, study_day, rating FROM event
WHERE learner_id = :learner
AND (kind = 'review' AND coalesce(mode, 'study') IN ('study', 'exam') OR kind = 'reset')
"""
_IN_ORDER = itemgetter(0, 1)


def reviews(database: Database, learner: str) -> Sequence[tuple[str, int, int | None]]:
    """Card id, study day [date ordinal] and rating of every review that stands, in log order; no rating for a reset."""
    with collector_paused():
        voided = log.all_voided(database, learner)
        rows = cast("list[tuple[int, str, str, int, int | None]]", database.bulk(_REVIEWS, learner=learner))
        rows.sort(key=_IN_ORDER)
        return [(card_id, day, rating) for _, id_, card_id, day, rating in rows if id_ not in voided]
