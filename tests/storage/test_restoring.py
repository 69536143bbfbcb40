"""A backup in the place of the database: whole or not at all, seen by whoever has it open, and to be undone."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from quizapp.core.backup import Rules
from quizapp.errors import DatabaseError, ReplacedError
from quizapp.storage import mark, restoring
from quizapp.storage.backups import Backups
from quizapp.storage.identity import SCHEMA_VERSION
from quizapp.storage.restoring import loss, present, restore
from quizapp.storage.store import Store
from tests.storage.conftest import NOON, MakeReview


@pytest.fixture
def backups(path: Path, store: Store) -> Backups:
    ticks = iter(range(NOON, NOON + 10**7, 1000))
    return Backups(path, Rules(), lambda: next(ticks))


def add(store: Store, review: MakeReview, number: int) -> None:
    with store.writing() as tx:
        tx.append_all([review() for _ in range(number)])


def ids(store: Store) -> list[str]:
    return [event.id for event in store.iterate_events()]


def test_the_log_is_that_of_the_backup_and_what_it_replaced_can_be_put_back(
    backups: Backups, path: Path, store: Store, review: MakeReview
) -> None:
    add(store, review, 3)
    made = backups.make("day")
    before = ids(store)
    add(store, review, 2)
    after = ids(store)
    found = loss(path, backups.folder / made.name)
    assert (found.reviews, found.last_ms) == (2, present(path).newest_ms)  # type: ignore[union-attr]
    done = restore(backups, backups.folder / made.name, NOON)
    assert done.contents.reviews == 3
    assert ids(store) == before
    newest = backups.newest_good()
    assert newest is not None
    assert (newest.reason, newest.contents.reviews, done.before) == ("restore", 5, backups.folder / newest.name)
    restore(backups, backups.folder / newest.name, NOON)
    assert ids(store) == after


def test_whoever_has_the_database_open_goes_on_with_what_was_restored(
    backups: Backups, path: Path, store: Store, review: MakeReview
) -> None:
    add(store, review, 1)
    made = backups.make("day")
    add(store, review, 4)
    with Store.open(path) as other:
        seen = other.others()
        restore(backups, backups.folder / made.name, NOON)
        assert other.others() != seen
        add(other, review, 1)
        assert len(ids(store)) == len(ids(other)) == 2
    store.close()
    Store.open(path).close()
    assert mark.read(path).events == 2


def test_a_restore_is_no_loss_afterwards(backups: Backups, path: Path, store: Store, review: MakeReview) -> None:
    made = backups.make("day")
    add(store, review, 4)
    store.close()
    restore(backups, backups.folder / made.name, NOON)
    with Store.open(path) as again:
        assert ids(again) == []


def test_a_damaged_database_is_set_aside_byte_for_byte(
    backups: Backups, path: Path, store: Store, review: MakeReview
) -> None:
    add(store, review, 3)
    made = backups.make("day")
    store.close()
    path.write_bytes(b"no database, but somebody may read it" * 100)
    damaged = path.read_bytes()
    done = restore(backups, backups.folder / made.name, NOON)
    assert done.before is not None
    assert "damaged" in done.before.name
    assert done.before.read_bytes() == damaged
    with Store.open(path) as again:
        assert len(ids(again)) == 3


def test_damage_that_only_reading_it_through_finds_is_set_aside_too(
    backups: Backups, path: Path, store: Store, review: MakeReview
) -> None:
    add(store, review, 3)
    made = backups.make("day")
    store.close()
    content = bytearray(path.read_bytes())
    for page in range(4096 * 3, len(content), 4096):
        content[page : page + 64] = b"\xff" * 64
    path.write_bytes(content)
    done = restore(backups, backups.folder / made.name, NOON)
    assert done.before is not None
    assert done.before.read_bytes() == content
    with Store.open(path) as again:
        assert len(ids(again)) == 3


def test_what_is_set_aside_twice_in_a_second_is_kept_twice(path: Path) -> None:
    asides = []
    for content in (b"first", b"second"):
        path.write_bytes(content)
        asides.append(restoring.set_aside(path, NOON))
    assert [aside.read_bytes() for aside in asides] == [b"first", b"second"]
    assert asides == sorted(asides)


class KilledError(Exception):
    """Ends what is under way."""


@pytest.mark.parametrize("steps", range(5))
def test_a_database_and_its_journal_are_never_parted(path: Path, monkeypatch: pytest.MonkeyPatch, steps: int) -> None:
    path.write_bytes(b"pages")
    path.with_name(f"{path.name}-journal").write_bytes(b"what to roll back")
    left = iter([True] * steps)

    def counted(step: Callable[..., object]) -> Callable[..., object]:
        def taken(*arguments: object, **named: object) -> object:
            if not next(left, False):
                raise KilledError
            return step(*arguments, **named)

        return taken

    monkeypatch.setattr(os, "link", counted(os.link))
    monkeypatch.setattr(Path, "replace", counted(Path.replace))
    monkeypatch.setattr(Path, "unlink", counted(Path.unlink))
    with suppress(KilledError):
        restoring.set_aside(path, NOON)

    databases = [one for one in path.parent.iterdir() if one.read_bytes() == b"pages"]
    assert len(databases) == 1
    assert databases[0].with_name(f"{databases[0].name}-journal").read_bytes() == b"what to roll back"


def test_a_journal_that_was_left_is_not_played_into_what_is_restored(
    backups: Backups, path: Path, store: Store, review: MakeReview
) -> None:
    add(store, review, 3)
    made = backups.make("day")
    store.close()
    path.unlink()
    path.with_name(f"{path.name}-journal").write_bytes(b"of another database")

    restore(backups, backups.folder / made.name, NOON)

    assert not path.with_name(f"{path.name}-journal").exists()


@pytest.mark.parametrize("gone", ["deleted", "emptied"])
def test_a_database_that_is_gone_comes_back(
    backups: Backups, path: Path, store: Store, review: MakeReview, gone: str
) -> None:
    add(store, review, 3)
    made = backups.make("day")
    store.close()
    path.unlink()
    if gone == "emptied":
        path.touch()
    assert restore(backups, backups.folder / made.name, NOON).before is None
    with Store.open(path) as again:
        assert len(ids(again)) == 3


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE theirs (x)")


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as made:
        made.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")


def acting(path: Path) -> None:
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM memory; END")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-5000])


def text(path: Path) -> None:
    path.write_text("Dear diary")


def flipped(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 * 2 : 4096 * 2 + 100] = b"\xff" * 100
    path.write_bytes(content)


@pytest.mark.parametrize("damage", [foreign, newer, acting, cut, text, flipped])
def test_what_is_no_good_backup_is_refused_and_nothing_changes(
    backups: Backups, path: Path, store: Store, review: MakeReview, damage: object
) -> None:
    add(store, review, 3)
    bad = path.with_name("bad.db")
    if damage is foreign:
        foreign(bad)
    else:
        shutil.copy(path, bad)
        assert callable(damage)
        damage(bad)
    before = path.read_bytes()
    with pytest.raises(DatabaseError, match=r"bad\.db"):
        restore(backups, bad, NOON)
    assert path.read_bytes() == before
    assert backups.listed() == []


def test_who_has_the_log_open_is_told_once_that_it_lacks_what_was_written_there(
    backups: Backups, path: Path, store: Store, review: MakeReview
) -> None:
    add(store, review, 3)
    made = backups.make("day")
    store.refuse_replaced()
    with Store.open(path) as other:
        add(other, review, 1)
    store.refuse_replaced()
    restore(backups, backups.folder / made.name, NOON)
    with pytest.raises(ReplacedError, match="A backup was put in the place of your log"):
        store.refuse_replaced()
    store.refuse_replaced()
    add(store, review, 1)
    store.refuse_replaced()


def test_a_restore_that_takes_nothing_away_is_not_spoken_of(backups: Backups, store: Store, review: MakeReview) -> None:
    add(store, review, 3)
    made = backups.make("day")
    restore(backups, backups.folder / made.name, NOON)
    store.refuse_replaced()
    assert len(ids(store)) == 3


def test_a_backup_that_is_not_as_it_was_made_is_refused(
    backups: Backups, path: Path, store: Store, review: MakeReview
) -> None:
    add(store, review, 3)
    made = backups.make("day")
    with closing(sqlite3.connect(backups.folder / made.name)) as altered, altered:
        altered.execute("DELETE FROM event WHERE rowid = 2")
    with pytest.raises(DatabaseError, match="not as it was made"):
        restore(backups, backups.folder / made.name, NOON)
    assert len(ids(store)) == 3


def test_without_room_for_a_backup_of_what_is_there_nothing_is_replaced(
    backups: Backups, path: Path, store: Store, review: MakeReview, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = backups.make("day")
    add(store, review, 3)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**9, 10**9, 1000))
    with pytest.raises(DatabaseError, match="no room"):
        restore(backups, backups.folder / made.name, NOON)
    assert len(ids(store)) == 3
