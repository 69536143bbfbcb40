"""The exams, a cover and a result as plain rows; see `test_looks`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.tui.bench import START
from tests.tui.examined import MIDTERM, RIGHT, WRONG, ExamBench, examined, sat
from tests.tui.test_looks import SIZES, assert_looks_like

if TYPE_CHECKING:
    from tests.tui.driving import Opened

HALF = (RIGHT[0], WRONG[1], RIGHT[2], None)
DAY_MS = 86_400_000


def experienced() -> ExamBench:
    """A learner with three attempts behind, and one under way."""
    bench = examined()
    for days, answers in enumerate((WRONG, HALF, RIGHT)):
        sat(bench, *answers, at=replace(START, at_ms=START.at_ms - (9 - days) * DAY_MS), blueprint=MIDTERM)
    bench.exams.kept["exam-3"].before = {"evaluation/metrics": (0.62, 0.5, 0.74), "evaluation/recall": (0.83, 0.7, 0.9)}
    bench.exams.applied.append("exam-1")
    sat(bench, RIGHT[0], ended=False)
    return bench


@pytest.mark.parametrize("size", SIZES)
async def test_the_exams_and_home_while_one_is_under_way(opened: Opened, size: tuple[int, int]) -> None:
    async with opened(experienced(), size=size) as screen:
        assert_looks_like(screen, "home-exam")
        await screen.press("e")
        assert_looks_like(screen, "exams")


@pytest.mark.parametrize("size", SIZES)
async def test_a_cover(opened: Opened, size: tuple[int, int]) -> None:
    async with opened(examined(), size=size) as screen:
        await screen.press("e", "down", "enter", "end", "enter", *"4321", "enter", "up", "up")
        assert_looks_like(screen, "exam-cover")


@pytest.mark.parametrize("size", SIZES)
async def test_a_result_and_a_question_of_it(opened: Opened, size: tuple[int, int]) -> None:
    async with opened(experienced(), size=size) as screen:
        await screen.press("e", "end", "up", "up", "enter")
        assert_looks_like(screen, "exam-result")
        await screen.press("end")
        assert_looks_like(screen, "exam-result-end")
        await screen.press("home", "enter")
        assert_looks_like(screen, "exam-question")
