"""Numbered steps from one schema version to the next, run by Alembic; imported only when the version differs."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, StaticPool
from sqlalchemy.exc import DBAPIError
from sqlmodel import create_engine

from quizapp.storage.migrations import (
    step_0001,
    step_0002,
    step_0003,
    step_0004,
    step_0005,
    step_0006,
    step_0007,
)

STEPS: Mapping[int, Callable[[Operations], None]] = {
    1: step_0001.upgrade,
    2: step_0002.upgrade,
    3: step_0003.upgrade,
    4: step_0004.upgrade,
    5: step_0005.upgrade,
    6: step_0006.upgrade,
    7: step_0007.upgrade,
}


@contextmanager
def connected(file: sqlite3.Connection) -> Iterator[Connection]:
    """SQLAlchemy's connection over an open file, which stays open; to be had before the transaction begins."""
    engine = create_engine("sqlite://", creator=lambda: file, poolclass=StaticPool, pool_reset_on_return=None)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        yield connection


def migrate(connection: Connection, version: int, target: int | None = None) -> int:
    """Take the steps after `version` up to `target`, inside the caller's transaction; returns the version reached.

    Raises sqlite3.Error where the tables are not those that a step changes, or it cannot be written.
    """
    operations = Operations(MigrationContext.configure(connection))
    try:
        wanted = [number for number in sorted(STEPS) if number <= (target or number)]
        for number in wanted:
            if number > version:
                STEPS[number](operations)
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error):
            raise error.orig from error
        raise
    return wanted[-1]
