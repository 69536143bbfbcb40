"""The problems of the decks: choosing one, opening the editor at it, and what is left afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quizapp.errors import Level, LockedError, Problem, QuizError
from quizapp.tui import editing

if TYPE_CHECKING:
    from textual.app import App

    from tests.tui.bench import Bench
    from tests.tui.driving import Opened, Screen

PROBLEMS = tuple(
    Problem(
        "decks/own.yaml", line, 5, Level.ERROR, "Y-quote", f"trouble in {line}", cure="quote it", excerpt="  - q: a"
    )
    for line in range(10, 100, 10)
)


@pytest.fixture
def opens(monkeypatch: pytest.MonkeyPatch, bench: Bench) -> list[tuple[str, int]]:
    """Puts an editor in place that mends the first problem; what it was asked to open."""
    calls: list[tuple[str, int]] = []

    async def edit(_app: App[int], file: str, line: int) -> None:
        calls.append((file, line))
        bench.problems = tuple(problem for problem in bench.problems if problem.line != line)

    monkeypatch.setattr(editing, "edit", edit)
    bench.problems = PROBLEMS
    return calls


def chosen(screen: Screen) -> str:
    """The place of the problem behind the mark."""
    [row] = [place for place, row in enumerate(screen.rows) if "▸ error" in row]
    return screen.rows[row + 1].strip(" │")


@pytest.mark.usefixtures("opens")
async def test_a_problem_is_chosen_by_arrows_pages_and_ends(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("p")
        for key, line in (
            ("down", 20),
            ("down", 30),
            ("up", 20),
            ("pagedown", 50),
            ("end", 90),
            ("down", 90),
            ("pageup", 60),
            ("home", 10),
            ("up", 10),
        ):
            await screen.press(key)
            assert chosen(screen) == f"decks/own.yaml:{line}:5"
            assert f"trouble in {line}" in screen.text


@pytest.mark.parametrize("key", ["e", "enter", "f2"])
async def test_the_editor_opens_at_the_chosen_problem_and_what_is_left_is_shown(
    opened: Opened, opens: list[tuple[str, int]], key: str
) -> None:
    async with opened() as screen:
        await screen.press("p", "down", key)
        assert opens == [("decks/own.yaml", 20)]
        assert "trouble in 20" not in screen.text
        assert chosen(screen) == "decks/own.yaml:30:5"
        await screen.press("escape")
        assert "8 problems in 1 deck" in screen.text


async def test_a_click_chooses_and_a_second_one_opens(opened: Opened, opens: list[tuple[str, int]]) -> None:
    async with opened() as screen:
        await screen.press("p")
        await screen.click_on("trouble in 20")
        assert chosen(screen) == "decks/own.yaml:20:5"
        assert opens == []
        await screen.click_on("trouble in 20")
        assert opens == [("decks/own.yaml", 20)]


async def test_with_the_last_problem_mended_the_sheet_closes_and_says_so(
    opened: Opened, bench: Bench, opens: list[tuple[str, int]]
) -> None:
    bench.problems = PROBLEMS[:1]
    async with opened() as screen:
        await screen.press("p", "e")
        assert opens
        assert screen.at_home
        assert "No problems are left." in screen.text
        assert "p shows them" not in screen.text


@pytest.mark.parametrize("error", [QuizError("The editor `vim` cannot be started."), LockedError("It is held.")])
async def test_what_goes_wrong_is_said_and_the_problems_stay(
    opened: Opened, bench: Bench, monkeypatch: pytest.MonkeyPatch, error: QuizError
) -> None:
    async def edit(_app: App[int], _file: str, _line: int) -> None:
        raise error

    monkeypatch.setattr(editing, "edit", edit)
    bench.problems = PROBLEMS
    async with opened() as screen:
        await screen.press("p", "e")
        assert str(error) in screen.text
        assert chosen(screen) == "decks/own.yaml:10:5"
        await screen.press("escape")
        assert screen.at_home


@pytest.mark.usefixtures("opens")
async def test_what_looks_closer_is_said_beside_the_title(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("p")
        assert "Problems in the decks   `quizapp check` looks closer" in screen.text
