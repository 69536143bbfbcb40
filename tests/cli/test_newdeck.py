"""A new deck is found, clean and studied at once; the schema stands where decks look for it; nothing is overwritten."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.cli import newdeck
from quizapp.cli.build import Call
from quizapp.cli.run import run
from quizapp.deckfiles import templates

NOW = "2026-11-20T10:00:00+01:00"
Quiz = Callable[..., tuple[int, str, str]]


@pytest.fixture
def quiz(data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Quiz:
    """Runs a command on a data folder of its own, as on the first day."""
    monkeypatch.setenv("QUIZAPP_DATA", str(data))
    monkeypatch.delenv("QUIZAPP_DECKS", raising=False)

    def call(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        status = run([*arguments, "--now", NOW])
        out, err = capsys.readouterr()
        return status, out, err

    return call


def test_a_new_deck_is_found_by_the_next_start_and_has_nothing_wrong(quiz: Quiz, data: Path) -> None:
    status, out, err = quiz("new", "Night sky: stars")
    path = data / "decks" / "night-sky-stars.yaml"
    assert (status, out) == (0, "")
    assert str(path) in err
    assert "quizapp study night-sky-stars" in err
    lines = json.loads(quiz("decks", "--json")[1])
    assert [line["title"] for line in lines if line["deck"] == "night-sky-stars"] == ["Night sky: stars"]
    assert quiz("check", str(path), "--strict", "--hints")[0] == 0
    status, out, _ = quiz("study", "night-sky-stars", "--plain")
    assert "What is the line called" in out


def test_a_new_deck_names_the_schema_that_stands_beside_it(quiz: Quiz, data: Path) -> None:
    quiz("new", "one")
    first = (data / "decks" / "one.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=deck.schema.json"
    made = json.loads((data / "decks" / "deck.schema.json").read_text(encoding="utf-8"))
    assert made == json.loads(quiz("schema")[1])


def test_a_deck_in_a_folder_below_leads_to_the_same_schema(quiz: Quiz, data: Path) -> None:
    folder = data / "decks" / "course"
    folder.mkdir(parents=True)
    assert quiz("new", f"{folder}/week-1.yaml")[0] == 0
    text = (folder / "week-1.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../deck.schema.json\ndeck: Week 1\nid: week-1\n")
    assert not (folder / "deck.schema.json").exists()


def test_a_deck_elsewhere_says_how_it_is_asked(quiz: Quiz, tmp_path: Path) -> None:
    status, _, err = quiz("new", str(tmp_path / "far.yml"))
    assert status == 0
    assert f"quizapp --decks {tmp_path / 'far.yml'} study" in err
    assert (tmp_path / "deck.schema.json").exists()


def test_in_a_folder_that_is_named_the_first_free_name_is_taken(quiz: Quiz, tmp_path: Path) -> None:
    assert quiz("new", f"{tmp_path}/")[0] == 0
    assert (tmp_path / "new-deck.yaml").exists()


def test_nothing_is_overwritten(quiz: Quiz, data: Path) -> None:
    quiz("new", "one")
    path = data / "decks" / "one.yaml"
    path.write_text("mine", encoding="utf-8")
    status, _, err = quiz("new", "ONE")
    assert status == 1
    assert f"{path} is there already and was left alone." in err
    assert path.read_text(encoding="utf-8") == "mine"


def test_without_a_name_the_first_free_one_is_taken(quiz: Quiz, data: Path) -> None:
    assert [quiz("new")[0] for _ in range(3)] == [0, 0, 0]
    names = sorted(path.name for path in (data / "decks").glob("*.yaml"))
    assert names == ["new-deck-2.yaml", "new-deck-3.yaml", "new-deck.yaml"]


@pytest.mark.parametrize("kind", templates.NAMES)
def test_a_deck_may_begin_with_any_kind(quiz: Quiz, data: Path, kind: str) -> None:
    assert quiz("new", "one", "--kind", kind)[0] == 0
    first = templates.template(kind).splitlines()[0]
    assert f"\n  {first}\n" in (data / "decks" / "one.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["a\x1b[2J"], "cannot be shown"),
        (["..."], "Choose a name with letters"),
        (["NUL"], "Choose a name with letters"),
        (["../../evil"], "A path ends in .yaml or .yml"),
        (["./evil.txt"], "A path ends in .yaml or .yml"),
        ([".yaml"], ".yaml is no name of a deck."),
        (["./.hidden.yml"], "is no name of a deck."),
        (["one", "--kind", "essay"], "There is no kind essay. Choose one of flashcard"),
    ],
)
def test_a_name_or_kind_that_cannot_be_is_wrong_usage(quiz: Quiz, data: Path, arguments: list[str], says: str) -> None:
    status, _, err = quiz("new", *arguments)
    assert status == 2
    assert says in err
    assert "\x1b" not in err
    assert not (data / "decks").exists()


def test_a_path_into_no_folder_is_told(quiz: Quiz, tmp_path: Path) -> None:
    status, _, err = quiz("new", str(tmp_path / "none" / "x.yaml"))
    assert status == 1
    assert "Make it first" in err


def test_names_cannot_lead_out_of_the_folder(quiz: Quiz, data: Path) -> None:
    quiz("new", "..x")
    assert [path.name for path in (data / "decks").glob("*.yaml")] == ["x.yaml"]


def test_in_a_terminal_the_deck_is_opened_where_its_question_is(
    quiz: Quiz, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "vim"
    editor.write_text('#!/bin/sh\necho "$@" > "$0.seen"\n', encoding="utf-8")
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(editor))
    monkeypatch.setattr(newdeck, "obstacle", lambda _: "")
    data.mkdir()
    (data / "config.toml").write_text('[interface]\neditor = "external"\n', encoding="utf-8")
    quiz("new", "one")
    path = data / "decks" / "one.yaml"
    place, seen = (tmp_path / "vim.seen").read_text(encoding="utf-8").split()
    assert seen == str(path)
    assert path.read_text(encoding="utf-8").splitlines()[int(place[1:]) - 1].startswith("  - q: ")
    assert quiz("new", "two", "--no-open")[0] == 0
    assert "two" not in (tmp_path / "vim.seen").read_text(encoding="utf-8")


def test_the_author_screen_opens_a_library_that_has_the_new_deck(
    quiz: Quiz, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[tuple[Path, ...], str, int]] = []

    def author(call: Call, path: str, line: int) -> int:
        opened.append((call.settings.decks, path, line))
        return 0

    monkeypatch.setattr(newdeck, "obstacle", lambda _: "")
    monkeypatch.setattr(newdeck, "author", author)
    assert quiz("new", "one")[0] == 0
    path = data / "decks" / "one.yaml"
    ((decks, file, line),) = opened
    assert path.parent in decks
    assert file == str(path)
    assert path.read_text(encoding="utf-8").splitlines()[line - 1].startswith("  - q: ")


def test_the_schema_is_installed_beside_ones_own_decks_or_in_a_folder(quiz: Quiz, data: Path, tmp_path: Path) -> None:
    status, out, err = quiz("schema", "--install")
    assert (status, out) == (0, "")
    assert "# yaml-language-server: $schema=deck.schema.json" in err
    assert (data / "decks" / "deck.schema.json").exists()
    assert quiz("schema", str(tmp_path))[0] == 0
    assert quiz("schema", str(tmp_path))[0] == 0
    assert quiz("schema", str(tmp_path), "--install")[0] == 2
    assert quiz("schema", str(tmp_path / "none"))[0] == 1


def test_a_file_that_is_no_schema_of_decks_is_left_alone(quiz: Quiz, tmp_path: Path) -> None:
    path = tmp_path / "deck.schema.json"
    path.write_text('{"title": "mine"}', encoding="utf-8")
    status, _, err = quiz("schema", str(tmp_path))
    assert status == 1
    assert "is no schema of decks" in err
    assert path.read_text(encoding="utf-8") == '{"title": "mine"}'
