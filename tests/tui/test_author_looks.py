"""The author screen as plain rows, and hostile decks in it; see `test_looks` and `test_text_safety`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quizapp.core.overview import DeckName
from tests.tui.authorship import BROKEN, FIRST, authoring
from tests.tui.test_looks import SIZES, assert_looks_like
from tests.tui.test_text_safety import HOSTILE, assert_harmless

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.bench import Bench
    from tests.tui.driving import Opened


@pytest.fixture
def decks(tmp_path: Path, bench: Bench, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two decks, the first of which Home shows; the folder is the one where the program runs."""
    monkeypatch.chdir(tmp_path)
    bench.authoring = authoring(tmp_path)
    folder = tmp_path / "decks"
    (folder / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    (folder / "graphs.yaml").write_text(FIRST, encoding="utf-8")
    bench.deck = DeckName("graphs", "Small graphs", str(folder / "broken.yaml"))
    return folder


@pytest.mark.usefixtures("decks")
@pytest.mark.parametrize("size", SIZES)
async def test_writing_and_its_sheets(opened: Opened, size: tuple[int, int]) -> None:
    async with opened(size=size) as screen:
        await screen.press("d")
        await screen.until("1✗")
        await screen.press("f8")
        assert_looks_like(screen, "author")
        await screen.press("f6", "f6")
        assert_looks_like(screen, "author-decks")
        await screen.press("f6", "ctrl+n")
        assert_looks_like(screen, "author-kinds")
        await screen.press("escape", "x")
        await screen.until("q: 'Colonx")
        await screen.press("escape")
        await screen.until("Save this deck first")
        assert_looks_like(screen, "author-unsaved")


@pytest.mark.parametrize("text", HOSTILE, ids=["markup", "escapes"])
async def test_hostile_decks_are_shown_and_never_obeyed(opened: Opened, decks: Path, text: str) -> None:
    hostile = f"deck: '{text}'\ncards:\n  - q: '{text}'\n    a: '{text}'\n  - '{text}': x\n# {text}\n"
    (decks / "broken.yaml").write_text(hostile, encoding="utf-8")
    async with opened(size=(120, 40)) as screen:
        await screen.press("d")
        await screen.until("deck: '")
        for key in ("f8", "f8", "f6", "space", "f6", "down", "enter", "ctrl+f", "escape", "x", "escape", "escape"):
            await screen.press(key)
            assert_harmless(screen)
        assert screen.app.return_code is None
