"""Killed in the middle of a backup, a restore or a migration: every backup is good, the database is old or new.

So many rounds as QUIZAPP_ROUNDS says; 20 where it says nothing.
"""

import os
import random
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.core.backup import Rules
from quizapp.storage import mark
from quizapp.storage.backups import Backups
from quizapp.storage.copying import contents
from quizapp.storage.identity import SCHEMA_VERSION
from quizapp.storage.restoring import restore
from quizapp.storage.store import Store
from tests.storage.conftest import NOON, MakeReview
from tests.storage.former import made_by

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are killed as POSIX does it")
ROUNDS = int(os.environ.get("QUIZAPP_ROUNDS", "20"))
EVENTS = 1500
LONGEST_S = 0.12


def killed(work: Callable[[], object], after_s: float) -> bool:
    """Whether a process that does this work was ended by an alarm so long after its start."""
    child = os.fork()
    if not child:
        try:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_REAL, after_s)
            work()
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@pytest.fixture
def full(path: Path, store: Store, review: MakeReview) -> Path:
    """A closed database with many reviews."""
    with store.writing() as tx:
        tx.append_all([review() for _ in range(EVENTS)])
    store.close()
    return path


def moments(seed: int) -> list[float]:
    chance = random.Random(seed)
    return [chance.uniform(0.0005, LONGEST_S) for _ in range(ROUNDS)]


def kept(path: Path) -> Backups:
    ticks = iter(range(NOON, NOON + 10**9, 1000))
    return Backups(path, Rules(), lambda: next(ticks))


def test_whatever_is_named_as_a_backup_is_good(full: Path) -> None:
    backups = kept(full)
    ended = [killed(lambda: backups.make("day"), moment) for moment in moments(1)]
    backups.make("day")
    names = sorted(path for path in backups.folder.iterdir() if path.suffix == ".db")
    assert any(ended)
    assert {path.name for path in names} == {one.name for one in backups.listed()}
    assert {contents(path).events for path in names} == {EVENTS}
    assert all(backups.is_good(one) for one in backups.listed())
    assert [path.name for path in backups.folder.iterdir() if path.name.startswith(".")] == []


def test_a_database_is_the_one_before_or_the_one_restored(full: Path, review: MakeReview) -> None:
    backups = kept(full)
    old = full.with_name("old.db")
    with Store.open(full) as store:
        last = store.last_event()
    backups.make_at(old)
    with Store.open(full) as store, store.writing() as tx:
        tx.append_all([review() for _ in range(EVENTS)])
    new = full.with_name("new.db")
    backups.make_at(new)
    ended, found = [], set()
    for moment in moments(2):
        mark.place(full).unlink(missing_ok=True)
        shutil.copy(new, full)
        ended.append(killed(lambda: restore(backups, old, NOON), moment))
        with Store.open(full) as store:
            number = len(list(store.iterate_events()))
            assert (store.last_event() == last) == (number == EVENTS)
        found.add(number)
        assert contents(full).events == number
    assert any(ended)
    assert found <= {EVENTS, 2 * EVENTS}


@pytest.mark.parametrize("version", [SCHEMA_VERSION - 1])
def test_a_migration_leaves_the_old_version_or_the_new_one(
    path: Path, version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = path.with_name("old.db")
    made_by(old, version, monkeypatch)
    before = contents(old).events
    backups = kept(path)
    ended = []
    for moment in moments(3):
        shutil.copy(old, path)
        ended.append(killed(lambda: Store.open(path, backups=backups).close(), moment * 5))
        with Store.open(path) as store:
            assert len(list(store.iterate_events())) == before > 0
        assert contents(path).version == SCHEMA_VERSION
        mark.place(path).unlink()
    assert any(ended)
