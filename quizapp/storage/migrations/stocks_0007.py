"""The part of step 7 that new cards rest on: first attempts are counted with the stocks. It stays as it is."""

from alembic.operations import Operations

from quizapp.storage.columns import float64, int64, packed


def make(operations: Operations) -> None:
    """Add what stocks hold of first attempts; they are made anew from the cards."""
    operations.execute("DELETE FROM stock_change")
    operations.execute("DELETE FROM stock")
    operations.add_column("stock", packed("firsts"))
    operations.add_column("stock_change", int64("first_rating", null=True))
    operations.add_column("stock_change", float64("first_guess", null=True))
