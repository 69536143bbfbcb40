"""Step 4: the forms in which studied cards stood in their decks, and when a card came in. It stays as it is."""

from alembic.operations import Operations
from sqlalchemy import CheckConstraint

from quizapp.storage.columns import int64, json, no_nul, text

INSTANTS = "at_ms >= 946684800000 AND at_ms < 7258118400000"


def upgrade(operations: Operations) -> None:
    """Make the table of former cards, and the column and index of when cards came in."""
    operations.create_table(
        "former",
        text("learner_id", key=True, refers="learner.learner_id"),
        text("card_id", key=True),
        *(text(name) for name in ("question_id", "deck", "file")),
        *(int64(name) for name in ("place", "line")),
        *(text(name) for name in ("topic", "kind", "part", "fingerprint", "key_hash")),
        json("content"),
        json("near"),
        *(int64(name) for name in ("at_ms", "gone")),
        CheckConstraint("place >= 0 AND line >= 0", name="former_place"),
        CheckConstraint(INSTANTS, name="former_at"),
        CheckConstraint("gone IN (0, 1)", name="former_gone"),
        CheckConstraint("card_id <> '' AND question_id <> ''", name="former_keys"),
        no_nul("former", "card_id", "question_id", "deck", "file", "topic", "part", "content", "near"),
        sqlite_strict=True,
    )
    operations.create_index("former_by_gone", "former", ["learner_id", "gone"])
    operations.add_column("card", int64("added_ms", default="0"))
    operations.create_index("card_by_added", "card", ["added_ms"])
