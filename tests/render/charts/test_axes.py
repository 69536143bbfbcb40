"""Round ticks, and how numbers are said."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from quizapp.render.charts.axes import Axis, Scale, compact, fitted, rough, said

NUMBERS = some.floats(-1e9, 1e9)


@pytest.mark.parametrize(
    ("scale", "low", "high", "labels"),
    [
        (Scale.WHOLE, 0, 43, ["0", "10", "20", "30", "40", "50"]),
        (Scale.WHOLE, 0, 2, ["0", "1", "2"]),
        (Scale.NUMBER, 0.1, 0.47, ["0.1", "0.2", "0.3", "0.4", "0.5"]),
        (Scale.SHARE, 0.83, 0.97, ["80%", "85%", "90%", "95%", "100%"]),
        (Scale.MINUTES, 0, 52, ["0 min", "15 min", "30 min", "45 min", "60 min"]),
        (Scale.MINUTES, 0, 280, ["0 h", "1 h", "2 h", "3 h", "4 h", "5 h"]),
        (Scale.DAYS, 0, 100, ["0d", "20d", "40d", "60d", "80d", "100d"]),
        (Scale.DAYS, 0, 2000, ["0y", "2y", "4y", "6y"]),
        (Scale.WHOLE, 0, 90_000, ["0", "20k", "40k", "60k", "80k", "100k"]),
    ],
)
def test_ticks_are_round(scale: Scale, low: float, high: float, labels: list[str]) -> None:
    assert [tick.label for tick in fitted(Axis(scale), low, high, 6).ticks] == labels


@given(NUMBERS, NUMBERS, some.integers(3, 30), some.sampled_from([Scale.NUMBER, Scale.WHOLE, Scale.DAYS]))
def test_ticks_are_few_rise_and_enclose_the_values(one: float, other: float, most: int, scale: Scale) -> None:
    low, high = min(one, other), max(one, other)
    found = fitted(Axis(scale), low, high, most)
    places = [tick.at for tick in found.ticks]
    assert 2 <= len(places) <= most
    assert places == sorted(set(places))
    noise = 1e-6 * max(abs(low), abs(high), 1)
    assert found.low <= low + noise
    assert found.high >= high - noise
    assert len({tick.label for tick in found.ticks}) == len(places)


@given(NUMBERS, NUMBERS)
def test_no_label_holds_digits_of_noise(one: float, other: float) -> None:
    found = fitted(Axis(), min(one, other), max(one, other), 6)
    assert all(len(tick.label) <= 11 for tick in found.ticks)


@pytest.mark.parametrize(
    ("value", "step", "text"),
    [(0, 1, "0"), (1234, 1, "1,234"), (20_000, 5000, "20k"), (1_500_000, 500_000, "1.5M"), (-0.001, 0.1, "0.0")],
)
def test_numbers_of_an_axis_are_short(value: float, step: float, text: str) -> None:
    assert compact(value, step) == text


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (0.52, "0.5"), (3, "3"), (9999, "9,999"), (12_345, "12k"), (2_345_678, "2.3M")]
)
def test_numbers_that_stand_alone_are_rounded(value: float, text: str) -> None:
    assert rough(value) == text


def test_shares_have_decimals_only_where_ticks_need_them() -> None:
    assert [said(0.975, Scale.SHARE, step) for step in (0.05, 0.005)] == ["98%", "97.5%"]
