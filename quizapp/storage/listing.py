"""What lists show of cards that were found, by their numbers, and which numbers cards have."""

from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from quizapp.storage.database import Database

T = TypeVar("T")


class ListedRow(NamedTuple):
    """What a list shows of a card, but for its memory."""

    number: int
    card_id: str
    deck: str
    title: str
    file: str
    line: int
    topic: str
    kind: str
    key_hash: str
    front: str
    back: str


_LISTED = """
SELECT s.number, card.card_id, card.deck, card.title, card.file, card.line, card.topic, card.kind, card.key_hash,
       s.front, s.back
FROM search_card AS s JOIN card ON card.card_id = s.card_id
WHERE s.number IN :keys
"""
_IDS = "SELECT number, card_id FROM search_card WHERE number IN :keys"
_BEGINNING = "SELECT card_id, file FROM card WHERE card_id >= :short AND card_id < :after"
_NUMBERS = "SELECT number, card_id FROM search_card WHERE card_id IN :keys"


def listed(database: Database, numbers: Iterable[int]) -> list[ListedRow]:
    """What lists show of the cards with these numbers, in no order."""
    return [ListedRow._make(row) for row in database.bulk_in(_LISTED, numbers)]


def ids(database: Database, numbers: Iterable[int]) -> dict[int, str]:
    """The ids of the cards with these numbers."""
    return dict(database.rows_in(_pair, _IDS, numbers))


def ids_beginning(database: Database, short: str, files: Iterable[str]) -> list[str]:
    """The ids, that begin so, of the cards of these files."""
    after = short[:-1] + chr(ord(short[-1]) + 1)
    here = frozenset(files)
    return [card_id for card_id, file in database.rows(_pair, _BEGINNING, short=short, after=after) if file in here]


def numbers(database: Database, card_ids: Iterable[str]) -> dict[str, int]:
    """The numbers that cards have now, by id."""
    return {card_id: number for number, card_id in database.rows_in(_pair, _NUMBERS, card_ids)}


def _pair(first: T, second: str) -> tuple[T, str]:
    return first, second
