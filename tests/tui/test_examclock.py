"""The time of an exam, whatever is done to the clocks."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.exams.attempt import Attempt
from quizapp.tui.examclock import ExamClock, clock
from tests.tui.bench import START
from tests.tui.library import METRIC
from tests.tui.sealed import paper

MINUTE = 60_000


def running(minutes: float, spent_ms: int = 0, ticks_ms: int = 0) -> ExamClock:
    """The clock of an attempt that was taken up after so much of the time."""
    found = Attempt(id="x", paper=paper(METRIC, minutes=minutes), started=START, answers={}, later=frozenset())
    return ExamClock(replace(found, spent_ms=spent_ms, newest_ms=START.at_ms), ticks_ms)


def test_times_are_said_as_clocks_say_them() -> None:
    assert [clock(seconds) for seconds in (0, 59, 61, 3599, 3600, 36_061)] == [
        "0:00",
        "0:59",
        "1:01",
        "59:59",
        "1:00:00",
        "10:01:01",
    ]


def test_the_time_while_the_program_was_closed_counts() -> None:
    found = running(25, spent_ms=MINUTE, ticks_ms=500)
    found.read(START.at_ms + 10 * MINUTE, 500)
    assert found.left(500) == 14 * MINUTE


def test_each_warning_comes_once_and_only_the_newest_of_two() -> None:
    assert [bool(running(25).warning(at)) for at in (0, 19 * MINUTE)] == [False, False]
    found = running(25)
    assert "fifth" in found.warning(20 * MINUTE)
    assert found.warning(21 * MINUTE) == ""
    assert "fifth" not in found.warning(24 * MINUTE)
    assert found.warning(24 * MINUTE + 1) == ""
    late = running(25)
    assert late.warning(24 * MINUTE)
    assert late.warning(24 * MINUTE + 1) == ""


def test_without_a_limit_nothing_is_ever_over_or_near() -> None:
    found = running(0)
    assert found.left(10**9) is None
    assert not found.over(10**9)
    assert not found.near(10**9)
    assert found.warning(10**9) == ""


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(-(10**7), 10**7)), max_size=20))
def test_no_clock_gives_time_back(steps: list[tuple[int, int]]) -> None:
    found, ticks, wall, before = running(60), 0, START.at_ms, 0
    for passed, jump in steps:
        ticks, wall = ticks + passed, wall + passed + jump
        found.read(wall, ticks)
        now = found.spent(ticks)
        assert before <= now <= 60 * MINUTE
        assert now >= min(ticks, 60 * MINUTE)
        before = now
