"""The doctor compares what is kept of cards, for counts and for searching, with what the cards are."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from quizapp.cli.run import run
from quizapp.errors import Status

NOW = "2026-11-20T10:00:00+01:00"
CARDS = "".join(
    f"  - id: {word}{number}\n    topic: letters/{word}\n    q: What is {number} of {word}?\n    a: It is {number}\n"
    for word in ("first", "last")
    for number in range(65)
)
SAID = {"counts": "What is kept for counts", "catalogue": "What is searched of"}
Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Call:
    """Calls quizapp on a deck of 130 cards of which forty were answered, and whose counts were looked at since."""

    def calling(*arguments: str, decks: str = "decks") -> tuple[int, str, str]:
        capsys.readouterr()
        where = ["--data", str(tmp_path / "data"), "--decks", str(tmp_path / decks), "--now", NOW]
        return run([*arguments, *where]), *capsys.readouterr()

    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "alpha.yaml").write_text(f"deck: Letters\nid: alpha\ncards:\n{CARDS}")
    assert calling("decks")[0] == Status.FINE
    log = tmp_path / "log.jsonl"
    ids = [one for (one,) in rows(tmp_path, "SELECT card_id FROM card ORDER BY card_id LIMIT 40")]
    at = ("2026-11-18T10:00:00+01:00", "2026-11-20T09:00:00+01:00")
    lines = [
        json.dumps({"id": f"r{n}", "card_id": one, "answered_at": at[n % 3 == 0], "rating": 1 + n % 4})
        for n, one in enumerate(ids)
    ]
    log.write_text("\n".join(lines))
    assert calling("log", "import", str(log))[0] == Status.FINE
    assert calling("decks")[0] == Status.FINE
    return calling


def rows(room: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(room / "data" / "quizapp.db")) as opened, opened:
        return opened.execute(sql).fetchall()


def problems(call: Call, *arguments: str, decks: str = "decks") -> dict[str, str]:
    status, out, err = call("doctor", "--json", *arguments, decks=decks)
    assert out, err
    found = {one["check"]: one["said"] for one in json.loads(out) if one["state"] == "problem"}
    assert (status == Status.FINE) == (not found)
    return found


def test_what_is_kept_is_fine_and_is_looked_at(call: Call, tmp_path: Path) -> None:
    assert rows(tmp_path, "SELECT count(*) FROM stock") == [(2,)]
    assert rows(tmp_path, "SELECT count(*) FROM search_card") == [(130,)]
    assert problems(call, "--deep") == {}


@pytest.mark.parametrize(
    ("check", "fault"),
    [
        ("counts", "DELETE FROM stock WHERE topic = 'letters/last'"),
        ("counts", "UPDATE stock SET topic = 'letters/other' WHERE topic = 'letters/last'"),
        ("counts", "UPDATE stock SET (figures, fresh, firsts) = (SELECT figures, fresh, firsts FROM stock LIMIT 1)"),
        ("counts", "UPDATE stock SET deck = 'other'"),
        ("catalogue", "UPDATE search_card SET text = 'otherwise' WHERE number % 100 = 7"),
        ("catalogue", "UPDATE search_card SET front = 'otherwise' WHERE number % 100 = 7"),
        ("catalogue", "DELETE FROM search_card WHERE number % 100 = 7"),
    ],
)
def test_what_is_kept_otherwise_is_found_and_mended(check: str, fault: str, call: Call, tmp_path: Path) -> None:
    rows(tmp_path, fault)
    found = problems(call, "--deep")
    assert found[check].startswith(SAID[check])
    assert call("doctor", "--fix", "--deep")[0] == Status.FINE
    assert problems(call, "--deep") == {}


def test_a_streak_kept_otherwise_than_it_was_answered_is_found_and_mended(call: Call, tmp_path: Path) -> None:
    rows(tmp_path, "UPDATE learner SET streak = streak + 3")
    assert problems(call) == {"counts": "The streak that is kept is not what the answers give."}
    assert call("doctor", "--fix")[0] == Status.FINE
    assert problems(call) == {}


def test_only_a_deep_look_compares_what_is_searched(call: Call, tmp_path: Path) -> None:
    rows(tmp_path, "UPDATE search_card SET text = 'otherwise'")
    assert problems(call) == {}
    assert problems(call, "--deep").keys() == {"catalogue"}


def test_decks_that_moved_to_another_folder_are_no_fault(call: Call, tmp_path: Path) -> None:
    (tmp_path / "decks").rename(tmp_path / "moved")
    assert call("decks", decks="moved")[0] == Status.FINE
    assert problems(call, "--deep", decks="moved") == {}
    said = {one["check"]: one["said"] for one in json.loads(call("doctor", "--json", decks="moved")[1])}
    assert said["decks"] == "The catalogue is of the decks as they are now."


def test_a_file_that_others_took_a_card_of_is_no_fault(call: Call, tmp_path: Path) -> None:
    alpha = tmp_path / "decks" / "alpha.yaml"
    text = alpha.read_text()
    alpha.unlink()
    (tmp_path / "decks" / "beta.yaml").write_text(text)
    assert call("decks")[0] == Status.FINE
    alpha.write_text(text)
    assert problems(call, "--deep") == {}
