"""What a way through a backlog takes of the cards that were ever asked, a page at a time: what is late, what comes."""

from collections.abc import Iterator
from typing import NamedTuple

from quizapp.storage.database import Database
from quizapp.storage.queries import CORRECTED

_CARD = "card.file, card.card_id, card.question_id"
_SEEN = """
FROM memory JOIN card ON card.card_id = memory.card_id
WHERE memory.learner_id = :learner AND memory.phase <> 'new'
"""
_LATE = f"""
SELECT {_CARD}, card.deck, card.kind, memory.stability, memory.difficulty, memory.last_day, memory.buried_day
{_SEEN} AND memory.suspended = 0 AND memory.phase = 'review' AND memory.due_day <= :day
"""
_COMING = f"""
SELECT {_CARD}, card.deck, card.kind, memory.due_day, {CORRECTED}
{_SEEN} AND memory.suspended = 0 AND (memory.phase <> 'review' OR memory.due_day IS NULL OR memory.due_day > :day)
"""
_ASKED = f"SELECT {_CARD} {_SEEN} AND memory.last_day = :day AND {CORRECTED} = 0"
_PAGE = 2_000


class LateRow(NamedTuple):
    """A card at day-long intervals that is due."""

    file: str
    card_id: str
    question_id: str
    deck: str
    kind: str
    stability: float
    difficulty: float
    last_day: int | None
    buried_day: int | None


class ComingRow(NamedTuple):
    """A card that comes anyway: on its day, or soon where it is in steps or its keyed answer changed."""

    file: str
    card_id: str
    question_id: str
    deck: str
    kind: str
    due_day: int | None
    corrected: int


class AskedRow(NamedTuple):
    """A card that was asked on a day."""

    file: str
    card_id: str
    question_id: str


def late(database: Database, learner: str, day: int) -> Iterator[LateRow]:
    """The reviews that are due on a study day [date ordinal], but for suspended ones; in no order."""
    for page in database.pages(_LATE, _PAGE, learner=learner, day=day):
        yield from map(LateRow._make, page)


def coming(database: Database, learner: str, day: int) -> Iterator[ComingRow]:
    """All others that were ever asked, but for suspended ones; in no order."""
    for page in database.pages(_COMING, _PAGE, learner=learner, day=day):
        yield from map(ComingRow._make, page)


def asked(database: Database, learner: str, day: int) -> Iterator[AskedRow]:
    """The cards asked last on a study day [date ordinal] whose keyed answers are as they were then; in no order."""
    for page in database.pages(_ASKED, _PAGE, learner=learner, day=day):
        yield from map(AskedRow._make, page)
