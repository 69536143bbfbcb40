"""The time of an exam on the screen: shown and hidden, warned of, over; clocks that are set while it runs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from quizapp.core.exams.attempt import Ending
from quizapp.core.response import Wrote
from quizapp.errors import DatabaseError
from tests.tui.library import METRIC, TYPED

if TYPE_CHECKING:
    from tests.tui.sealed import Sits, Sitting

HOUR_S = 3600.0
FULL = "The disk is full."


def top(sitting: Sitting) -> str:
    """The row with the time."""
    return sitting.screen.rows[0]


async def test_the_time_left_goes_down_and_can_be_hidden(sits: Sits) -> None:
    async with sits(METRIC) as sitting:
        await sitting.pass_by(61)
        assert "23:59 left" in top(sitting)
        await sitting.press("t")
        assert "left" not in top(sitting)
        assert "t shows the time" in top(sitting)
        await sitting.press("t")
        assert "23:58 left" in top(sitting)


async def test_an_hour_and_more_has_hours_and_no_limit_counts_up(sits: Sits) -> None:
    async with sits(METRIC, minutes=90.0) as sitting:
        await sitting.pass_by(10)
        assert "1:29:50 left" in top(sitting)
    async with sits(METRIC, minutes=0.0) as sitting:
        await sitting.pass_by(2 * HOUR_S + 5)
        assert "2:00:05 spent" in top(sitting)
        assert sitting.ended == []


async def test_a_fifth_and_a_minute_are_told_once_each_in_words(sits: Sits) -> None:
    async with sits(METRIC) as sitting:
        await sitting.pass_by(20 * 60)
        assert "5 minutes left. That is a fifth of the time." in sitting.text
        await sitting.press("1", "t")
        assert "fifth" in sitting.text, "it stays long enough to be read"
        await sitting.pass_by(10)
        await sitting.press("2")
        assert "fifth" not in sitting.text
        await sitting.pass_by(4 * 60 - 11)
        assert "1 minute left." in sitting.text
        await sitting.pass_by(10)
        await sitting.press("1")
        assert "is handed in" not in sitting.text


@pytest.mark.parametrize("above", [(), ("g",), ("h",), ("q",), ("question_mark",), ("ctrl+p",)])
async def test_time_over_hands_in_whatever_stands_above(sits: Sits, above: tuple[str, ...]) -> None:
    async with sits(METRIC, METRIC) as sitting:
        await sitting.press("1", *above)
        exam = sitting.exam
        sitting.screen.hands.time += 25 * 60
        exam.mind_time()
        await sitting.screen.settle()
        assert [found and found.attempt.ending for found in sitting.ended] == [Ending.TIME]
        assert sitting.exams.stored.spent_ms == 25 * 60_000
        assert len(sitting.exams.answers) == 1
        assert sitting.screen.at_home, "nothing is left of it, nor above it"


async def test_handing_in_that_fails_when_the_time_is_over_is_tried_again_by_a_key_alone(sits: Sits) -> None:
    async with sits(METRIC) as sitting:
        await sitting.press("1")
        sitting.exams.refuse[:] = [DatabaseError(FULL) for _ in range(2)]
        sitting.screen.hands.time += 25 * 60
        for _ in range(3):
            sitting.exam.mind_time()
            await sitting.screen.settle()
        assert len(sitting.exams.refuse) == 1, "it is tried once"
        assert FULL in sitting.text
        await sitting.press("h")
        assert sitting.ended == []
        await sitting.press("h")
        assert [found and found.attempt.ending for found in sitting.ended] == [Ending.TIME]


async def test_what_cannot_be_stored_does_not_keep_an_exam_open_when_its_time_is_over(sits: Sits) -> None:
    async with sits(METRIC, METRIC) as sitting:
        await sitting.press("1", "n")
        sitting.exams.refuse[:] = [DatabaseError(FULL) for _ in range(2)]
        await sitting.press("1")
        assert f"Not saved: {FULL}" in sitting.text
        sitting.screen.hands.time += 25 * 60
        sitting.exam.mind_time()
        await sitting.screen.settle()
        assert [found and found.attempt.ending for found in sitting.ended] == [Ending.TIME]
        assert set(sitting.exams.answers) == {0}


async def test_what_is_typed_when_the_time_is_over_counts(sits: Sits) -> None:
    async with sits(TYPED) as sitting:
        await sitting.press(*"F1")
        sitting.screen.hands.time += 25 * 60
        sitting.exam.mind_time()
        await sitting.screen.settle()
        assert sitting.ended[0]
        assert sitting.exams.answers == {0: Wrote("F1")}


async def test_nothing_is_answered_any_more_after_the_time(sits: Sits) -> None:
    async with sits(METRIC) as sitting:
        sitting.screen.hands.time += 26 * 60
        await sitting.press("1", "n", "m")
        assert sitting.exams.events == []
        await sitting.press("h")
        assert sitting.exams.stored.ending is Ending.TIME


async def test_a_clock_set_back_gives_no_time_and_one_set_forward_takes_it(sits: Sits) -> None:
    async with sits(METRIC) as sitting:
        await sitting.pass_by(60)
        await sitting.pass_by(60, wall=-HOUR_S)
        assert "23:00 left" in top(sitting)
        await sitting.pass_by(60, wall=HOUR_S + 120)
        assert "22:00 left" in top(sitting)
        await sitting.pass_by(0, wall=10 * 60)
        assert "12:00 left" in top(sitting)
        await sitting.press("1")
        assert sitting.exams.stored.spent_ms >= 13 * 60_000


async def test_a_machine_that_slept_has_spent_the_time(sits: Sits) -> None:
    async with sits(METRIC) as sitting:
        await sitting.press("1")
        await sitting.pass_by(0, wall=2 * HOUR_S)
        assert [found and found.attempt.ending for found in sitting.ended] == [Ending.TIME]


async def test_the_clock_goes_on_while_nobody_is_there(sits: Sits) -> None:
    async with sits(METRIC) as sitting:
        await sitting.press("1", "q", "l")
        bench = sitting.screen.bench
        bench.at = replace(bench.at, at_ms=bench.at.at_ms + 10 * 60_000)
        await sitting.take_up()
        assert "15:00 left" in top(sitting)
