"""The cards that were ever asked, with no more columns than a way through a backlog takes, a page at a time."""

from collections.abc import Iterator
from typing import NamedTuple

from quizapp.storage.database import Database
from quizapp.storage.queries import CORRECTED

_SEEN = f"""
SELECT card.file, card.card_id, card.question_id, card.deck, card.kind, memory.phase, memory.suspended,
       memory.stability, memory.difficulty, memory.due_day, memory.last_day, memory.buried_day, {CORRECTED}
FROM memory JOIN card ON card.card_id = memory.card_id
WHERE memory.learner_id = :learner AND memory.phase <> 'new'
"""  # noqa: S608 - all names are ours
_PAGE = 2_000


class SeenRow(NamedTuple):
    """A card that was asked: where it is, and where it stands."""

    file: str
    card_id: str
    question_id: str
    deck: str
    kind: str
    phase: str
    suspended: int
    stability: float
    difficulty: float
    due_day: int | None
    last_day: int | None
    buried_day: int | None
    corrected: int


def seen(database: Database, learner: str) -> Iterator[SeenRow]:
    """The cards of all deck files that were ever asked, in no order, never all in memory."""
    for page in database.pages(_SEEN, _PAGE, learner=learner):
        yield from map(SeenRow._make, page)
