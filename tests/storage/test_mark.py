"""What is missing of a log is noticed, whatever took it away; what a learner does is never taken for a loss."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from quizapp.core.backup import Rules
from quizapp.core.counting import plural
from quizapp.errors import DatabaseError, LostError
from quizapp.storage import mark, restoring
from quizapp.storage.backups import Backups
from quizapp.storage.store import Store
from tests.storage.conftest import MakeReview

COPIES = (0, 1, 2, 5, 10, 20, 30, 39)


def add(path: Path, review: MakeReview, number: int) -> None:
    with Store.open(path) as store, store.writing() as tx:
        for _ in range(number):
            tx.append(review())


def journals(path: Path) -> list[Path]:
    return [path.with_name(f"{path.name}{ending}") for ending in ("-wal", "-shm", "-journal")]


def refused(path: Path) -> str:
    """What opening says, and that nothing was written."""
    before = path.read_bytes() if path.exists() else None
    with pytest.raises(LostError) as said:
        Store.open(path)
    assert (path.read_bytes() if path.exists() else None) == before
    return str(said.value)


@pytest.mark.parametrize("number", COPIES)
def test_an_older_copy_is_noticed(path: Path, review: MakeReview, number: int) -> None:
    add(path, review, number)
    copy = path.with_name("copy.db")
    shutil.copy(path, copy)
    add(path, review, 40 - number)
    shutil.copy(copy, path)
    said = refused(path)
    assert plural(number, "entry", "entries") in said
    assert "40 before" in said
    assert "quizapp restore" in said


@pytest.mark.parametrize("lost", [5, 4, 3, 2, 1])
def test_an_older_copy_that_went_on_elsewhere_is_noticed(path: Path, review: MakeReview, lost: int) -> None:
    add(path, review, 5)
    copy = path.with_name("copy.db")
    shutil.copy(path, copy)
    add(path, review, lost)
    add(copy, review, 5)
    shutil.copy(copy, path)
    assert "quizapp restore" in refused(path)


@pytest.mark.parametrize("what", ["deleted", "emptied", "new"])
def test_a_database_that_is_gone_is_noticed(path: Path, review: MakeReview, empty_database: Path, what: str) -> None:
    add(path, review, 3)
    if what == "deleted":
        path.unlink()
    elif what == "emptied":
        path.write_bytes(b"")
    else:
        shutil.copy(empty_database, path)
    assert "3" in refused(path)


KILLED = """
import os, sys
from pathlib import Path
from quizapp.core.day import Moment
from quizapp.core.review import Event, Rating, Review
from quizapp.storage import opening
from quizapp.storage.identity import new_id
from quizapp.storage.store import Store
opening.journal_mode = lambda *_: "WAL"
store = Store.open(Path(sys.argv[1]))
last = ""
for number in range(int(sys.argv[2])):
    last = new_id(1_790_000_000_000 + number, last)
    with store.writing() as tx:
        tx.append(Event(id=last, kind="review", moment=Moment(1_790_000_000_000 + number, 60, 740_000), card_id="c",
                        device_id="d", review=Review(rating=Rating.GOOD)))
os._exit(9)
"""


@pytest.mark.parametrize("number", [1, 2, 3, 7, 20, 50])
def test_a_write_ahead_log_that_was_deleted_after_a_crash_is_noticed(path: Path, number: int) -> None:
    subprocess.run([sys.executable, "-c", KILLED, str(path), str(number)], check=False)
    journal = path.with_name(f"{path.name}-wal")
    assert journal.exists()
    for beside in journals(path):
        beside.unlink(missing_ok=True)
    with pytest.raises(LostError, match=f"held {number} before"):
        Store.open(path)


@pytest.mark.parametrize("number", [1, 20])
def test_a_write_ahead_log_that_is_there_after_a_crash_loses_nothing(path: Path, number: int) -> None:
    subprocess.run([sys.executable, "-c", KILLED, str(path), str(number)], check=False)
    with Store.open(path) as store:
        assert store.was_left_open
        assert len(list(store.iterate_events())) == number


HALF_DONE = """
import os, sys
from pathlib import Path
from quizapp.core.day import Moment
from quizapp.core.review import Event, Rating, Review
from quizapp.storage.identity import new_id
from quizapp.storage.store import Store
store = Store.open(Path(sys.argv[1]))
last = ""
def entries(number, at_ms):
    global last
    for number in range(number):
        last = new_id(at_ms + number, last)
        yield Event(id=last, kind="review", moment=Moment(at_ms + number, 60, 740_000), card_id="c", device_id="d",
                    review=Review(rating=Rating.GOOD))
with store.writing() as tx:
    tx.append_all(entries(40, 1_790_000_000_000))
store._database.bulk("PRAGMA cache_size = 1")
with store.writing() as tx:
    tx.append_all(entries(int(sys.argv[2]), 1_790_000_100_000))
    os._exit(9)
"""


@pytest.mark.parametrize("number", [400, 1500, 6000])
def test_a_journal_that_was_deleted_after_a_crash_is_noticed(path: Path, number: int) -> None:
    subprocess.run([sys.executable, "-c", HALF_DONE, str(path), str(number)], check=False)
    journal = path.with_name(f"{path.name}-journal")
    assert journal.stat().st_size
    journal.unlink()
    half = path.read_bytes()
    with pytest.raises(DatabaseError):
        Store.open(path)
    assert path.read_bytes() == half


@pytest.mark.parametrize("number", [1, 10, 30])
def test_entries_that_were_cut_off_the_end_are_noticed(path: Path, review: MakeReview, number: int) -> None:
    add(path, review, 40)
    with closing(sqlite3.connect(path)) as here, here:
        here.execute("DELETE FROM event WHERE rowid > ?", (40 - number,))
    assert "quizapp restore" in refused(path)


@pytest.mark.parametrize("again", [0, 1, 3])
def test_entries_that_were_deleted_from_the_middle_are_counted(path: Path, review: MakeReview, again: int) -> None:
    add(path, review, 40)
    with closing(sqlite3.connect(path)) as here, here:
        here.execute("DELETE FROM event WHERE rowid BETWEEN 10 AND 29")
    for _ in range(again):
        add(path, review, 1)

    with Store.open(path) as store, pytest.raises(LostError, match=f"holds {20 + again} .* held {40 + again} before"):
        store.refuse_gaps()


def test_the_number_of_entries_is_right_whoever_adds_and_moves_them(path: Path, review: MakeReview) -> None:
    add(path, review, 3)
    with closing(sqlite3.connect(path)) as here:
        here.execute("DELETE FROM event WHERE rowid = 1")
        here.commit()
    restoring.accept(Backups(path, Rules(), lambda: 0))
    with Store.open(path) as first, Store.open(path) as second:
        for store in (first, second, first):
            with store.writing() as tx:
                tx.append(review())
    assert mark.read(path)[:1] + mark.read(path)[3:4] == (6, 5)
    with closing(sqlite3.connect(path)) as here:
        here.execute("VACUUM")
    add(path, review, 1)
    assert mark.read(path).events == 6
    with Store.open(path) as store:
        store.refuse_gaps()


def test_a_database_of_somebody_else_in_its_place_is_noticed(path: Path, review: MakeReview) -> None:
    add(path, review, 3)
    other = path.with_name("other.db")
    add(other, review, 10)
    shutil.copy(other, path)
    assert "quizapp restore" in refused(path)


def test_what_is_there_can_be_accepted(path: Path, review: MakeReview, empty_database: Path) -> None:
    add(path, review, 3)
    shutil.copy(empty_database, path)
    refused(path)
    restoring.accept(Backups(path, Rules(), lambda: 0))
    add(path, review, 1)
    with Store.open(path) as store:
        assert len(list(store.iterate_events())) == 1


def undone(path: Path, review: MakeReview, event: MakeReview) -> None:
    taken = review()
    with Store.open(path) as store, store.writing() as tx:
        tx.append(taken)
        tx.append(event("void", review=taken.id))


def imported(path: Path, review: MakeReview, event: MakeReview) -> None:
    old = event("flag")
    with Store.open(path) as store:
        with store.writing() as tx:
            tx.append(review())
        with store.writing() as tx:
            tx.append(old)


def of_another_learner(path: Path, review: MakeReview, event: MakeReview) -> None:
    with Store.open(path) as store:
        other = store.for_learner(store.learner("Ada"))
        with other.writing() as tx:
            tx.append(event("flag"))
        with store.writing() as tx:
            tx.append(review())


def rolled_back(path: Path, review: MakeReview, event: MakeReview) -> None:
    with Store.open(path) as store, suppress(KeyError), store.writing() as tx:
        tx.append(event("flag"))
        raise KeyError


def compacted(path: Path, review: MakeReview, event: MakeReview) -> None:
    add(path, review, 3)
    with closing(sqlite3.connect(path)) as here:
        here.execute("DELETE FROM event WHERE rowid = 1")
        here.commit()
        here.execute("VACUUM")


def moved(path: Path, review: MakeReview, event: MakeReview) -> None:
    add(path, review, 3)
    path.with_name("device").unlink()


@pytest.mark.parametrize("done", [undone, imported, of_another_learner, rolled_back, compacted, moved])
def test_what_a_learner_does_is_no_loss(
    path: Path, review: MakeReview, event: MakeReview, done: Callable[[Path, MakeReview, MakeReview], None]
) -> None:
    add(path, review, 2)
    done(path, review, event)
    add(path, review, 1)
    with Store.open(path) as store:
        assert len(list(store.iterate_events())) >= 3


def test_two_processes_at_once_lose_nothing(path: Path, review: MakeReview) -> None:
    with Store.open(path) as first:
        with Store.open(path) as second:
            with second.writing() as tx:
                tx.append(review())
            with first.writing() as tx:
                tx.append(review())
        with first.writing() as tx:
            tx.append(review())
    assert mark.read(path).events == 3
    Store.open(path).close()


@pytest.mark.parametrize("forged", [b"", b"\n", b"0000 5 0 x\n", b"\xff" * 100, b"zzzzzzzz 1 0 x\n", b"9" * 5000])
def test_a_mark_that_is_damaged_is_made_anew(path: Path, review: MakeReview, forged: bytes) -> None:
    add(path, review, 2)
    mark.place(path).write_bytes(forged)
    Store.open(path).close()
    assert mark.read(path).events == 2


def test_a_mark_knows_whether_the_database_was_closed(path: Path, review: MakeReview) -> None:
    add(path, review, 1)
    with Store.open(path) as store:
        assert not store.was_left_open
        assert mark.read(path).process == os.getpid()
    assert mark.read(path).process == 0
