import io
import json
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Cli = Callable[..., tuple[int, str, str]]
Reviews = Callable[..., None]

FIRST = "What is the first letter?"


def memories(cli: Cli, *options: str) -> object:
    return json.loads(cli("cards", "--json", *options)[1])


def line(number: int, **changes: object) -> str:
    fields = {"id": f"r{number}", "card_id": "c", "answered_at": "2026-11-01T10:00:00Z", "rating": 3, **changes}
    return json.dumps(fields) + "\n"


def test_what_is_exported_from_one_folder_makes_the_same_memories_in_another(
    cli: Cli, review: Reviews, tmp_path: Path
) -> None:
    review(FIRST, ("2026-11-01T10:00:00+01:00", 3), ("2026-11-09T23:00:00-05:00", 1), ("2026-11-12T10:00:00Z", 3))
    log = tmp_path / "log.jsonl"
    status, out, err = cli("log", "export", str(log))
    assert (status, out) == (0, "")
    assert err == f"4 events written to {log}.\n"
    other = ("--data", str(tmp_path / "other"))
    assert cli("log", "import", str(log), *other)[0] == 0
    assert memories(cli, *other) == memories(cli)
    assert sorted(cli("log", "export", "-", *other)[1].splitlines())[1:] != []
    assert set(log.read_text(encoding="utf-8").splitlines()) <= set(cli("log", "export", "-", *other)[1].splitlines())


def test_a_log_is_taken_once(cli: Cli, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    log.write_text(line(1) + line(2), encoding="utf-8")
    assert cli("log", "import", str(log))[2] == "2 events taken, 0 already there, 0 lines not understood.\n"
    log.write_text(line(1) + line(2) + line(3) + line(3), encoding="utf-8")
    assert cli("log", "import", str(log))[2] == "1 events taken, 3 already there, 0 lines not understood.\n"


def test_a_line_whose_id_is_there_with_other_content_is_said(cli: Cli, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    log.write_text(line(1) + line(2) + line(3), encoding="utf-8")
    cli("log", "import", str(log))
    log.write_text(line(1) + line(2, rating=1), encoding="utf-8")
    summary, said = cli("log", "import", str(log))[2].splitlines()
    assert summary == "0 events taken, 2 already there, 0 lines not understood."
    assert said == "1 line has an id that is here with other content; kept as it is."
    log.write_text(line(2, rating=1) + line(3, took_ms=5), encoding="utf-8")
    assert cli("log", "import", str(log))[2].splitlines()[1].startswith("2 lines have an id")


def test_lines_that_are_not_understood_are_named_and_the_others_kept(cli: Cli, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    log.write_text(line(1) + "nonsense\n" + line(2, rating=9) + line(3), encoding="utf-8")
    status, out, err = cli("log", "import", str(log))
    assert (status, out) == (1, "")
    summary, *complaints = err.splitlines()
    assert summary == "2 events taken, 0 already there, 2 lines not understood."
    assert [complaint.split(":")[0] for complaint in complaints] == ["line 2", "line 3"]
    assert "rating" in complaints[1]
    assert len(cli("log", "export", "-")[1].splitlines()) == 3


def test_many_complaints_are_counted_and_not_all_shown(cli: Cli, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    log.write_text("nonsense\n" * 500, encoding="utf-8")
    _, _, err = cli("log", "import", str(log))
    assert len(err.splitlines()) == 22
    assert err.endswith("… and 480 more lines.\n")


def test_a_binary_file_is_complaints_and_not_a_crash(cli: Cli, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    log.write_bytes(bytes(range(256)) * 40)
    status, _, err = cli("log", "import", str(log))
    assert status == 1
    assert err.startswith("0 events taken, 0 already there")


def test_the_day_starts_when_the_settings_say(cli: Cli, data: Path, tmp_path: Path) -> None:
    data.mkdir()
    (data / "config.toml").write_text('[scheduling]\nday_start = "12:00"\n', encoding="utf-8")
    log = tmp_path / "log.jsonl"
    log.write_text(line(1, answered_at="2026-11-01T11:00:00+00:00"), encoding="utf-8")
    cli("log", "import", str(log))
    exported = [json.loads(each) for each in cli("log", "export", "-")[1].splitlines()]
    day = next(event["study_day"] for event in exported if event["id"] == "r1")
    cli("log", "import", str(log), "--data", str(tmp_path / "other"))
    usual = [json.loads(each) for each in cli("log", "export", "-", "--data", str(tmp_path / "other"))[1].splitlines()]
    assert day == next(event["study_day"] for event in usual if event["id"] == "r1") - 1


def test_another_learners_log_is_kept_apart(cli: Cli, review: Reviews, tmp_path: Path) -> None:
    review(FIRST, ("2026-11-01T10:00:00+01:00", 3))
    before = memories(cli)
    log = tmp_path / "log.jsonl"
    cli("log", "export", str(log))
    text = log.read_text(encoding="utf-8").replace('"rating": 3', '"rating": 1')
    log.write_text(text.replace('"id": "', '"id": "her-'), encoding="utf-8")
    assert cli("log", "import", str(log), "--learner", "Ada")[0] == 0
    assert memories(cli) == before


def test_standard_input_and_output_are_a_dash(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(line(1).encode())))
    assert cli("log", "import", "-")[0] == 0
    status, out, err = cli("log", "export", "-")
    assert (status, err) == (0, "")
    assert "r1" in [json.loads(each)["id"] for each in out.splitlines()]


def test_a_closed_standard_input_is_a_sentence(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    status, _, err = cli("log", "import", "-")
    assert status == 1
    assert "Standard input is closed" in err


@pytest.mark.parametrize("verb", ["import", "export"])
def test_a_file_that_cannot_be_opened_is_a_sentence(verb: str, cli: Cli, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere" / "log.jsonl"):
        status, out, err = cli("log", verb, str(path))
        assert (status, out) == (1, "")
        assert str(path) in err
        assert "Traceback" not in err


def test_an_export_is_private_whatever_the_umask(cli: Cli, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    before = os.umask(0)
    try:
        cli("log", "export", str(log))
    finally:
        os.umask(before)
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_an_export_replaces_an_older_one_and_nothing_else(cli: Cli, decks: Path, data: Path, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    log.write_text(line(1) * 50, encoding="utf-8")
    assert cli("log", "export", str(log))[0] == 0
    assert len(log.read_text(encoding="utf-8").splitlines()) == 1
    for other in (decks / "alpha.yaml", data / "quizapp.db"):
        content = other.read_bytes()
        status, _, err = cli("log", "export", str(other))
        assert status == 1
        assert "is no review log" in err
        assert other.read_bytes() == content


def test_a_failing_export_leaves_the_older_one_whole(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = tmp_path / "log.jsonl"
    log.write_text(line(1), encoding="utf-8")

    cli("due")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    status, _, err = cli("log", "export", str(log))
    assert status == 1
    assert "No space left on device" in err
    assert log.read_text(encoding="utf-8") == line(1)
    assert [path.name for path in tmp_path.iterdir() if "log" in path.name] == ["log.jsonl"]


def test_a_link_is_followed_and_stays_a_link(cli: Cli, tmp_path: Path) -> None:
    real, link = tmp_path / "real.jsonl", tmp_path / "link.jsonl"
    real.touch()
    link.symlink_to(real)
    assert cli("log", "export", str(link))[0] == 0
    assert link.is_symlink()
    assert real.stat().st_size > 0
