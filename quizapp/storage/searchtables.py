"""The tables that searching rests on: made from the decks with the catalogue, and anew whenever a file is read."""

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from quizapp.storage.columns import STRICT, int64, no_nul
from quizapp.storage.columns import text as words
from quizapp.storage.tables import check


class SearchFile(SQLModel, table=True):
    """A deck file as it was read last: its cards have the numbers that begin with its own, see `storage.searching`."""

    __tablename__ = "search_file"
    __table_args__ = (
        check("search_file_keys", "number > 0 AND file <> ''"),
        check("search_file_cards", "cards >= 0"),
        check("search_file_indexed", "indexed IN (0, 1)"),
        no_nul("search_file", "file", "deck"),
        Index("search_file_by_file", "file", unique=True),
        STRICT,
    )

    number: int = Field(sa_column=int64(key=True))
    file: str = Field(sa_column=words(refers="deck_file.path"))
    deck: str = Field(sa_column=words())
    cards: int = Field(sa_column=int64())
    indexed: int = Field(sa_column=int64())


class SearchCard(SQLModel, table=True):
    """What is searched of a card, folded, and its two sides as lists show them."""

    __tablename__ = "search_card"
    __table_args__ = (
        check("search_card_keys", "number > 0 AND card_id <> ''"),
        check("search_card_calculated", "calculated IN (0, 1)"),
        no_nul("search_card", "card_id", "text", "topic", "tags", "ids", "front", "back"),
        Index("search_card_by_card", "card_id", "key_hash", unique=True),
        STRICT,
    )

    number: int = Field(sa_column=int64(key=True))
    card_id: str = Field(sa_column=words())
    key_hash: str = Field(sa_column=words())
    kind: str = Field(sa_column=words())
    calculated: int = Field(sa_column=int64())
    text: str = Field(sa_column=words())
    topic: str = Field(sa_column=words())
    tags: str = Field(sa_column=words())
    ids: str = Field(sa_column=words())
    front: str = Field(sa_column=words())
    back: str = Field(sa_column=words())
