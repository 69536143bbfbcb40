"""The part of step 6 that counts and queues rest on. It stays as it is, whatever the tables of today look like."""

from alembic.operations import Operations
from sqlalchemy import CheckConstraint, Column

from quizapp.storage.columns import BY_KEY, STRICT, int64, no_nul, packed, text

DAYS = "BETWEEN 730118 AND 803171"


def make(operations: Operations) -> None:
    """Make the tables of stocks, and the indexes by which a queue finds its cards."""
    operations.create_table(
        "stock",
        _owner(),
        text("file", key=True, refers="deck_file.path"),
        text("topic", key=True),
        text("deck"),
        int64("day"),
        packed("figures"),
        packed("fresh"),
        CheckConstraint(f"day {DAYS}", name="stock_day"),
        CheckConstraint("file <> ''", name="stock_keys"),
        no_nul("stock", "file", "topic", "deck"),
        **STRICT,
    )
    operations.create_table(
        "stock_change",
        _owner(),
        text("card_id", key=True),
        text("file"),
        text("topic"),
        text("phase", null=True),
        *(int64(name, null=True) for name in ("due_day", "due_ms", "last_day", "buried_day")),
        *(int64(name) for name in ("suspended", "corrected")),
        CheckConstraint("card_id <> '' AND file <> ''", name="stock_change_keys"),
        no_nul("stock_change", "card_id", "file", "topic"),
        **BY_KEY,
    )
    operations.create_index("card_by_place", "card", ["file", "topic", "place", "card_id"])
    operations.create_index("card_by_question", "card", ["question_id"])
    operations.create_index("memory_by_due", "memory", ["learner_id", "due_day"])


def _owner() -> Column[str]:
    return text("learner_id", key=True, refers="learner.learner_id")
