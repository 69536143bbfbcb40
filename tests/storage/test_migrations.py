import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, create_mock_engine, inspect
from sqlalchemy.engine.mock import MockConnection
from sqlalchemy.schema import ExecutableDDLElement
from sqlmodel import SQLModel, create_engine

from quizapp.core.review import Event
from quizapp.errors import DatabaseError
from quizapp.storage import migrations, tables
from quizapp.storage.identity import SCHEMA_VERSION
from quizapp.storage.migrations import migrate
from quizapp.storage.store import Store

NAMES = {"learner", "event", "memory", "card", "deck_file", "prerequisite", "day_tally", "hour_tally"}
TABLES = {name: tables.Learner.metadata.tables[name] for name in sorted(NAMES)}


def written(connection: Connection) -> dict[str, str]:
    """Every table and index as SQLite keeps it, with the order of constraints taken out."""
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").all()
    return {name: "\n".join(sorted(re.sub(r",?\s*$", "", line) for line in sql.splitlines())) for name, sql in rows}


@contextmanager
def database() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def test_migrating_from_nothing_gives_the_tables_of_today() -> None:
    with database() as migrated, database() as made:
        assert migrate(migrated, 0) == SCHEMA_VERSION == max(migrations.STEPS)
        SQLModel.metadata.create_all(made, tables=list(TABLES.values()))
        assert compare_metadata(MigrationContext.configure(migrated), SQLModel.metadata) == []
        assert written(migrated) == written(made)
        assert set(inspect(migrated).get_table_names()) == NAMES


def test_every_table_is_strict_and_has_named_checks() -> None:
    with database() as connection:
        migrate(connection, 0)
        strict = {row.name: row.strict for row in connection.exec_driver_sql("SELECT * FROM pragma_table_list")}
        for name in NAMES:
            assert strict[name] == 1
            checks = inspect(connection).get_check_constraints(name)
            assert checks
            assert all(str(check["name"]).startswith(name) for check in checks)


def test_the_same_tables_can_be_made_on_postgresql() -> None:
    made: list[str] = []

    def note(statement: ExecutableDDLElement, *_: object) -> None:
        made.append(str(statement.compile(dialect=engine.dialect)))

    engine: MockConnection = create_mock_engine("postgresql://", note)
    SQLModel.metadata.create_all(engine, tables=list(TABLES.values()), checkfirst=False)
    everything = "\n".join(made)
    assert {name for name in NAMES if f"CREATE TABLE {name} (" in everything} == NAMES
    assert "char(0)" not in everything, "PostgreSQL has no such character"
    assert "STRICT" not in everything
    assert set(re.findall(r"^\t\"?\w+\"? (\w+)", everything, re.MULTILINE)) >= {"BIGINT", "TEXT", "DOUBLE"}
    assert not re.search(r"INTEGER|REAL|JSON|BLOB|SERIAL", everything)


@pytest.mark.parametrize("name", sorted(NAMES - {"card", "deck_file", "prerequisite"}))
def test_the_learner_comes_first_in_every_key_of_a_learners_data(name: str) -> None:
    assert next(iter(TABLES[name].primary_key)).name == "learner_id"


def test_a_step_that_fails_leaves_nothing_behind(
    path: Path, monkeypatch: pytest.MonkeyPatch, event: Callable[..., Event]
) -> None:
    def fail(operations: object) -> None:
        raise DatabaseError("the third step failed")

    with monkeypatch.context() as broken:
        broken.setattr(migrations, "STEPS", {**migrations.STEPS, 3: fail})
        with pytest.raises(DatabaseError, match="third step"):
            Store.open(path)
    with Store.open(path) as store, store.writing() as tx:
        assert tx.append(event())


def test_a_database_of_the_first_version_keeps_its_log_and_takes_the_new_table(
    path: Path, event: Callable[..., Event]
) -> None:
    made = event()
    with Store.open(path) as store, store.writing() as tx:
        tx.append(made)
    with closing(sqlite3.connect(path)) as former:
        former.executescript("DROP TABLE prerequisite; PRAGMA user_version = 1")
    with Store.open(path) as store:
        assert list(store.iterate_events()) == [made]
        assert store.files() == {}
