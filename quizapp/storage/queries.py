"""The questions that the store and the first look both ask, in words that SQLite and PostgreSQL understand."""

from collections.abc import Iterable, Iterator
from sys import intern
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from quizapp.core.bounds import LAST_DAY, LAST_MS
from quizapp.core.phase import Phase
from quizapp.core.queue import Entry, Used
from quizapp.storage.statements import flag, total

if TYPE_CHECKING:
    from quizapp.storage.database import PlainRow, Value

LEARNER = "SELECT learner_id FROM learner WHERE name = :name"

# A study day is within two days of its instant whatever the time zone, so the newest instants have the newest day.
NEWEST_MS = f"SELECT max(at_ms) FROM event WHERE learner_id = :learner AND at_ms < {LAST_MS}"  # noqa: S608 - ours
NEWEST_DAY = f"""
SELECT max(study_day) FROM event
WHERE learner_id = :learner AND study_day <= {LAST_DAY} AND at_ms < {LAST_MS}
  AND at_ms >= ({NEWEST_MS}) - 345600000
"""  # noqa: S608 - all names are ours

CORRECTED = flag("memory.reps > 0 AND memory.key_hash <> '' AND memory.key_hash <> card.key_hash")
"""1 for a card whose keyed answer changed since it was last asked, else 0."""

CARD = "card.file, card.card_id, card.question_id, card.deck, card.topic, card.place"
STATE = f"""
memory.phase, memory.due_day, memory.due_ms, memory.last_day, memory.buried_day, memory.suspended, {CORRECTED}
"""

_ENTRIES = f"""
SELECT {CARD}, {STATE}
FROM card LEFT JOIN memory ON memory.learner_id = :learner AND memory.card_id = card.card_id
"""  # noqa: S608 - all names are ours
_OF_FILE = f"{_ENTRIES} WHERE card.file = :file ORDER BY card.place, card.card_id"
_FRESH = f"""{_ENTRIES} WHERE card.file = :file AND card.topic = :topic
AND coalesce(memory.phase, 'new') = 'new' AND coalesce(memory.suspended, 0) = 0 ORDER BY card.place, card.card_id
"""
_DUE = f"""
SELECT {CARD}, {STATE} FROM memory JOIN card ON card.card_id = memory.card_id
WHERE memory.learner_id = :learner AND memory.due_day <= :until AND memory.phase = 'review' AND memory.suspended = 0
"""  # noqa: S608 - all names are ours
_DUE_OF_FILE = f"{_DUE} AND card.file = :file"
# In this order, as SQLite would else go by the days: the topics are asked where these hold more than they do.
_DUE_OF_TOPIC = f"""
SELECT {CARD}, {STATE} FROM card CROSS JOIN memory
WHERE card.file = :file AND card.topic = :topic AND memory.learner_id = :learner AND memory.card_id = card.card_id
AND memory.due_day <= :until AND memory.phase = 'review' AND memory.suspended = 0
"""  # noqa: S608 - all names are ours

_PHASES: dict[str | None, Phase] = {None: Phase.NEW, **{phase.value: phase for phase in Phase}}

PLACES = 2**32 - 1
"""So many places are kept for each file in the order of the library."""

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


class Read(Protocol):
    """Reads rows: a statement, and its values by name."""

    def __call__(self, sql: str, **values: "Value") -> "list[PlainRow]":
        """All rows."""


class EntryRow(NamedTuple):
    """A card, and its memory: that is None for a card without one."""

    file: str
    card_id: str
    question_id: str
    deck: str
    topic: str
    place: int
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


def entries(reading: Read, learner: str, files: Iterable[str]) -> Iterator[Entry]:
    """The cards of these files, in the order of the files, a file at a time."""
    for number, file in enumerate(dict.fromkeys(files)):
        yield from (entry(row, number) for row in of_file(reading, learner, file))


def of_file(reading: Read, learner: str, file: str) -> list[EntryRow]:
    """The cards of a deck file, in order."""
    return _rows(reading(_OF_FILE, learner=learner, file=file))


def fresh(reading: Read, learner: str, file: str, topic: str) -> list[EntryRow]:
    """The cards that a deck file has of a topic, that were never asked and are not suspended, in order."""
    return _rows(reading(_FRESH, learner=learner, file=file, topic=topic))


def due(reading: Read, learner: str, until: int) -> list[EntryRow]:
    """The reviews of all files that fall due up to a study day [date ordinal], but for suspended cards."""
    return _rows(reading(_DUE, learner=learner, until=until))


def due_of_file(reading: Read, learner: str, file: str, until: int) -> list[EntryRow]:
    """Like `due`, of one deck file."""
    return _rows(reading(_DUE_OF_FILE, learner=learner, file=file, until=until))


def due_of(reading: Read, learner: str, topic: tuple[str, str], until: int) -> list[EntryRow]:
    """Like `due`, of a topic of a deck file alone: quicker where it has fewer cards than there are reviews."""
    file, path = topic
    return _rows(reading(_DUE_OF_TOPIC, learner=learner, file=file, topic=path, until=until))


def place(number: int, in_file: int) -> int:
    """The place in the library of a card by its place in its file, which is the one of this number."""
    return number << 32 | in_file


def entry(row: EntryRow, number: int) -> Entry:
    """The card of a row as the queue sees it; `number` is that of its file in the library.

    Cards share the names of deck and topic: all of a library may be in a cram.
    """
    _, card_id, question_id, deck, topic, in_file, phase, *days, suspended, corrected = row
    names = (card_id, question_id, intern(deck), intern(topic))
    fields = (*names, number << 32 | in_file, _PHASES.get(phase, Phase.NEW), *days)
    return Entry._make((*fields, suspended == 1, corrected == 1))


def used(rows: Iterable[UsedRow], day: int) -> Used:
    """How many new cards and reviews each deck had on a study day [date ordinal]; steps count for neither."""
    new: dict[str, int] = {}
    reviews: dict[str, int] = {}
    for row in rows:
        if row.study_day == day and row.answers and row.maturity != "steps":
            counts = new if row.maturity == "new" else reviews
            counts[row.deck] = counts.get(row.deck, 0) + row.answers
    return Used(new=new, reviews=reviews)


def _rows(found: "list[PlainRow]") -> list[EntryRow]:
    return list(map(EntryRow._make, cast("list[tuple[str, ...]]", found)))
