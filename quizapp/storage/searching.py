"""What a search looks in: the texts of each card, kept with the catalogue and written whenever a deck file is read."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from quizapp.core import status
from quizapp.core.cards import Card
from quizapp.core.predicates import Field, fold
from quizapp.render.sides import sides
from quizapp.storage.database import Database
from quizapp.storage.rows import CardRow, DeckFileRow, SearchTexts
from quizapp.storage.statements import by_place, insert, select

ROOM = 2**32
"""How many numbers a file has: its own times ROOM, and up; a file that gets other cards gets others."""

TRIGRAM = 3
"""How many characters a word needs so that the index knows it."""

_FEW = 10  # one by one are written as many cards as one in so many of their file


class SearchRow(NamedTuple):
    """A row of `search_card`: a card, and its `SearchTexts`."""

    number: int
    card_id: str
    key_hash: str
    kind: str
    calculated: int
    text: str
    topic: str
    tags: str
    ids: str
    front: str
    back: str


class FileNumber(NamedTuple):
    """A row of `search_file`."""

    number: int
    file: str
    deck: str
    cards: int
    indexed: int

    @property
    def numbers(self) -> tuple[int, int]:
        """The first number that its cards may have, and the first that they may not."""
        return self.number * ROOM, (self.number + 1) * ROOM


FILES = select("search_file", FileNumber._fields, "")
_PUT_FILE = insert("search_file", FileNumber._fields)
_DROP_FILE = "DELETE FROM search_file WHERE file = :file"
_PUT_CARD = by_place(insert("search_card", SearchRow._fields), SearchRow._fields)
_DROP_CARDS = "DELETE FROM search_card WHERE number >= :first AND number < :end"
OF_FILE = select("search_card", SearchRow._fields, "WHERE number >= :first AND number < :end ORDER BY number")
_MOVED = "SELECT number FROM search_card WHERE card_id IN :keys"

_ABLE = "SELECT 1 FROM pragma_module_list WHERE name = 'fts5' AND sqlite_version() >= '3.34'"
_THERE = "SELECT 1 FROM sqlite_master WHERE name = 'search_index'"
_MAKE_INDEX = """
CREATE VIRTUAL TABLE IF NOT EXISTS search_index
USING fts5(text, content = '', columnsize = 0, detail = none, tokenize = 'trigram case_sensitive 1')
"""
_PUT_INDEX = """
INSERT INTO search_index (rowid, text) SELECT number, text FROM search_card WHERE number >= :first AND number < :end
"""
_DROP_INDEX = """
INSERT INTO search_index (search_index, rowid, text)
SELECT 'delete', number, text FROM search_card WHERE number >= :first AND number < :end
"""


def put(database: Database, file: DeckFileRow, cards: Sequence[CardRow]) -> None:
    """Write what is searched of a file's cards, in their order, instead of what was there of the file and of them."""
    able = is_able(database)
    if able:
        database.run(_MAKE_INDEX, {})
    files = {row.number: row for row in database.rows(FileNumber, FILES)}
    number = max(files, default=0) + 1
    deck = _kept(fold(f"{file.deck} {file.title}"))
    indexed = {row.number for row in files.values() if able and row.indexed}
    for former in (row for row in files.values() if row.file == file.path):
        if former[2:] == (deck, len(cards), int(able)) and _amend(database, former, cards, indexed=able):
            return
        _drop(database, former.numbers, indexed=former.number in indexed)
    database.run(_DROP_FILE, {"file": file.path})
    for moved in database.rows_in(int, _MOVED, (card.card_id for card in cards)):
        _drop(database, (moved, moved + 1), indexed=moved // ROOM in indexed)
    written = FileNumber(number, file.path, deck, len(cards), int(able))
    database.run(_PUT_FILE, written._asdict())
    database.run_plain(_PUT_CARD, _rows(cards, written))
    if able:
        _index(database, written.numbers)


def is_able(database: Database) -> bool:
    """Whether this SQLite has an index of trigrams."""
    return bool(database.rows(int, _ABLE))


def is_indexed(database: Database) -> bool:
    """Whether there is an index of trigrams that this SQLite can read."""
    return is_able(database) and bool(database.rows(int, _THERE))


def _amend(database: Database, file: FileNumber, cards: Sequence[CardRow], *, indexed: bool) -> bool:
    """Writes the few cards that read otherwise of a file that has the cards it had; False where these are not few."""
    first, end = file.numbers
    here, rows = database.bulk(OF_FILE, first=first, end=end), [*_rows(cards, file)]
    changed = [row for row, was in zip(rows, here, strict=False) if row != was]
    same = [was[:2] for was in here] == [row[:2] for row in rows]
    if not same or len(changed) * _FEW > len(rows):
        return False
    for row in changed:
        _drop(database, (row.number, row.number + 1), indexed=indexed)
    database.run_plain(_PUT_CARD, changed)
    for row in changed if indexed else ():
        _index(database, (row.number, row.number + 1))
    return True


def _index(database: Database, numbers: tuple[int, int]) -> None:
    first, end = numbers
    database.run(_PUT_INDEX, {"first": first, "end": end})


def _drop(database: Database, numbers: tuple[int, int], *, indexed: bool) -> None:
    first, end = numbers
    if indexed:
        database.run(_DROP_INDEX, {"first": first, "end": end})
    database.run(_DROP_CARDS, {"first": first, "end": end})


def _rows(cards: Iterable[CardRow], file: FileNumber) -> Iterator[SearchRow]:
    first, _ = file.numbers
    in_order = sorted(cards, key=lambda card: (card.place, card.card_id))
    return map(row_of, range(first, first + len(in_order)), in_order)


def row_of(number: int, row: CardRow) -> SearchRow:
    """What is searched of a card, and shown of it in lists, as its row. Raises ValueError without its question."""
    return SearchRow(number, row.card_id, row.key_hash, row.kind.value, *(row.texts or _texts(row)))


def texts_of(card: Card, deck: str, title: str) -> SearchTexts:
    """What is searched of a card of a deck of this name and title, and shown of it in lists."""
    front, back = sides(card)
    texts = status.written(card, (front, back), deck, title)
    return SearchTexts(
        int("calculated" in status.lasting_marks(card.question)),
        _kept(fold(texts[Field.TEXT])),
        _folded(texts[Field.TOPIC]),
        _folded(texts[Field.TAG]),
        _kept(fold(texts[Field.ID])),
        _kept(front),
        _kept(back),
    )


@lru_cache(maxsize=1_024)
def _folded(text: str) -> str:
    """The folded form of a text that many cards share."""
    return _kept(fold(text))


def _texts(row: CardRow) -> SearchTexts:
    if row.question is None:
        raise ValueError(f"card {row.card_id} needs its question")
    card = Card(id=row.card_id, question_id=row.question_id, question=row.question, part=row.part)
    return texts_of(card, row.deck, row.title)


def _kept(text: str) -> str:
    """A text as a row can hold it."""
    if text.isascii() and "\0" not in text:
        return text
    return text.replace("\0", " ").encode(errors="replace").decode()
