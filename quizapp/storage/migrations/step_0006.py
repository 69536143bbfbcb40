"""Step 6: what makes a library of any size as quick as a small one."""

from alembic.operations import Operations

from quizapp.storage.columns import text
from quizapp.storage.migrations import portions_0006, searching_0006, stocks_0006


def upgrade(operations: Operations) -> None:
    """Add what is kept for counts, searches and figures."""
    searching_0006.make(operations)
    stocks_0006.make(operations)
    portions_0006.make(operations)
    operations.add_column("learner", text("policy", null=True))
