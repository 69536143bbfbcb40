"""The part of step 6 that figures rest on: a card that changes is written down as it was."""

from alembic.operations import Operations
from sqlalchemy import CheckConstraint

from quizapp.storage.columns import BY_KEY, float64, int64, no_nul, text


def make(operations: Operations) -> None:
    """Make the table of cards that changed since their portions were made, all of which are made anew.

    A former quizapp kept no row of a topic of which a card was buried.
    """
    operations.execute("DELETE FROM portion")
    operations.create_table(
        "portion_change",
        text("learner_id", key=True, refers="learner.learner_id"),
        text("card_id", key=True),
        text("file"),
        text("topic"),
        *(float64(name, null=True) for name in ("stability", "difficulty")),
        *(int64(name, null=True) for name in ("last_day", "first_day", "due")),
        int64("in_steps"),
        *(int64(name, null=True) for name in ("suspended", "lapses")),
        int64("first_right"),
        float64("first_guess", null=True),
        text("trail"),
        CheckConstraint("card_id <> '' AND file <> ''", name="portion_change_keys"),
        no_nul("portion_change", "card_id", "file", "topic"),
        **BY_KEY,
    )
