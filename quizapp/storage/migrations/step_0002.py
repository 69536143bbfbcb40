"""Step 2: what decks and topics build on. It stays as it is, whatever the tables of today look like."""

from alembic.operations import Operations
from sqlalchemy import CheckConstraint

from quizapp.storage.columns import no_nul, text


def upgrade(operations: Operations) -> None:
    """Make the table of prerequisites."""
    operations.create_table(
        "prerequisite",
        text("file", key=True, refers="deck_file.path"),
        text("topic", key=True),
        text("needs", key=True),
        CheckConstraint("file <> '' AND needs <> ''", name="prerequisite_keys"),
        no_nul("prerequisite", "file", "topic", "needs"),
        sqlite_strict=True,
    )
