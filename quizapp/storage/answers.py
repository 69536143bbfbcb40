"""Answers of study in bulk, of any learner, as items are analysed: no more columns than that takes."""

import json
from collections.abc import Iterable
from typing import NamedTuple, cast

from quizapp.storage.database import Database
from quizapp.storage.log import all_voided
from quizapp.storage.statements import flag

_WITH_OPTIONS = "form IN ('choice', 'multi') AND coalesce(hint, 0) = 0"
_ANSWERS = f"""
SELECT at_ms, id, card_id, study_day, rating, {flag("rating > 1 OR verdict IN ('right', 'nearly')")},
       coalesce(guess, 0), took_ms, retrievability, coalesce(key_hash, ''), CASE WHEN {_WITH_OPTIONS} THEN body END
FROM event
WHERE learner_id = :learner AND card_id IN :keys AND kind = 'review' AND coalesce(mode, 'study') = 'study'
"""  # noqa: S608 - all names are ours
_TOLLS = """
SELECT card_id, lapses, flagged FROM memory WHERE learner_id = :learner AND (lapses > 0 OR flagged = 1)
"""
_LEARNERS = "SELECT learner_id FROM learner ORDER BY name"


class AnswerRow(NamedTuple):
    """An answer of study that stands; `body` is its JSON where options were shown and no hint was open, else None."""

    at_ms: int
    id: str
    card_id: str
    study_day: int
    rating: int
    right: int
    guess: float
    took_ms: int | None
    retrievability: float | None
    key_hash: str
    body: str | None

    @property
    def fields(self) -> dict[str, object]:
        """The body as a mapping; empty for one that is none."""
        try:
            found: object = json.loads(self.body or "{}")
        except (ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}


def learners(database: Database) -> list[str]:
    """The ids of all learners; the one without a name is the first."""
    return database.rows(str, _LEARNERS)


def answers(database: Database, learner: str, card_ids: Iterable[str]) -> list[AnswerRow]:
    """The answers of study to these cards that stand, in the order of time."""
    voided = all_voided(database, learner)
    rows = cast("list[tuple[int, str]]", database.bulk_in(_ANSWERS, card_ids, learner=learner))
    return [AnswerRow._make(row) for row in sorted(rows, key=lambda row: row[:2]) if row[1] not in voided]


def tolls(database: Database, learner: str) -> list[tuple[str, int, bool]]:
    """Card id, lapses, and whether it is flagged, of the cards that were forgotten or are flagged."""
    return [
        (card_id, lapses, bool(flagged)) for card_id, lapses, flagged in database.rows(_toll, _TOLLS, learner=learner)
    ]


def _toll(card_id: str, lapses: int, flagged: int) -> tuple[str, int, int]:
    return card_id, lapses, flagged
