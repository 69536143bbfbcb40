"""The part of step 7 that statistics rest on. It stays as it is, whatever the tables of today look like."""

from alembic.operations import Operations
from sqlalchemy import CheckConstraint

from quizapp.storage.columns import STRICT, int64, packed, text


def make(operations: Operations) -> None:
    """Make the table of blocks; they are made from the tallies when statistics are looked at."""
    operations.create_table(
        "tally_block",
        text("learner_id", key=True, refers="learner.learner_id"),
        int64("block", key=True),
        packed("figures"),
        CheckConstraint("block BETWEEN 26075 AND 28684", name="tally_block_days"),
        **STRICT,
    )
