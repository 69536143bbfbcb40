"""Databases as former versions made them, with one review in the log."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import StaticPool
from sqlmodel import create_engine

from quizapp.storage import migrations
from quizapp.storage.identity import write_identity
from tests.storage.test_constraints import EVENT


def made_by(path: Path, version: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database as the steps up to a version made it."""
    steps = {number: step for number, step in migrations.STEPS.items() if number <= version}
    with monkeypatch.context() as former, closing(sqlite3.connect(path, isolation_level=None)) as file:
        former.setattr(migrations, "STEPS", steps)
        engine = create_engine("sqlite://", creator=lambda: file, poolclass=StaticPool)
        with engine.begin() as connection:
            migrations.migrate(connection, 0)
        for statement in write_identity(version):
            file.execute(statement)
        file.execute("INSERT INTO learner (learner_id, name) VALUES ('ada', '')")
        names, places = ", ".join(EVENT), ", ".join("?" * len(EVENT))
        file.execute(f"INSERT INTO event (learner_id, {names}) VALUES ('ada', {places})", list(EVENT.values()))
