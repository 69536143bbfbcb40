"""What the tests of several screens share."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from quizapp.core.overview import DeckName
from quizapp.tui import saving
from quizapp.tui.screens import drafting, examending, examround
from tests.tui.authorship import FIRST, authoring
from tests.tui.bench import Bench
from tests.tui.library import MATCH, METRIC, MULTI, ORDER, STATEMENT, TYPED
from tests.tui.sealed import FakeExams, Sits, Sitting, paper

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from quizapp.core.deck import Question
    from tests.tui.driving import Opened


@pytest.fixture
def decks(tmp_path: Path, bench: Bench, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one deck, which is the one of the bench; looks and watches come at once."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(drafting, "CALM_S", 0.01)
    monkeypatch.setattr(drafting, "WATCH_S", 0.02)
    bench.authoring = authoring(tmp_path)
    folder = tmp_path / "decks"
    (folder / "graphs.yaml").write_text(FIRST, encoding="utf-8")
    bench.deck = DeckName("graphs", "Small graphs", str(folder / "graphs.yaml"))
    return folder


@pytest.fixture
def sits(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> Sits:
    """Shows an exam over these questions, else one of every kind. What is typed rests at once, and nobody looks at the
    clock but when a test says so.
    """
    monkeypatch.setattr(examround, "REST_S", 0.001)
    monkeypatch.setattr(examending, "TICK_S", 3600)
    monkeypatch.setattr(saving, "RETRY_S", 0.001)
    kinds = (METRIC, MULTI, STATEMENT, TYPED, ORDER, MATCH)

    @asynccontextmanager
    async def run(
        *questions: Question, size: tuple[int, int] = (80, 24), **blueprint: object
    ) -> AsyncIterator[Sitting]:
        bench = Bench()
        bench.exams = found = FakeExams(bench, paper(*(questions or kinds), **blueprint))
        async with opened(bench, size=size) as screen:
            sitting = Sitting(screen, found)
            await sitting.take_up()
            yield sitting

    return run
