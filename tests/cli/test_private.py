"""What a learner did is for that learner alone, whatever the umask; names from outside do nothing to the terminal."""

import json
import os
import re
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quizapp.cli import listings
from tests.cli.faults import faults

Cli = Callable[..., tuple[int, str, str]]
Review = Callable[..., None]
ACTS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]")
SMUGGLED = "b\x1b]0;TITLE\x07\x9b6n\u202e[red]"

pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes and names are those of POSIX")


@pytest.fixture
def _open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def no_due(*_: object) -> int:
    """A bug of the program."""
    raise ZeroDivisionError


@pytest.mark.usefixtures("_open_umask")
def test_all_that_is_kept_of_a_learner_is_private_whatever_the_umask(
    cli: Cli, review: Review, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    review("What is the first letter?", ("2026-11-18T10:00:00+01:00", 3), ("2026-11-19T10:00:00+01:00", 3))
    exported, other = tmp_path / "log-out.jsonl", tmp_path / "elsewhere.db"
    monkeypatch.setattr(listings, "due", no_due)
    assert cli("backup")[0] == cli("backup", str(other))[0] == cli("log", "export", str(exported))[0] == 0
    assert cli("report", str(tmp_path / "report.html"))[0] == 0
    assert cli("due")[0] == 70
    next(fault for fault in faults() if fault.name == "rating of 99").plant(data)
    assert cli("doctor", "--fix")[0] == 0

    made = [*data.rglob("*"), exported, other, tmp_path / "report.html"]
    names = " ".join(path.name for path in made)
    assert all(part in names for part in (".mark", "device", "backups", "set-aside", "crash-", ".json"))
    assert {path: stat.S_IMODE(path.stat().st_mode) for path in (data, *made) if path.is_dir()} == {
        path: 0o700 for path in (data, *made) if path.is_dir()
    }
    assert {path.name: oct(stat.S_IMODE(path.stat().st_mode)) for path in made if path.is_file()} == {
        path.name: oct(0o600) for path in made if path.is_file()
    }


@pytest.mark.parametrize(
    "command",
    [
        ["doctor"],
        ["doctor", "--json"],
        ["backup"],
        ["restore"],
        ["restore", SMUGGLED],
        ["due"],
        ["log", "export", SMUGGLED],
    ],
)
def test_names_of_folders_backups_and_what_is_asked_for_are_shown_as_codes(
    tmp_path: Path, decks: Path, cli: Cli, command: list[str]
) -> None:
    data = tmp_path / SMUGGLED
    (decks / f"{SMUGGLED}.yaml").write_text("- q: One?\n  b: 1\n", encoding="utf-8")
    (data / "backups").mkdir(parents=True)
    (data / "backups" / f"{SMUGGLED}.db").write_bytes(b"no database")
    (data / f"quizapp-damaged-{SMUGGLED}.db").write_bytes(b"no database")
    _, out, err = cli(*command, "--data", str(data))
    assert not ACTS.search(out + err), repr(out + err)
    assert out + err
    if "--json" in command:
        json.loads(out)


@pytest.mark.parametrize("name", ["quizapp.db", "quizapp.db.mark", "device", "config.toml", "backups"])
def test_a_damaged_room_with_a_smuggled_name_is_told_without_harm(
    tmp_path: Path, decks: Path, cli: Cli, name: str
) -> None:
    data = tmp_path / SMUGGLED
    data.mkdir()
    (data / name).write_text(f'theme = "{SMUGGLED}"\n\x1b[2J{SMUGGLED}\n', encoding="utf-8")
    for command in ("due", "doctor", "backup"):
        _, out, err = cli(command, "--data", str(data))
        assert not ACTS.search(out + err), repr(out + err)
        assert "Traceback" not in out + err
    assert not list(data.glob("crash-*"))
