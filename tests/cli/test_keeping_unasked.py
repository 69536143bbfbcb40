"""Backups that commands make without being asked: the first of a day, and before an import."""

import io
import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.cli import build

Cli = Callable[..., tuple[int, str, str]]
Review = Callable[..., None]
FIRST = "What is the first letter?"
MONDAY, TUESDAY, SATURDAY = (f"2026-11-{day}T10:00:00+01:00" for day in (16, 17, 21))


def listed(cli: Cli) -> list[tuple[str, int]]:
    """Why each was made, and how many reviews it holds."""
    _, out, _ = cli("backup", "--list", "--json")
    return [(one["reason"], one["reviews"]) for one in json.loads(out)]


def test_each_day_with_something_new_has_a_backup_unasked(
    cli: Cli, review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("decks", now=MONDAY)
    assert listed(cli) == [("day", 0)]
    cli("decks", now=MONDAY)
    cli("decks", now=TUESDAY)
    assert listed(cli) == [("day", 0)]
    with monkeypatch.context() as large:
        large.setattr(build, "CHEAP", 0)
        review(FIRST, ("2026-11-17T09:00:00+01:00", 3))
    cli("decks", now=SATURDAY)
    cli("decks", now=SATURDAY)
    assert listed(cli) == [("day", 1), ("day", 0)]


def test_an_import_has_one_of_before_unless_there_is_one_of_the_same_log(cli: Cli, review: Review) -> None:
    review(FIRST, ("2026-11-16T09:00:00+01:00", 3))
    review(FIRST, ("2026-11-17T09:00:00+01:00", 3))
    review(FIRST, ("2026-11-17T09:00:00+01:00", 3))
    review(FIRST, ("2026-11-17T09:00:00+01:00", 3))
    assert sorted(listed(cli)) == [("day", 0), ("import", 1), ("import", 2)]


def test_who_learns_by_lines_of_text_has_a_backup_of_the_day(
    cli: Cli, review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as large:
        large.setattr(build, "CHEAP", 0)
        review(FIRST, ("2026-11-16T09:00:00+01:00", 3))
    before = len(listed(cli))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b""), encoding="utf-8"))
    cli("study", "--plain", now="2026-11-24T10:00:00+01:00")
    assert listed(cli)[0] == ("day", 1)
    assert len(listed(cli)) == before + 1


def test_a_log_too_large_for_a_command_is_told_to_lack_a_backup_for_a_week(
    cli: Cli, review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("backup", now=MONDAY)
    monkeypatch.setattr(build, "CHEAP", 0)
    review(FIRST, ("2026-11-16T09:00:00+01:00", 3))
    assert "days old" not in cli("decks", now="2026-11-22T10:00:00+01:00")[2]
    assert "8 days old: `quizapp backup` makes one." in cli("decks", now="2026-11-28T11:00:00+01:00")[2]


def test_an_import_without_a_backup_says_so_before_it_begins(
    cli: Cli, review: Review, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    review(FIRST, ("2026-11-16T09:00:00+01:00", 3))
    log = tmp_path / "log.jsonl"
    log.write_text('{"id": "e", "card_id": "c", "answered_at": "2026-03-02T10:00:00+00:00", "rating": 3}\n')
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**9, 10**9, 1000))
    _, _, err = cli("log", "import", str(log), now=SATURDAY)
    said = err.splitlines()
    (before,) = (place for place, line in enumerate(said) if "no backup from before the import" in line)
    (done,) = (place for place, line in enumerate(said) if "1 event taken" in line)
    assert before < done


def test_switched_off_there_is_none_unasked(cli: Cli, data: Path, review: Review) -> None:
    data.mkdir()
    (data / "config.toml").write_text("[backups]\non = false\n")
    cli("decks", now=MONDAY)
    review(FIRST, ("2026-11-16T09:00:00+01:00", 3))
    assert listed(cli) == []
