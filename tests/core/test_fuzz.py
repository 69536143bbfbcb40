"""Fuzz: a seeded draw from a range around the plain interval."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.day import Moment
from quizapp.core.policy import Policy
from quizapp.core.review import NEW, Memory, Phase
from quizapp.core.scheduling import draw, fuzz_range, outcomes

TODAY = 739_000
NOW = Moment(1_770_000_000_000, 60, TODAY)
PLAIN = Policy()
draws = st.floats(0, 1, exclude_max=True)


def known(stability: float = 10.0, *, ago: int = 10, interval: int = 10) -> Memory:
    """A card answered `ago` days before, for `interval` days."""
    last_day = TODAY - ago
    return Memory(
        phase=Phase.REVIEW, stability=stability, difficulty=5, last_day=last_day, due_day=last_day + interval, reps=3
    )


@pytest.mark.parametrize(
    ("interval", "expected"),
    [
        (1, (1, 1)),
        (2.4, (2, 2)),
        (2.5, (2, 4)),
        (3, (2, 4)),
        (7, (5, 9)),
        (10, (8, 12)),
        (20, (17, 23)),
        (100, (93, 107)),
    ],
)
def test_fuzz_stays_in_the_range_of_anki(interval: float, expected: tuple[int, int]) -> None:
    assert fuzz_range(interval, 1, 36500) == expected


@pytest.mark.parametrize(
    ("interval", "minimum", "maximum", "expected"),
    [
        (10, 11, 36500, (11, 13)),
        (10, 1, 9, (7, 9)),
        (5, 50, 36500, (50, 54)),
        (3, 4, 36500, (4, 5)),
        (9, 30, 4, (4, 4)),
    ],
)
def test_fuzz_keeps_to_minimum_and_maximum(
    interval: float, minimum: int, maximum: int, expected: tuple[int, int]
) -> None:
    assert fuzz_range(interval, minimum, maximum) == expected


def test_fuzz_reaches_every_day_of_its_range_equally_often() -> None:
    memory, count = known(12.0, ago=0, interval=1), 4_000
    lower, upper = fuzz_range(12.0, 2, 36500)
    seen = [outcomes(memory, NOW, PLAIN, (index + 0.5) / count)[1].interval_days for index in range(count)]
    assert set(seen) == set(range(lower, upper + 1))
    for day in range(lower, upper + 1):
        assert seen.count(day) == pytest.approx(count / (upper - lower + 1), abs=1)


@given(known_days=st.floats(3, 400), u=draws)
def test_fuzz_never_leaves_its_range(known_days: float, u: float) -> None:
    memory = known(known_days, ago=0, interval=1)
    plain, fuzzed = (outcomes(memory, NOW, PLAIN, one)[1] for one in (None, u))
    exact = PLAIN.model.exact_interval(0.9, plain.stability)
    lower, upper = fuzz_range(exact, 1, 36500)
    assert lower <= fuzzed.interval_days <= upper


@given(st.integers(5, 300), draws)
def test_fuzz_does_not_shorten_an_interval_that_grows(interval: int, u: float) -> None:
    memory = known(float(interval), ago=interval, interval=interval)
    plain = outcomes(memory, NOW, PLAIN, None)
    for one, fuzzed in zip(plain[1:], outcomes(memory, NOW, PLAIN, u)[1:], strict=True):
        assert one.interval_days > interval
        assert fuzzed.interval_days > interval


def test_fuzz_keeps_the_last_interval_as_its_floor_where_that_lies_in_its_range() -> None:
    memory = known(20.0, ago=0, interval=21)
    assert outcomes(memory, NOW, PLAIN, 0.0)[1].interval_days == 21
    assert outcomes(known(20.0, ago=0, interval=40), NOW, PLAIN, 0.0)[1].interval_days == 17


def test_fuzz_does_not_undo_a_growth_by_a_day() -> None:
    assert outcomes(known(20.0, ago=0, interval=19), NOW, PLAIN, 0.0)[1].interval_days == 20


def test_fuzz_can_be_switched_off() -> None:
    calm = Policy(fuzz=False)
    assert outcomes(known(), NOW, calm, 0.999) == outcomes(known(), NOW, calm, None)
    assert outcomes(known(), NOW, PLAIN, 0.999) != outcomes(known(), NOW, PLAIN, None)


def test_the_preview_and_the_answer_draw_the_same_fuzz_and_the_next_review_another() -> None:
    assert draw("card", 3) == draw("card", 3)
    assert len({draw("card", reps) for reps in range(50)} | {draw(f"card {n}", 3) for n in range(50)}) == 100


def test_draws_fill_the_unit_interval_evenly() -> None:
    found = [draw(f"card {card}", reps) for card in range(200) for reps in range(20)]
    assert all(0 <= value < 1 for value in found)
    for tenth in range(10):
        assert sum(tenth <= 10 * value < tenth + 1 for value in found) == pytest.approx(400, abs=80)


@pytest.mark.parametrize("u", [-0.1, 1.0, math.nan, math.inf])
def test_a_draw_outside_the_unit_interval_is_refused(u: float) -> None:
    with pytest.raises(ValueError, match="fuzz draw"):
        outcomes(NEW, NOW, PLAIN, u)
