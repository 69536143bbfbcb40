"""Step 5: which exam an event belongs to. It stays as it is, whatever the tables of today look like."""

from alembic.operations import Operations
from sqlalchemy import text as sql

from quizapp.storage.columns import text

OF_EXAMS = "exam_id IS NOT NULL"


def upgrade(operations: Operations) -> None:
    """Make the column and the index of exams."""
    of_exams = sql(OF_EXAMS)
    operations.add_column("event", text("exam_id", null=True))
    operations.create_index(
        "event_by_exam",
        "event",
        ["learner_id", "exam_id", "id"],
        sqlite_where=of_exams,
        postgresql_where=of_exams,
    )
