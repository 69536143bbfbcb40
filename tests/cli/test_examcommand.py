"""`quizapp exam` through the program itself: listed, looked at, printed, shown, and refused with a sentence."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from quizapp.core.deck import Choice, TrueFalse
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.response import Chosen, Said
from quizapp.storage.store import Store
from quizapp.trainer.options import Options
from quizapp.trainer.trainer import Trainer

Cli = Callable[..., tuple[int, str, str]]
NOW = datetime.fromisoformat("2026-11-20T10:00:00+01:00")
MOCK = """\
deck: Mocks
exams:
  Mock: {questions: 2, minutes: 4, pass: 50%, penalty: 25%}
  Other: {questions: 1}
"""


@pytest.fixture
def attempt(data: Path, decks: Path) -> str:
    """The id of an attempt at both questions that can be marked: one right, one wrong."""
    with Store.open(data / "quizapp.db") as store:
        trainer = Trainer(store, [decks], Options(), lambda: NOW)
        found = trainer.exams.start(Blueprint(name="Mock", questions=2, penalty=0.25), 7)
        for place, slot in enumerate(found.paper.slots):
            match slot.card.question.body:
                case Choice(options=options):
                    right = next(index for index, option in enumerate(options) if option.right)
                    trainer.exams.answer(found.id, place, Chosen(frozenset({right})), 1000)
                case TrueFalse():
                    trainer.exams.answer(found.id, place, Said(truth=False), 2000)
        trainer.exams.submit(found.id, 60_000)
        trainer.close()
    return found.id


def test_exams_are_listed_before_any_was_taken(cli: Cli) -> None:
    status, out, err = cli("exam", "--list")
    assert status == 0
    assert "Your own exam" in out
    assert "No exam was taken yet" in err


def test_an_attempt_is_listed_and_shown_with_all_that_was_given_and_right(cli: Cli, attempt: str) -> None:
    listed = json.loads(cli("exam", "--list", "--json")[1])
    assert [exam["name"] for exam in listed["exams"]] == [""]
    (line,) = listed["attempts"]
    assert (line["id"], line["name"], line["score"], line["passed"], line["applied"]) == (
        attempt,
        "Mock",
        0.375,
        False,
        False,
    )
    status, out, err = cli("exam", "--show", "last")
    assert status == 0
    assert "Not passed: 38%" in err
    assert "Which letter follows A?" in out
    assert "quizapp exam --usual --name=Mock --questions=2 --penalty=25% --seed 7" in out


def test_an_attempt_as_json_is_whole(cli: Cli, attempt: str) -> None:
    found = json.loads(cli("exam", "--show", attempt[-6:], "--json")[1])
    assert found["id"] == attempt
    assert (found["seed"], found["ending"], found["passed"], found["applied"]) == (7, "submitted", False, False)
    assert found["result"]["points"] == 0.75
    assert found["result"]["low"] <= found["result"]["score"] <= found["result"]["high"]
    by_kind = {question["kind"]: question for question in found["questions"]}
    choice, truth = by_kind["choice"], by_kind["truefalse"]
    assert sorted(option["text"] for option in choice["options"]) == ["B", "C", "D"]
    assert (choice["given"], choice["right"], choice["verdict"], choice["points"]) == ("B", "B", "right", 1)
    assert (truth["given"], truth["right"], truth["verdict"], truth["points"]) == ("False", "True", "wrong", -0.25)
    assert truth["effect"]["rating"] == "again"
    assert [topic["topic"] for topic in found["topics"]] == ["letters/first"]


@pytest.mark.usefixtures("attempt")
def test_an_attempt_is_written_as_a_page_and_replaces_no_other_file(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "mock.html"
    status, _, err = cli("exam", "--show", "last", "--html", str(file))
    assert (status, err) == (
        0,
        f"The attempt is in {file}. It is one file: open it in a browser, print it, or send it.\n",
    )
    assert "Which letter follows A?" in file.read_text(encoding="utf-8")
    notes = tmp_path / "notes.html"
    notes.write_text("mine", encoding="utf-8")
    status, _, err = cli("exam", "--show", "last", "--html", str(notes))
    assert status == 1
    assert "is there and is no exam" in err
    assert notes.read_text(encoding="utf-8") == "mine"


def test_the_same_seed_prints_the_same_paper_with_its_answers_beside_it(cli: Cli, tmp_path: Path) -> None:
    file, key = tmp_path / "paper.html", tmp_path / "paper-key.html"
    status, out, err = cli("exam", "alpha", "--seed", "7", "--print", str(file))
    assert status == 0, err
    assert out == "quizapp exam --usual --seed 7 alpha\n"
    first = file.read_bytes(), key.read_bytes()
    assert cli("exam", "--usual", "--seed", "7", "alpha", "--print", str(file))[0] == 0
    assert (file.read_bytes(), key.read_bytes()) == first


def test_what_a_blueprint_comes_to_is_shown_without_asking(cli: Cli) -> None:
    status, out, err = cli("exam", "letters", "--dry-run", "--seed", "3", "--questions", "5")
    assert status == 0
    assert "letters/first" in out
    assert out.endswith("quizapp exam --usual --questions=5 --seed 3 letters\n")
    assert "5 questions, 7 minutes, 60% to pass" in err
    assert "Only 2 of 5 questions can be asked; there are no more. The time for 2 questions is 3 minutes." in " ".join(
        err.split()
    )
    found = json.loads(cli("exam", "letters", "--dry-run", "--seed", "3", "--json")[1])
    assert (found["questions"], found["seed"], found["topics"]) == (2, 3, [{"topic": "letters/first", "questions": 2}])
    assert (found["minutes"], found["blueprint"]["minutes"]) == (3, 25)
    assert found["notes"]


def test_a_file_with_many_errors_says_how_many_more_there_are(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "bad.yaml"
    exams = "".join(f"  exam {number}: {{questions: none}}\n" for number in range(8))
    file.write_text(f"deck: Bad\nexams:\n{exams}", encoding="utf-8")
    status, _, err = cli("exam", "--blueprint", str(file), "--dry-run")
    assert status == 1
    assert f"… and 3 more errors. `quizapp check {file}` names them all." in err


def test_a_name_that_a_flag_brings_is_not_said_to_stand_in_the_exam_of_config(cli: Cli, data: Path) -> None:
    data.mkdir(exist_ok=True)
    (data / "config.toml").write_text('[exam]\ntitle = "Mine"\n', encoding="utf-8")
    status, _, err = cli("exam", "--dry-run", "--quota", "nosuch=3")
    assert status == 1
    assert "nosuch" in err
    assert "The exam Mine asks for it." in err


def test_the_exam_of_config_is_the_own_one_and_flags_win_over_it(cli: Cli, data: Path) -> None:
    data.mkdir(exist_ok=True)
    (data / "config.toml").write_text('[exam]\nquestions = 2\npenalty = "fair"\nminutes = 9\n', encoding="utf-8")
    found = json.loads(cli("exam", "--dry-run", "--json", "--minutes", "3")[1])["blueprint"]
    assert (found["questions"], found["penalty"], found["minutes"]) == (2, "fair", 3)
    found = json.loads(cli("exam", "--dry-run", "--json", "--usual")[1])["blueprint"]
    assert (found["questions"], found["penalty"], found["minutes"]) == (20, "0", 25)


def test_an_exam_is_taken_from_a_file_of_its_own(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "mocks.yaml"
    file.write_text(MOCK, encoding="utf-8")
    status, _, err = cli("exam", "--blueprint", str(file), "--dry-run")
    assert status == 1
    assert "describes 2 exams. Choose one with --exam. There are: Mock, Other." in err
    status, out, err = cli("exam", "--blueprint", str(file), "--exam", "mock", "--dry-run", "--json")
    assert status == 0, err
    found = json.loads(out)["blueprint"]
    assert (found["name"], found["questions"], found["minutes"], found["penalty"]) == ("Mock", 2, 4, "25%")


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("--seed", "x"), 2, "--seed"),
        (("--questions", "0"), 2, "--questions is a number from 1 to 500, not 0."),
        (("--exam", "nowhere", "--dry-run"), 1, "There is no exam called nowhere."),
        (("--show", "last"), 1, "No exam was taken to its end yet"),
        (("--show", "zzz"), 1, "There is no attempt zzz."),
        (("--show", ""), 1, "There is no attempt"),
        (("nowhere", "--dry-run"), 1, "nowhere"),
        (("--blueprint", "missing.yaml", "--dry-run"), 1, "missing.yaml"),
        (("--print", "paper.txt"), 1, "its name ends in .html"),
        (("--print", "no/such/paper.html"), 1, "There is no folder no/such"),
        ((), 1, "an exam is taken on the screen. What can be done here: --print"),
        (("--practice",), 1, "an exam is taken on the screen."),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    arguments: tuple[str, ...], status: int, sentence: str, cli: Cli
) -> None:
    found, _, err = cli("exam", *arguments)
    assert (found, sentence in err) == (status, True), err


@pytest.mark.usefixtures("attempt")
def test_the_report_tells_of_exams(cli: Cli) -> None:
    status, out, err = cli("report", "-")
    assert status == 0, err
    assert "<h2>Exams</h2>" in out
    assert "38%, not passed" in out


@pytest.fixture
def left_open(data: Path, decks: Path) -> str:
    """The id of an attempt of two minutes at a topic that nobody handed in."""
    with Store.open(data / "quizapp.db") as store:
        trainer = Trainer(store, [decks], Options(), lambda: NOW)
        found = trainer.exams.start(Blueprint(questions=2, minutes=2, topics=("letters/first",)), 7)
        trainer.close()
    return found.id


def test_an_exam_whose_time_is_over_is_handed_in_before_anything_is_told_of_it(cli: Cli, left_open: str) -> None:
    status, _, err = cli("exam", "--show", "last", now="2026-11-20T10:01:59+01:00")
    assert (status, "No exam was taken to its end yet" in err) == (1, True)
    (line,) = json.loads(cli("exam", "--list", "--json", now="2026-11-23T10:00:00+01:00")[1])["attempts"]
    assert (line["id"], line["ending"], line["score"]) == (left_open, "time", 0)


def test_what_is_shown_first_is_handed_in_first(cli: Cli, left_open: str) -> None:
    status, out, err = cli("exam", "--show", "last", "--json", now="2026-11-23T10:00:00+01:00")
    assert status == 0, err
    found = json.loads(out)
    assert (found["id"], found["ending"]) == (left_open, "time")
    assert datetime.fromisoformat(found["ended"]) == NOW.replace(minute=2)


@pytest.mark.usefixtures("left_open")
def test_an_exam_without_a_name_is_called_by_what_it_asks(cli: Cli) -> None:
    _, out, _ = cli("exam", "--list")
    assert "Own exam: letters/first" in out
