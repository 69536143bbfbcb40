import io
import json
import os
import sqlite3
import stat
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
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
    assert cli("log", "import", str(log))[2] == "1 event taken, 3 already there, 0 lines not understood.\n"


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


KINDS = ("suspend", "flag", "bury", "unbury", "defer", "reset", "distinct", "retire", "exam_start", "word of 2031")


def rich(card_ids: list[str]) -> list[str]:
    """Lines of every kind of event about these cards, out of order."""
    lines = []
    for number in range(60):
        at = datetime(2026, 9, 1, 8, tzinfo=UTC) + timedelta(hours=19 * number)
        fields: dict[str, object] = {"id": f"e{number:02}", "card_id": card_ids[number % len(card_ids)]}
        fields |= {"answered_at": at.isoformat(), "utc_offset": 60, "device_id": "elsewhere"}
        if number % 3:
            body = {"deck": "alpha", "topic": "letters/first", "mistakes": ["B"] if number % 4 else [], "seed": "s"}
            mode = ("study", "study", "cram", "exam")[number % 4]
            fields |= {"kind": "review", "rating": 1 + number % 4, "mode": mode, "took_ms": 900 * number, "body": body}
            fields |= {"exam": "x", "key_hash": "k"} if mode == "exam" else {"retrievability": number / 60}
        else:
            fields |= {"kind": KINDS[number // 3 % len(KINDS)], "body": {"until": 739_900, "from": ["a"]}}
        lines.append(json.dumps(fields))
        if number % 11 == 0:
            void = {"id": f"v{number}", "kind": "void", "body": {"review": f"e{number:02}"}}
            lines.append(json.dumps({**fields, **void}))
    alias = {"id": "z", "kind": "alias", "card_id": "former", "body": {"to": card_ids[0], "asked": True}}
    lines += [json.dumps({**alias, "answered_at": "2026-10-30T10:00:00Z"}), line(99, card_id="former").strip()]
    return lines[::-1]


def rows(data: Path) -> dict[str, list[tuple[object, ...]]]:
    """What is folded from the log, without the learner's id and how often a row was written; no sums of nothing."""
    found = {}
    with closing(sqlite3.connect(data / "quizapp.db")) as connection:
        for table in ("memory", "day_tally", "hour_tally", "form_tally", "mistake"):
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            names = ", ".join(f'"{name}"' for name in columns if name not in ("learner_id", "version"))
            all_rows = connection.execute(f"SELECT {names} FROM {table}")
            kept = (row for row in all_rows if table in ("memory", "mistake") or any(row[-5:]))
            found[table] = sorted(kept, key=repr)
    return found


@pytest.mark.parametrize("batch", [5_000, 10])
def test_a_log_of_every_kind_makes_the_same_database_on_another_machine(
    cli: Cli, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    cards = [card["card_id"] for card in json.loads(cli("cards", "--json")[1])]
    log, copy, other = tmp_path / "log.jsonl", tmp_path / "copy.jsonl", tmp_path / "other"
    for part in (rich(cards)[:20], rich(cards)[20:]):
        log.write_text("\n".join(part), encoding="utf-8")
        assert cli("log", "import", str(log))[0] == 0
    monkeypatch.setattr("quizapp.trainer.taking._BATCH", batch)
    assert cli("log", "export", str(copy))[0] == 0
    assert cli("log", "import", str(copy), "--data", str(other))[0] == 0
    assert rows(other) == rows(data)
    assert all(rows(data).values())
    there = cli("log", "export", "-", "--data", str(other))[1].splitlines()
    assert set(copy.read_text(encoding="utf-8").splitlines()) < set(there)
    for command in ("stats", "cards"):
        assert cli(command, "--json", "--data", str(other))[1] == cli(command, "--json")[1]


def test_the_log_of_another_learner_is_exported_by_name(cli: Cli, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    log.write_text(line(1), encoding="utf-8")
    cli("log", "import", str(log), "--learner", "Ada")
    ids = [json.loads(one)["id"] for one in cli("log", "export", "-", "--learner", "Ada")[1].splitlines()]
    assert "r1" in ids
    assert '"r1"' not in cli("log", "export", "-")[1]
    status, out, err = cli("log", "export", "-", "--learner", "Bob")
    assert (status, out, err) == (1, "", "There is no log of a learner Bob.\n")
