"""The author screen driven by keys: writing, mending, saving, and what other programs do meanwhile."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual import events

from quizapp.core.overview import DeckName
from quizapp.tui.screens.author import AuthorScreen
from tests.tui.authorship import BROKEN, FIRST, at_home, begun, editor, seen, write
from tests.tui.bench import Bench

if TYPE_CHECKING:
    from tests.tui.driving import Opened


async def test_a_deck_named_at_the_start_is_open_at_its_line_and_home_is_below(opened: Opened, decks: Path) -> None:
    async with opened(write=(str(decks / "graphs.yaml"), 6)) as screen:
        await screen.until("deck: Small graphs")
        assert editor(screen).row == 5
        await screen.press("escape")
        await screen.until("Small graphs")
        assert not isinstance(screen.app.screen, AuthorScreen)


async def test_home_opens_the_chosen_deck_and_escape_leads_back(opened: Opened, decks: Path) -> None:
    async with opened() as screen:
        await begun(screen)
        assert "decks/graphs.yaml" in screen.rows[0]
        await screen.press("escape")
        assert await at_home(screen)


async def test_what_is_typed_is_looked_at_and_saved(opened: Opened, decks: Path) -> None:
    async with opened(size=(120, 40)) as screen:
        await begun(screen)
        await screen.press("down", "down", "end")
        await write(screen, " Say: why")
        await screen.until("1✗")
        assert "✗ 3" in screen.text
        assert "not saved" in screen.rows[0]
        for _ in " Say: why":
            await screen.press("backspace")
        await write(screen, "!")
        await seen(screen)
        await screen.press("ctrl+s")
        await screen.until("Saved: ")
        assert (decks / "graphs.yaml").read_text() == FIRST.replace("a tree?\n    a:", "a tree?!\n    a:", 1)
        assert "not saved" not in screen.rows[0]


async def test_the_question_of_the_cursor_is_shown_as_a_learner_sees_it(opened: Opened, decks: Path) -> None:
    async with opened(size=(120, 40)) as screen:
        await begun(screen)
        await screen.press(*["down"] * 6)
        await screen.until("How many edges has a tree of")
        column = screen.rows[1].rindex("▏")
        assert "of seven" in "\n".join(row[column:] for row in screen.rows)
        await screen.press("f6", "7", "enter")
        await screen.until("Not right")
        assert screen.bench.log == []
        await screen.press("escape")
        assert editor(screen).has_focus


async def test_a_problem_is_gone_to_from_the_list_and_by_keys(opened: Opened, decks: Path) -> None:
    (decks / "graphs.yaml").write_text(BROKEN.replace("Broken", "Small graphs"), encoding="utf-8")
    async with opened() as screen:
        found = await begun(screen)
        await seen(screen)
        await screen.press("f8")
        assert found.row == 2
        assert "✗ 3 " in screen.text
        await screen.press("ctrl+end", "shift+f8")
        assert found.row == 2
        await screen.press("ctrl+home", "f6", "f6", "down")
        assert "▸ ✗ 3" in screen.text
        await screen.press("enter")
        assert found.has_focus
        assert found.row == 2


async def test_levels_of_problems_are_chosen(opened: Opened, decks: Path) -> None:
    async with opened() as screen:
        await begun(screen)
        await screen.press("f7")
        assert "hints hidden" in screen.rows[0]
        await screen.press("f7")
        assert "errors alone" in screen.rows[0]
        await screen.press("f7")
        assert "alone" not in screen.rows[0]


async def test_a_new_question_comes_below_the_one_of_the_cursor(opened: Opened, decks: Path) -> None:
    async with opened() as screen:
        found = await begun(screen)
        await screen.press("down", "down", "ctrl+n", "6")
        await write(screen, "Mine?")
        await screen.press("tab")
        await write(screen, "yes")
        assert list(found.lines[4:8]) == ["", "  - q: Mine?", "    a: yes", found.lines[7]]
        assert found.lines[3] == "    a: A connected graph without cycles"
        await screen.press("ctrl+n", "down", "escape")
        assert found.has_focus


async def test_a_new_deck_is_begun_and_written_only_when_it_is_saved(opened: Opened, decks: Path) -> None:
    async with opened() as screen:
        await begun(screen)
        await screen.press("f4")
        await write(screen, "sea")
        await screen.press("enter")
        await screen.until("deck: sea")
        assert not (decks / "sea.yaml").exists()
        await screen.press("ctrl+n", "1", "ctrl+s")
        await screen.until("Saved: ")
        assert (
            (decks / "sea.yaml").read_text().startswith("# yaml-language-server: $schema=deck.schema.json\ndeck: sea\n")
        )
        await screen.press("f4")
        await write(screen, "sea")
        await screen.press("enter")
        await screen.until("There is a deck")


@pytest.mark.parametrize(("key", "text"), [("s", "x" + FIRST), ("d", FIRST)])
async def test_leaving_asks_what_becomes_of_unsaved_text(opened: Opened, decks: Path, key: str, text: str) -> None:
    async with opened() as screen:
        found = await begun(screen)
        await screen.press("x", "escape")
        await screen.until("Save this deck first?")
        assert "+ xdeck: Small graphs" in screen.text
        await screen.press("m", "escape")
        assert found.has_focus
        await screen.press("escape")
        await screen.until("Save this deck first?")
        await screen.press(key)
        assert await at_home(screen)
        assert (decks / "graphs.yaml").read_text() == text


async def test_a_file_that_changes_is_followed_while_nothing_is_unsaved(opened: Opened, decks: Path) -> None:
    async with opened() as screen:
        found = await begun(screen)
        await screen.press(*["down"] * 5)
        (decks / "graphs.yaml").write_text(FIRST.replace("seven", "nine"), encoding="utf-8")
        await screen.until("of nine nodes")
        assert "Read again" in screen.text
        assert found.row == 5


@pytest.mark.parametrize(("key", "wins"), [("m", "mine"), ("t", "theirs")])
async def test_somebody_else_s_change_is_shown_before_anything_is_written(
    opened: Opened, decks: Path, key: str, wins: str
) -> None:
    async with opened() as screen:
        await begun(screen)
        await write(screen, "# mine\n")
        (decks / "graphs.yaml").write_text(f"# theirs\n{FIRST}", encoding="utf-8")
        await screen.until("Another program changed this file")
        await screen.press("ctrl+s")
        await screen.until("Somebody else changed this file")
        assert "- # theirs" in screen.text
        assert "+ # mine" in screen.text
        await screen.press("escape")
        assert (decks / "graphs.yaml").read_text() == f"# theirs\n{FIRST}"
        await screen.press("ctrl+s")
        await screen.until("Somebody else changed this file")
        await screen.press(key)
        await screen.until(f"# {wins}")
        for _ in range(50):
            if (decks / "graphs.yaml").read_text() == f"# {wins}\n{FIRST}":
                break
            await screen.settle()
        assert (decks / "graphs.yaml").read_text() == f"# {wins}\n{FIRST}"
        assert "not saved" not in screen.rows[0]


async def test_text_that_was_never_saved_is_offered_again(opened: Opened, decks: Path, bench: Bench) -> None:
    async with opened() as screen:
        await begun(screen)
        await write(screen, "# lost?\n")
        await screen.settle()
    async with opened() as screen:
        await screen.press("d")
        await screen.until("There is text that was never saved")
        assert "+ # lost?" in screen.text
        await screen.press("escape")
        assert editor(screen).lines[0] == "# lost?"
        assert "not saved" in screen.rows[0]
        await screen.press("escape", "d")
    async with opened() as screen:
        await begun(screen)
        assert "never saved" not in screen.text
    assert (decks / "graphs.yaml").read_text() == FIRST


async def test_text_that_was_never_saved_can_be_forgotten(opened: Opened, decks: Path) -> None:
    async with opened() as screen:
        await begun(screen)
        await write(screen, "# lost")
    async with opened() as screen:
        await screen.press("d")
        await screen.until("never saved")
        await screen.press("f")
        assert editor(screen).lines[0] == "deck: Small graphs"
        await screen.press("escape")
        assert await at_home(screen)


async def test_leaving_the_program_asks_first(opened: Opened, decks: Path) -> None:
    async with opened() as screen:
        await begun(screen)
        await screen.press("x", "ctrl+q")
        await screen.until("Save this deck first?")
        await screen.press("escape")
        assert screen.app.return_code is None
        await screen.press("ctrl+q")
        await screen.until("Save this deck first?")
        await screen.press("d")
    assert screen.app.return_code == 0


async def test_the_key_that_copies_elsewhere_copies_here(opened: Opened, decks: Path) -> None:
    async with opened() as screen:
        await begun(screen)
        await screen.press("shift+right", "shift+right", "ctrl+c")
        assert screen.app.clipboard == "de"
        assert "Copied" in screen.text
        assert screen.app.return_code is None


async def test_enter_and_tab_keep_to_the_indentation(opened: Opened, decks: Path) -> None:
    async with opened() as screen:
        found = await begun(screen)
        await screen.press("ctrl+end")
        await write(screen, "  - q: Which?\na: this\nwhy: |\ntext\n")
        await screen.press("backspace")
        await write(screen, "hint: h")
        assert list(found.lines[-5:]) == ["  - q: Which?", "    a: this", "    why: |", "      text", "    hint: h"]
        await screen.press("shift+tab")
        assert found.lines[-1] == "  hint: h"
        await screen.press("home", "tab")
        assert found.lines[-1] == "    hint: h"
        await screen.press("up", "shift+down", "shift+tab")
        assert list(found.lines[-2:]) == ["    text", "  hint: h"]
        await screen.press("ctrl+z")
        assert list(found.lines[-2:]) == ["      text", "    hint: h"]


async def test_undo_and_redo(opened: Opened, decks: Path) -> None:
    async with opened() as screen:
        found = await begun(screen)
        await screen.press("x", "ctrl+z")
        assert found.written() == FIRST
        await screen.press("ctrl+y")
        assert found.written() == "x" + FIRST


async def test_finding_goes_round_and_round(opened: Opened, decks: Path) -> None:
    async with opened() as screen:
        found = await begun(screen)
        await screen.press("ctrl+f")
        await write(screen, "TREE")
        assert found.selected_text == "tree"
        assert found.row == 2
        await screen.press("enter")
        assert found.row == 5
        await screen.press("enter", "enter")
        assert found.row == 2
        await write(screen, "house")
        assert "Not in this file." in screen.text
        await screen.press("escape")
        assert found.has_focus
        await screen.press("escape")
        assert await at_home(screen)


async def test_pasted_text_is_harmless_and_is_saved_as_it_was(opened: Opened, decks: Path) -> None:
    async with opened() as screen:
        found = await begun(screen)
        found.post_message(events.Paste("# \x1b]52;c;eA==\x07 [@click=app.leave_now]x[/] \u202e\u2028 y\r\n"))
        await screen.settle()
        assert "# ␛]52;c;eA==␇ [@click=app.leave_now]x[/] �� y" in screen.text
        await screen.press("ctrl+s")
        await screen.until("Saved: ")
        written = (decks / "graphs.yaml").read_bytes().decode()
        assert written == "# \x1b]52;c;eA==\x07 [@click=app.leave_now]x[/] \u202e\u2028 y\n" + FIRST


async def test_the_editor_of_one_s_own_gets_the_saved_text(
    opened: Opened, decks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from quizapp.tui import editing

    async def edit(_app: object, file: str, line: int) -> None:
        path = Path(file)
        path.write_text(path.read_text() + f"# line {line}\n")

    monkeypatch.setattr(editing, "edit", edit)
    async with opened() as screen:
        await begun(screen)
        await screen.press("down", "x", "ctrl+e")
        await screen.until("# line 2")
        assert (decks / "graphs.yaml").read_text().startswith("deck: Small graphs\nxcards:")
        assert "not saved" not in screen.rows[0]


async def test_without_decks_it_says_how_to_begin_one(opened: Opened, decks: Path, bench: Bench) -> None:
    (decks / "graphs.yaml").unlink()
    bench.deck = DeckName("graphs", "Small graphs", "")
    async with opened() as screen:
        await screen.press("d")
        await screen.until("There is no deck yet: F4 begins one.")
        await screen.press("ctrl+s", "ctrl+n", "f8", "f5")
        await screen.press("escape")
        assert await at_home(screen)


async def test_a_file_that_is_no_text_is_refused_with_a_sentence(opened: Opened, decks: Path) -> None:
    (decks / "graphs.yaml").write_bytes(b"\xff\xfe\x00")
    async with opened() as screen:
        await screen.press("d")
        await screen.until("is no UTF-8 text")
        await screen.press("escape")
        assert await at_home(screen)


async def test_help_comes_by_a_key_that_writes_nothing(opened: Opened, decks: Path) -> None:
    async with opened() as screen:
        found = await begun(screen)
        await screen.press("?")
        assert found.lines[0] == "?deck: Small graphs"
        await screen.press("f1")
        assert "Writing decks (here)" in screen.text


async def test_a_screen_without_the_key_offers_writing_in_the_palette(opened: Opened, decks: Path) -> None:
    async with opened() as screen:
        await screen.press("s", "ctrl+p", *"mend")
        await screen.until("write and mend questions")
        await screen.press("enter")
        await screen.until("▸ Graphs")
        assert isinstance(screen.app.screen, AuthorScreen)
