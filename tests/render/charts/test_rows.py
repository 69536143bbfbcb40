"""Charts of one row: lying bars, intervals, compositions and sparklines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from quizapp.core.mastery import Mastery
from quizapp.render.charts.dividing import divided as shared_out
from quizapp.render.charts.hbars import Divided, Row, composed, divided, hbars, intervals
from quizapp.render.charts.interval import composition, interval
from quizapp.render.charts.legend import Part
from quizapp.render.charts.spark import sparkline
from quizapp.render.lines import text_of
from tests.render.charts.conftest import Shown

PARTS = (Part("right", "right", "█"), Part("wrong", "wrong", "░"))


def test_lying_bars_have_labels_numbers_and_notes(shown: Shown) -> None:
    rows = [Row("choice", 8, "8 s", "of 12"), Row("typed", 16, "16 s", "of 3"), Row("表示", 1, "1 s")]
    assert shown(hbars(rows, 32)) == [
        "choice ███████         8 s of 12",
        "typed  ██████████████ 16 s  of 3",
        "表示   ▉               1 s",
    ]


def test_a_narrow_room_leaves_label_and_number(shown: Shown) -> None:
    assert shown(hbars([Row("choice", 8, "8 s", "of 12")], 9)) == ["ch… 8 s"]


def test_divided_bars_are_as_long_whatever_their_sums(shown: Shown) -> None:
    rows = [Divided("young", (1, 3)), Divided("none", (0, 0)), Divided("mature", (600, 200))]
    assert shown(divided(rows, PARTS, 24)) == [
        "young  ███░░░░░░░░░░   4",
        "mature ██████████░░░ 800",
        "█ right  ░ wrong",
    ]


def test_a_composed_bar_gives_each_count(shown: Shown) -> None:
    assert shown(composed((3, 1), PARTS, 16)) == ["████████████░░░░", "█ right 3", "░ wrong 1"]


@pytest.mark.parametrize(
    ("low", "value", "high", "target", "drawn"),
    [
        (0.2, 0.4, 0.6, 0.8, "····├━━━●━━━┤···╎····"),
        (0.2, 0.4, 0.6, 0.5, "····├━━━●━┿━┤········"),
        (0.0, 0.5, 1.0, None, "├━━━━━━━━━●━━━━━━━━━┤"),
        (0.9, 0.9, 0.9, 0.9, "··················●··"),
        (0.99, 1.0, 1.0, 0.5, "··········╎·········●"),
    ],
)
def test_an_interval_is_read_without_colours(
    low: float, value: float, high: float, target: float | None, drawn: str
) -> None:
    assert text_of(interval(low, value, high, 21, target=target)) == drawn


def test_intervals_stand_below_each_other(shown: Shown) -> None:
    rows = [Row("sure", 0.9, "90%", "of 40", low=0.8, high=0.96), Row("guess", 0.3, "30%", "of 9", low=0.1, high=0.6)]
    assert shown(intervals(rows, 40)) == [
        "sure  ··················├━━●┤· 90% of 40",
        "guess ··├━━━━●━━━━━━┤········· 30%  of 9",
    ]


@pytest.mark.parametrize(
    ("known", "forgotten", "unseen", "drawn"),
    [(0.5, 0.2, 0.3, "█████▒▒░░░"), (0.99, 0.01, 0.0, "█████████▒"), (0, 0, 1, "░░░░░░░░░░"), (0, 0, 0, "")],
)
def test_a_topic_is_known_forgotten_and_unseen(known: float, forgotten: float, unseen: float, drawn: str) -> None:
    found = Mastery(9, 5, known, 0.1, 0.9, forgotten, unseen, 0.3, 0.1, 0.1)
    assert text_of(composition(found, 10)) == drawn


def test_a_sparkline_averages_what_it_has_no_room_for() -> None:
    assert sparkline([0, 1, 2, 3], 9) == "▁▃▆█"
    assert sparkline([0, 0, 4, 4], 2) == "▁█"
    assert sparkline([5, 5, 5], 9, low=None) == "▁▁▁"
    assert sparkline([0.5], 9, low=0, high=1) == "▅"
    assert sparkline([], 9) == ""


@given(some.lists(some.floats(0, 1e9), min_size=1, max_size=9), some.integers(1, 200))
def test_shared_out_cells_add_up_and_none_is_forgotten(parts: list[float], cells: int) -> None:
    found = shared_out(parts, cells)
    assert sum(found) == (cells if sum(parts) > 0 else 0)
    if cells >= sum(part > 0 for part in parts):
        assert all((size > 0) == (part > 0) for part, size in zip(parts, found, strict=True))
