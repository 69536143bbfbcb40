import json
from collections.abc import Callable
from pathlib import Path

Cli = Callable[..., tuple[int, str, str]]

BROKEN = "deck: D\ncards:\n  - q: Fine\n    a: yes it is\n  - q: What is missing here?\n"
DOUBTFUL = "deck: D\ncards:\n  - q: Half of it # the rest\n    a: fine\n"


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
    status, out, err = cli("check", "--strict")
    assert (status, " hint maths: " in out) == (0, True)
    assert err.endswith("1 hint.\n")


def test_a_deck_to_learn_before_that_is_not_there_is_a_hint_when_the_whole_library_is_checked(
    cli: Cli, decks: Path
) -> None:
    file = decks / "late.yaml"
    file.write_text("deck: Late\nafter: [alpah]\ncards:\n  - {q: one, a: two}\n", encoding="utf-8")
    status, out, _ = cli("check", "--strict")
    head, cure = out.splitlines()
    assert (status, head) == (0, f"{file}:2:9: hint after: there is no deck `alpah` here")
    assert cure.strip() == "did you mean `alpha`?"
    assert cli("check", str(file))[1] == ""


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


def test_checking_leaves_no_trace_in_the_data_folder(cli: Cli, data: Path) -> None:
    cli("check")
    assert not data.exists()


def test_a_picture_and_numbers_that_cannot_be_drawn_are_found(cli: Cli, decks: Path) -> None:
    deck = "- q: 'See ![it](none.png), {{x}}'\n  number: = 1 / x\n  vars: {x: 0..5}\n"
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
    head, line, *_ = out.splitlines()
    assert (status, line) == (1, "    2 |   number: = 1 / x")
    assert " draws fail: `1 / 0` divides by zero (as with x = 0" in head
    assert " error no-answer: " in out


def test_a_formula_is_looked_at_with_its_numbers_filled_in(cli: Cli, decks: Path) -> None:
    deck = "- q: 'What is $\\frac{ {{x}} }{2}$?'\n  number: = x / 2\n  vars: {x: 1..5}\n"
    (decks / "drawn.yaml").write_text(deck, encoding="utf-8")
    assert cli("check", str(decks / "drawn.yaml"), "--strict")[:2] == (0, "")
