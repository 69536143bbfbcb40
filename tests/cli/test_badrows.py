import json
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from quizapp.errors import Status
from tests.cli.faults import Fault, faults

Cli = Callable[..., tuple[int, str, str]]
ID = "(SELECT id FROM event WHERE kind = 'review' ORDER BY id LIMIT 1 OFFSET 3)"
BAD = {
    "id": ("'x'", "''"),
    "kind": ("'a' || char(0)", "'x'", "''", "'void'", "'alias'", "'exam'", "'setting'"),
    "device_id": (
        "'a' || char(0)",
        "'x'",
    ),
    "card_id": ("'a' || char(0)", "''", "'x'", "CAST(x'ff00' AS TEXT)"),
    "at_ms": ("-5", "9000000000000000"),
    "tz_min": ("99999", "-99999"),
    "study_day": ("-1", "99999999"),
    "body": ("'a' || char(0)", "'{'", "'[]'", "'1'", "'{\"deck\": 5}'", "CAST(x'ff' AS TEXT)", f"'{'[' * 100_000}'"),
    "rating": ("9", "0", "NULL"),
    "mode": ("'x'", "CAST(x'ff' AS TEXT)"),
    "form": ("'a' || char(0)", "'x'", "CAST(x'ff' AS TEXT)"),
    "verdict": ("'x'", "CAST(x'ff' AS TEXT)"),
    "retrievability": ("5.0", "-1.0", "9e999"),
    "guess": ("7.0", "-1.0"),
    "hint": ("7",),
    "override": ("7",),
    "took_ms": ("-1", "99999999999999"),
    "interval_days": ("-3", "999999999999"),
    "due_day": ("99999999999", "-1"),
    "due_ms": ("-5", "9000000000000000000"),
    "params": ("'x'", "CAST(x'ff' AS TEXT)"),
    "fingerprint": ("'a' || char(0)", "'x'", "CAST(x'ff' AS TEXT)"),
    "key_hash": ("'a' || char(0)", "'x'", "CAST(x'ff' AS TEXT)"),
    "exam_id": ("'x'", "CAST(x'ff' AS TEXT)"),
}
ROWS = [fault for fault in faults() if fault.check in ("rows", "folds")]
LISTS = (("due",), ("decks",), ("cards",), ("stats",), ("topics",), ("study", "--plain"))


@pytest.fixture
def studied(cli: Cli, review: Callable[..., None], data: Path) -> Path:
    for question in ("What is the first letter?", "Which letter follows A?"):
        review(question, *((f"2026-11-0{day}T10:00:00+01:00", 3) for day in range(1, 6)))
    cli("stats")
    return data


@pytest.mark.parametrize("fault", ROWS, ids=[fault.name for fault in ROWS])
def test_lists_study_and_statistics_go_on_without_a_bad_row(
    fault: Fault, cli: Cli, studied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault.plant(studied)
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"quit\n")))

    for command in LISTS:
        status, out, err = cli(*command)

        assert status == Status.FINE, (command, out, err)
        assert not list(studied.glob("crash-*"))


@pytest.mark.parametrize(("column", "value"), [(column, value) for column in BAD for value in BAD[column]])
def test_whatever_one_column_of_the_log_holds_all_else_is_told_and_folded(
    column: str, value: str, cli: Cli, studied: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(studied / "quizapp.db", isolation_level=None)) as opened:
        opened.execute("PRAGMA ignore_check_constraints = ON")
        opened.execute(f"UPDATE event SET {column} = {value} WHERE id = {ID}")
        opened.execute("UPDATE learner SET folds = 0")
    exported, copy = tmp_path / "log.jsonl", tmp_path / "copy.db"

    for command in (
        *LISTS,
        ("log", "export", str(exported)),
        ("health",),
        ("doctor", "--rebuild"),
        ("backup", str(copy)),
    ):
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"quit\n")))
        status, out, err = cli(*command)
        assert status == Status.FINE, (command, out, err)
    assert not list(studied.glob("crash-*"))
    status, _, err = cli("--data", str(tmp_path / "new"), "log", "import", str(exported))
    assert (status, "0 lines not understood" in err) == (Status.FINE, True), err


@pytest.mark.parametrize("bad", ["rating = 9", "body = '{'", "at_ms = 9000000000000000", "verdict = 'x'", "at_ms = -5"])
def test_an_export_says_once_how_many_entries_it_lacks(bad: str, cli: Cli, studied: Path, tmp_path: Path) -> None:
    cli("log", "export", str(tmp_path / "whole.jsonl"))
    with closing(sqlite3.connect(studied / "quizapp.db", isolation_level=None)) as opened:
        opened.execute("PRAGMA ignore_check_constraints = ON")
        opened.execute(f"UPDATE event SET {bad} WHERE id = {ID}")

    _, _, err = cli("log", "export", str(tmp_path / "part.jsonl"))

    whole, part = (
        {json.loads(line)["id"] for line in (tmp_path / name).read_text().splitlines()}
        for name in ("whole.jsonl", "part.jsonl")
    )
    assert len(whole - part) == 1
    assert part < whole
    assert err.count("1 entry of the log cannot be as written, and is left out: `quizapp doctor` says more.") == 1
