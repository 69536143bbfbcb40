"""Where a question is opened to be written: on the author screen, and back to where the author came from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quizapp.core.deck import Flashcard, Question
from quizapp.core.editors import Editor
from quizapp.core.overview import DeckName
from quizapp.core.review import Rating
from quizapp.tui.app import Request
from quizapp.tui.screens import drafting
from quizapp.tui.screens.author import AuthorScreen
from quizapp.tui.screens.study import StudyScreen
from tests.figures import full_topics
from tests.tui.authorship import FIRST, authoring
from tests.tui.bench import Bench
from tests.tui.topical import worst_first

if TYPE_CHECKING:
    from tests.tui.driving import Opened, Screen

TREE = Question(prompt="What is a tree?", body=Flashcard("A connected graph without cycles"), id="tree", line=3)
PATH = Question(prompt="What is a path?", body=Flashcard("A walk without repeats"), id="path", line=6)


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """Two questions of a deck that is a file."""
    monkeypatch.setattr(drafting, "CALM_S", 0.01)
    monkeypatch.setattr(drafting, "WATCH_S", 0.02)
    shelf = authoring(tmp_path)
    path = tmp_path / "decks" / "graphs.yaml"
    path.write_text(FIRST, encoding="utf-8")
    return Bench((TREE, PATH), DeckName("graphs", "Small graphs", str(path)), authoring=shelf)


def line(screen: Screen) -> int:
    """The line at which the author screen stands."""
    found = screen.app.screen
    assert isinstance(found, AuthorScreen)
    return found.editor.row + 1


async def test_e_in_study_opens_the_author_screen_at_the_question_and_the_answer_stays(
    opened: Opened, library: Bench
) -> None:
    async with opened(library, study=Request(), editor=Editor.HERE) as screen:
        await screen.press("space", "e")
        await screen.until("deck: Small graphs")
        assert line(screen) == 3
        await screen.press("escape")
        await screen.until("Read again: nothing changed here.")
        assert isinstance(screen.app.screen, StudyScreen)
        assert "A connected graph without cycles" in screen.text
        await screen.press("3")
        assert library.ratings == [Rating.GOOD]


async def test_a_question_that_was_reworded_there_is_asked_anew_in_the_same_sitting(
    opened: Opened, library: Bench
) -> None:
    async with opened(library, study=Request(), editor=Editor.HERE) as screen:
        await screen.press("space", "e")
        await screen.until("deck: Small graphs")
        library.questions = (replace(TREE, prompt="What is a tree among graphs?"), PATH)
        await screen.press("escape")
        await screen.until("asked anew")
        assert "What is a tree among graphs?" in screen.text
        assert "2 new" in screen.text
        assert library.ratings == []


async def test_e_in_browse_and_on_a_card_of_it_opens_the_author_screen(opened: Opened, library: Bench) -> None:
    async with opened(library, editor=Editor.HERE) as screen:
        await screen.press("b", "tab", "down", "e")
        await screen.until("deck: Small graphs")
        assert line(screen) == 6
        await screen.press("escape")
        await screen.until("The decks were read again.")
        assert "BrowseScreen" in str(screen.app.screen)
        await screen.press("enter", "e")
        await screen.until("deck: Small graphs")
        await screen.press("escape")
        await screen.until("The decks were read again.")
        assert "CardSheet" in str(screen.app.screen)


async def test_e_above_an_author_screen_goes_back_to_that_one_and_to_the_line(opened: Opened, library: Bench) -> None:
    library.insight.seen_topics = full_topics()
    library.insight.seen_cards = worst_first(library.cards())
    async with opened(library, editor=Editor.HERE) as screen:
        await screen.press("d")
        await screen.until("deck: Small graphs")
        await screen.press("x", "f12", "down", "down", "enter", "down")
        await screen.until("▸")
        assert "TopicScreen" in str(screen.app.screen)
        await screen.press("e")
        await screen.until("xdeck: Small graphs")
        assert line(screen) == 6
        assert sum(isinstance(one, AuthorScreen) for one in screen.app.screen_stack) == 1


async def test_a_screen_below_is_gone_back_to_once_unsaved_text_was_asked_about(opened: Opened, library: Bench) -> None:
    async with opened(library, editor=Editor.HERE) as screen:
        await screen.press("t", "d")
        await screen.until("▸ Graphs")
        await screen.press("f6", "x", "f12")
        await screen.until("Save this deck first?")
        await screen.press("d")
        for _ in range(400):
            if "TopicsScreen" in str(screen.app.screen):
                break
            await screen.pilot.pause(0.005)
        assert "TopicsScreen" in str(screen.app.screen)


async def test_help_names_the_signs_beside_the_text(opened: Opened, library: Bench) -> None:
    async with opened(library, size=(120, 60)) as screen:
        await screen.press("d", "f1")
        row = next(row for row in screen.rows if "✗ ! ·" in row)
        assert "in a deck that is written" in row
