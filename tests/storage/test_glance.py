import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.review import NEW, Event, Memory, Phase, Rating
from quizapp.core.tally import Maturity, Tally
from quizapp.storage import queries
from quizapp.storage.glance import look
from quizapp.storage.identity import SCHEMA_VERSION
from quizapp.storage.rows import CardRow, DeckFileRow, FileState
from quizapp.storage.shelf import Shelf
from quizapp.storage.store import Store

DAY = 740_000
FILES = [f"/decks/{name}.yaml" for name in "abc"]

days = st.none() | st.integers(DAY - 3, DAY + 3)
memories = st.builds(
    Memory,
    phase=st.sampled_from(Phase),
    last_day=days,
    due_day=days,
    due_ms=st.none() | st.just(1_790_000_000_000),
    buried_day=days,
    suspended=st.booleans(),
    reps=st.integers(0, 2),
    key_hash=st.sampled_from(["", "k", "other"]),
)
tallies = st.builds(
    Tally,
    study_day=st.integers(DAY - 1, DAY + 2),
    hour=st.just(12),
    deck=st.sampled_from("ab"),
    topic=st.sampled_from("xy"),
    maturity=st.sampled_from(Maturity),
    rating=st.sampled_from(Rating),
    took_ms=st.just(5),
)
names = st.sampled_from([f"c{number}" for number in range(8)])


@settings(deadline=None)  # a commit waits for the disk
@given(
    cards=st.dictionaries(names, st.tuples(st.sampled_from(FILES), st.integers(0, 5)), max_size=8),
    known=st.dictionaries(names, memories, max_size=6),
    theirs=st.dictionaries(names, memories, max_size=3),
    counted=st.lists(tallies, max_size=6),
    wanted=st.lists(st.sampled_from([*FILES, "/unknown.yaml"]), max_size=4),
)
def test_the_first_look_sees_what_the_store_sees(
    empty_database: Path,
    card: Callable[..., CardRow],
    deck_file: Callable[..., DeckFileRow],
    cards: dict[str, tuple[str, int]],
    known: dict[str, Memory],
    theirs: dict[str, Memory],
    counted: list[Tally],
    wanted: list[str],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(empty_database, folder))
        with Store.open(path) as store:
            with store.writing() as tx:
                for file in FILES:
                    rows = [card(name, file, place) for name, (at, place) in cards.items() if at == file]
                    tx.put_file(deck_file(file), rows)
                for name, memory in known.items():
                    tx.save(name, memory)
                for tally in counted:
                    tx.count([tally])
            ada = store.for_learner(store.learner("Ada"))
            with ada.writing() as tx:
                for name, memory in theirs.items():
                    tx.save(name, memory)
            for name, seen in (("", store), ("Ada", ada)):
                glance = look(path, DAY, name)
                assert glance is not None
                for day in (DAY, DAY + 1, DAY + 2):
                    assert glance.used(day) == seen.used(day)
                    assert glance.answers(day) == seen.recent(day)
                    shelves = glance.shelf(wanted, day), seen.shelf(wanted, day)
                    assert shelves[0].stocks == shelves[1].stocks
                    assert told(shelves[0], day) == told(shelves[1], day)


def told(shelf: Shelf, day: int) -> object:
    """All cards that stocks count without naming them."""
    return [[sorted(shelf.due([stock], day)), [*shelf.fresh(stock)]] for stock in shelf.stocks]


def test_the_first_look_has_the_files_and_the_newest_day(
    store: Store, path: Path, deck_file: Callable[..., DeckFileRow], event: Callable[..., Event]
) -> None:
    with store.writing() as tx:
        tx.put_file(replace(deck_file(FILES[1]), state=FileState.BROKEN, topic="t", includes=("/é.yaml",)), None)
        tx.put_file(deck_file(FILES[0]), [])
    glance = look(path, DAY)
    assert glance is not None
    assert glance.newest_day is None
    assert glance.newest_ms is None
    assert glance.includes == {FILES[1]: ("/é.yaml",)}
    assert list(glance.files) == FILES[:2]
    for name, file in store.files().items():
        assert glance.files[name] == (name, file.size, file.mtime_ns, file.state, file.deck, file.title, file.topic)
    with store.writing() as tx:
        tx.append(event())
    again = look(path, DAY)
    assert again is not None
    assert again.newest_day == store.newest_day() == DAY
    assert again.newest_ms == store.newest_ms() is not None


def test_nothing_is_seen_where_no_database_is_and_none_is_made(path: Path) -> None:
    assert look(path, DAY) is None
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"x" * 5000, b"SQLite format 3\0" + b"\xff" * 5000])
def test_nothing_is_seen_in_what_is_no_database(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert look(path, DAY) is None
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    "change",
    [
        f"PRAGMA user_version = {SCHEMA_VERSION - 1}",
        f"PRAGMA user_version = {SCHEMA_VERSION + 1}",
        "PRAGMA application_id = 5",
        "DROP TABLE card",
    ],
)
def test_nothing_is_seen_in_another_database(empty_database: Path, path: Path, change: str) -> None:
    shutil.copy(empty_database, path)
    assert look(path, DAY) is not None
    connection = sqlite3.connect(path)
    connection.execute(change)
    connection.commit()
    connection.close()
    assert look(path, DAY) is None


def test_nothing_is_seen_in_a_locked_or_damaged_database(empty_database: Path, path: Path) -> None:
    shutil.copy(empty_database, path)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    assert look(path, DAY) is None
    connection.close()
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    assert look(path, DAY) is None


def test_nothing_is_seen_for_a_learner_who_is_not_there_or_in_a_folder(empty_database: Path) -> None:
    assert look(empty_database, DAY, "Ada") is None
    assert look(empty_database.parent, DAY) is None


def test_a_card_that_is_new_to_the_learner_is_new(
    store: Store, path: Path, card: Callable[..., CardRow], deck_file: Callable[..., DeckFileRow]
) -> None:
    with store.writing() as tx:
        tx.put_file(deck_file(FILES[0]), [card("c", FILES[0])])
        tx.save("c", replace(NEW, phase=Phase.REVIEW))
    glance = look(path, DAY)
    assert glance is not None
    assert [stock.seen + len(stock.loose) for stock in glance.shelf(FILES, DAY).stocks] == [1]


def test_looking_needs_the_standard_library_alone() -> None:
    code = "import sys, quizapp.storage.glance; print(*(name.partition('.')[0] for name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"sqlmodel", "sqlalchemy", "pydantic", "alembic", "yaml", "textual"} & set(done.stdout.split())


def test_opening_a_database_of_this_version_does_not_load_the_migrations(empty_database: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from quizapp.storage.store import Store;"
        "Store.open(Path(sys.argv[1])).close(); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(empty_database)], capture_output=True, text=True, check=True)
    assert not {"sqlmodel", "sqlalchemy", "alembic"} & set(done.stdout.split())


def test_the_first_look_sees_the_exam_under_way_as_the_store_does(
    empty_database: Path, tmp_path: Path, event: Callable[..., Event]
) -> None:
    path = Path(shutil.copy(empty_database, tmp_path / "exam.db"))
    made = event("exam_start", "", blueprint={"name": "Finals", "minutes": 10}, questions=3)
    start = replace(made, exam=made.id)
    answers = [replace(event("exam_answer", "", **body), exam=start.id) for body in (
        {"place": 0, "response": {"kind": "wrote", "text": "a"}, "spent": 1_000},
        {"place": 1, "response": {"kind": "wrote", "text": "b"}, "spent": 2_000},
        {"place": 0, "response": None, "spent": 5_000},
    )]  # fmt: skip
    with Store.open(path) as store:
        without_questions = event("exam_start", "", questions=3)
        asked = replace(event("exam_question", ""), exam=start.id)
        for one in (start, asked, *answers, replace(without_questions, exam=without_questions.id)):
            with store.writing() as tx:
                tx.append(one)
        seen = store.exam_under_way()
        assert seen is not None
        assert (seen.id, seen.name, seen.questions, seen.answered) == (start.id, "Finals", 3, 1)
        assert seen.over_ms == answers[-1].moment.at_ms + 600_000 - 5_000
        first = look(path, DAY)
        assert first is not None
        assert first.exam == seen
        with store.writing() as tx:
            tx.append(replace(event("exam_submit", ""), exam=start.id))
        last = look(path, DAY)
        assert last is not None
        assert last.exam is store.exam_under_way() is None


def test_the_first_look_finds_an_exam_without_going_through_the_log(empty_database: Path) -> None:
    with closing(sqlite3.connect(empty_database)) as file:
        plan = [row[3] for row in file.execute(f"EXPLAIN QUERY PLAN {queries.UNDER_WAY}", {"learner": "ada"})]
    assert [line for line in plan if "event_by_time" in line or line.startswith("SCAN")] == []
    assert any("event_by_rare_kind" in line for line in plan)
