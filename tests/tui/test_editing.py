"""How an editor is chosen and told where to open; that it runs at all is seen on a real terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizapp.errors import QuizError
from quizapp.tui import editing
from quizapp.tui.app import QuizApp
from quizapp.tui.editing import chosen_editor, edit, place
from tests.tui.bench import Bench
from tests.tui.driving import Opened

DECK = Path("/decks/my deck.yaml")


@pytest.mark.parametrize(
    ("editor", "arguments"),
    [
        ("vim", ["+12", "/decks/my deck.yaml"]),
        ("emacsclient", ["+12", "/decks/my deck.yaml"]),
        ("hx", ["/decks/my deck.yaml:12"]),
        ("code", ["--wait", "--goto", "/decks/my deck.yaml:12"]),
        ("subl", ["--wait", "/decks/my deck.yaml:12"]),
        ("zed", ["--wait", "/decks/my deck.yaml:12"]),
        ("ed", ["/decks/my deck.yaml"]),
    ],
)
def test_every_editor_is_told_the_line_in_its_own_form(editor: str, arguments: list[str]) -> None:
    assert place(editor, DECK, 12) == arguments


def test_without_a_wish_no_program_is_started_that_asks_which_editor_to_take() -> None:
    assert "sensible-editor" not in editing.DEFAULTS


def test_without_a_line_the_file_is_opened_at_its_beginning() -> None:
    assert place("vim", DECK, 0) == [str(DECK)]
    assert place("code", DECK, 0) == ["--wait", "--goto", f"{DECK}:1"]


def test_visual_goes_before_editor_and_may_have_arguments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "'my editor' --new-window")
    monkeypatch.setenv("EDITOR", "ed")
    assert chosen_editor() == ["my editor", "--new-window"]
    monkeypatch.setenv("VISUAL", "  ")
    assert chosen_editor() == ["ed"]


def test_without_a_wish_an_editor_is_taken_that_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.setattr("shutil.which", lambda name: "/bin/vi" if name == editing.DEFAULTS[-1] else None)
    assert chosen_editor() == [editing.DEFAULTS[-1]]
    monkeypatch.setattr("shutil.which", lambda name: f"/bin/{name}")
    assert chosen_editor() == [editing.DEFAULTS[0]]
    monkeypatch.setattr("shutil.which", lambda _name: None)
    with pytest.raises(QuizError, match=r"No editor was found.*\$EDITOR"):
        chosen_editor()


def test_an_open_quote_in_the_wish_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "vim 'oops")
    with pytest.raises(QuizError, match="open quote"):
        chosen_editor()


async def test_a_deck_that_is_gone_is_said_before_any_editor_starts(tmp_path: Path) -> None:
    with pytest.raises(QuizError, match=r"gone\.yaml cannot be opened: No such file"):
        await edit(QuizApp(lambda: None, lambda: None), str(tmp_path / "gone.yaml"), 3)  # type: ignore[arg-type, return-value]


async def test_without_a_terminal_to_lend_no_editor_starts(opened: Opened, bench: Bench, tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text("deck: x\n")
    async with opened(bench) as screen:
        with pytest.raises(QuizError, match="no terminal to lend"):
            await edit(screen.app, str(deck), 1)
