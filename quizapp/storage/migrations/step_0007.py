"""Step 7: what first questions, statistics and the streak would otherwise count anew at every look is kept."""

from alembic.operations import Operations

from quizapp.storage.columns import int64
from quizapp.storage.migrations import blocks_0007, stocks_0007


def upgrade(operations: Operations) -> None:
    """Add what is kept."""
    stocks_0007.make(operations)
    blocks_0007.make(operations)
    operations.add_column("learner", int64("streak_day", null=True))
    operations.add_column("learner", int64("streak", null=True))
