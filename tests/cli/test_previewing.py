"""`quizapp preview` says what it cannot show before it takes the screen; the screen itself is tested in a terminal."""

from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.cli import previewing

Cli = Callable[..., tuple[int, str, str]]


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """A terminal that takes every preview; the file and line of each."""
    calls: list[tuple[str, int]] = []

    class App:
        def __init__(self, watched: object, line: int, **_others: object) -> None:
            calls.append((str(getattr(watched, "path", "")), line))

    monkeypatch.setattr(previewing, "obstacle", lambda _environ: "")
    monkeypatch.setattr("quizapp.tui.beside.PreviewApp", App)
    monkeypatch.setattr(previewing, "run_app", lambda _app: 0)
    return calls


def test_a_file_is_shown_from_its_beginning_or_a_line(cli: Cli, decks: Path, shown: list[tuple[str, int]]) -> None:
    path = decks / "alpha.yaml"
    assert cli("preview", str(path))[0] == 0
    assert cli("preview", f"{path}:8")[0] == 0
    assert shown == [(str(path.resolve()), 0), (str(path.resolve()), 8)]


def test_a_file_whose_name_ends_like_a_line_is_that_file(cli: Cli, decks: Path, shown: list[tuple[str, int]]) -> None:
    path = decks / "alpha.yaml:8"
    path.write_text("- q: One?\n  a: 1\n", encoding="utf-8")
    assert cli("preview", str(path))[0] == 0
    assert shown == [(str(path.resolve()), 0)]


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("gone.yaml", "cannot be opened: No such file"),
        ("gone.yaml:3", "cannot be opened: No such file"),
        (".", "is a folder. Name one deck file"),
        ("alpha.yaml:0", "Lines count from 1"),
        ("alpha.yaml:99", "has no line 99: its last one is 12"),
        ("alpha.yaml:99999999999999999999", "has no line"),
        ("alpha.yaml:x", "`x` is no line"),
        ("alpha.yaml:-1", "`-1` is no line"),
        ("alpha.yaml:", "`` is no line"),
        ("binary.yaml", "binary file"),
        ("evil\x1b[2J.yaml", "cannot be opened"),
        ("nul\0.yaml", "no name of a file"),
    ],
)
def test_what_cannot_be_previewed_is_a_sentence_with_status_2(
    cli: Cli, decks: Path, shown: list[tuple[str, int]], written: str, says: str
) -> None:
    (decks / "binary.yaml").write_bytes(b"\0" * 50)
    status, out, err = cli("preview", f"{decks}/{written}")
    assert (status, out) == (2, "")
    assert says in err
    assert "\x1b" not in err
    assert "Traceback" not in err
    assert shown == []


def test_without_a_terminal_it_says_what_to_do_instead(cli: Cli, decks: Path) -> None:
    status, out, err = cli("preview", str(decks / "alpha.yaml"))
    assert (status, out) == (2, "")
    assert "There is no terminal here" in err
    assert "quizapp check" in err
