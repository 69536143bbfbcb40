"""`quizapp import`: decks of tables and of Markdown, and what did not fit."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Cli = Callable[..., tuple[int, str, str]]
TABLE = "question,answer,wrong\nOne?,first,second\nTwo?,,x\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "My Words.csv"
    file.write_text(TABLE, encoding="utf-8")
    return file


def test_a_table_becomes_a_deck_that_is_studied_at_once(cli: Cli, table: Path, tmp_path: Path) -> None:
    status, out, err = cli("import", str(table), "--to", str(tmp_path / "decks"))
    deck = tmp_path / "decks" / "my-words.yaml"
    assert (status, out) == (1, "")
    assert err.splitlines()[0] == f"{table}: 1 question, now in {deck}."
    assert f"{table}:3: This question has no answer" in err
    assert "One?" in cli("cards", "one")[1]
    assert cli("check", str(deck))[0] == 0


def test_a_deck_is_for_whom_new_files_are_for(cli: Cli, table: Path, tmp_path: Path) -> None:
    cli("import", str(table), "--to", str(tmp_path / "decks"))
    (tmp_path / "other").touch()
    modes = [path.stat().st_mode for path in (tmp_path / "decks" / "my-words.yaml", tmp_path / "other")]
    assert modes[0] == modes[1]


def test_a_deck_that_is_there_is_never_written_over(cli: Cli, table: Path, tmp_path: Path) -> None:
    deck = tmp_path / "mine.yaml"
    deck.write_text("- q: Mine?\n  a: Yes\n", encoding="utf-8")
    status, _, err = cli("import", str(table), "--to", str(deck))
    assert status == 1
    assert "is there already" in err
    assert deck.read_text(encoding="utf-8") == "- q: Mine?\n  a: Yes\n"


def test_a_dry_run_shows_the_deck_and_writes_nothing(cli: Cli, table: Path, tmp_path: Path) -> None:
    status, out, _ = cli("import", str(table), "--to", str(tmp_path / "new"), "--dry-run", "--title", "Words")
    assert status == 1
    assert out.startswith("deck: Words\ncards:\n\n  - q: One?\n    a: first\n    wrong:\n      - second\n")
    assert not (tmp_path / "new").exists()


def test_the_report_in_json_has_every_misfit(cli: Cli, table: Path, tmp_path: Path) -> None:
    _, out, _ = cli("import", str(table), "--to", str(tmp_path / "decks"), "--json")
    (report,) = json.loads(out)
    assert (report["questions"], report["deck"]) == (1, str(tmp_path / "decks" / "my-words.yaml"))
    assert [(one["line"], one["left_out"]) for one in report["misfits"]] == [(3, True)]


def test_the_head_of_markdown_is_the_title(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "geo.md"
    file.write_text('---\nname = "Geography"\n---\nC: [Paris] is in [France].\n', encoding="utf-8")
    assert cli("import", str(file), "--to", str(tmp_path / "decks"))[0] == 0
    text = (tmp_path / "decks" / "geo.yaml").read_text(encoding="utf-8")
    assert text == "deck: Geography\ncards:\n\n  - cloze: '{{Paris}} is in {{France}}.'\n"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("x.csv", b"q,a\n\xff\xfe\xfd,b\n", ":2 is no UTF-8 text"),
        ("x.csv", b"q,a\n\0,b\n", "NUL"),
        ("x.csv", b"", "empty"),
        ("x.csv", b'q,a\n"x,b\n', "open quote"),
        ("x.docx", b"PK", "none of .csv"),
        ("x.csv", None, "is not there"),
    ],
)
def test_what_cannot_be_read_is_a_sentence(
    cli: Cli, tmp_path: Path, name: str, content: bytes | None, sentence: str
) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    status, _, err = cli("import", str(file), "--to", str(tmp_path / "decks"))
    assert status in (1, 2)
    assert sentence in err
    assert "Traceback" not in err


def test_utf16_with_its_mark_is_read(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "x.tsv"
    file.write_bytes("question\tanswer\nÜber?\tÄ\n".encode("utf-16"))
    assert cli("import", str(file), "--to", str(tmp_path / "decks"))[0] == 0
    assert "Über?" in (tmp_path / "decks" / "x.yaml").read_text(encoding="utf-8")


def test_a_table_of_names_alone_makes_no_deck(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text("question,answer\n", encoding="utf-8")
    status, _, err = cli("import", str(file), "--to", str(tmp_path / "decks"))
    assert (status, err) == (1, f"{file}: 0 questions, so no deck was written.\n")


def test_several_files_do_not_become_one_deck(cli: Cli, table: Path, tmp_path: Path) -> None:
    status, _, err = cli("import", str(table), str(table), "--to", str(tmp_path / "one.yaml"))
    assert (status, "give --to a folder" in err) == (2, True)
