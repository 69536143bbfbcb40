"""Backups made, listed and put back from the command line."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from quizapp.cli import build
from quizapp.errors import Status
from quizapp.storage.backups import Backups

Cli = Callable[..., tuple[int, str, str]]
Review = Callable[..., None]
FIRST = "What is the first letter?"
MONDAY, WEDNESDAY = (f"2026-11-{day}T10:00:00+01:00" for day in (16, 18))


@pytest.fixture(autouse=True)
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """No command makes a backup unasked."""
    monkeypatch.setattr(build, "CHEAP", 0)
    monkeypatch.setattr(Backups, "before", lambda _self, _reason, _progress: None)


def listed(cli: Cli) -> list[dict[str, object]]:
    _, out, _ = cli("backup", "--list", "--json")
    found = json.loads(out)
    assert isinstance(found, list)
    return found


def reviews(cli: Cli) -> int:
    _, out, _ = cli("log", "export", "-")
    return out.count('"kind": "review"') + out.count('"kind":"review"')


def test_a_backup_is_made_listed_and_put_back_and_that_is_undone(cli: Cli, review: Review) -> None:
    review(FIRST, ("2026-11-16T09:00:00+01:00", 3))
    status, _, err = cli("backup", now=MONDAY)
    assert (status, "1 review" in err, "read through" in err) == (0, True, True)
    review(FIRST, ("2026-11-17T09:00:00+01:00", 3), ("2026-11-18T09:00:00+01:00", 3))
    status, _, err = cli("restore", "--yes", now=WEDNESDAY)
    assert status == 0
    assert "2 of them, of 2026-11-17 to 2026-11-18, are not in the backup and will be gone." in err
    assert reviews(cli) == 1
    assert [one["reason"] for one in listed(cli)] == ["restore", "asked for"]
    assert cli("restore", "--yes", now="2026-11-19T10:00:00+01:00")[0] == 0
    assert reviews(cli) == 3


def test_a_list_says_when_why_and_how_much(cli: Cli, review: Review) -> None:
    assert "no backup" in cli("backup", "--list")[2]
    review(FIRST, ("2026-11-16T09:00:00+01:00", 3))
    cli("backup", now=MONDAY)
    _, out, _ = cli("backup", "--list")
    assert out.split("\n")[1].split()[:5] == ["2026-11-16", "10:00", "asked", "for", "1"]
    (one,) = listed(cli)
    assert (one["made_at"], one["reviews"]) == ("2026-11-16T10:00:00+01:00", 1)


def test_a_day_is_that_evening_or_the_one_before_with_a_backup(cli: Cli, review: Review) -> None:
    for number, day in enumerate((MONDAY, WEDNESDAY), start=1):
        review(FIRST, (f"2026-11-{14 + number}T09:00:00+01:00", 3))
        cli("backup", now=day)
    assert "2026-11-16" in cli("restore", "2026-11-17", "--yes")[2]
    assert reviews(cli) == 1
    status, _, err = cli("restore", "2026-11-01", "--yes")
    assert (status, "no backup of 2026-11-01 or before" in err) == (Status.PROBLEMS, True)
    assert cli("restore", "yesterday", "--yes")[0] == Status.USAGE


def test_without_a_terminal_nothing_is_restored_unless_told(cli: Cli, review: Review) -> None:
    review(FIRST, ("2026-11-16T09:00:00+01:00", 3))
    cli("backup")
    status, _, err = cli("restore")
    assert (status, "`quizapp restore --yes`" in err) == (Status.PROBLEMS, True)
    assert "`quizapp restore 2026-11-20 --yes`" in cli("restore", "2026-11-20")[2]
    assert len(listed(cli)) == 1


def test_without_a_backup_it_says_so(cli: Cli) -> None:
    cli("decks")
    status, _, err = cli("restore", "--yes")
    assert (status, "no good backup" in err) == (Status.PROBLEMS, True)


def test_a_backup_at_a_path_can_be_restored_elsewhere(cli: Cli, review: Review, tmp_path: Path, data: Path) -> None:
    review(FIRST, ("2026-11-16T09:00:00+01:00", 3))
    stick = tmp_path / "stick"
    stick.mkdir()
    assert cli("backup", str(stick))[0] == 0
    (copy,) = stick.iterdir()
    shutil.rmtree(data)
    assert cli("restore", str(copy), "--yes")[0] == 0
    assert reviews(cli) == 1


@pytest.mark.parametrize("target", ["nowhere/x.db", "quizapp.db"])
def test_a_backup_is_not_put_where_it_cannot_be_or_over_something(cli: Cli, data: Path, target: str) -> None:
    cli("decks")
    before = (data / "quizapp.db").read_bytes()
    status, _, err = cli("backup", str(data / target))
    assert status == Status.DATABASE
    assert target.split("/", maxsplit=1)[0] in err
    assert (data / "quizapp.db").read_bytes() == before


def test_the_database_is_no_backup_of_itself(cli: Cli, data: Path) -> None:
    cli("decks")
    status, _, err = cli("restore", str(data / "quizapp.db"), "--yes")
    assert (status, "itself" in err) == (Status.PROBLEMS, True)


def test_what_is_missing_is_said_until_it_is_accepted(cli: Cli, review: Review, data: Path) -> None:
    cli("decks")
    shutil.copy(data / "quizapp.db", data / "old")
    review(FIRST, ("2026-11-16T09:00:00+01:00", 3))
    shutil.copy(data / "old", data / "quizapp.db")
    for command in (["decks"], ["stats"], ["log", "export", "-"]):
        status, _, err = cli(*command)
        assert (status, "quizapp restore" in err) == (Status.DATABASE, True)
    assert (data / "quizapp.db").read_bytes() == (data / "old").read_bytes()
    assert cli("restore", "--accept")[0] == 0
    assert cli("decks")[0] == 0
    assert reviews(cli) == 0


def test_what_was_learned_from_entries_that_are_gone_is_forgotten_once_that_is_accepted(
    cli: Cli, review: Review, data: Path
) -> None:
    review(FIRST, *((f"2026-11-{day}T09:00:00+01:00", 3) for day in range(10, 17)))
    cli("decks")
    with closing(sqlite3.connect(data / "quizapp.db")) as opened, opened:
        opened.execute("DELETE FROM event WHERE rowid IN (SELECT rowid FROM event ORDER BY rowid DESC LIMIT 3)")
    assert cli("restore", "--accept")[0] == Status.FINE
    assert cli("due")[0] == Status.FINE
    status, out, err = cli("doctor")
    assert status == Status.FINE, out + err
    with closing(sqlite3.connect(data / "quizapp.db")) as opened:
        (kept,) = opened.execute("SELECT sum(reps) FROM memory").fetchone()
    assert (kept, reviews(cli)) == (4, 4)


def test_a_log_that_the_newest_backup_holds_needs_no_other_before_a_restore(cli: Cli, review: Review) -> None:
    for number, day in enumerate((MONDAY, WEDNESDAY), start=1):
        review(FIRST, (f"2026-11-{14 + number}T09:00:00+01:00", 3))
        cli("backup", now=day)
    assert cli("restore", "2026-11-16", "--yes")[0] == Status.FINE
    assert (reviews(cli), [one["reviews"] for one in listed(cli)]) == (1, [2, 1])
    assert cli("restore", "--yes")[0] == Status.FINE
    assert (reviews(cli), [one["reviews"] for one in listed(cli)]) == (2, [1, 2, 1])


def test_a_backup_says_that_entries_were_deleted_and_the_doctor_says_no_worse(
    cli: Cli, review: Review, data: Path
) -> None:
    review(FIRST, *((f"2026-11-{day}T09:00:00+01:00", 3) for day in range(10, 17)))
    with closing(sqlite3.connect(data / "quizapp.db")) as opened, opened:
        opened.execute("DELETE FROM event WHERE rowid IN (SELECT rowid FROM event ORDER BY rowid LIMIT 2 OFFSET 3)")
    assert cli("due")[0] == Status.FINE
    status, _, err = cli("backup")
    assert (status, "some were deleted" in err, "restore --accept" in err) == (Status.FINE, True, True)
    status, out, err = cli("doctor")
    assert (status, "What is left can be used" in out) == (Status.DATABASE, True)
    assert "cannot be used" not in out + err
    assert cli("restore", "--accept")[0] == Status.FINE
    assert "deleted" not in cli("backup")[2]


@pytest.mark.parametrize("told", ["by name", "by path"])
def test_a_backup_known_to_be_damaged_is_refused_before_anything_is_asked(
    cli: Cli, review: Review, data: Path, told: str
) -> None:
    review(FIRST, ("2026-11-16T09:00:00+01:00", 3))
    cli("backup")
    (path,) = (data / "backups").glob("*.db")
    path.write_bytes(path.read_bytes() + b"\0" * 4096)
    status, _, err = cli("restore", str(path) if told == "by path" else path.name, "--yes")
    assert (status, "not as it was made" in err) == (Status.DATABASE, True)
    assert reviews(cli) == 1


def test_another_folder_is_used(cli: Cli, data: Path, tmp_path: Path) -> None:
    data.mkdir()
    (data / "config.toml").write_text(f'[backups]\nfolder = "{tmp_path / "disk"}"\n')
    cli("decks", now=MONDAY)
    cli("backup")
    assert len(list((tmp_path / "disk").glob("*.db"))) == 1
