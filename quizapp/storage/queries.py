"""The questions that the store and the first look both ask, in words that SQLite and PostgreSQL understand."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from quizapp.core.phase import Phase
from quizapp.core.queue import Entry, Used
from quizapp.storage.statements import flag, total

LEARNER = "SELECT learner_id FROM learner WHERE name = :name"

# A study day is within two days of its instant whatever the time zone, so the newest instants have the newest day.
NEWEST_DAY = """
SELECT max(study_day) FROM event
WHERE learner_id = :learner
  AND at_ms >= (SELECT max(at_ms) FROM event WHERE learner_id = :learner) - 345600000
"""

CORRECTED = flag("memory.reps > 0 AND memory.key_hash <> '' AND memory.key_hash <> card.key_hash")
"""1 for a card whose keyed answer changed since it was last asked, else 0."""

ENTRIES = f"""
SELECT card.file, card.card_id, card.question_id, card.deck, card.topic, memory.phase, memory.due_day, memory.due_ms,
       memory.last_day, memory.buried_day, memory.suspended,
       {CORRECTED}
FROM card LEFT JOIN memory ON memory.learner_id = :learner AND memory.card_id = card.card_id
"""  # noqa: S608 - all names are ours
ENTRIES_OF_FILE = ENTRIES + "WHERE card.file = :file ORDER BY card.place, card.card_id"
ENTRIES_OF_ALL = ENTRIES + "ORDER BY card.file, card.place, card.card_id"

_COUNT = total("again + hard + good + easy")
USED = f"""
SELECT study_day, deck, maturity, {_COUNT} FROM day_tally
WHERE learner_id = :learner AND study_day BETWEEN :first AND :last
GROUP BY study_day, deck, maturity
"""  # noqa: S608 - all names are ours

ANSWERS = f"""
SELECT study_day, {_COUNT} FROM hour_tally WHERE learner_id = :learner AND study_day < :before GROUP BY study_day
"""  # noqa: S608 - all names are ours

# Few events are starts of exams: the sum keeps SQLite from going through all by their time. One without questions,
# of a log that came in parts, can only be dropped.
UNDER_WAY = """
SELECT id, kind, at_ms, body, exam_id FROM event
WHERE learner_id = :learner AND kind <> 'exam_question' AND exam_id = (
  SELECT id FROM event AS started
  WHERE learner_id = :learner AND kind = 'exam_start' AND kind <> 'review' AND exam_id = id AND NOT EXISTS (
    SELECT 1 FROM event AS ended
    WHERE ended.learner_id = :learner AND ended.exam_id = started.id AND ended.kind = 'exam_submit'
  ) AND EXISTS (
    SELECT 1 FROM event AS asked
    WHERE asked.learner_id = :learner AND asked.exam_id = started.id AND asked.kind = 'exam_question'
  )
  ORDER BY at_ms + 0 DESC, id DESC LIMIT 1
)
"""


class EntryRow(NamedTuple):
    """A row of ENTRIES; what belongs to the memory is None for a card without one."""

    file: str
    card_id: str
    question_id: str
    deck: str
    topic: str
    phase: str | None
    due_day: int | None
    due_ms: int | None
    last_day: int | None
    buried_day: int | None
    suspended: int | None
    corrected: int


class UsedRow(NamedTuple):
    """A row of USED."""

    study_day: int
    deck: str
    maturity: str
    answers: int


def entries(rows: Mapping[str, Sequence[EntryRow]], files: Iterable[str]) -> list[Entry]:
    """The cards of these files, numbered in the order of the files; `rows` has each file's cards in order."""
    chosen = (row for file in files for row in rows.get(file, ()))
    return [_entry(row, place) for place, row in enumerate(chosen)]


def used(rows: Iterable[UsedRow], day: int) -> Used:
    """How many new cards and reviews each deck had on a study day [date ordinal]; steps count for neither."""
    new: dict[str, int] = {}
    reviews: dict[str, int] = {}
    for row in rows:
        if row.study_day == day and row.answers and row.maturity != "steps":
            counts = new if row.maturity == "new" else reviews
            counts[row.deck] = counts.get(row.deck, 0) + row.answers
    return Used(new=new, reviews=reviews)


def _entry(row: EntryRow, place: int) -> Entry:
    return Entry(
        card_id=row.card_id,
        question_id=row.question_id,
        deck=row.deck,
        topic=row.topic,
        place=place,
        phase=Phase(row.phase) if row.phase else Phase.NEW,
        due_day=row.due_day,
        due_ms=row.due_ms,
        last_day=row.last_day,
        buried_day=row.buried_day,
        suspended=bool(row.suspended),
        corrected=bool(row.corrected),
    )
