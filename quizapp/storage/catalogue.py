"""The catalogue: deck files and their cards as rows, rebuilt from the decks whenever these change."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from quizapp.core.deck import Kind, Question
from quizapp.core.queue import Entry, Used
from quizapp.storage import filerows, limits, portions, queries, stocks
from quizapp.storage.codec import Codec, CodecError
from quizapp.storage.database import Database
from quizapp.storage.rows import CardRow, DeckFileRow
from quizapp.storage.statements import by_place, insert, select, upsert

_QUESTION = Codec(Question)
_TEXTS = Codec(tuple[str, ...])


class _CardColumns(NamedTuple):
    card_id: str
    question_id: str
    aliases: str
    deck: str
    title: str
    file: str
    place: int
    line: int
    topic: str
    kind: str
    part: str
    fingerprint: str
    key_hash: str


_CARDS = select("card", _CardColumns._fields, "WHERE file = :file ORDER BY place, card_id")
_WHOLE = select("card", (*_CardColumns._fields, "content"), "WHERE file = :file")
_CONTENTS = select("card", ("card_id", "deck", "content"), "WHERE file = :file")
_QUESTIONS = select("card", ("content", *_CardColumns._fields), "WHERE card_id IN :keys")
_PLACES = select("card", ("card_id", "file", "line"), "WHERE card_id IN :keys")
_LIVING = """
SELECT card_id FROM card JOIN deck_file ON path = file WHERE card_id IN :keys AND state <> 'absent'
"""
_GROUPED = select(
    "card",
    ("card_id", "file", "content"),
    "WHERE card_id IN :keys AND content LIKE :named AND content NOT LIKE :nameless",
)
_GROUP, _NO_GROUP = '%"group":"%', '%"group":""%'
_PUT_COLUMNS = (*_CardColumns._fields, "content", "added_ms")
_ADD_CARD = by_place(insert("card", _PUT_COLUMNS), _PUT_COLUMNS)
_PUT_CARD = by_place(upsert("card", _PUT_COLUMNS, ("card_id",), added_ms="card.added_ms"), _PUT_COLUMNS)
_ADDED = "SELECT card_id, added_ms FROM card WHERE added_ms >= :since AND added_ms > 0"
_IDS = "SELECT card_id FROM card WHERE file = :file"
_HOLDERS = "SELECT card_id, file FROM card WHERE card_id IN :keys"
_LINE = ',"line":'  # what follows it in a content says where the question stands
_DROP_CARD = "DELETE FROM card WHERE card_id = :card_id AND file = :file"


def put_file(database: Database, file: DeckFileRow, cards: Sequence[CardRow] | None, at_ms: int = 0) -> None:
    """Write a deck file and the cards it now has; None keeps the cards of its last good reading.

    Cards that no file had before came in at an instant [UTC ms], 0 for long ago.

    Raises ValueError for what no row can hold.
    """
    rows = None if cards is None else [(*_card_columns(card), at_ms) for card in cards]
    strays = [card.card_id for card in cards or () if card.file != file.path]
    if strays:
        raise ValueError(f"cards of another file than {file.path}: {strays}")
    filerows.put(database, file)
    if rows is not None:
        kept = {card.card_id for card in cards or ()}
        known = {str(card_id): str(holder) for card_id, holder in database.bulk_in(_HOLDERS, kept)}
        changing = {file.path, *known.values()}
        portions.drop(database, changing)
        stocks.drop(database, changing)
        gone = [card_id for card_id in database.rows(str, _IDS, file=file.path) if card_id not in kept]
        database.run_many(_DROP_CARD, [{"card_id": card_id, "file": file.path} for card_id in gone])
        here = {*database.bulk(_WHOLE, file=file.path)}
        in_order = sorted(row for row in rows if row[:-1] not in here)  # of their ids: each page of the indexes once
        # An upsert keeps what it may have to take back of every page, so that it takes far longer than an insert.
        database.run_plain(_ADD_CARD, [row for row in in_order if row[0] not in known])
        database.run_plain(_PUT_CARD, [row for row in in_order if row[0] in known])
        from quizapp.storage import searching  # noqa: PLC0415 - the first card does not need it

        searching.put(database, file, cards or ())


def content(question: Question) -> str:
    """A question as a row holds it. Raises ValueError for text that no row can hold."""
    return _QUESTION.brief(question)


def question(content: str) -> Question:
    """The question of the content of a row. Raises CodecError for what was damaged."""
    return _QUESTION.read(content)


def altered(database: Database, path: str, cards: Iterable[CardRow]) -> set[str]:
    """The ids of the cards of a file that are none of these, or read otherwise, or stand in another deck.

    Where in the file they stand does not matter.
    """
    here = database.bulk(_CONTENTS, file=path)
    if not here:
        return set()
    now = {card.card_id: (card.deck, _placeless(_content(card))) for card in cards}
    return {str(id_) for id_, deck, content in here if now.get(str(id_)) != (deck, _placeless(str(content)))}


def cards(database: Database, paths: Iterable[str]) -> list[CardRow]:
    """The cards of these files, in the order of the files, without their questions."""
    rows = (row for path in paths for row in database.rows(_CardColumns, _CARDS, file=path))
    return [card for row in rows if (card := _card(row))]


def questions(database: Database, card_ids: Iterable[str]) -> dict[str, tuple[CardRow, Question]]:
    """The cards with these ids that the catalogue has and that can be read, with their questions, by card id."""
    found = database.rows_in(_with_question, _QUESTIONS, card_ids)
    return {pair[0].card_id: pair for pair in found if pair}


def places(database: Database, card_ids: Iterable[str]) -> dict[str, tuple[str, int]]:
    """File and line of those of the cards that the catalogue has, by id."""
    return {str(id_): (str(file), int(line or 0)) for id_, file, line in database.bulk_in(_PLACES, card_ids)}


def living(database: Database, card_ids: Iterable[str]) -> set[str]:
    """Those of the cards that are in a file which is there."""
    return set(database.rows_in(str, _LIVING, card_ids))


def added(database: Database, since_ms: int) -> dict[str, int]:
    """The cards that came in since an instant [UTC ms], and when, by id."""
    return dict(database.rows(_at, _ADDED, since=since_ms))


def groups(database: Database, card_ids: Iterable[str]) -> dict[str, tuple[str, str, str]]:
    """File, title and context of the group that each of these cards is in, by card id; only of those in one."""
    found = database.rows_in(_with_group, _GROUPED, card_ids, named=_GROUP, nameless=_NO_GROUP)
    return {card_id: group for card_id, group in found if group[1]}


def entries(database: Database, learner: str, paths: Iterable[str]) -> Iterator[Entry]:
    """The cards of these files as the queue sees them, in the order of the files, a file at a time."""
    return queries.entries(database.bulk, learner, paths)


def used(database: Database, learner: str, day: int) -> Used:
    """How many new cards and reviews each deck had on a study day [date ordinal]."""
    rows = database.rows(queries.UsedRow, queries.USED, learner=learner, first=day, last=day)
    return queries.used(rows, day)


def _card_columns(card: CardRow) -> tuple[str | int, ...]:
    """The columns of a card and its content. Raises ValueError for what no row can hold."""
    of_deck = (card.deck, card.title, card.file, card.topic)
    limits.text("a column of the card", "".join((*of_deck, card.part, *card.aliases, card.fingerprint, card.key_hash)))
    return (
        limits.key("card_id", card.card_id),
        limits.key("question_id", card.question_id),
        _TEXTS.write(card.aliases),
        card.deck,
        card.title,
        card.file or limits.key("file", card.file),
        limits.whole("place", card.place),
        limits.whole("line", card.line),
        card.topic,
        Kind(card.kind).value,
        card.part,
        card.fingerprint,
        card.key_hash,
        _content(card),
    )


def _content(card: CardRow) -> str:
    """The question of a card as a row holds it. Raises ValueError without it."""
    if card.content:
        return card.content
    if card.question is None:
        raise ValueError(f"card {card.card_id} needs its question")
    return content(card.question)


def _placeless(content: str) -> str:
    """The content of a card without where its question stands."""
    told, _, rest = content.rpartition(_LINE)
    return told or rest


def _card(row: _CardColumns, question: Question | None = None) -> CardRow | None:
    """The card of a row; None for a row that was damaged."""
    try:
        columns = row._asdict() | {"kind": Kind(row.kind), "aliases": _TEXTS.read(row.aliases)}
    except ValueError:
        return None
    return CardRow(**columns, question=question)


def _with_question(content: str, *columns: str | int) -> tuple[CardRow, Question] | None:
    question = _question(content)
    card = _card(_CardColumns._make(columns), question) if question else None
    return (card, question) if card and question else None


def _question(content: str) -> Question | None:
    """The question of a card; None where its row was damaged."""
    try:
        return _QUESTION.read(content)
    except CodecError:
        return None


def _with_group(card_id: str, file: str, content: str) -> tuple[str, tuple[str, str, str]]:
    question = _question(content)
    return card_id, (file, question.group, question.context) if question else (file, "", "")


def _at(card_id: str, at_ms: int) -> tuple[str, int]:
    return card_id, at_ms
