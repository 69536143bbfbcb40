"""The help, and small terminals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quizapp.tui import homekeys, sheetkeys, studykeys

if TYPE_CHECKING:
    from tests.tui.driving import Opened
    from tests.tui.library import Deck


@pytest.mark.parametrize("key", ["question_mark", "shift+slash", "f1"])
async def test_help_opens_everywhere_and_closes(opened: Opened, key: str) -> None:
    async with opened() as screen:
        for before, name in (([], "Home"), (["space"], "Study"), (["space"], "Study")):
            await screen.press(*before, key)
            assert f"{name} (here)" in screen.text
            await screen.press("escape")
            assert f"{name} (here)" not in screen.text


async def test_f1_opens_the_help_while_typing(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.TYPED) as screen:
        await screen.press("f1")
        assert "Study (here)" in screen.text


@pytest.mark.parametrize("width", [84, 130])
async def test_the_help_names_every_key_and_the_symbols(opened: Opened, width: int) -> None:
    async with opened(size=(width, 220)) as screen:
        await screen.press("question_mark")
        told = " ".join(screen.text.replace("│", " ").split())
        for key in (*homekeys.HOME, *studykeys.SUMMARY, homekeys.LEAVE_NOW, homekeys.PALETTE):
            assert key.says.split(",")[0] in (told if width < 100 else screen.text.replace("│", " "))
        for sign in "●◐○✓≈✗⚑":
            assert sign in told


async def test_the_help_says_the_keys_that_were_chosen(opened: Opened) -> None:
    async with opened(size=(80, 40), keymap={"home.browse": "m,f9"}) as screen:
        await screen.press("question_mark")
        assert "m F9  look through all cards" in screen.text


async def test_the_help_on_browse_shows_the_search_language(opened: Opened) -> None:
    async with opened(size=(120, 60)) as screen:
        await screen.press("b", "f1")
        assert "Browse (here)" in screen.text
        assert "deck:eval" in screen.text


async def test_the_help_scrolls_in_a_small_terminal(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("question_mark")
        assert "leave at once" not in screen.text
        await screen.press("pagedown", "down", "down")
        assert "leave at once" in screen.text


async def test_the_help_goes_to_its_end_and_its_beginning(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("question_mark", "end")
        assert "Mouse" in screen.text
        assert "Home (here)" not in screen.text
        await screen.press("pageup")
        assert "Mouse" not in screen.text
        await screen.press("home")
        assert "Home (here)" in screen.text


async def test_every_action_of_the_tables_exists() -> None:
    from quizapp.tui.app import QuizApp
    from quizapp.tui.screens.home import HomeScreen
    from quizapp.tui.screens.problemsheet import ProblemSheet
    from quizapp.tui.screens.sheet import Sheet
    from quizapp.tui.screens.study import StudyScreen
    from quizapp.tui.screens.summary import SummaryScreen

    tables = {
        HomeScreen: homekeys.HOME,
        StudyScreen: (*studykeys.STUDY, *studykeys.DIGITS),
        SummaryScreen: studykeys.SUMMARY,
        Sheet: sheetkeys.SHEET,
        ProblemSheet: sheetkeys.PROBLEMS,
        QuizApp: homekeys.EVERYWHERE,
    }
    for screen, table in tables.items():
        for key in table:
            _, _, name = key.action.split("(")[0].rpartition(".")
            owner = QuizApp if key.action.startswith("app.") else screen
            assert hasattr(owner, f"action_{name}"), key


@pytest.mark.parametrize("size", [(59, 24), (80, 15), (10, 3), (1, 1)])
async def test_a_small_terminal_asks_to_be_enlarged_and_rates_nothing(
    studying: Opened, deck: type[Deck], size: tuple[int, int]
) -> None:
    async with studying(deck.FLASHCARD, deck.CLOZE) as screen:
        await screen.press("space")
        await screen.pilot.resize_terminal(*size)
        await screen.settle()
        assert "transfer" not in screen.text
        if size[0] >= 30:
            assert "Please enlarge the terminal" in screen.text
        await screen.press("3", "space", "u", "1")
        assert screen.bench.ratings == []
        await screen.pilot.resize_terminal(80, 24)
        await screen.settle()
        assert "respond to edges" in screen.text
        await screen.press("3")
        assert len(screen.bench.ratings) == 1


async def test_another_width_wraps_anew(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.CHOICE) as screen:
        for width, height in ((120, 40), (60, 16), (300, 100), (80, 24)):
            await screen.pilot.resize_terminal(width, height)
            await screen.settle()
            assert "passes every casting" in " ".join(screen.text.split())
            assert max(len(row) for row in screen.rows) <= width
        await screen.press("3")
        assert "✓ Right" in screen.text
