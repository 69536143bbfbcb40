import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from quizapp.core.review import Event
from quizapp.errors import DatabaseError, OutdatedError, Status
from quizapp.storage.database import Database
from quizapp.storage.identity import APPLICATION_ID, SCHEMA_VERSION
from quizapp.storage.store import Store
from tests.storage.former import made_by


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def refused(path: Path) -> str:
    before = bytes_of(path.parent)
    with pytest.raises(DatabaseError) as caught:
        Store.open(path, wait_ms=0)
    assert bytes_of(path.parent) == before
    assert str(path) in str(caught.value)
    assert caught.value.status == Status.DATABASE
    return str(caught.value)


def sqlite(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.fixture
def open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def test_a_database_of_a_newer_version_is_left_as_it_is_with_both_numbers_named(path: Path) -> None:
    sqlite(
        path,
        "CREATE TABLE event (x)",
        f"PRAGMA application_id = {APPLICATION_ID}",
        f"PRAGMA user_version = {SCHEMA_VERSION + 1}",
    )
    assert f"version {SCHEMA_VERSION + 1}; this one knows {SCHEMA_VERSION}" in refused(path)


@pytest.mark.parametrize(
    "mark", ["PRAGMA application_id = 12345", "PRAGMA user_version = 1", "PRAGMA user_version = 0"]
)
@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
def test_the_database_of_another_program_is_left_as_it_is(path: Path, mark: str, mode: str) -> None:
    sqlite(path, f"PRAGMA journal_mode = {mode}", "CREATE TABLE note (x)", mark)
    assert "another program" in refused(path)


def test_an_empty_database_with_another_programs_mark_is_left_as_it_is(path: Path) -> None:
    sqlite(path, "PRAGMA application_id = 12345")
    assert "another program" in refused(path)


@pytest.mark.parametrize("content", [b"x" * 16, b"deck: Metrics\n" * 400, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_file_that_is_no_database_is_left_as_it_is(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert "not a quizapp database" in refused(path)


def test_half_a_database_is_called_damaged_and_left_as_it_is(path: Path) -> None:
    Store.open(path).close()
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2 // 4096 * 4096])
    assert "damaged" in refused(path)


def test_a_folder_in_place_of_the_database_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "quiz.db"
    folder.mkdir()
    assert "not a file" in refused(folder)


def test_a_pipe_in_place_of_the_database_is_named_at_once(path: Path) -> None:
    os.mkfifo(path)
    with pytest.raises(DatabaseError, match="not a file"):
        Store.open(path)


def test_a_file_in_place_of_the_data_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("x")
    with pytest.raises(DatabaseError, match="Check the path"):
        Store.open(tmp_path / "data" / "quiz.db")


def test_a_file_of_no_bytes_counts_as_new(path: Path) -> None:
    path.touch()
    with Store.open(path) as store:
        assert store.newest_day() is None
        assert not store.read_only


def test_a_database_opened_again_has_the_same_learner_device_and_mark(path: Path) -> None:
    with Store.open(path) as store:
        first = (store.learner_id, store.device_id)
    before = path.read_bytes()
    with Store.open(path) as store:
        assert (store.learner_id, store.device_id) == first
    assert path.read_bytes() == before
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    connection.close()


@pytest.mark.parametrize("name", ["quiz #1?.db", "a%20b.db", "{x}.db", "ünï.db"])
def test_any_name_is_a_name(tmp_path: Path, name: str) -> None:
    Store.open(tmp_path / name).close()
    assert {file.name for file in tmp_path.iterdir()} == {name, f"{name}.mark", "device"}


def test_a_device_file_that_holds_no_id_is_replaced(path: Path) -> None:
    (path.parent / "device").write_bytes(b"\xff")
    with Store.open(path) as store:
        made = store.device_id
    with Store.open(path) as store:
        assert store.device_id == made
    assert len(made) == 36


def test_everything_made_is_private_whatever_the_umask(
    tmp_path: Path, open_umask: None, event: Callable[..., Event]
) -> None:
    path = tmp_path / "share" / "quizapp" / "quiz.db"
    with Store.open(path) as store, store.writing() as tx:
        tx.append(event())
        inside = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    assert len(inside) >= 3, "the journal is there while writing"
    assert set(inside.values()) == {0o600}
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in (path.parent, path.parent.parent)} == {0o700}


def crashed(path: Path) -> Path:
    """A copy of a database made in the middle of a commit: with a journal that has to be rolled back."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE learner SET name = 'half'")
    rows = ((f"half-{number}", str(number)) for number in range(2000))
    connection.executemany("INSERT INTO learner (learner_id, name) VALUES (?, ?)", rows)
    copy = path.parent / "crashed" / "quiz.db"
    copy.parent.mkdir()
    for suffix in ("", "-journal"):
        shutil.copy(f"{path}{suffix}", f"{copy}{suffix}")
    connection.execute("ROLLBACK")
    connection.close()
    return copy


def test_what_a_crash_left_half_written_is_rolled_back(path: Path) -> None:
    with Store.open(path) as store:
        learner_id = store.learner_id
    with Store.open(crashed(path)) as store:
        assert store.learner_id == learner_id
        assert store.learner("1") != "half-1"


def read_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)


def test_a_read_only_folder_can_be_read_and_says_why_it_cannot_save(
    path: Path, monkeypatch: pytest.MonkeyPatch, event: Callable[..., Event]
) -> None:
    with Store.open(path) as store, store.writing() as tx:
        first = event()
        tx.append(first)
    before = bytes_of(path.parent)
    read_only(monkeypatch)
    with Store.open(path) as store:
        assert store.read_only
        assert store.last_standing() == first
        with pytest.raises(DatabaseError, match="read-only"), store.writing():
            pass
        with pytest.raises(DatabaseError, match="read-only"):
            store.learner("new one")
    assert bytes_of(path.parent) == before


def test_a_read_only_database_that_needs_repair_is_not_read_wrongly(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store.open(path).close()
    copy = crashed(path)
    read_only(monkeypatch)
    assert "not closed properly" in refused(copy)


def test_a_read_only_database_without_tables_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.touch()
    read_only(monkeypatch)
    assert "read-only" in refused(path)


READER = """
import os, sys, tempfile
from pathlib import Path
from quizapp.storage.store import Store
from quizapp.errors import DatabaseError
with tempfile.TemporaryDirectory() as folder:
    Store.open(Path(folder) / "quiz.db").close()  # imports all there is to import, as root if need be
if os.geteuid() == 0:
    os.setuid(65534)
with Store.open(Path(sys.argv[1])) as store:
    print(store.read_only, store.learner_id)
    try:
        with store.writing():
            print("wrote")
    except DatabaseError as error:
        print(error)
"""


@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
def test_a_folder_without_write_permission_can_be_read(tmp_path: Path, path: Path, mode: str) -> None:
    with Store.open(path) as store:
        learner_id = store.learner_id
    sqlite(path, f"PRAGMA journal_mode = {mode}")
    path.chmod(0o444)
    folders = [tmp_path, tmp_path.parent, tmp_path.parent.parent]
    modes = [folder.stat().st_mode for folder in folders]
    for folder in folders:
        folder.chmod(0o555 if folder == tmp_path else 0o755)
    try:
        command = [sys.executable, "-c", READER, str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    finally:
        for folder, before in zip(folders, modes, strict=True):
            folder.chmod(before)
    assert done.stdout.startswith(f"True {learner_id}\n"), done.stderr
    assert "read-only" in done.stdout
    assert "wrote" not in done.stdout


@pytest.fixture
def updated(path: Path, store: Store, event: Callable[..., Event]) -> Store:
    """An open store whose database another quizapp made one of a newer version."""
    with store.writing() as tx:
        tx.append(event())
    sqlite(path, f"PRAGMA user_version = {SCHEMA_VERSION + 1}", "ALTER TABLE memory RENAME TO state")
    return store


def test_what_another_quizapp_updated_meanwhile_is_not_written_to(
    path: Path, updated: Store, event: Callable[..., Event]
) -> None:
    before = path.read_bytes()
    with (
        pytest.raises(OutdatedError, match=rf"start it again.*\(version {SCHEMA_VERSION + 1};") as told,
        updated.writing() as tx,
    ):
        tx.append(event())
    assert str(path) in str(told.value)
    assert path.read_bytes() == before
    assert len(list(updated.iterate_events())) == 1


def test_a_table_that_changed_with_an_update_says_so(updated: Store) -> None:
    with pytest.raises(OutdatedError, match="start it again"):
        updated.memory("card")


def test_a_look_at_what_became_of_the_file_tells_of_an_update(updated: Store) -> None:
    with pytest.raises(OutdatedError, match="start it again"):
        updated.refuse_another()


def test_what_an_older_copy_was_written_over_is_not_written_to(path: Path, store: Store) -> None:
    sqlite(path, f"PRAGMA user_version = {SCHEMA_VERSION - 1}")
    with pytest.raises(OutdatedError, match=f"version {SCHEMA_VERSION - 1}"), store.writing():
        pass


def test_a_table_that_is_otherwise_without_an_update_is_for_the_doctor(path: Path, store: Store) -> None:
    sqlite(path, "ALTER TABLE memory RENAME TO state")
    with pytest.raises(DatabaseError, match="quizapp doctor"):
        store.memory("card")


def test_an_update_that_a_newer_quizapp_did_first_is_left_as_it_is(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made_by(path, SCHEMA_VERSION - 1, monkeypatch)
    usual = Database.bring_up_to_date

    def overtaken(database: Database) -> None:
        sqlite(path, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
        usual(database)

    monkeypatch.setattr(Database, "bring_up_to_date", overtaken)
    with pytest.raises(OutdatedError), Store.open(path) as store, store.writing():
        pass
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION + 1,)
