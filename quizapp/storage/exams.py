"""The events of exams, and the cards that an exam may ask."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from quizapp.core.deck import Kind
from quizapp.core.exams.underway import UnderWay, UnderWayRow, under_way
from quizapp.core.review import Event, EventKind
from quizapp.storage import queries
from quizapp.storage.database import Database
from quizapp.storage.eventrow import EventRow, events_of
from quizapp.storage.log import all_voided
from quizapp.storage.statements import flag, select

if TYPE_CHECKING:
    from quizapp.core.exams.paper import Candidate

_OF_EXAM = "WHERE learner_id = :learner AND exam_id = :exam"
_STEPS = select("event", EventRow._fields, f"{_OF_EXAM} AND kind <> 'review'")
_REVIEWS = select("event", EventRow._fields, f"{_OF_EXAM} AND kind = 'review' AND mode = 'exam'")
_NEWEST = select(
    "event", EventRow._fields, f"{_OF_EXAM} AND kind NOT IN ('review', 'exam_submit') ORDER BY id DESC LIMIT 1"
)
_ENDS = f"SELECT count(*) FROM event {_OF_EXAM} AND kind = '{EventKind.EXAM_SUBMIT}'"  # noqa: S608 - all names are ours
_REVIEWED = """
SELECT exam_id, id FROM event WHERE learner_id = :learner AND exam_id IS NOT NULL AND kind = 'review' AND mode = 'exam'
"""

_MARKABLE = flag(f"kind <> '{Kind.FLASHCARD}' AND NOT (kind = '{Kind.CLOZE}' AND content LIKE :judged)")
_JUDGED = '%"accept":null%'
_PLAIN = ("card_id", "question_id", "deck", "topic", "kind")
_CARDS = f"SELECT {', '.join(_PLAIN)}, {_MARKABLE} FROM card WHERE file IN :keys"  # noqa: S608 - all names are ours
_LEVELLED = f"SELECT {', '.join(_PLAIN)}, {_MARKABLE}, content FROM card WHERE file IN :keys"  # noqa: S608 - as above
_LEVEL = re.compile(r'"difficulty":(\d)')
_CardRow = tuple[str, str, str, str, str, int]
_LevelledRow = tuple[str, str, str, str, str, int, str]


def steps(database: Database, learner: str, exam_id: str) -> list[Event]:
    """The start of an exam, its questions and what was done in it, in log order."""
    found = database.rows(EventRow, _STEPS, learner=learner, exam=exam_id)
    return sorted(events_of(database, found), key=lambda event: event.order)


def newest(database: Database, learner: str, exam_id: str) -> Event | None:
    """The event of an exam that has the greatest id, before its end."""
    found = database.rows(EventRow, _NEWEST, learner=learner, exam=exam_id)
    return next(iter(events_of(database, found)), None)


def has_ended(database: Database, learner: str, exam_id: str) -> bool:
    """Whether an exam was handed in or dropped."""
    return bool(database.rows(int, _ENDS, learner=learner, exam=exam_id)[0])


def running(database: Database, learner: str) -> UnderWay | None:
    """The newest exam that was neither handed in nor dropped."""
    return under_way(database.rows(UnderWayRow, queries.UNDER_WAY, learner=learner))


def reviews(database: Database, learner: str, exam_id: str) -> list[Event]:
    """The reviews that the result of an exam gave and that were not taken back, in log order."""
    found = database.rows(EventRow, _REVIEWS, learner=learner, exam=exam_id)
    voided = all_voided(database, learner) if found else set()
    standing = events_of(database, (row for row in found if row.id not in voided))
    return sorted(standing, key=lambda event: event.order)


def applied(database: Database, learner: str) -> set[str]:
    """The ids of the exams whose results are in the schedule."""
    found = database.rows(_pair, _REVIEWED, learner=learner)
    voided = all_voided(database, learner) if found else set()
    return {exam_id for exam_id, event_id in found if event_id not in voided}


def candidates(database: Database, paths: Iterable[str], *, with_levels: bool) -> "list[Candidate]":
    """The cards of these files as an exam may ask them, in no order; without their levels unless these are needed."""
    from quizapp.core.exams.paper import Candidate  # noqa: PLC0415 - the first card does not need it

    if with_levels:
        found = cast("list[_LevelledRow]", database.bulk_in(_LEVELLED, paths, judged=_JUDGED))
        return [Candidate(*row[:5], _level(row[6]), bool(row[5])) for row in found]
    rows = cast("list[_CardRow]", database.bulk_in(_CARDS, paths, judged=_JUDGED))
    return [Candidate(*row[:5], None, bool(row[5])) for row in rows]


def _level(content: str) -> int | None:
    found = _LEVEL.search(content)
    return int(found[1]) if found else None


def _pair(one: str, other: str) -> tuple[str, str]:
    return one, other
