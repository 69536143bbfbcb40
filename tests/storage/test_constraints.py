import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from quizapp.storage.store import Store

Row = dict[str, object]

EVENT: Row = {
    "id": "e", "kind": "review", "device_id": "d", "card_id": "c", "at_ms": 1_790_000_000_000, "tz_min": 60,
    "study_day": 740_000, "body": "{}", "rating": 3, "mode": "study", "form": "choice", "verdict": "right",
    "retrievability": 0.5, "guess": 0.25, "hint": 0, "override": 1, "took_ms": 5, "interval_days": 3,
    "due_day": 740_003, "due_ms": None, "params": "p", "fingerprint": "f", "key_hash": "k",
}  # fmt: skip
MEMORY: Row = {
    "card_id": "c", "algorithm": "fsrs-6", "version": 1, "phase": "review", "stability": 3.5, "difficulty": 5.0,
    "step": 0, "first_day": 740_000, "last_day": 740_000, "last_ms": 1_790_000_000_000, "due_day": 740_003,
    "due_ms": None, "buried_day": None, "suspended": 0, "flagged": 0, "reps": 1, "lapses": 0, "again": 0, "hard": 0,
    "good": 1, "easy": 0, "first_rating": 3, "first_guess": 0.0, "key_hash": "k",
    "trail": "",
}  # fmt: skip
FILE: Row = {
    "path": "/b.yaml", "root": "/", "size": 1, "mtime_ns": 1, "digest": "d", "state": "ok", "deck": "b", "title": "B",
    "deck_id": "", "topic": "", "about": "", "cards": 0, "includes": "[]", "problems": "[]",
    "topics": "[]", "exams": "[]",
}  # fmt: skip
CARD: Row = {
    "card_id": "c", "question_id": "q", "aliases": "[]", "deck": "a", "title": "A", "file": "/a.yaml", "place": 0,
    "line": 1, "topic": "t", "kind": "choice", "part": "", "fingerprint": "f", "key_hash": "k", "content": "{}",
    "added_ms": 0,
}  # fmt: skip
DAY: Row = {
    "study_day": 740_000, "deck": "a", "topic": "t", "maturity": "new", "again": 0, "hard": 0, "good": 1, "easy": 0,
    "took_ms": 5,
}  # fmt: skip
HOUR: Row = {
    "study_day": 740_000, "hour": 12, "maturity": "new", "again": 0, "hard": 0, "good": 1, "easy": 0, "took_ms": 5,
    "timed": 1,
}  # fmt: skip
FORM: Row = {
    "study_day": 740_000, "form": "choice", "bin": -1, "word": "sure", "reviews": 2, "right": 1, "took_ms": 5,
    "predicted": 0, "loss": 0, "timed": 1,
}  # fmt: skip
FORMER: Row = {
    "card_id": "c", "question_id": "q", "deck": "a", "file": "/a.yaml", "place": 0, "line": 1, "topic": "t",
    "kind": "choice", "part": "", "fingerprint": "f", "key_hash": "k", "content": "{}", "near": "[]",
    "at_ms": 1_790_000_000_000, "gone": 0,
}  # fmt: skip
PORTION: Row = {"file": "/a.yaml", "topic": "t", "basis": "b", "figures": b"0"}
BLOCK: Row = {"block": 26_428, "figures": b"0"}
STOCK: Row = {
    "file": "/a.yaml",
    "topic": "t",
    "deck": "a",
    "day": 740_000,
    "figures": b"0",
    "fresh": b"",
    "firsts": b"",
}
NOTED: Row = {
    "card_id": "c", "file": "/a.yaml", "topic": "t", "stability": 3.5, "difficulty": 5.0, "last_day": 740_000,
    "first_day": 740_000, "due": 740_003, "in_steps": 0, "suspended": 0, "lapses": 0, "first_right": 1,
    "first_guess": 0.0, "trail": "",
}  # fmt: skip
CHANGED: Row = {
    "card_id": "c", "file": "/a.yaml", "topic": "t", "phase": "review", "due_day": 740_003, "due_ms": None,
    "last_day": 740_000, "buried_day": None, "suspended": 0, "corrected": 0, "first_rating": 3, "first_guess": 0.25,
}  # fmt: skip
SEARCHED: Row = {
    "number": 1, "card_id": "c", "key_hash": "k", "kind": "choice", "calculated": 0, "text": "t", "topic": "t",
    "tags": "", "ids": "c", "front": "T", "back": "A",
}  # fmt: skip
MISTAKE: Row = {"card_id": "c", "text": "recall", "times": 1, "last_day": 740_000}
GOOD: dict[str, Row] = {
    "event": EVENT, "memory": MEMORY, "deck_file": FILE, "card": CARD, "day_tally": DAY, "hour_tally": HOUR,
    "form_tally": FORM, "mistake": MISTAKE, "portion": PORTION, "former": FORMER,
    "search_card": SEARCHED, "stock": STOCK, "stock_change": CHANGED,
    "portion_change": NOTED, "tally_block": BLOCK,
    "search_file": {"number": 1, "file": "/a.yaml", "deck": "a", "cards": 0, "indexed": 1},
    "learner": {"name": "Ada"}, "prerequisite": {"file": "/a.yaml", "topic": "", "needs": "b"},
}  # fmt: skip

DECKS = ("card", "deck_file", "prerequisite", "search_card", "search_file")

INSTANTS: list[object] = [0, 946_684_799_999, 7_258_118_400_000, 1e12 + 0.5, "noon"]
DAYS: list[object] = [0, 730_117, 803_172, 1.5, "today"]
DUE_DAYS: list[object] = [0, 730_117, 839_772]
FLAGS: list[object] = [2, -1, "yes"]
COUNTS: list[object] = [-1, 0.5, "many", None]
NAN = float("nan")
NUL = "a\0b"

BAD: dict[str, dict[str, list[object]]] = {
    "learner": {"name": [NUL, None]},
    "event": {
        "learner_id": ["nobody", None], "id": ["", NUL, None], "kind": ["", NUL, None], "device_id": [NUL, None],
        "card_id": ["", NUL, None], "at_ms": [*INSTANTS, None], "tz_min": [-1441, 1441, None],
        "study_day": [*DAYS, None], "body": [NUL, None], "rating": [0, 5, 99, "banana", 2.5, None],
        "mode": ["play", ""], "verdict": ["maybe"], "retrievability": [-0.1, 1.1, "high"], "guess": [-0.1, 1.0],
        "hint": FLAGS, "override": FLAGS, "took_ms": [-1], "interval_days": [-1, 839_772], "due_day": DUE_DAYS,
        "due_ms": [0, 10_420_358_400_001], "fingerprint": [NUL], "key_hash": [NUL],
    },
    "memory": {
        "learner_id": ["nobody"], "card_id": ["", NUL], "algorithm": [NUL, None], "version": [0, None],
        "phase": ["old", "", None], "stability": [-1, -5.0, 1e9, float("inf"), NAN, "much", None],
        "difficulty": [0.5, -1, 10.5, NAN, float("inf"), None], "step": COUNTS, "first_day": DAYS, "last_day": DAYS,
        "buried_day": DAYS, "last_ms": INSTANTS, "due_day": DUE_DAYS, "due_ms": [0, 10_420_358_400_001],
        "suspended": FLAGS, "flagged": FLAGS, "reps": COUNTS, "lapses": COUNTS, "again": COUNTS, "hard": COUNTS,
        "good": COUNTS, "easy": COUNTS, "first_rating": [0, 5], "first_guess": [-0.1, 1.0, NAN], "key_hash": [NUL],
    },
    "deck_file": {
        "path": ["", NUL, None], "state": ["lost", None], "size": COUNTS, "cards": COUNTS, "mtime_ns": ["now", 1.5],
        "root": [NUL], "deck": [NUL], "title": [NUL], "deck_id": [NUL], "topic": [NUL], "about": [NUL],
    },
    "prerequisite": {"file": ["", NUL, "/nowhere.yaml"], "topic": [NUL, None], "needs": ["", NUL, None]},
    "card": {
        "card_id": ["", NUL], "question_id": ["", NUL], "file": ["/nowhere.yaml", NUL], "place": COUNTS,
        "line": COUNTS, "deck": [NUL], "title": [NUL], "topic": [NUL], "part": [NUL], "content": [NUL, None],
    },
    "former": {
        "learner_id": ["nobody"], "card_id": ["", NUL], "question_id": ["", NUL], "place": COUNTS, "line": COUNTS,
        "at_ms": [*INSTANTS, None], "gone": FLAGS, "deck": [NUL], "file": [NUL], "topic": [NUL], "part": [NUL],
        "content": [NUL, None], "near": [NUL, None],
    },
    "day_tally": {
        "learner_id": ["nobody"], "study_day": DAYS, "maturity": ["ripe", ""], "again": COUNTS, "hard": COUNTS,
        "good": COUNTS, "easy": COUNTS, "took_ms": COUNTS, "deck": [NUL], "topic": [NUL],
    },
    "hour_tally": {
        "learner_id": ["nobody"], "study_day": DAYS, "hour": [-1, 24], "maturity": ["ripe", ""], "again": COUNTS,
        "hard": COUNTS, "good": COUNTS, "easy": COUNTS, "took_ms": COUNTS, "timed": COUNTS,
    },
    "form_tally": {
        "learner_id": ["nobody"], "study_day": DAYS, "form": [NUL], "bin": [-2, 0.5], "word": [NUL],
        "reviews": [-1, 0], "right": [-1, 3], "took_ms": COUNTS, "predicted": COUNTS, "loss": COUNTS,
        "timed": [-1, 3],
    },
    "portion": {
        "learner_id": ["nobody"], "file": ["", NUL, "/nowhere.yaml"], "topic": [NUL, None], "basis": [NUL, None],
        "figures": ["text"],
    },
    "stock": {
        "learner_id": ["nobody"], "file": ["", NUL, "/nowhere.yaml"], "topic": [NUL, None], "deck": [NUL, None],
        "day": [*DAYS, None], "figures": ["text", None], "fresh": ["text", None], "firsts": ["text", None],
    },
    "tally_block": {"learner_id": ["nobody"], "block": [1.5, "this", 26_074, 28_685], "figures": ["text", None]},
    "portion_change": {
        "learner_id": ["nobody"], "card_id": ["", NUL], "file": ["", NUL, None], "topic": [NUL, None],
        "stability": ["much"], "in_steps": [None, "yes"], "first_right": [None, 0.5], "trail": [None],
    },
    "stock_change": {
        "learner_id": ["nobody"], "card_id": ["", NUL], "file": ["", NUL, None], "topic": [NUL, None],
        "suspended": [None, "yes"], "corrected": [None, "yes"], "due_day": ["today"], "last_day": [1.5],
        "first_rating": ["good"], "first_guess": ["much"],
    },
    "search_card": {
        "number": [0, -1, "one"], "card_id": ["", NUL, None], "calculated": FLAGS, "text": [NUL, None], "topic": [NUL],
        "tags": [NUL], "ids": [NUL], "front": [NUL], "back": [NUL],
    },
    "search_file": {
        "number": [0, -1], "file": ["", NUL, "/nowhere.yaml"], "deck": [NUL, None], "cards": COUNTS, "indexed": FLAGS,
    },
    "mistake": {
        "learner_id": ["nobody"], "card_id": ["", NUL], "text": [NUL], "times": [0, *COUNTS], "last_day": [*DAYS, None],
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path: Path = tmp_path_factory.mktemp("raw") / "quiz.db"
    with Store.open(path) as store:
        store.learner("owner")
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    insert(connection, "deck_file", {**FILE, "path": "/a.yaml"})
    yield connection
    connection.close()


def insert(raw: sqlite3.Connection, table: str, row: Row) -> None:
    names = ", ".join(f'"{name}"' for name in row)
    raw.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(row))})", list(row.values()))


def whole(raw: sqlite3.Connection, table: str) -> Row:
    if table == "learner":
        return {"learner_id": "new", **GOOD[table]}
    owner = raw.execute("SELECT learner_id FROM learner WHERE name = 'owner'").fetchone()[0]
    return GOOD[table] if table in DECKS else {"learner_id": owner, **GOOD[table]}


@pytest.mark.parametrize("table", sorted(GOOD))
def test_a_good_row_is_taken(raw: sqlite3.Connection, table: str) -> None:
    raw.execute("BEGIN")
    before = raw.total_changes
    insert(raw, table, whole(raw, table))
    assert raw.total_changes == before + 1
    raw.execute("ROLLBACK")


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        (table, column, value)
        for table, columns in BAD.items()
        for column, values in columns.items()
        for value in values
    ],
)
def test_a_bad_value_is_refused_by_the_database_itself(
    raw: sqlite3.Connection, table: str, column: str, value: object
) -> None:
    raw.execute("BEGIN")
    with pytest.raises(sqlite3.IntegrityError):
        insert(raw, table, {**whole(raw, table), column: value})
    raw.execute("ROLLBACK")


def test_every_check_refuses_something(raw: sqlite3.Connection) -> None:
    """A check that no bad value meets would be untested: each must be named by a refusal."""
    met = set()
    for table, columns in BAD.items():
        for column, values in columns.items():
            for value in values:
                with pytest.raises(sqlite3.IntegrityError) as caught:
                    insert(raw, table, {**whole(raw, table), column: value})
                met.add(str(caught.value).removeprefix("CHECK constraint failed: "))
    texts = " ".join(sql for (sql,) in raw.execute("SELECT sql FROM sqlite_master WHERE type = 'table'"))
    named = {word for word, after in zip(texts.split(), texts.split()[1:], strict=False) if after == "CHECK"}
    assert named - met == set()
    assert len(named) > 40


def test_an_event_of_a_kind_from_the_future_is_taken(raw: sqlite3.Connection) -> None:
    raw.execute("BEGIN")
    insert(raw, "event", {**whole(raw, "event"), "kind": "exam_start", "rating": None, "card_id": ""})
    assert raw.execute("SELECT count(*) FROM event WHERE kind = 'exam_start'").fetchone() == (1,)
    raw.execute("ROLLBACK")
