"""Steps as rows: few stay where they are when the answer comes, and every one tells its right place."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.deck import Order, Question
from quizapp.core.response import Arranged, Response, Skipped
from quizapp.core.session import Asked, Graded
from quizapp.render.forms import Maths
from quizapp.tui.widgets.arranging import start
from quizapp.tui.widgets.orderrows import GLANCE
from quizapp.tui.widgets.page import Row
from quizapp.tui.widgets.placedrows import placed_rows
from tests.tui.bench import Bench

TEXTS = st.text("ab 犬é$`*\\_[]", min_size=1, max_size=90).filter(str.strip) | st.sampled_from(
    ("plain words that are long enough to wrap", "`code`", "$x^2$", "```\ntwo\nlines\n```", "- a\n- b", "犬" * 40)
)
WIDTHS = st.integers(20, 110)


def asked(steps: Sequence[str]) -> tuple[Bench, Asked]:
    """A question with these steps, as it is shown."""
    bench = Bench((Question(prompt="?", body=Order(tuple(steps)), id="it"),))
    return bench, bench._asked(next(iter(bench.known)))


def drawn(one: Asked, width: int, given: Response | None = None, graded: Graded | None = None) -> list[Row]:
    """Its rows, as they stand with this response, before or after the answer."""
    return list(placed_rows(one, start(one, given), graded, width, Maths.UNICODE))


@settings(deadline=None)
@given(st.lists(TEXTS, min_size=2, max_size=GLANCE), WIDTHS, st.data())
def test_few_steps_stay_where_they_are_and_in_their_column(steps: list[str], width: int, data: st.DataObject) -> None:
    bench, one = asked(steps)
    response = Arranged(tuple(data.draw(st.permutations(one.order))))
    before, after = drawn(one, width, response), drawn(one, width, response, bench.grade(one, response))
    assert [row.pick for row in after if row.pick is not None] == [row.pick for row in before if row.pick is not None]
    assert max(row.text.cell_length for row in (*before, *after)) <= width
    assert not any(row.drag for row in after)
    assert all(row.drag for row in before if row.pick is not None)


@settings(deadline=None)
@given(st.lists(TEXTS, min_size=GLANCE + 1, max_size=12), WIDTHS, st.data())
def test_many_steps_and_unknown_ones_keep_to_their_column(steps: list[str], width: int, data: st.DataObject) -> None:
    bench, one = asked(steps)
    response = Arranged(tuple(data.draw(st.permutations(one.order))))
    for given_ in (response, Skipped()):
        after = drawn(one, width, response, bench.grade(one, given_))
        assert max(row.text.cell_length for row in after) <= width
        assert not any(row.drag for row in after)


@pytest.mark.parametrize(
    ("order", "leads"),
    [
        ((0, 1, 2, 3), [" ✓ 1", " ✓ 2", " ✓ 3", " ✓ 4"]),
        ((0, 1, 3, 2), [" ✓ 1", " ✓ 2", " ✗ 3→4", " · 4→3"]),
        ((1, 2, 3, 0), [" · 1→2", " · 2→3", " · 3→4", " ✗ 4→1"]),
        ((3, 1, 2, 0), [" ✗ 1→4", " ✓ 2", " ✓ 3", " ✗ 4→1"]),
        ((3, 2, 1, 0), [" ✗ 1→4", " ✗ 2→3", " ✗ 3→2", " ✗ 4→1"]),
    ],
)
def test_every_step_that_is_off_its_place_names_it(order: tuple[int, ...], leads: list[str]) -> None:
    bench, one = asked("wxyz")
    rows = drawn(one, 60, Arranged(order), bench.grade(one, Arranged(order)))
    assert [row.text.plain[:8].rstrip() for row in rows if row.pick is not None] == leads


def test_an_answer_not_known_is_the_right_order_alone() -> None:
    bench, one = asked("wxyz")
    rows = drawn(one, 60, None, bench.grade(one, Skipped()))
    assert [row.text.plain.split() for row in rows[2:]] == [["1", "w"], ["2", "x"], ["3", "y"], ["4", "z"]]
