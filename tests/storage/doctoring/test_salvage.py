import random
import shutil
import sqlite3
import tracemalloc
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.core.day import Moment
from quizapp.core.review import Event, Rating, Review
from quizapp.errors import DatabaseError, QuizError
from quizapp.storage.doctoring.salvage import salvage
from quizapp.storage.identity import new_id
from quizapp.storage.store import Store

REVIEWS = 5_000
PAGE = 4096
NOON = 1_790_000_000_000


def _log() -> list[Event]:
    chance = random.Random(9)
    made, last = [], ""
    for number in range(REVIEWS):
        at = NOON + number * 60_000
        last = new_id(at, last)
        review = Review(rating=Rating(chance.randint(1, 4)), took_ms=chance.randint(0, 60_000), retrievability=0.5)
        body = {"deck": "letters", "given": "é" * chance.randint(0, 30)}
        if number == REVIEWS // 2:
            body["given"] = "long " * 4000
        moment = Moment(at, 60, 740_000 + number // 100)
        card = f"card-{number % 400}"
        made.append(Event(id=last, kind="review", moment=moment, card_id=card, device_id="d", review=review, body=body))
    return made


@pytest.fixture(scope="module")
def log() -> list[Event]:
    return _log()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, log: list[Event]) -> Path:
    """A closed database with the log of one learner without a name and a few entries of another."""
    path = tmp_path_factory.mktemp("whole") / "quizapp.db"
    with Store.open(path) as store:
        with store.writing() as tx:
            tx.append_all(log)
        other = store.for_learner(store.learner("Ada"))
        with other.writing() as tx:
            tx.append_all(replace(event, id=new_id(event.moment.at_ms)) for event in log[:3])
    return path


@pytest.fixture
def path(tmp_path: Path, whole: Path) -> Path:
    return Path(shutil.copy(whole, tmp_path / "quizapp.db"))


def _damaged(path: Path, places: Mapping[int, bytes]) -> None:
    content = bytearray(path.read_bytes())
    for at, piece in places.items():
        content[at : at + len(piece)] = piece
    path.write_bytes(content)


def test_all_of_a_sound_file_is_read_and_each_learner_keeps_their_own(path: Path, log: list[Event]) -> None:
    found = salvage(path)

    assert list(found.log("")) == log
    assert len(list(found.log("Ada"))) == 3
    assert (found.denied, found.reviews) == (0, REVIEWS + 3)


@pytest.mark.parametrize("seed", range(12))
def test_of_a_file_with_damaged_pages_nothing_is_invented_and_most_is_saved(
    path: Path, log: list[Event], seed: int
) -> None:
    chance = random.Random(seed)
    pages = path.stat().st_size // PAGE
    hit = chance.sample(range(pages), 2 + pages // 20)
    _damaged(path, {page * PAGE: chance.randbytes(PAGE) for page in hit})

    found = list(salvage(path).log(""))

    true = {event.id: event for event in log}
    assert all(true.get(event.id) == event for event in found)
    assert len(found) > 0.85 * REVIEWS


@pytest.mark.parametrize("seed", range(12))
def test_single_bytes_that_flipped_make_no_entry_of_another_id(path: Path, log: list[Event], seed: int) -> None:
    chance = random.Random(seed)
    places = {chance.randrange(path.stat().st_size): bytes([chance.randrange(256)]) for _ in range(300)}
    _damaged(path, places)

    found = list(salvage(path).log(""))

    assert {event.id for event in found} <= {event.id for event in log}
    assert len(found) > 0.85 * REVIEWS


@pytest.mark.parametrize("kept", [0.0, 0.5, 0.9])
def test_of_a_file_that_was_cut_all_entries_before_the_cut_are_read(path: Path, log: list[Event], kept: float) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * kept)])

    found = list(salvage(path).log(""))

    assert {event.id for event in found} <= {event.id for event in log}
    assert len(found) >= 0.8 * kept * REVIEWS


def test_without_its_header_the_log_is_still_read(path: Path, log: list[Event]) -> None:
    _damaged(path, {0: b"\0" * PAGE})

    assert list(salvage(path).log("")) == log


def test_what_a_crash_left_half_written_is_rolled_back_first(path: Path, log: list[Event], tmp_path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA cache_size = 1")
        writer.execute("BEGIN")
        writer.execute("UPDATE event SET rating = 1, body = body || '                                        '")
        crashed = tmp_path / "crashed"
        crashed.mkdir()
        for name in ("quizapp.db", "quizapp.db-journal"):
            shutil.copy(tmp_path / name, crashed / name)
        writer.execute("ROLLBACK")
    before = (crashed / "quizapp.db").read_bytes()

    found = salvage(crashed / "quizapp.db")

    assert list(found.log("")) == log
    assert (crashed / "quizapp.db").read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"text\n" * 3000, b"SQLite format 3\0", b"\x0d" * 20_000, b"\x0a" * 20_000])
def test_of_what_is_no_database_nothing_is_read(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "quizapp.db"
    path.write_bytes(content)

    assert salvage(path).events == 0


def test_a_schema_that_would_never_end_is_not_asked(tmp_path: Path) -> None:
    path = tmp_path / "quizapp.db"
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT * FROM n"
    with closing(sqlite3.connect(path)) as made:
        made.execute(f"CREATE VIEW event AS {endless}")

    assert salvage(path).events == 0


def test_what_cannot_be_opened_is_said(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="cannot be read"):
        salvage(tmp_path)


def test_it_is_told_how_far_reading_is_and_may_be_ended(path: Path) -> None:
    told: list[tuple[int, int]] = []
    salvage(path, lambda _, done, of: told.append((done, of)))

    assert told == sorted(told)
    assert {of for _, of in told} == {2 * path.stat().st_size // PAGE}

    def end(what: str, done: int, of: int) -> None:
        raise QuizError(f"{what}: {done} of {of}")

    with pytest.raises(QuizError, match="0 of"):
        salvage(path, end)


def test_neither_the_file_nor_what_is_saved_of_it_is_held_in_memory(path: Path) -> None:
    salvage(path)
    tracemalloc.start()
    try:
        saved = salvage(path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert saved.events == REVIEWS + 3
    assert peak < path.stat().st_size / 4
