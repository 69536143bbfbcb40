"""The small library, its trainer, and the app over them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, cast

import pytest
from textual.widgets import Input

from quizapp.core.deck import Question
from quizapp.core.editors import Editor
from quizapp.core.overview import Overview
from quizapp.errors import QuizError
from quizapp.tui.app import Look, QuizApp, Request

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer

from tests.tui.bench import Bench
from tests.tui.driving import Hands, Opened, Screen
from tests.tui.library import Deck


@pytest.fixture(autouse=True)
def _calm(monkeypatch: pytest.MonkeyPatch) -> None:
    """No blinking cursor, no animation: screens differ by what was done, not by when they are looked at."""
    monkeypatch.setattr(Input, "_toggle_cursor", lambda _self: None)
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("COLORFGBG", raising=False)


@pytest.fixture
def bench() -> Bench:
    return Bench()


@pytest.fixture
def studying(opened: Opened) -> Opened:
    """Opens the app with the first of these questions on the screen."""

    @asynccontextmanager
    async def run(*questions: Question, **options: object) -> AsyncIterator[Screen]:
        async with opened(Bench(questions), study=Request(), **options) as screen:
            yield screen

    return run


@pytest.fixture
def deck() -> type[Deck]:
    """The questions of the small library, by name."""
    return Deck


@pytest.fixture
def opened(bench: Bench) -> Opened:
    """Opens the app over a bench; waits until Home shows the decks or the first card stands."""

    @asynccontextmanager
    async def run(
        on: Bench = bench,
        *,
        size: tuple[int, int] = (80, 24),
        study: Request | None = None,
        write: tuple[str, int] | None = None,
        exam: Request | None = None,
        fails: list[QuizError] | None = None,
        glimpse: Overview | None = None,
        theme: str = "",
        keymap: dict[str, str] | None = None,
        editor: Editor = Editor.EXTERNAL,
    ) -> AsyncIterator[Screen]:
        def open_trainer() -> "Trainer":
            if fails:
                raise fails.pop(0)
            return cast("Trainer", on)

        hands = Hands()
        look = Look(theme, keymap or {}, editor=editor)
        app = QuizApp(lambda: glimpse, open_trainer, study=study, write=write, exam=exam, look=look, ticks=hands)
        app.animation_level = "none"
        async with app.run_test(size=size) as pilot:
            screen = Screen(app, pilot, on, hands)
            for _ in range(100):
                if screen.text.strip() and "Reading your decks" not in screen.text:
                    break
                await screen.settle()
            await screen.settle()
            yield screen

    return run
