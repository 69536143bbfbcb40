"""A backup has its name only once it was read through; what goes wrong leaves nothing half made, and says why."""

import json
import os
import shutil
import sqlite3
import stat
import threading
from contextlib import closing
from pathlib import Path

import pytest

from quizapp.core.backup import Rules
from quizapp.core.day import DAY_MS
from quizapp.core.progress import Progress
from quizapp.errors import DatabaseError, LockedError
from quizapp.storage import backupfacts, copying, mark
from quizapp.storage.backups import Backups
from quizapp.storage.copying import RestartedError, contents, copy_database
from quizapp.storage.identity import SCHEMA_VERSION
from quizapp.storage.restoring import restore
from quizapp.storage.store import Store
from tests.storage.conftest import NOON, MakeReview
from tests.storage.former import made_by


class Clock:
    def __init__(self) -> None:
        self.ms = NOON

    def __call__(self) -> int:
        return self.ms


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def backups(path: Path, store: Store, review: MakeReview, clock: Clock) -> Backups:
    """Those of an open database with three reviews."""
    with store.writing() as tx:
        tx.append_all([review() for _ in range(3)])
    return Backups(path, Rules(), clock)


def test_a_backup_holds_what_the_database_holds_and_is_listed(backups: Backups, path: Path, store: Store) -> None:
    made = backups.make("day")
    copy = backups.folder / made.name
    assert backups.listed() == [made]
    assert backups.newest_good() == made
    assert (made.contents.events, made.contents.reviews, made.contents.last) == (3, 3, store.last_event())
    with Store.open(Path(shutil.copy(copy, path.with_name("again.db")))) as again:
        assert list(again.iterate_events()) == list(store.iterate_events())


def test_folder_and_files_are_for_their_owner_alone(backups: Backups) -> None:
    before = os.umask(0)
    try:
        backups.make("day")
    finally:
        os.umask(before)
    assert stat.S_IMODE(backups.folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in backups.folder.iterdir()} == {0o600}


def test_one_is_made_while_others_write(backups: Backups, path: Path, store: Store, review: MakeReview) -> None:
    written = threading.Event()

    def write(*_: object) -> None:
        if not written.is_set():
            written.set()
            with Store.open(path) as other, other.writing() as tx:
                tx.append(review())

    made = backups.make("day", write)
    assert made.contents.events in (3, 4)
    assert backups.is_good(made)
    assert len(list(store.iterate_events())) == 4


@pytest.fixture
def busy(path: Path, review: MakeReview, monkeypatch: pytest.MonkeyPatch) -> Progress:
    """Writes after every page that is copied."""
    monkeypatch.setattr(copying, "_PAGES", 1)

    def told(_: str, done: int, of: int) -> None:
        if done < of:
            with Store.open(path) as other, other.writing() as tx:
                tx.append(review())

    return told


def test_a_copy_that_always_begins_again_is_made_at_once_where_it_insists(
    path: Path, store: Store, busy: Progress
) -> None:
    target = path.with_name("copy.db")
    copy_database(path, target, progress=busy, insists=True)
    assert contents(target).events == len(list(store.iterate_events())) >= copying._RESTARTS


def test_a_copy_that_always_begins_again_is_given_up_and_others_never_wait_for_it(
    backups: Backups, store: Store, busy: Progress
) -> None:
    with pytest.raises(RestartedError, match="Try again"):
        backups.make("day", busy)
    assert list(backups.folder.iterdir()) == []
    assert len(list(store.iterate_events())) == 3 + copying._RESTARTS


def test_names_of_one_second_rise_and_are_not_given_twice(backups: Backups) -> None:
    made = [backups.make("day").name for _ in range(12)]
    assert made == sorted(made)
    assert [one.name for one in backups.listed()] == made[::-1]
    (backups.folder / made[3]).unlink()
    assert backups.make("day").name > made[-1]


def test_a_locked_database_is_said_to_be(backups: Backups, path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LockedError):
            backups.make("day", wait_ms=60)
    assert list(backups.folder.iterdir()) == []


def test_of_a_damaged_database_none_is_made(backups: Backups, path: Path, store: Store) -> None:
    store.close()
    content = bytearray(path.read_bytes())
    for page in range(4096 * 3, len(content), 4096):
        content[page : page + 64] = b"\xff" * 64
    path.write_bytes(content)
    with pytest.raises(DatabaseError, match="damaged") as said:
        backups.make("day")
    assert ".making-" not in str(said.value)
    assert list(backups.folder.iterdir()) == []
    assert path.read_bytes() == content


def test_without_room_there_is_a_notice_and_nothing_else(backups: Backups, monkeypatch: pytest.MonkeyPatch) -> None:
    size = backups.database.stat().st_size
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**9, 10**9, size + 1000))
    backups.before("import")
    assert "no room" in backups.notices[0]
    assert f"it takes {size / 2**20 + 1:.1f} MB, and {size / 2**20:.1f} MB are free" in backups.notices[0]
    assert list(backups.folder.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_a_notice(path: Path, store: Store) -> None:
    path.with_name("taken").write_text("")
    backups = Backups(path, Rules(folder="taken"), lambda: NOON)
    backups.before("import")
    assert "taken" in backups.notices[0]


def test_a_backup_of_the_same_log_will_do_and_the_log_itself_says_what_it_holds(
    backups: Backups, path: Path, store: Store, review: MakeReview
) -> None:
    backups.make("day")
    backups.before("import")
    assert [one.contents.events for one in backups.listed()] == [3]
    before = mark.read(path)
    with store.writing() as tx:
        tx.append(review())
    mark.write(path, before)
    backups.before("import")
    assert [one.contents.events for one in backups.listed()] == [4, 3]
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("DELETE FROM event WHERE rowid = 2")
    backups.before("import")
    assert [one.contents.events for one in backups.listed()] == [3, 4, 3]


def test_switched_off_none_is_made_unasked(path: Path, store: Store) -> None:
    backups = Backups(path, Rules(on=False), lambda: NOON)
    backups.before("import")
    assert not backups.is_due("x", NOON)
    assert not backups.folder.exists()
    assert backups.make("asked for") in backups.listed()


def test_what_a_killed_process_left_half_made_goes_with_the_next(backups: Backups) -> None:
    backups.make("day")
    half = backups.folder / ".making-4194305-quizapp-x.db"
    half.write_text("half")
    draft = backups.folder / f"..making-4194305-quizapp-x.db{backupfacts.FACTS}.abcd"
    draft.write_text("half")
    alone = backups.folder / f"quizapp-x.db{backupfacts.FACTS}"
    alone.write_text("{}")
    ours = backups.folder / f".making-{os.getpid()}-quizapp-y.db"
    ours.write_text("under way")
    its_facts = backups.folder / f"quizapp-y.db{backupfacts.FACTS}"
    its_facts.write_text("{}")
    backups.make("day")
    assert not half.exists()
    assert not draft.exists()
    assert not alone.exists()
    assert ours.exists()
    assert its_facts.exists()


def test_old_ones_go_with_their_facts(backups: Backups, clock: Clock) -> None:
    for _ in range(20):
        clock.ms += DAY_MS // 2
        backups.make("day")
    names = {one.name for one in backups.listed()}
    assert 10 <= len(names) <= 14
    assert {path.name.removesuffix(backupfacts.FACTS) for path in backups.folder.iterdir()} == names


@pytest.mark.parametrize("damage", [b"", b"\0" * 10, None])
def test_the_newest_good_one_is_as_it_was_made(backups: Backups, clock: Clock, damage: bytes | None) -> None:
    old = backups.make("day")
    clock.ms += 1000
    path = backups.folder / backups.make("day").name
    content = path.read_bytes()
    path.write_bytes(content[:-1] + b"\1" if damage is None else damage)
    assert backups.newest_good() == old


@pytest.mark.parametrize("facts", ["", "[]", "{}", '{"contents": 3}', "[" * 100_000, '{"contents": {"events": "x"}}'])
def test_a_backup_whose_facts_cannot_be_understood_is_known_by_its_name_and_contents(
    backups: Backups, facts: str
) -> None:
    made = backups.make("day")
    backupfacts.place(backups.folder / made.name).write_text(facts)
    unknown = made._replace(reason=backupfacts.UNKNOWN, digest="", number=0)
    assert backups.listed() == [unknown]
    assert backups.newest_good() == unknown


def test_a_backup_without_facts_is_used_once_it_was_checked(backups: Backups, clock: Clock) -> None:
    old, new = (backups.make("day") for _ in range(2))
    for one in (old, new):
        backupfacts.place(backups.folder / one.name).unlink()
    path = backups.folder / new.name
    content = bytearray(path.read_bytes())
    content[-4096:] = b"\xff" * 4096
    path.write_bytes(content)
    assert [one.name for one in backups.listed()] == [new.name, old.name]
    found = backups.newest_good()
    assert found is not None
    assert found.name == old.name


def test_a_database_that_somebody_else_put_among_them_is_none_of_them(backups: Backups) -> None:
    made = backups.make("day")
    shutil.copy(backups.folder / made.name, backups.folder / "mine.db")
    assert backups.listed() == [made]


@pytest.mark.parametrize("leap", [3653 * DAY_MS, -3653 * DAY_MS])
def test_a_sitting_with_the_clock_ten_years_off_costs_no_backup(backups: Backups, clock: Clock, leap: int) -> None:
    before = []
    for _ in range(10):
        clock.ms += DAY_MS
        before.append(backups.make("day").name)
    clock.ms += leap
    wrong = [backups.make("import").name for _ in range(3)]
    clock.ms -= leap - 1000
    assert backups.is_due("another", clock.ms - 500)
    right = backups.make("day")
    assert {one.name for one in backups.listed()} == {*before, *wrong, right.name}
    assert backups.newest_good() == right


def test_facts_are_plain_json(backups: Backups) -> None:
    made = backups.make("day")
    found = json.loads(backupfacts.place(backups.folder / made.name).read_text())
    assert found["contents"]["reviews"] == 3
    assert found["digest"] == made.digest


def test_one_at_a_path_is_not_put_over_anything(backups: Backups, tmp_path: Path) -> None:
    target = tmp_path / "stick" / "mine.db"
    target.parent.mkdir()
    made = backups.make_at(target)
    assert contents(target) == made.contents
    with pytest.raises(DatabaseError, match="there already"):
        backups.make_at(target)
    assert [path.name for path in target.parent.iterdir()] == ["mine.db"]


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
def test_before_a_migration_there_is_one_of_the_former_version_that_can_be_put_back(
    path: Path, version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_by(path, version, monkeypatch)
    backups = Backups(path, Rules(), lambda: NOON)
    with Store.open(path, backups=backups) as store:
        before = list(store.iterate_events())
    (made,) = backups.listed()
    assert (made.reason, made.contents.version, made.contents.events) == ("update", version, 1)
    restore(backups, backups.folder / made.name, NOON)
    with Store.open(path) as store:
        assert list(store.iterate_events()) == before
    assert contents(path).version == SCHEMA_VERSION
