"""Step 6: what makes a library of any size as quick as a small one."""

from alembic.operations import Operations


def upgrade(operations: Operations) -> None:
    """Add what is kept for counts and searches."""
