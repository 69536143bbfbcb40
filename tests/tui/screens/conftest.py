"""What the tests of several screens share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quizapp.core.overview import DeckName
from quizapp.tui.screens import drafting
from tests.tui.authorship import FIRST, authoring

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.bench import Bench


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
