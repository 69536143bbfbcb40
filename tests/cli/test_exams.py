"""The exam of the settings, of a deck or of flags, and wrong names in it."""

import json
from collections.abc import Callable
from pathlib import Path

from tests.cli.test_figures import listed

Cli = Callable[..., tuple[int, str, str]]


def test_the_exam_of_a_deck_is_found_by_its_name(cli: Cli, decks: Path) -> None:
    deck = decks / "alpha.yaml"
    exams = "exams:\n  Midterm: {questions: 7, pass: 0.4, options: 0}\n"
    deck.write_text(deck.read_text(encoding="utf-8").replace("cards:\n", f"{exams}cards:\n"), encoding="utf-8")
    exam = listed(cli, "ready", "--exam", "Midterm")["exam"]
    assert isinstance(exam, dict)
    assert (exam["title"], exam["questions"], exam["pass"], exam["guess"]) == ("Midterm", 7, 0.4, 0.0)
    status, _, err = cli("ready", "--exam", "Final")
    assert (status, err) == (1, "There is no exam called Final. There are: Midterm.\n")


def test_a_wrong_name_in_the_exam_of_the_settings_is_found_there_and_the_report_is_written_without_it(
    cli: Cli, data: Path, tmp_path: Path
) -> None:
    data.mkdir()
    (data / "config.toml").write_text('[exam]\ntopics = ["alhpa"]\n', encoding="utf-8")
    sentence = (
        "There is no deck or topic alhpa. Did you mean alpha? The exam in config.toml names it, under [exam] topics."
    )
    assert cli("ready") == (1, "", f"{sentence}\n")
    assert cli("ready", "alpha")[0] == 0
    file = tmp_path / "report.html"
    status, _, err = cli("report", str(file))
    assert (status, err.splitlines()[0]) == (0, f"The report says nothing of an exam. {sentence}")
    page = file.read_text(encoding="utf-8")
    assert sentence in page
    assert "What to work on" in page
    assert cli("report", str(tmp_path / "other.html"), "alhpa")[0] == 1


def test_a_wrong_name_in_the_exam_of_a_deck_is_found_there(cli: Cli, decks: Path) -> None:
    deck = decks / "alpha.yaml"
    text = deck.read_text(encoding="utf-8")
    exams = "exams:\n  Midterm:\n    topics:\n      - numbers\n      - nonsense\n"
    deck.write_text(text.replace("cards:\n", f"{exams}cards:\n"), encoding="utf-8")
    status, _, err = cli("ready", "--exam", "midterm")
    assert (status, err.strip().endswith("The exam Midterm names it, under `exams:` in its deck.")) == (1, True)
    status, out, _ = cli("check", "--json", "--hints")
    (problem,) = [one for one in json.loads(out) if one["rule"] == "exams"]
    assert (status, problem["level"], problem["rule"]) == (0, "hint", "exams")
    place = text[: text.index("cards:")].count("\n") + 5
    assert (problem["line"], problem["column"]) == (place, 9)
    assert "no topic `nonsense` here for the exam `Midterm`" in problem["message"]


def test_flags_win_over_the_exam_of_the_settings(cli: Cli, data: Path) -> None:
    data.mkdir()
    (data / "config.toml").write_text('[exam]\ntitle = "Finals"\nquestions = 12\npass = 0.7\n', encoding="utf-8")
    assert listed(cli, "ready")["exam"] == {
        "title": "Finals",
        "questions": 12,
        "pass": 0.7,
        "date": None,
        "guess": 0.25,
        "names": [],
    }
    flags = ("alpha", "--pass", "0,5", "--date", "2026-11-20", "--options", "2")
    assert listed(cli, "ready", *flags)["exam"] == {
        "title": "",
        "questions": 12,
        "pass": 0.5,
        "date": "2026-11-20",
        "guess": 0.5,
        "names": ["alpha"],
    }
    assert listed(cli, "ready", "--exam", "finals")["exam"] == listed(cli, "ready")["exam"]
