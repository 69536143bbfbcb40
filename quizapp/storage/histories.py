"""The reviews of all cards that a schedule follows from, read in bulk."""

from collections.abc import Sequence
from operator import itemgetter
from typing import cast

from quizapp.core.collector import collector_paused
from quizapp.storage import log
from quizapp.storage.database import Database

_REVIEWS = f"""
SELECT at_ms, id, card_id, study_day, rating FROM event
WHERE learner_id = :learner AND ({log.SCHEDULED} OR kind = 'reset')
"""  # noqa: S608 - all names are ours
_UNPROMISED = f"""
SELECT DISTINCT card_id FROM event
WHERE learner_id = :learner AND {log.SCHEDULED}
AND COALESCE(interval_days, 0) = 0 AND due_day IS NULL AND due_ms IS NULL
"""  # noqa: S608 - all names are ours
_IN_ORDER = itemgetter(0, 1)


def reviews(database: Database, learner: str) -> Sequence[tuple[str, int, int | None]]:
    """Card id, study day [date ordinal] and rating of every review that stands, in log order; no rating for a reset."""
    with collector_paused():
        left_out = log.uncounted(database, learner)
        rows = cast("list[tuple[int, str, str, int, int | None]]", database.bulk(_REVIEWS, learner=learner))
        rows.sort(key=_IN_ORDER)
        return [(card_id, day, rating) for _, id_, card_id, day, rating in rows if id_ not in left_out]


def unpromised(database: Database, learner: str) -> list[str]:
    """The ids of the cards with reviews that name no day to come back on."""
    return [card_id for (card_id,) in cast("list[tuple[str]]", database.bulk(_UNPROMISED, learner=learner))]
