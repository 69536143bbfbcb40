import json
import os
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from quizapp.cli.run import run
from quizapp.errors import Status
from tests.cli.faults import DATABASE, Fault, faults
from tests.storage.former import made_by

Cli = Callable[..., tuple[int, str, str]]

NOW = "2026-11-20T10:00:00+01:00"
DECK = """\
deck: Letters
id: alpha
topic: letters/first
cards:
  - id: first
    q: What is the first letter?
    a: A
  - id: second
    q: Which letter follows A?
    a: B
    wrong: [C, D]
  - id: third
    topic: letters/last
    q: What is the last letter?
    a: Z
"""
FAULTS = list(faults())
ONE_OF_MANY = re.compile(r"(?<![\d,.])1 \w+s\b")
MENDED = [fault for fault in FAULTS if fault.mends][::6]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A room with a deck, a log of a few days, and a backup; everything in it is fine."""
    room = tmp_path_factory.mktemp("room")
    (room / "decks").mkdir()
    (room / "decks" / "alpha.yaml").write_text(DECK, encoding="utf-8")
    call = ["--data", str(room / "data"), "--decks", str(room / "decks"), "--now", NOW]
    assert run(["decks", *call]) == Status.FINE
    with closing(sqlite3.connect(room / "data" / DATABASE)) as opened:
        cards = [card for (card,) in opened.execute("SELECT card_id FROM card ORDER BY card_id")]
    log = room / "log.jsonl"
    lines = []
    for day in range(1, 9):
        for card in cards:
            moment = f"2026-11-{day:02}T10:0{day}:00+01:00"
            lines.append({"id": f"r{day}-{card}", "card_id": card, "answered_at": moment, "rating": 3})
    log.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    assert run(["log", "import", str(log), *call]) == Status.FINE
    assert run(["topics", *call]) == run(["backup", *call]) == Status.FINE
    return room


@pytest.fixture
def room(prepared: Path, tmp_path: Path) -> Path:
    """A room of one's own; its decks lie where they were read."""
    shutil.copytree(prepared / "data", tmp_path / "data")
    (tmp_path / "data").chmod(0o700)
    return tmp_path


@pytest.fixture
def doctor(room: Path, prepared: Path, capsys: pytest.CaptureFixture[str]) -> Cli:
    """Calls the doctor on the room."""

    def call(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        status = run(
            ["doctor", *arguments, "--data", str(room / "data"), "--decks", str(prepared / "decks"), "--now", NOW]
        )
        return status, *capsys.readouterr()

    return call


def test_a_room_where_nothing_is_wrong_is_fine_and_stays_as_it_is(doctor: Cli, room: Path) -> None:
    before = (room / "data" / DATABASE).read_bytes()

    status, out, err = doctor()

    assert (status, "PROBLEM" in out) == (Status.FINE, False), out
    assert "Everything is fine" in err
    assert (room / "data" / DATABASE).read_bytes() == before


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.name for fault in FAULTS])
def test_every_planted_fault_is_found_and_looking_changes_nothing(fault: Fault, doctor: Cli, room: Path) -> None:
    fault.plant(room / "data")
    before = (room / "data" / DATABASE).read_bytes()

    status, out, _ = doctor("--json")

    found = {one["check"]: one for one in json.loads(out) if one["state"] != "fine"}
    assert fault.check in found, out
    assert found[fault.check]["said"]
    assert not ONE_OF_MANY.search(found[fault.check]["said"])
    assert found[fault.check]["cure"]
    assert (room / "data" / DATABASE).read_bytes() == before
    assert found[fault.check]["mends"] == fault.mends
    assert status == Status.PROBLEMS or not fault.mends


@pytest.mark.parametrize("fault", MENDED, ids=[fault.name for fault in MENDED])
def test_what_can_be_mended_is_mended_and_a_second_look_finds_nothing(fault: Fault, doctor: Cli, room: Path) -> None:
    fault.plant(room / "data")

    status, out, err = doctor("--fix")

    assert status == Status.FINE, out + err
    assert doctor()[0] == Status.FINE


def test_what_cannot_be_mended_is_said_by_a_mending_too(doctor: Cli, room: Path) -> None:
    next(fault for fault in FAULTS if fault.name == "a backup that was changed").plant(room / "data")

    status, out, err = doctor("--fix")

    assert status == Status.PROBLEMS
    assert "is not as it was made" in out
    assert "1 problem." in err
    assert "The log holds all" not in out
    as_objects = json.loads(doctor("--fix", "--json")[1])
    assert [one["check"] for one in as_objects if one["state"] == "problem"] == ["backups"]


def test_after_a_mending_all_checks_are_counted_and_what_is_fine_is_not_listed(doctor: Cli, room: Path) -> None:
    next(fault for fault in FAULTS if fault.name == "memory that is gone").plant(room / "data")

    _, out, err = doctor("--fix")

    assert f"Everything is fine: {len(json.loads(doctor('--json')[1]))} checks." in err
    assert "fine  " not in out


def test_what_is_set_aside_is_kept_line_by_line(doctor: Cli, room: Path) -> None:
    next(fault for fault in FAULTS if fault.name == "rating of 99").plant(room / "data")

    doctor("--fix")

    aside = next((room / "data").glob("set-aside-*"))
    kept = [json.loads(line) for line in aside.read_text(encoding="ascii").splitlines()]
    assert [(one["table"], one["rating"], one["id"]) for one in kept] == [("event", 99, kept[0]["id"])]
    assert kept[0]["id"].startswith("r1-")


def _lacking(room: Path) -> int:
    """A log that lost entries of its middle; how many reviews its memories know of."""
    with closing(sqlite3.connect(room / "data" / DATABASE)) as opened, opened:
        opened.execute("DELETE FROM event WHERE rowid BETWEEN 3 AND 6")
        return int(opened.execute("SELECT sum(reps) FROM memory").fetchone()[0])


@pytest.mark.parametrize("is_marked", [True, False])
def test_a_log_that_lacks_entries_is_not_folded_until_that_is_accepted(
    doctor: Cli, room: Path, prepared: Path, *, is_marked: bool
) -> None:
    before = _lacking(room)
    if not is_marked:
        (room / "data" / f"{DATABASE}.mark").unlink()

    status, out, _ = doctor("--fix")

    assert (status, "21 entries" in out, "25" in out) == (Status.DATABASE, True, True), out
    assert "folds the log anew" not in out
    assert doctor("--salvage")[0] != Status.FINE
    with closing(sqlite3.connect(room / "data" / DATABASE)) as opened:
        assert opened.execute("SELECT sum(reps) FROM memory").fetchone()[0] == before
    call = ["--data", str(room / "data"), "--decks", str(prepared / "decks"), "--now", NOW]
    assert run(["restore", "--accept", *call]) == Status.FINE
    assert doctor("--fix")[0] == doctor()[0] == Status.FINE


OPTIONAL = ("unknown mode", "unknown verdict", "recall above 1", "hint of 7", "due in year 1", "fingerprint of bytes")


@pytest.mark.parametrize("name", OPTIONAL)
def test_an_answer_of_which_only_a_side_note_cannot_be_stays_in_the_log(name: str, doctor: Cli, room: Path) -> None:
    before = reviews(room)
    next(fault for fault in FAULTS if fault.name == name).plant(room / "data")

    status, out, err = doctor("--fix")

    assert (status, reviews(room)) == (Status.FINE, before), out + err
    assert "1 of them stays in the log" in err
    aside = next((room / "data").glob("set-aside-*"))
    assert len(aside.read_text(encoding="ascii").splitlines()) == 1


def test_a_schedule_that_was_set_otherwise_since_is_no_difference(doctor: Cli, room: Path) -> None:
    (room / "data" / "config.toml").write_text("[scheduling]\nretention = 0.8\n", encoding="utf-8")

    status, out, _ = doctor("--json")

    folds = [one for one in json.loads(out) if one["check"] == "folds"]
    assert (status, [one["state"] for one in folds]) == (Status.FINE, ["told"])
    assert "another schedule" in folds[0]["said"]


def test_a_clock_that_went_back_is_told(doctor: Cli, room: Path) -> None:
    with closing(sqlite3.connect(room / "data" / DATABASE)) as opened, opened:
        first, second = opened.execute(
            "SELECT rowid FROM event WHERE kind = 'review' ORDER BY rowid LIMIT 2"
        ).fetchall()
        for number, (place,) in enumerate((first, second)):
            new = f"01a0c450-6fe8-780a-9e3d-d3e2d4a95c8{number}"
            opened.execute("UPDATE event SET id = ?, device_id = 'd' WHERE rowid = ?", (new, place))
        opened.execute("UPDATE event SET at_ms = at_ms + 129600000, study_day = study_day + 1 WHERE rowid = ?", first)

    assert "The clock of a device went back by more than a day, 1 time." in doctor()[1]


def reviews(room: Path) -> int:
    with closing(sqlite3.connect(room / "data" / DATABASE)) as opened:
        return int(opened.execute("SELECT count(*) FROM event WHERE kind = 'review'").fetchone()[0])


def test_a_rebuild_says_how_much_differed(doctor: Cli, room: Path) -> None:
    assert "0 differ" in doctor("--rebuild")[1]

    next(fault for fault in FAULTS if fault.name == "memory that is gone").plant(room / "data")

    assert "1 memory differs" in doctor("--rebuild")[1]
    assert "0 differ" in doctor("--rebuild")[1]


def test_a_rebuild_says_the_same_to_machines(doctor: Cli, room: Path) -> None:
    next(fault for fault in FAULTS if fault.name == "memory that is gone").plant(room / "data")

    status, out, err = doctor("--rebuild", "--json")

    assert status == Status.FINE
    assert [(one["check"], one["state"], one["count"]) for one in json.loads(out)] == [("folds", "problem", 1)]
    assert "It is now as the log gives it." in err


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
def test_a_folder_that_others_can_read_is_closed_to_them(doctor: Cli, room: Path) -> None:
    (room / "data").chmod(0o755)

    assert doctor()[0] == Status.PROBLEMS
    assert doctor("--fix")[0] == Status.FINE
    assert (room / "data").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("arguments", [("--fix", "--rebuild"), ("file.db",), ("--salvage", "--fix")])
def test_what_makes_no_sense_together_is_refused(doctor: Cli, arguments: tuple[str, ...]) -> None:
    assert doctor(*arguments)[0] == Status.USAGE


@pytest.mark.parametrize("lost", ["ALTER TABLE learner DROP COLUMN policy", "DROP TABLE portion_change"])
def test_a_database_that_lacks_something_is_a_sentence_and_the_doctor_says_what_to_do(
    doctor: Cli, room: Path, prepared: Path, capsys: pytest.CaptureFixture[str], lost: str
) -> None:
    with closing(sqlite3.connect(room / "data" / DATABASE, isolation_level=None)) as opened:
        opened.execute(lost)

    status = run(["topics", "--data", str(room / "data"), "--decks", str(prepared / "decks"), "--now", NOW])

    assert (status, "`quizapp doctor` says what is missing" in capsys.readouterr().err) == (Status.DATABASE, True)
    assert not list((room / "data").glob("crash-*"))
    found = [one for one in json.loads(doctor("--json")[1]) if one["state"] in ("broken", "problem")]
    assert [one["check"] for one in found][:1] == ["schema"]
    assert "quizapp" in found[0]["cure"]


def test_a_rebuild_brings_a_database_of_a_former_version_up_to_date_first(
    doctor: Cli, room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (room / "data" / DATABASE).unlink()
    (room / "data" / f"{DATABASE}.mark").unlink()
    made_by(room / "data" / DATABASE, 5, monkeypatch)

    status, _, err = doctor("--rebuild")

    assert (status, "It is now as the log gives it." in err or "Everything was" in err) == (Status.FINE, True), err
