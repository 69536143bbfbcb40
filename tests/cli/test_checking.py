import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from quizapp.errors import Level, Problem

Cli = Callable[..., tuple[int, str, str]]

ALPHA = """\
deck: Letters
id: alpha
topic: letters
cards:
  - id: first
    q: How does the alphabet begin?
    a: With A
  - q: How does the alphabet end?
    a: With Z
  - q: How many vowels are there?
    a: Five
"""
BETA = """\
deck: Numbers
topic: numbers
cards:
  - q: How does counting begin?
    a: With one
  - q: How does counting by twos go on after four?
    a: With six
  - q: How many digits are there?
    a: Ten
"""
BROKEN = "deck: D\ncards:\n  - q: Fine\n    a: yes it is\n  - q: What is missing here?\n"
DOUBTFUL = "deck: D\ncards:\n  - q: Half of it # the rest\n    a: fine\n"


@pytest.fixture
def decks(tmp_path: Path) -> Path:
    """Two decks that no rule has anything to say of."""
    folder = tmp_path / "decks"
    folder.mkdir()
    (folder / "alpha.yaml").write_text(ALPHA, encoding="utf-8")
    (folder / "beta.yaml").write_text(BETA, encoding="utf-8")
    return folder


def test_good_decks_pass(cli: Cli) -> None:
    assert cli("check") == (0, "", "2 files read: 0 errors, 0 warnings, 0 hints.\n")


def test_a_problem_is_shown_with_its_place_its_line_and_the_cure(cli: Cli, decks: Path) -> None:
    (decks / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    status, out, err = cli("check")
    assert status == 1
    head, line, caret = out.splitlines()
    assert head.startswith(f"{decks / 'broken.yaml'}:5:")
    assert " error " in head
    assert line == "    5 |   - q: What is missing here?"
    assert "^" in caret
    assert err == "3 files read: 1 error, 0 warnings, 0 hints.\n"


def test_json_has_exactly_the_documented_keys(cli: Cli, decks: Path) -> None:
    (decks / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    status, out, _ = cli("check", "--json")
    (problem,) = json.loads(out)
    assert status == 1
    assert list(problem) == ["file", "line", "column", "level", "rule", "message"]
    assert (problem["file"], problem["line"], problem["level"]) == (str(decks / "broken.yaml"), 5, "error")


def test_json_of_good_decks_is_an_empty_list(cli: Cli) -> None:
    assert cli("check", "--json")[:2] == (0, "[]\n")


def test_warnings_fail_only_when_strict(cli: Cli, decks: Path) -> None:
    (decks / "doubtful.yaml").write_text(DOUBTFUL, encoding="utf-8")
    status, out, _ = cli("check")
    assert (status, " warning " in out) == (0, True)
    assert cli("check", "--strict")[0] == 1


def test_a_formula_that_is_not_drawn_is_a_hint_and_no_failure(cli: Cli, decks: Path) -> None:
    (decks / "maths.yaml").write_text("- q: 'What is $\\nope$?'\n  a: fine\n", encoding="utf-8")
    status, out, err = cli("check", "--strict", "--hints")
    assert (status, " hint maths: " in out) == (0, True)
    assert err.endswith("1 hint.\n")


def test_hints_are_counted_and_shown_only_when_they_are_asked_for(cli: Cli, decks: Path) -> None:
    (decks / "maths.yaml").write_text("- q: 'What is $\\nope$?'\n  a: fine\n", encoding="utf-8")
    status, out, err = cli("check")
    assert (status, out) == (0, "")
    assert err.endswith("1 hint. `quizapp check --hints` shows hints.\n")
    assert cli("check", "--json")[1] == "[]\n"
    assert len(json.loads(cli("check", "--json", "--hints")[1])) == 1


def test_a_deck_to_learn_before_that_is_not_there_is_a_hint_when_the_whole_library_is_checked(
    cli: Cli, decks: Path
) -> None:
    file = decks / "late.yaml"
    file.write_text("deck: Late\nafter: [alpah]\ncards:\n  - {q: one, a: two}\n", encoding="utf-8")
    status, out, _ = cli("check", "--strict", "--hints")
    head, cure = out.splitlines()
    assert (status, head) == (0, f"{file}:2:9: hint after: there is no deck `alpah` here")
    assert cure.strip() == "did you mean `alpha`?"
    assert cli("check", str(file), "--hints")[1] == ""


def test_what_was_said_of_a_whole_library_is_not_said_of_the_same_file_alone(cli: Cli, decks: Path) -> None:
    (decks / "alpha.yaml").unlink()
    (decks / "beta.yaml").write_text(f"after: [nowhere]\n{BETA}", encoding="utf-8")
    assert " hint after: " in cli("check", "--hints")[1]
    assert cli("check", str(decks / "beta.yaml"), "--hints")[1] == ""
    assert " hint after: " in cli("check", str(decks), "--hints")[1]


def test_an_error_hides_no_other_question_from_the_rules_and_from_other_decks(cli: Cli, decks: Path) -> None:
    poor = "  - q: Which way is it said?\n    a: one\n    wrong: [All of the above]\n"
    (decks / "broken.yaml").write_text(BROKEN + poor + ALPHA[ALPHA.index("  - q: How does") :], encoding="utf-8")
    found = {(problem["rule"], problem["line"]) for problem in json.loads(cli("check", "--json", "--hints")[1])}
    assert {("no-answer", 5), ("O04", 8), ("Q14", 9), ("Q14", 11)} <= found
    assert not {rule for rule, _ in found if rule.startswith("D")}
    again = json.loads(cli("check", "--json", "--hints")[1])
    assert {(problem["rule"], problem["line"]) for problem in again} == found


def test_only_the_named_files_are_checked(cli: Cli, decks: Path, tmp_path: Path) -> None:
    (decks / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    assert cli("check", str(decks / "alpha.yaml"))[0] == 0
    assert cli("check", str(decks / "broken.yaml"), str(decks / "alpha.yaml"))[0] == 1


def test_what_was_read_before_is_read_again(cli: Cli, decks: Path) -> None:
    (decks / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    cli("due")
    assert cli("check")[0] == 1
    assert cli("check")[0] == 1


def test_nothing_to_read_is_a_problem(cli: Cli, tmp_path: Path) -> None:
    status, out, err = cli("check", str(tmp_path / "nowhere.yaml"))
    assert status == 1
    assert str(tmp_path / "nowhere.yaml") in out
    assert err.startswith("0 files read: 1 error")


def test_a_binary_file_is_a_problem_and_not_a_crash(cli: Cli, decks: Path) -> None:
    (decks / "binary.yaml").write_bytes(bytes(range(256)))
    assert cli("check")[0] == 1


def test_an_id_in_two_files_is_an_error_at_both(cli: Cli, decks: Path) -> None:
    for name in ("one", "two"):
        deck = f"deck: {name}\nid: same\ncards:\n  - id: twin\n    q: Which {name}?\n    a: this\n"
        (decks / f"{name}.yaml").write_text(deck, encoding="utf-8")
    status, out, _ = cli("check", "--json")
    assert status == 1
    assert [(Path(problem["file"]).stem, problem["line"], problem["rule"]) for problem in json.loads(out)] == [
        ("one", 1, "same-deck-id"),
        ("one", 4, "same-id"),
        ("two", 1, "same-deck-id"),
        ("two", 4, "same-id"),
    ]


def test_an_equal_question_in_two_files_is_a_warning(cli: Cli, decks: Path) -> None:
    for name in ("one", "two"):
        deck = f"deck: {name}\ncards:\n  - q: Who is it?\n    a: {name}\n"
        (decks / f"{name}.yaml").write_text(deck, encoding="utf-8")
    status, out, _ = cli("check", "--json")
    assert status == 0
    assert [problem["level"] for problem in json.loads(out)] == ["warning", "warning"]


def test_checking_leaves_nothing_but_its_cache_in_the_data_folder(cli: Cli, data: Path) -> None:
    cli("check")
    assert [path.name for path in data.iterdir()] == ["cache"]


def test_what_did_not_change_is_told_again_without_being_read(cli: Cli, decks: Path, data: Path) -> None:
    (decks / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    (decks / "twin.yaml").write_text((decks / "beta.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    first = cli("check", "--hints")
    kept = {path: path.stat().st_mtime_ns for path in data.rglob("*.json")}
    assert len(kept) == 5
    assert cli("check", "--hints") == first
    assert {path: path.stat().st_mtime_ns for path in data.rglob("*.json")} == kept


def test_a_question_that_comes_into_another_file_is_seen(cli: Cli, decks: Path) -> None:
    assert cli("check")[1] == ""
    (decks / "twin.yaml").write_text((decks / "beta.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    assert "same-question" in cli("check")[1]
    (decks / "twin.yaml").unlink()
    assert cli("check")[1] == ""


@pytest.mark.parametrize("content", ["", "[]", '{"path": []}', "[" * 100_000, "\0"])
def test_a_damaged_cache_costs_nothing_but_time(content: str, cli: Cli, decks: Path, data: Path) -> None:
    (decks / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    first = cli("check")
    for path in data.rglob("*.json"):
        path.write_text(content, encoding="utf-8")
    assert cli("check") == first


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(cli: Cli, decks: Path, data: Path) -> None:
    (decks / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    data.mkdir()
    (data / "cache").write_text("in the way", encoding="utf-8")
    assert cli("check") == cli("check")
    assert cli("check")[0] == 1


def test_control_characters_in_a_forged_cache_do_not_reach_the_terminal(cli: Cli, decks: Path, data: Path) -> None:
    (decks / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    cli("check")
    for path in data.rglob("*.json"):
        path.write_text(path.read_text(encoding="utf-8").replace("no answer", "no \\u001b[2J answer"), encoding="utf-8")
    status, out, _ = cli("check")
    assert status == 1
    assert "[2J answer" in out
    assert "\x1b" not in out


def test_an_as_of_date_is_judged_by_the_day_of_the_check(cli: Cli, decks: Path) -> None:
    deck = "- q: How many users are there?\n  a: Ten million of them\n  as_of: 2026-01-01\n"
    (decks / "aging.yaml").write_text(deck, encoding="utf-8")
    assert cli("check")[1] == ""
    assert " warning " in cli("check", now="2030-11-20T10:00:00+01:00")[1]


def test_a_rule_that_is_off_is_looked_for_when_asked_for(cli: Cli, decks: Path) -> None:
    assert cli("check", "--also", "o15")[0] == 0
    status, _, err = cli("check", "--also", "O155")
    assert (status, err) == (2, "There is no rule 'O155'. Did you mean O15? `quizapp check --rules` lists them all.\n")


def test_a_picture_and_numbers_that_cannot_be_drawn_are_found(cli: Cli, decks: Path) -> None:
    deck = "- q: 'See ![it](none.png), {{x}}'\n  number: = 1 / x\n  why: So it is.\n  vars: {x: 0..5}\n"
    (decks / "drawn.yaml").write_text(deck, encoding="utf-8")
    status, out, _ = cli("check", str(decks / "drawn.yaml"), "--json")
    assert status == 0
    assert [(problem["rule"], problem["level"], problem["line"]) for problem in json.loads(out)] == [
        ("image", "warning", 1),
        ("draw", "warning", 2),
    ]


def test_draws_are_looked_at_in_a_deck_with_other_errors_and_shown_with_their_line(cli: Cli, decks: Path) -> None:
    deck = "- q: '{{x}}'\n  number: = 1 / x\n  vars: {x: 0..5}\n- q: no answer\n"
    (decks / "drawn.yaml").write_text(deck, encoding="utf-8")
    status, out, _ = cli("check", str(decks / "drawn.yaml"))
    head, line = next(pair for pair in pairwise(out.splitlines()) if " draw: " in pair[0])
    assert (status, line) == (1, "    2 |   number: = 1 / x")
    assert " draws fail: `1 / 0` divides by zero (as with x = 0" in head
    assert " error no-answer: " in out


def test_a_formula_is_looked_at_with_its_numbers_filled_in(cli: Cli, decks: Path) -> None:
    deck = "- q: 'What is $\\frac{ {{x}} }{2}$?'\n  number: = x / 2\n  decimals: 1\n  why: Halved.\n  vars: {x: 1..5}\n"
    (decks / "drawn.yaml").write_text(deck, encoding="utf-8")
    assert cli("check", str(decks / "drawn.yaml"), "--strict")[:2] == (0, "")


def test_a_database_that_cannot_be_used_hinders_no_check(cli: Cli, data: Path) -> None:
    data.mkdir()
    (data / "quizapp.db").write_bytes(b"no database" * 1_000)
    status, out, err = cli("check")
    assert (status, out) == (0, "")
    assert err.startswith("Rewritten questions were not looked for. ")


def test_the_library_of_a_learner_is_checked_for_rewritten_questions(
    cli: Cli, decks: Path, review: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    review("How does the alphabet begin?", ("2026-11-01T10:00:00+01:00", 3))
    doubt = Problem(str(decks / "alpha.yaml"), 6, 5, Level.WARNING, "kin", "this looks like a rewritten question")
    monkeypatch.setattr("quizapp.cli.kin.ask", lambda call, trainer: [doubt])
    assert " warning kin: this looks like" in cli("check")[1]
    assert cli("check", str(decks))[1] == ""
