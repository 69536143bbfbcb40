"""The time of an exam: both clocks may do what they like, time is only ever lost."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.exams.timing import Watch

MINUTE, HOUR = 60_000, 3_600_000
START = Watch(spent_ms=5 * MINUTE, wall_ms=1_700_000_000_000, ticks_ms=42_000)
times = st.integers(-(2**45), 2**45)


def looked(wall: int, ticks: int) -> int:
    """What is spent when the wall clock and the other one have gone on by so much."""
    return START.spent(START.wall_ms + wall, START.ticks_ms + ticks) - START.spent_ms


def test_time_passes_as_both_clocks_say() -> None:
    assert looked(MINUTE, MINUTE) == MINUTE


def test_a_clock_set_back_gives_no_time() -> None:
    assert looked(-HOUR + MINUTE, MINUTE) == MINUTE


def test_a_clock_set_forward_counts_as_time_passed() -> None:
    assert looked(HOUR + MINUTE, MINUTE) == HOUR + MINUTE


def test_the_sleep_of_the_machine_counts() -> None:
    assert looked(HOUR, 0) == HOUR


@given(times, times)
def test_no_clocks_give_time_back(wall: int, ticks: int) -> None:
    assert looked(wall, ticks) >= 0


@given(times, times, st.integers(0, 2**45))
def test_more_is_spent_the_further_either_clock_is(wall: int, ticks: int, more: int) -> None:
    assert looked(wall + more, ticks) >= looked(wall, ticks)
    assert looked(wall, ticks + more) >= looked(wall, ticks)


@given(st.integers(0, 2**45), st.integers(0, 2**45), st.booleans())
def test_it_is_all_one_whether_the_watch_is_taken_up_in_between(first: int, second: int, asleep: bool) -> None:
    ticks = 0 if asleep else first
    between = Watch(START.spent_ms + looked(first, ticks), START.wall_ms + first, 7)
    assert between.spent(START.wall_ms + first + second, 7 + second) == START.spent_ms + first + second
