"""Rows that have to fill their width exactly."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.review import Rating
from quizapp.tui.content import literal, spread
from quizapp.tui.widgets.progress import meter, progress


def test_progress_has_a_segment_a_card() -> None:
    row = progress([Rating.GOOD, Rating.AGAIN], 2, 16).plain
    assert row == "━━╸╍╍╸──╴──╴ 2/4"


@given(st.lists(st.sampled_from(list(Rating)), max_size=300), st.integers(0, 300), st.integers(10, 200))
def test_progress_fills_its_row(ratings: list[Rating], remaining: int, width: int) -> None:
    row = progress(ratings, remaining, width)
    if ratings or remaining:
        assert row.cell_length == width


@given(st.floats(0, 1), st.integers(1, 40))
def test_a_meter_keeps_its_width(share: float, width: int) -> None:
    assert meter(share, width).cell_length == width


@given(st.text(max_size=60), st.integers(10, 80))
def test_what_is_spread_fills_its_row_and_keeps_its_right_end(text: str, width: int) -> None:
    left = literal(" ".join(text.split()))
    row = spread(left, literal("right"), width)
    assert row.cell_length == width
    assert row.plain.endswith("right")
