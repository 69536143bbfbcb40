"""The links of a card, its question in the learner's editor, and all that can be clicked."""

from __future__ import annotations

import webbrowser
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from quizapp.core.deck import Flashcard, Question
from quizapp.core.review import Rating
from quizapp.errors import Level, Problem, QuizError
from quizapp.tui import editing, opening
from quizapp.tui.app import Request
from tests.tui.bench import Bench

if TYPE_CHECKING:
    from textual.app import App

    from tests.tui.driving import Opened
    from tests.tui.library import Deck

LINKED = Question(
    prompt="Where are defaults explained?",
    body=Flashcard("In [the reference](https://docs.python.org/3/reference/)."),
    why="See also <https://peps.python.org/pep-0008/>.",
    id="linked",
)


LONG = Question(prompt="The first words.\n\n" + "\n\n".join(map(str, range(30))), body=Flashcard("Yes."), id="long")


@pytest.fixture
def editor(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Puts an editor in place that does nothing; what it was asked to open."""
    calls: list[tuple[str, int]] = []

    async def edit(_app: App[int], file: str, line: int) -> None:
        calls.append((file, line))

    monkeypatch.setattr(editing, "edit", edit)
    return calls


async def test_links_are_listed_in_full_and_opened_by_a_second_key_only(
    studying: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    visited: list[str] = []

    def visit(address: str) -> str:
        visited.append(address)
        return "Opened."

    monkeypatch.setattr("quizapp.tui.screens.linksheet.open_link", visit)
    async with studying(LINKED) as screen:
        await screen.press("l")
        assert "has a link" in screen.text
        await screen.press("space", "l")
        assert "https://docs.python.org/3/reference/" in screen.text
        assert "https://peps.python.org/pep-0008/" in screen.text
        await screen.press("3", "9")
        assert visited == []
        await screen.press("2")
        await screen.until("Opened.")
        assert visited == ["https://peps.python.org/pep-0008/"]
        await screen.click_on("https://docs.python.org")
        assert "Press 1 to open it." in screen.text
        assert len(visited) == 1
        await screen.press("escape")
        assert "You judge" in screen.text
        assert screen.bench.ratings == []


async def test_what_is_typed_in_one_burst_with_the_list_of_links_opens_none(
    studying: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    visited: list[str] = []
    monkeypatch.setattr("quizapp.tui.screens.linksheet.open_link", visited.append)
    async with studying(LINKED) as screen:
        await screen.press("space")
        screen.hands.speed = 0.001
        await screen.press("l", "1", "1")
        assert "https://docs.python.org/3/reference/" in screen.text
        assert visited == []


def test_a_browser_that_would_draw_into_this_terminal_is_not_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webbrowser.get", lambda: webbrowser.GenericBrowser(["lynx"]))
    assert "copy the address" in opening.open_link("https://example.org")


async def test_e_opens_the_editor_at_the_line_of_the_question(
    studying: Opened, deck: type[Deck], editor: list[tuple[str, int]]
) -> None:
    async with studying(replace(deck.CHOICE, line=17)) as screen:
        await screen.press("1", "e")
        assert editor == [("basics.yaml", 17)]
        assert "nothing changed here" in screen.text
        assert "✗ 1  0.02  your answer" in screen.text
        await screen.press("space")
        assert screen.bench.ratings == [Rating.AGAIN]


async def test_a_question_that_was_reworded_is_asked_anew(
    opened: Opened, deck: type[Deck], editor: list[tuple[str, int]]
) -> None:
    bench = Bench((deck.FLASHCARD, deck.CLOZE))
    async with opened(bench, study=Request()) as screen:
        await screen.press("space")
        bench.questions = (replace(deck.FLASHCARD, prompt="Which layers are general?"), deck.CLOZE)
        await screen.press("e")
        assert editor
        assert "Which layers are general?" in screen.text
        assert "it was changed, so it is asked anew" in screen.text
        assert "respond to edges" not in screen.text


async def test_a_long_question_that_was_reworded_begins_at_its_top(
    opened: Opened, editor: list[tuple[str, int]]
) -> None:
    bench = Bench((LONG,))
    async with opened(bench, study=Request()) as screen:
        await screen.press("pagedown", "pagedown")
        assert "The first words." not in screen.text
        bench.questions = (replace(LONG, prompt=f"{LONG.prompt}\n\nNew words."),)
        await screen.press("e")
        assert editor
        assert "The first words." in screen.text


async def test_a_question_that_only_moved_in_its_file_keeps_its_answer(
    opened: Opened, deck: type[Deck], editor: list[tuple[str, int]]
) -> None:
    bench = Bench((replace(deck.FLASHCARD, line=3), deck.CLOZE))
    async with opened(bench, study=Request()) as screen:
        await screen.press("space")
        bench.questions = (replace(deck.FLASHCARD, line=8), deck.CLOZE)
        await screen.press("e", "e")
        assert [line for _, line in editor] == [3, 8]
        assert "respond to edges" in screen.text


async def test_a_question_that_was_deleted_gives_way_to_the_next_one(
    opened: Opened, deck: type[Deck], editor: list[tuple[str, int]]
) -> None:
    bench = Bench((deck.FLASHCARD, deck.CLOZE))
    async with opened(bench, study=Request()) as screen:
        bench.questions = (deck.CLOZE,)
        await screen.press("e")
        assert editor
        assert "not in the deck any more" in screen.text
        assert "type II" in screen.text


async def test_a_deck_broken_in_the_editor_keeps_the_card_and_says_line_and_cure(
    studying: Opened, deck: type[Deck], editor: list[tuple[str, int]]
) -> None:
    async with studying(deck.FLASHCARD) as screen:
        await screen.press("space")
        screen.bench.problems = (
            Problem("basics.yaml", 4, 1, Level.ERROR, "yaml", "a quote is not closed", "close it"),
        )
        await screen.press("e")
        assert editor
        assert "Line 4 of its deck: a quote is not closed. Cure: close it." in " ".join(screen.text.split())
        assert "respond to edges" in screen.text
        await screen.press("e")
        assert editor[-1] == ("basics.yaml", 4)


async def test_an_editor_that_cannot_start_is_said(
    studying: Opened, deck: type[Deck], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def edit(_app: App[int], _file: str, _line: int) -> None:
        raise QuizError("The editor `vim` cannot be started.")

    monkeypatch.setattr(editing, "edit", edit)
    async with studying(deck.FLASHCARD) as screen:
        await screen.press("e")
        assert "cannot be started" in screen.text
        await screen.press("space")
        assert "You judge" in screen.text


@pytest.mark.parametrize("word", ["flag", "suspend", "bury", "copy", "edit", "source", "undo"])
async def test_every_action_can_be_clicked_where_there_is_room(
    studying: Opened, deck: type[Deck], editor: list[tuple[str, int]], word: str
) -> None:
    async with studying(deck.FLASHCARD, deck.CLOZE, size=(120, 40)) as screen:
        await screen.press("space")
        before = screen.text
        await screen.click_on(f" {word} ")
        assert screen.text != before
        assert bool(editor) == (word == "edit")


async def test_the_time_in_the_editor_is_not_part_of_the_time_of_an_answer(
    studying: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with studying(LINKED) as screen:
        bench = screen.bench

        async def edit(_app: App[int], _file: str, _line: int) -> None:
            bench.at = replace(bench.at, at_ms=bench.at.at_ms + 60_000)

        monkeypatch.setattr(editing, "edit", edit)
        shown_ms = bench.at.at_ms
        await screen.press("e")
        await screen.until("Read again")
        await screen.press("space", "space")
        assert [entry[2].shown_ms for entry in bench.log] == [shown_ms + 60_000]
