"""Text that was not saved: what was undone is not offered as lost, what is offered opens where it differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quizapp.tui.screens import drafting
from tests.tui.authorship import FIRST, begun, editor, seen, write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.bench import Bench
    from tests.tui.driving import Opened


async def test_what_was_taken_back_is_not_offered_as_lost(
    opened: Opened, decks: Path, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafting, "WATCH_S", 3600)
    shelf = bench.authoring
    assert shelf is not None
    async with opened() as screen:
        await begun(screen)
        await write(screen, "x")
        shelf.keep(shelf.open(str(decks / "graphs.yaml")), "x" + FIRST)
        await screen.press("ctrl+z", "escape")
        await screen.until("space")
    assert shelf.kept(shelf.open(str(decks / "graphs.yaml"))) is None


async def test_a_text_that_was_kept_opens_at_the_first_line_that_differs(
    opened: Opened, decks: Path, bench: Bench
) -> None:
    shelf = bench.authoring
    assert shelf is not None
    lines = FIRST.split("\n")
    shelf.keep(shelf.open(str(decks / "graphs.yaml")), "\n".join([*lines[:2], "# mine", *lines[2:]]))
    async with opened() as screen:
        await screen.press("d")
        await screen.until("never saved")
        await screen.press("escape")
        await seen(screen)
        assert (editor(screen).lines[editor(screen).row], editor(screen).row) == ("# mine", 2)
