"""What step 6 makes for searches. It stays as it is, whatever the tables of today look like."""

from alembic.operations import Operations
from sqlalchemy import CheckConstraint

from quizapp.storage.columns import STRICT, int64, no_nul, text


def make(operations: Operations) -> None:
    """Make the tables of what is searched; the deck files are read again, which fills them."""
    operations.create_table(
        "search_file",
        int64("number", key=True),
        text("file", refers="deck_file.path"),
        text("deck"),
        int64("cards"),
        int64("indexed"),
        CheckConstraint("cards >= 0", name="search_file_cards"),
        CheckConstraint("number > 0 AND file <> ''", name="search_file_keys"),
        CheckConstraint("indexed IN (0, 1)", name="search_file_indexed"),
        no_nul("search_file", "file", "deck"),
        **STRICT,
    )
    operations.create_index("search_file_by_file", "search_file", ["file"], unique=True)
    operations.create_table(
        "search_card",
        int64("number", key=True),
        *(text(name) for name in ("card_id", "key_hash", "kind")),
        int64("calculated"),
        *(text(name) for name in ("text", "topic", "tags", "ids", "front", "back")),
        CheckConstraint("number > 0 AND card_id <> ''", name="search_card_keys"),
        CheckConstraint("calculated IN (0, 1)", name="search_card_calculated"),
        no_nul("search_card", "card_id", "text", "topic", "tags", "ids", "front", "back"),
        **STRICT,
    )
    operations.create_index("search_card_by_card", "search_card", ["card_id", "key_hash"], unique=True)
    operations.execute("UPDATE deck_file SET mtime_ns = 0")
