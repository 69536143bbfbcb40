"""Portions as rows: what the cards of each topic of a deck file come to, and how cards were that changed since.

A card that is about to change is first written down as it was, in the same transaction: what the row of its topic says
holds for that. Whatever changes a file deletes both, and what changes very many cards empties the rows, so that none is
ever out of date. An empty row says that there is such a topic in the file, as for one whose portion is good for today
alone: a file that has rows has one for each of its topics. A row that was damaged counts as empty.
"""

import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, cast

from quizapp.storage import limits
from quizapp.storage.database import Database, Row
from quizapp.storage.statements import flag, upsert

if TYPE_CHECKING:
    from quizapp.core.portion import Portion
    from quizapp.storage.portioncodec import Unsealing

Place = tuple[str, str]
"""The path of a deck file and a topic of some of its cards."""

# Another one whenever the same cards may come to something else, or are written otherwise.
_VERSION = f"4 {sys.byteorder}"
_KEY = ("learner_id", "file", "topic")
_KEEP = upsert("portion", (*_KEY, "basis", "figures"), _KEY)
_KEPT = """
SELECT file, topic, CASE WHEN basis = :basis THEN figures END FROM portion
WHERE learner_id = :learner AND file IN :keys
"""
_TOPICS = "SELECT DISTINCT file, topic FROM card WHERE file IN :keys"
KNOWN = f"""
memory.stability, memory.difficulty, memory.last_day, memory.first_day, coalesce(memory.due_day, memory.due_ms),
       {flag("memory.due_ms IS NOT NULL")}, memory.suspended, memory.lapses, {flag("memory.first_rating > 1")},
       memory.first_guess, CASE WHEN memory.last_day >= :since THEN memory.trail ELSE '' END
"""
"""What a portion takes of a memory; the trails are those of the cards that were asked on a day `since` or later."""

NOTED = ("stability", "difficulty", "last_day", "first_day", "due", "in_steps", "suspended", "lapses", "first_right",
         "first_guess", "trail")  # fmt: skip
"""The same as columns of what was written down."""

# More cards than these do not change one by one: all portions of a learner are made anew then.
_MANY = 500

_NOTE = f"""
INSERT INTO portion_change (learner_id, card_id, file, topic, {", ".join(NOTED)})
SELECT :learner_id, card.card_id, card.file, card.topic, {KNOWN}
FROM card LEFT JOIN memory ON memory.learner_id = :learner_id AND memory.card_id = card.card_id
WHERE card.card_id = :card_id AND EXISTS (
  SELECT 1 FROM portion WHERE portion.learner_id = :learner_id AND portion.file = card.file
                          AND portion.topic = card.topic AND portion.figures IS NOT NULL
)
ON CONFLICT (learner_id, card_id) DO NOTHING
"""  # noqa: S608 - all names are ours
_EMPTY = (
    "UPDATE portion SET figures = NULL WHERE learner_id = :learner_id AND figures IS NOT NULL",
    "DELETE FROM portion_change WHERE learner_id = :learner_id",
)
_FORGET_CHANGES = "DELETE FROM portion_change WHERE learner_id = :learner_id AND file = :file AND topic = :topic"
_DROP = ("DELETE FROM portion WHERE file = :file", "DELETE FROM portion_change WHERE file = :file")

_KeptRow = tuple[str, str, bytes | None]


def kept(
    database: Database, learner: str, files: Iterable[str], basis: str, unsealing: "Unsealing"
) -> "dict[Place, Portion | None]":
    """The portions of all topics of these files in the order of both; None for those that have to be made anew.

    Each holds for its cards but those that changed, which are as they were noted, and is of a `basis`: a text of all
    else that portions rest on.
    """
    wanted = list(dict.fromkeys(files))
    rows = cast("list[_KeptRow]", database.bulk_in(_KEPT, wanted, learner=learner, basis=_full(basis)))
    found = {(file, topic): unsealing.portion((file, topic), figures) for file, topic, figures in rows}
    unknown = set(wanted) - {file for file, _ in found}
    places = cast("list[Place]", database.bulk_in(_TOPICS, unknown))
    order = {file: place for place, file in enumerate(wanted)}
    known = {**found, **dict.fromkeys(places)}
    return dict(sorted(known.items(), key=lambda of: (order[of[0][0]], of[0][1])))


def keep(database: Database, learner: str, basis: str, portions: "Mapping[Place, Portion]") -> None:
    """Keep portions of a basis, instead of those before with all that changed in them; of those that are good for today
    alone, that there are such topics.
    """
    database.run_many(_KEEP, (_row(learner, basis, place, portion) for place, portion in portions.items()))
    places = ({"learner_id": learner, "file": file, "topic": topic} for file, topic in portions)
    database.run_many(_FORGET_CHANGES, places)


def note(database: Database, learner: str, card_ids: Iterable[str]) -> None:
    """Write down, once, how cards are that are about to change."""
    changing = list(card_ids)
    if len(changing) > _MANY:
        empty_all(database, learner)
    else:
        every: Row = {"learner_id": learner, "since": 0}
        database.run_many(_NOTE, ({**every, "card_id": card_id} for card_id in changing))


def empty_all(database: Database, learner: str) -> None:
    """Empty all portions, as all cards may change."""
    for statement in _EMPTY:
        database.run(statement, {"learner_id": learner})


def drop(database: Database, files: Iterable[str]) -> None:
    """Delete the portions of files whose cards change, of all learners."""
    wanted = [{"file": file} for file in files]
    for statement in _DROP:
        database.run_many(statement, wanted)


def _full(basis: str) -> str:
    return f"{_VERSION} {basis}"


def _row(learner: str, basis: str, place: Place, portion: "Portion") -> Row:
    from quizapp.storage.portioncodec import sealed  # noqa: PLC0415 - the first card does not need it

    file, topic = place
    return {
        "learner_id": learner,
        "file": limits.key("file", file),
        "topic": limits.text("topic", topic),
        "basis": limits.text("basis", _full(basis)),
        "figures": None if portion.for_today else sealed(portion),
    }
