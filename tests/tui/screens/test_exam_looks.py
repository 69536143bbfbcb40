"""An exam under way as plain rows. After a change that is meant, run with QUIZAPP_NEW_LOOKS=1 and read the diff."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.library import METRIC
from tests.tui.test_looks import assert_looks_like

if TYPE_CHECKING:
    from tests.tui.sealed import Sits


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 40)])
async def test_questions_overview_and_the_way_out(sits: Sits, size: tuple[int, int]) -> None:
    async with sits(size=size, penalty=0.25) as sitting:
        await sitting.press("2", "m")
        assert_looks_like(sitting.screen, "exam-choice")
        await sitting.press("n", "1", "n", "n", *"f1", "tab", "space", "down")
        assert_looks_like(sitting.screen, "exam-order-held")
        await sitting.press("shift+tab")
        assert_looks_like(sitting.screen, "exam-typed")
        await sitting.press("ctrl+s")
        assert_looks_like(sitting.screen, "exam-hand-in")
        await sitting.press("n", "escape")
        assert_looks_like(sitting.screen, "exam-leave")


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 40)])
async def test_a_paper_of_two_hundred_questions(sits: Sits, size: tuple[int, int]) -> None:
    async with sits(*[METRIC] * 200, size=size) as sitting:
        await sitting.press("1", "n", "m", "g", *"137", "enter", "2", "g", "up")
        assert_looks_like(sitting.screen, "exam-overview")
        await sitting.press("escape")
        assert_looks_like(sitting.screen, "exam-many")
