import importlib
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from pkgutil import iter_modules

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, StaticPool, create_mock_engine, inspect
from sqlalchemy.engine.mock import MockConnection
from sqlalchemy.schema import ExecutableDDLElement
from sqlmodel import SQLModel, create_engine

from quizapp import storage
from quizapp.core.review import Event
from quizapp.errors import DatabaseError
from quizapp.storage import folds, foldtables, migrations, searchtables
from quizapp.storage.identity import SCHEMA_VERSION, write_identity
from quizapp.storage.migrations import migrate
from quizapp.storage.portioncodec import Unsealing
from quizapp.storage.rows import DeckFileRow
from quizapp.storage.store import Store
from tests.storage.test_constraints import CARD, EVENT, FILE, MEMORY

NAMES = {
    "learner", "event", "memory", "card", "deck_file", "prerequisite", "day_tally", "hour_tally", "form_tally",
    "mistake", "portion", "portion_change", "stock", "stock_change", "former", "search_card", "search_file",
    "tally_block",
}  # fmt: skip
KNOWN = {**foldtables.Memory.metadata.tables, **searchtables.SearchCard.metadata.tables}
TABLES = {name: KNOWN[name] for name in sorted(NAMES)}


def written(connection: Connection) -> dict[str, list[str]]:
    """Every table and index as SQLite keeps it, one line for each column and constraint, in any order.

    Without what a step had to give rows that were there, which SQLite then gives to others, too.
    """
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").all()
    lines = {name: re.sub(r", (?=\w+ (?:TEXT|INTEGER|REAL|BLOB)\b)", ",\n", sql).splitlines() for name, sql in rows}
    bare = {name: [re.sub(r" DEFAULT \S+", "", line) for line in its_lines] for name, its_lines in lines.items()}
    return {name: sorted(line.strip().rstrip(", ") for line in its_lines) for name, its_lines in bare.items()}


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


def test_no_column_is_filled_in_by_the_engine() -> None:
    assert [str(column) for table in TABLES.values() for column in table.columns if column.server_default] == []


def test_rows_are_written_whole_where_the_engine_fills_in_nothing(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        engine = create_engine("sqlite://", creator=lambda: file, poolclass=StaticPool)
        SQLModel.metadata.create_all(engine, tables=list(TABLES.values()))
        for statement in write_identity(SCHEMA_VERSION):
            file.execute(statement)
    with Store.open(path) as store, store.writing() as tx:
        assert tx.folds_are_old
        tx.put_file(DeckFileRow(path="/b.yaml", root="/", size=1, mtime_ns=1, digest="d", deck="b", title="B"), [])
        assert list(tx.files()) == ["/b.yaml"]


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


def test_sums_are_whole_numbers_on_every_engine() -> None:
    """PostgreSQL makes decimals of the sum of many whole numbers."""
    modules = [importlib.import_module(f"quizapp.storage.{found.name}") for found in iter_modules(storage.__path__)]
    statements = [text for module in modules for text in vars(module).values() if isinstance(text, str)]
    summing = [text for text in statements if re.search(r"\bsum\(", text)]
    assert len(summing) >= 5
    assert [text for text in summing if re.search(r"(?<!CAST\()\bsum\(", text)] == []


@pytest.mark.parametrize("name", sorted(NAMES - {"card", "deck_file", "prerequisite", "search_card", "search_file"}))
def test_the_learner_comes_first_in_every_key_of_a_learners_data(name: str) -> None:
    assert next(iter(TABLES[name].primary_key)).name == "learner_id"


def test_a_step_that_fails_leaves_nothing_behind(
    path: Path, monkeypatch: pytest.MonkeyPatch, event: Callable[..., Event]
) -> None:
    def fail(operations: object) -> None:
        raise DatabaseError("the last step failed")

    with monkeypatch.context() as broken:
        broken.setattr(migrations, "STEPS", {**migrations.STEPS, SCHEMA_VERSION: fail})
        with pytest.raises(DatabaseError, match="last step"):
            Store.open(path)
    with Store.open(path) as store, store.writing() as tx:
        assert tx.append(event())


def made_by(path: Path, version: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database as the steps up to a version made it."""
    steps = {number: step for number, step in migrations.STEPS.items() if number <= version}
    with monkeypatch.context() as former, closing(sqlite3.connect(path, isolation_level=None)) as file:
        former.setattr(migrations, "STEPS", steps)
        engine = create_engine("sqlite://", creator=lambda: file, poolclass=StaticPool)
        with engine.begin() as connection:
            migrate(connection, 0)
        for statement in write_identity(version):
            file.execute(statement)


def put(file: sqlite3.Connection, table: str, row: dict[str, object]) -> None:
    names, places = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
    file.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", list(row.values()))


@pytest.mark.parametrize("version", [1, 2, 3])
def test_a_database_of_a_former_version_keeps_what_it_has_and_is_folded_anew(
    path: Path, monkeypatch: pytest.MonkeyPatch, version: int
) -> None:
    made_by(path, version, monkeypatch)
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        put(file, "learner", {"learner_id": "ada", "name": ""})
        put(file, "event", {"learner_id": "ada", **EVENT})
        put(file, "memory", {"learner_id": "ada", **(without(MEMORY, "trail") if version < 3 else MEMORY)})
        put(file, "deck_file", without(FILE, "topics", "exams"))
        put(file, "card", {**without(CARD, "added_ms"), "file": "/b.yaml"})
    with Store.open(path) as store:
        assert [event.id for event in store.iterate_events()] == ["e"]
        assert store.memory("c").stability == 3.5
        (kept,) = store.files().values()
        assert (kept.deck, kept.topics, kept.exams) == ("b", (), ())
        assert [card.card_id for card in store.cards(["/b.yaml"])] == ["c"]
        assert (store.added(0), store.gone()) == ({}, []), "what was there before came in long ago"
        with store.writing() as tx:
            assert tx.folds_are_old
            tx.set_folded("any")
            assert not tx.folds_are_old


def without(row: dict[str, object], *names: str) -> dict[str, object]:
    return {name: value for name, value in row.items() if name not in names}


def test_a_database_of_version_4_keeps_its_log_and_its_folds(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made_by(path, 4, monkeypatch)
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        put(file, "learner", {"learner_id": "ada", "name": "", "folds": folds.VERSION})
        put(file, "event", {"learner_id": "ada", **EVENT})
        put(file, "memory", {"learner_id": "ada", **MEMORY})
    with Store.open(path) as store, store.writing() as tx:
        (kept,) = store.iterate_events()
        assert (kept.id, kept.exam) == ("e", "")
        assert store.memory("c").stability == 3.5
        assert not tx.folds_are_old


def test_figures_kept_by_version_5_are_made_anew_as_topics_may_be_missing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_by(path, 5, monkeypatch)
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        put(file, "learner", {"learner_id": "ada", "name": "", "folds": folds.VERSION})
        put(file, "deck_file", FILE)
        put(file, "portion", {"learner_id": "ada", "file": FILE["path"], "topic": "t", "basis": "", "figures": None})
    with Store.open(path) as store:
        assert store.portions([str(FILE["path"])], "", Unsealing()) == {}
