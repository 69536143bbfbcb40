import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.core.review import Event
from quizapp.errors import LockedError, Status
from quizapp.storage.opening import journal_mode
from quizapp.storage.store import Store


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 40, 1), "DELETE"),
        ((3, 44, 5), "DELETE"),
        ((3, 44, 6), "WAL"),
        ((3, 44, 9), "WAL"),
        ((3, 45, 0), "DELETE"),
        ((3, 50, 6), "DELETE"),
        ((3, 50, 7), "WAL"),
        ((3, 51, 0), "DELETE"),
        ((3, 51, 2), "DELETE"),
        ((3, 51, 3), "WAL"),
        ((3, 52, 0), "WAL"),
        ((4, 0, 0), "WAL"),
    ],
)
def test_a_write_ahead_log_is_used_only_where_sqlite_does_not_lose_it(version: tuple[int, ...], mode: str) -> None:
    assert journal_mode(version) == mode


@pytest.mark.parametrize(("version", "mode"), [((3, 40, 1), "delete"), ((3, 51, 3), "wal")])
def test_the_open_database_is_in_the_mode_of_its_library(
    path: Path, monkeypatch: pytest.MonkeyPatch, version: tuple[int, ...], mode: str
) -> None:
    Store.open(path).close()
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)
    with Store.open(path, wait_ms=1234) as store:
        file = store._database._file
        assert file.execute("PRAGMA journal_mode").fetchone() == (mode,)
        assert file.execute("PRAGMA synchronous").fetchone() == (2,)
        assert file.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert file.execute("PRAGMA busy_timeout").fetchone() == (1234,)


HOLDER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute(sys.argv[2])
print("held", flush=True)
sys.stdin.readline()
connection.execute("ROLLBACK")
"""


def test_another_process_that_writes_is_named_and_waited_for(path: Path, event: Callable[..., Event]) -> None:
    with Store.open(path, wait_ms=0) as store:
        command = [sys.executable, "-c", HOLDER, str(path), "BEGIN IMMEDIATE"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
            assert holder.stdout is not None
            assert holder.stdout.readline() == "held\n"
            with (
                pytest.raises(LockedError, match=r"Another program is using .*quiz\.db") as caught,
                store.writing() as tx,
            ):
                tx.append(event())
            assert caught.value.status == Status.LOCKED
            assert store.newest_day() is None, "reading goes on"
            holder.communicate("\n")
        with store.writing() as tx:
            assert tx.append(event())


def test_a_database_locked_as_a_whole_is_not_opened(path: Path) -> None:
    Store.open(path).close()
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    with pytest.raises(LockedError):
        Store.open(path, wait_ms=0)
    connection.close()
