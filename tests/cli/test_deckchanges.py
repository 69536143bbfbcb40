"""`fmt` and `ids`: what they write, what they leave alone, and what they say."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.cli import naming
from quizapp.deckfiles import rewriting
from quizapp.errors import ChangedError, LockedError

Cli = Callable[..., tuple[int, str, str]]
LOOSE = "cards:\n- answer: B\n  question: What is 2?  # b\n- {q: C?, a: c}\n"
TIGHT = "cards:\n  - q: What is 2?  # b\n    a: B\n\n  - {q: C?, a: c}\n"


@pytest.fixture
def loose(decks: Path) -> Path:
    path = decks / "loose.yaml"
    path.write_text(LOOSE, encoding="utf-8")
    return path


def test_fmt_writes_the_uniform_layout_and_says_to_how_many(cli: Cli, loose: Path) -> None:
    status, out, err = cli("fmt")
    assert (status, out) == (0, "")
    assert "files of 3 written; wording, comments and histories are as they were." in err
    assert loose.read_text(encoding="utf-8") == TIGHT
    assert "the layout is uniform already" in cli("fmt")[2]


def test_fmt_check_and_diff_write_nothing(cli: Cli, loose: Path) -> None:
    status, out, _ = cli("fmt", str(loose), "--check")
    assert (status, out) == (1, f"{loose}\n")
    status, out, err = cli("fmt", str(loose), "--diff")
    assert status == 0
    assert "-- answer: B\n" in out
    assert "+  - q: What is 2?  # b\n" in out
    assert "1 file read: 1 would change." in err
    assert loose.read_text(encoding="utf-8") == LOOSE
    assert json.loads(cli("fmt", str(loose), "--json")[1]) == [{"file": str(loose), "uniform": False, "written": True}]
    assert cli("fmt", str(loose), "--check")[0] == 0


@pytest.mark.parametrize("command", [["fmt"], ["ids", "--write"]])
def test_a_deck_with_errors_is_left_alone_and_told(cli: Cli, loose: Path, command: list[str]) -> None:
    text = f"{LOOSE}- q: no answer\n"
    loose.write_text(text, encoding="utf-8")
    status, _, err = cli(*command, str(loose))
    assert status == 1
    assert f"{loose} was left alone: it has 1 error, which `quizapp check` shows." in err
    assert err.count("\n") == 1
    assert loose.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("command", [["fmt"], ["ids", "--write"]])
def test_a_deck_that_was_changed_meanwhile_is_left_alone(
    cli: Cli, loose: Path, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(path: str, _digest: str, _text: bytes) -> None:
        raise ChangedError(f"{path} was changed meanwhile; it was left alone. Look again and repeat.")

    monkeypatch.setattr(rewriting, "write", meanwhile)
    status, _, err = cli(*command, str(loose))
    assert status == 1
    assert "was changed meanwhile" in err
    assert loose.read_text(encoding="utf-8") == LOOSE


@pytest.mark.parametrize("command", ["fmt", "ids"])
def test_a_path_that_is_not_there_changes_nothing(cli: Cli, loose: Path, command: str) -> None:
    status, _, err = cli(command, str(loose), "none.yaml")
    assert status == 1
    assert "Nothing was changed. Correct the paths." in err
    assert loose.read_text(encoding="utf-8") == LOOSE


def test_ids_lists_the_questions_without_id(cli: Cli, loose: Path) -> None:
    status, out, err = cli("ids", str(loose))
    assert status == 0
    assert [line.split() for line in out.splitlines()] == [
        [f"{loose}:2", "2", "What", "is", "2?"],
        [f"{loose}:4", "c", "C?"],
    ]
    assert "2 questions of 1 file have no id; --write puts these in." in err
    found = json.loads(cli("ids", str(loose), "--json")[1])
    assert found[1] == {"file": str(loose), "line": 4, "id": "c", "question": "C?"}
    assert loose.read_text(encoding="utf-8") == LOOSE


def test_ids_are_written_and_say_so(cli: Cli, loose: Path) -> None:
    status, _, err = cli("ids", "--write", str(loose))
    assert status == 0
    assert "2 ids written into 1 file; every card keeps its history." in err
    assert loose.read_text(encoding="utf-8") == (
        "cards:\n- id: 2\n  answer: B\n  question: What is 2?  # b\n- {id: c, q: C?, a: c}\n"
    ).replace("id: 2\n", "id: 2\n")
    assert "every question that could be read has an id" in cli("ids", str(loose))[2]


def test_an_id_of_another_deck_is_not_given_again(cli: Cli, decks: Path, loose: Path) -> None:
    (decks / "other.yaml").write_text("- {id: c, q: other, a: b}\n", encoding="utf-8")
    assert [one["id"] for one in json.loads(cli("ids", str(loose), "--json")[1])] == ["2", "c-2"]


def test_a_card_keeps_its_history_when_its_question_gets_an_id_and_the_deck_another_layout(
    cli: Cli, decks: Path, review: Callable[..., None]
) -> None:
    review("Which letter follows A?", ("2026-11-18T10:00:00+01:00", 3))

    def reps() -> dict[str, int]:
        return {card["question"]: card["reps"] for card in json.loads(cli("cards", "--json")[1])}

    before = reps()
    assert before["Which letter follows A?"] == 1
    assert cli("ids", "--write")[0] == 0
    assert cli("fmt")[0] == 0
    assert "id: letter-follows" in (decks / "alpha.yaml").read_text(encoding="utf-8")
    assert reps() == before


def reps_of(cli: Cli) -> list[int]:
    return [card["reps"] for card in json.loads(cli("cards", "--json")[1])]


def test_a_question_that_is_reworded_right_after_it_got_an_id_keeps_its_history(
    cli: Cli, decks: Path, review: Callable[..., None]
) -> None:
    review("Which letter follows A?", ("2026-11-18T10:00:00+01:00", 3))
    assert cli("ids", "--write")[0] == 0
    deck = decks / "alpha.yaml"
    deck.write_text(
        deck.read_text(encoding="utf-8").replace("Which letter follows A?", "Name the second one."), encoding="utf-8"
    )
    assert sum(reps_of(cli)) == 1
    assert json.loads(cli("orphans", "--json")[1]) == []


def test_ids_say_so_where_the_histories_cannot_follow_yet(
    cli: Cli, review: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    review("Which letter follows A?", ("2026-11-18T10:00:00+01:00", 3))

    def refused(_call: object) -> None:
        raise LockedError("Another program has the database.")

    monkeypatch.setattr(naming, "open_trainer", refused)
    status, _, err = cli("ids", "--write")
    assert status == 0
    assert "Another program has the database. Run `quizapp due` before you reword these questions" in err


def test_ids_of_a_file_outside_the_library_or_without_a_history_make_no_database(
    cli: Cli, data: Path, tmp_path: Path, loose: Path
) -> None:
    assert cli("ids", "--write", str(loose))[0] == 0
    assert not data.exists() or not any(path.suffix == ".db" for path in data.iterdir())
    elsewhere = tmp_path / "elsewhere.yaml"
    elsewhere.write_text(LOOSE, encoding="utf-8")
    assert cli("ids", "--write", str(elsewhere))[0] == 0
    assert not data.exists() or not any(path.suffix == ".db" for path in data.iterdir())
