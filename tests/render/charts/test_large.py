"""Large figures, and scores as bars."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizapp.render.charts.large import large
from quizapp.render.charts.scorebar import score_bar
from quizapp.render.lines import text_of, width_of


@given(st.text("0123456789%", min_size=1, max_size=4))
def test_the_rows_of_a_figure_are_equally_wide_and_no_two_digits_alike(text: str) -> None:
    rows = large(text)
    assert {len(row) for row in rows} == {4 * len(text) - 1}
    assert len({large(char) for char in "0123456789%"}) == 11


def test_what_has_no_form_is_left_out() -> None:
    assert large("<1%") == large("1%")


def test_a_bar_ends_at_the_score_and_shows_the_mark() -> None:
    assert text_of(score_bar(0.5, 0.8, 10, "wrong")) == "━━━━━···╎·"
    assert text_of(score_bar(0.9, 0.5, 10, "right")) == "━━━━━┿━━━·"
    assert text_of(score_bar(0.0, 1.0, 10, "wrong")) == "·········╎"


@given(st.floats(allow_nan=False), st.floats(allow_nan=False), st.integers(0, 60))
def test_a_bar_has_exactly_its_columns(score: float, mark: float, columns: int) -> None:
    assert width_of(score_bar(score, mark, columns, "right")) == columns
