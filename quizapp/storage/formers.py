"""Former cards as rows: the form in which a studied card stood in its deck before it was edited or taken away."""

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from quizapp.core import bounds
from quizapp.core.deck import Kind, Question
from quizapp.storage import limits
from quizapp.storage.codec import Codec, CodecError
from quizapp.storage.database import Database
from quizapp.storage.rows import CardRow, FormerRow
from quizapp.storage.statements import select, upsert

_QUESTION = Codec(Question)


class _Columns(NamedTuple):
    card_id: str
    question_id: str
    deck: str
    file: str
    place: int
    line: int
    topic: str
    kind: str
    part: str
    fingerprint: str
    key_hash: str
    content: str
    near: str
    at_ms: int
    gone: int


_KEY = ("learner_id", "card_id")
_PUT = upsert("former", ("learner_id", *_Columns._fields), _KEY)
_OF_CARDS = select("former", _Columns._fields, "WHERE learner_id = :learner AND card_id IN :keys")
_GONE = select(
    "former",
    _Columns._fields,
    "WHERE learner_id = :learner AND gone = 1 AND card_id NOT IN (SELECT card_id FROM card) ORDER BY file, place",
)
_ANY_GONE = f"SELECT count(*) FROM ({_GONE} LIMIT 1) AS found"  # noqa: S608 - all names are ours


def put(database: Database, learner: str, rows: Iterable[FormerRow]) -> None:
    """Write the former forms of cards, each instead of the one before."""
    database.run_many(_PUT, ({"learner_id": learner, **_columns(row)} for row in rows))


def of_cards(database: Database, learner: str, card_ids: Iterable[str]) -> dict[str, FormerRow]:
    """The former forms of those of the cards that have one that can be read, by card id."""
    found = database.rows_in(_former, _OF_CARDS, card_ids, learner=learner)
    return {row.card.card_id: row for row in found if row}


def gone(database: Database, learner: str) -> list[FormerRow]:
    """The cards that no deck has any more and whose former forms can be read, in the order of their files."""
    return [row for row in database.rows(_former, _GONE, learner=learner) if row]


def any_gone(database: Database, learner: str) -> bool:
    """Whether there is a card that no deck has any more."""
    return database.rows(int, _ANY_GONE, learner=learner) == [1]


def _columns(row: FormerRow) -> Mapping[str, str | int]:
    card = row.card
    if card.question is None:
        raise ValueError(f"card {card.card_id} needs its question")
    return _Columns(
        card_id=limits.key("card_id", card.card_id),
        question_id=limits.key("question_id", card.question_id),
        deck=limits.text("deck", card.deck),
        file=limits.text("file", card.file),
        place=limits.whole("place", card.place),
        line=limits.whole("line", card.line),
        topic=limits.text("topic", card.topic),
        kind=Kind(card.kind).value,
        part=limits.text("part", card.part),
        fingerprint=limits.text("fingerprint", card.fingerprint),
        key_hash=limits.text("key_hash", card.key_hash),
        content=_QUESTION.write(card.question),
        near=json.dumps([limits.text("near", print_) for print_ in row.near]),
        at_ms=limits.whole("at_ms", row.at_ms, bounds.FIRST_MS, bounds.LAST_MS - 1),
        gone=int(row.gone),
    )._asdict()


def _former(*values: str | int) -> FormerRow | None:
    """The row of these columns; None if another version wrote its question in a way that this one cannot read."""
    row = _Columns._make(values)
    try:
        question = _QUESTION.read(row.content)
    except CodecError:
        return None
    card = CardRow(
        card_id=row.card_id,
        question_id=row.question_id,
        deck=row.deck,
        title=row.deck,
        file=row.file,
        place=row.place,
        line=row.line,
        topic=row.topic,
        kind=Kind(row.kind),
        part=row.part,
        fingerprint=row.fingerprint,
        key_hash=row.key_hash,
        question=question,
    )
    return FormerRow(card=card, near=tuple(json.loads(row.near)), at_ms=row.at_ms, gone=bool(row.gone))
