"""Wrong answers as rows: what was answered instead, how often and when last, for each card."""

from collections.abc import Collection, Iterable

from quizapp.core.confusion import Mistake
from quizapp.storage import limits
from quizapp.storage.database import Database, Row
from quizapp.storage.statements import select, upsert

_KEY = ("learner_id", "card_id", "text")
_ADD = upsert(
    "mistake",
    (*_KEY, "times", "last_day"),
    _KEY,
    times="mistake.times + excluded.times",
    last_day="CASE WHEN excluded.last_day > mistake.last_day THEN excluded.last_day ELSE mistake.last_day END",
)
_ALL = select("mistake", Mistake._fields, "WHERE learner_id = :learner")
_OF_CARDS = f"{_ALL} AND card_id IN :keys"
_FORGET = "DELETE FROM mistake WHERE learner_id = :learner_id AND card_id = :card_id"
_CLEAR = "DELETE FROM mistake WHERE learner_id = :learner_id"


def add(database: Database, learner: str, mistakes: Iterable[Mistake]) -> None:
    """Count wrong answers beside those that are counted. Raises ValueError for what no row can hold."""
    database.run_many(_ADD, (_row(learner, mistake) for mistake in mistakes))


def forget(database: Database, learner: str, card_ids: Iterable[str]) -> None:
    """Delete the wrong answers of cards."""
    database.run_many(_FORGET, ({"learner_id": learner, "card_id": card_id} for card_id in card_ids))


def clear(database: Database, learner: str) -> None:
    """Delete the wrong answers of all cards."""
    database.run(_CLEAR, {"learner_id": learner})


def mistakes(database: Database, learner: str, card_ids: Collection[str] | None) -> list[Mistake]:
    """The wrong answers of these cards, or of all, by card and text."""
    if card_ids is None:
        return sorted(database.rows(Mistake, _ALL, learner=learner))
    return sorted(database.rows_in(Mistake, _OF_CARDS, card_ids, learner=learner))


def _row(learner: str, mistake: Mistake) -> Row:
    return {
        "learner_id": learner,
        "card_id": limits.key("card_id", mistake.card_id),
        "text": limits.text("text", mistake.text),
        "times": limits.whole("times", mistake.times, 1),
        "last_day": limits.whole("last_day", mistake.last_day),
    }
