"""Portions as rows: what the cards of each topic of a deck file come to, kept until one of these cards changes.

Whatever changes a card or a file empties or deletes these rows in its own transaction, so that none is ever out of
date. An empty row says that there is such a topic in the file. A row that was damaged counts as empty.
"""

import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, cast

from quizapp.storage import limits
from quizapp.storage.database import Database, Row
from quizapp.storage.statements import upsert

if TYPE_CHECKING:
    from quizapp.core.portion import Portion

Place = tuple[str, str]
"""The path of a deck file and a topic of some of its cards."""

# Another one whenever the same cards may come to something else, or are written otherwise.
_VERSION = f"2 {sys.byteorder}"
_KEY = ("learner_id", "file", "topic")
_KEEP = upsert("portion", (*_KEY, "basis", "figures"), _KEY)
_KEPT = """
SELECT file, topic, CASE WHEN basis = :basis THEN figures END FROM portion
WHERE learner_id = :learner AND file IN :keys
"""
_TOPICS = "SELECT DISTINCT file, topic FROM card WHERE file IN :keys"
_EMPTY = """
UPDATE portion SET figures = NULL
WHERE learner_id = :learner_id AND figures IS NOT NULL
  AND (file, topic) IN (SELECT file, topic FROM card WHERE card_id = :card_id)
"""
_EMPTY_ALL = "UPDATE portion SET figures = NULL WHERE learner_id = :learner_id AND figures IS NOT NULL"
_DROP = "DELETE FROM portion WHERE file = :file"

_KeptRow = tuple[str, str, bytes | None]


def kept(database: Database, learner: str, files: Iterable[str], basis: str) -> "dict[Place, Portion | None]":
    """The portions of all topics of these files in the order of both; None for those that have to be made anew.

    Each is of the study day on which it was made, and of a `basis`: a text of all else that portions rest on.
    """
    wanted = list(dict.fromkeys(files))
    rows = cast("list[_KeptRow]", database.bulk_in(_KEPT, wanted, learner=learner, basis=_full(basis)))
    from quizapp.storage.portioncodec import unsealed  # noqa: PLC0415 - the first card does not need it

    found = {(file, topic): unsealed(topic, figures) for file, topic, figures in rows}
    unknown = set(wanted) - {file for file, _ in found}
    places = cast("list[Place]", database.bulk_in(_TOPICS, unknown))
    order = {file: place for place, file in enumerate(wanted)}
    known = {**found, **dict.fromkeys(places)}
    return dict(sorted(known.items(), key=lambda of: (order[of[0][0]], of[0][1])))


def keep(database: Database, learner: str, basis: str, portions: "Mapping[Place, Portion]") -> None:
    """Keep portions of a basis, instead of those before."""
    database.run_many(_KEEP, (_row(learner, basis, place, portion) for place, portion in portions.items()))


def empty(database: Database, learner: str, card_ids: Iterable[str]) -> None:
    """Empty the portions of cards that change."""
    database.run_many(_EMPTY, ({"learner_id": learner, "card_id": card_id} for card_id in card_ids))


def empty_all(database: Database, learner: str) -> None:
    """Empty all portions, as all cards may change."""
    database.run(_EMPTY_ALL, {"learner_id": learner})


def drop(database: Database, files: Iterable[str]) -> None:
    """Delete the portions of files whose cards change, of all learners."""
    database.run_many(_DROP, [{"file": file} for file in files])


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
        "figures": sealed(portion),
    }
