"""Step 4: what the cards of each topic come to, kept for the statistics. It stays as it is."""

from alembic.operations import Operations
from sqlalchemy import CheckConstraint

from quizapp.storage.columns import no_nul, packed, text


def upgrade(operations: Operations) -> None:
    """Make the table of portions."""
    operations.create_table(
        "portion",
        text("learner_id", key=True, refers="learner.learner_id"),
        text("file", key=True, refers="deck_file.path"),
        text("topic", key=True),
        text("basis"),
        packed("figures", null=True),
        CheckConstraint("file <> ''", name="portion_keys"),
        no_nul("portion", "file", "topic", "basis"),
        sqlite_strict=True,
    )
