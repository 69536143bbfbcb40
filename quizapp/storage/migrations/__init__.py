"""Numbered steps from one schema version to the next, run by Alembic; imported only when the version differs."""

from collections.abc import Callable, Mapping

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection

from quizapp.storage.migrations import step_0001, step_0002, step_0003, step_0004, step_0005

STEPS: Mapping[int, Callable[[Operations], None]] = {
    1: step_0001.upgrade,
    2: step_0002.upgrade,
    3: step_0003.upgrade,
    4: step_0004.upgrade,
    5: step_0005.upgrade,
}


def migrate(connection: Connection, version: int) -> int:
    """Take the steps after `version`, inside the caller's transaction; returns the version reached."""
    operations = Operations(MigrationContext.configure(connection))
    for number in sorted(STEPS):
        if number > version:
            STEPS[number](operations)
    return max(STEPS)
