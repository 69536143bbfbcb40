"""The reviews of all cards that a schedule follows from, read in bulk."""

from collections.abc import Iterator
from typing import cast

from quizapp.storage import log
from quizapp.storage.database import Database

_REVIEWS = f"""
SELECT id, card_id, study_day, rating FROM event
WHERE learner_id = :learner AND ({log.SCHEDULED} OR kind = 'reset') ORDER BY at_ms, id
"""  # noqa: S608 - all names are ours
_UNPROMISED = f"""
SELECT DISTINCT card_id FROM event
WHERE learner_id = :learner AND {log.SCHEDULED}
AND COALESCE(interval_days, 0) = 0 AND due_day IS NULL AND due_ms IS NULL
"""  # noqa: S608 - all names are ours
_PAGE = 2_000


def reviews(database: Database, learner: str) -> Iterator[tuple[str, int, int | None]]:
    """Card id, study day [date ordinal] and rating of every review that stands, in log order; no rating for a reset."""
    left_out = log.uncounted(database, learner)
    for page in database.pages(_REVIEWS, _PAGE, learner=learner):
        for id_, card_id, day, rating in cast("list[tuple[str, str, int, int | None]]", page):
            if id_ not in left_out:
                yield card_id, day, rating


def unpromised(database: Database, learner: str) -> list[str]:
    """The ids of the cards with reviews that name no day to come back on."""
    return [card_id for (card_id,) in cast("list[tuple[str]]", database.bulk(_UNPROMISED, learner=learner))]
