"""Backups that commands make without being asked: the first of a day, and before an import."""

import json
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


def test_switched_off_there_is_none_unasked(cli: Cli, data: Path, review: Review) -> None:
    data.mkdir()
    (data / "config.toml").write_text("[backups]\non = false\n")
    cli("decks", now=MONDAY)
    review(FIRST, ("2026-11-16T09:00:00+01:00", 3))
    assert listed(cli) == []
