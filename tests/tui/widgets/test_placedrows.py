"""Steps and pairs as rows: nothing moves when the answer comes, and nothing is wider than the column."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.deck import Match, Order, Pair, Question
from quizapp.core.response import Arranged, Matched, Response, Skipped
from quizapp.core.session import Asked, Graded
from quizapp.render.forms import Maths
from quizapp.tui.widgets.arranging import Matching, start
from quizapp.tui.widgets.page import Row
from quizapp.tui.widgets.placedrows import placed_rows, tells_all
from tests.tui.bench import Bench

TEXTS = st.text("ab 犬é$`*\\_[]", min_size=1, max_size=90).filter(str.strip) | st.sampled_from(
    ("plain words that are long enough to wrap", "`code`", "$x^2$", "```\ntwo\nlines\n```", "- a\n- b", "犬" * 40)
)
WIDTHS = st.integers(20, 110)


def asked(body: Order | Match) -> tuple[Bench, Asked]:
    """A question with this body, as it is shown."""
    bench = Bench((Question(prompt="?", body=body, id="it"),))
    return bench, bench._asked(next(iter(bench.known)))


def drawn(one: Asked, width: int, given: Response | None = None, graded: Graded | None = None) -> list[Row]:
    return list(placed_rows(one, start(one, given), graded, width, Maths.UNICODE))


def assert_steady(bench: Bench, one: Asked, response: Response, width: int) -> None:
    before = drawn(one, width, response)
    for given_ in (response, Skipped()):
        after = drawn(one, width, response, bench.grade(one, given_))
        assert [row.pick for row in after] == [row.pick for row in before]
        assert max(row.text.cell_length for row in (*before, *after)) <= width
        assert not any(row.drag for row in after)
        assert all(row.drag for row in before if row.pick is not None)


@settings(deadline=None)
@given(st.lists(TEXTS, min_size=2, max_size=12), WIDTHS, st.data())
def test_steps_stay_where_they_are_and_in_their_column(steps: list[str], width: int, data: st.DataObject) -> None:
    bench, one = asked(Order(tuple(steps)))
    assert_steady(bench, one, Arranged(tuple(data.draw(st.permutations(one.order)))), width)


@settings(deadline=None)
@given(st.lists(st.builds(Pair, TEXTS, TEXTS), min_size=2, max_size=12), st.lists(TEXTS, max_size=3), WIDTHS, st.data())
def test_pairs_stay_where_they_are_and_in_their_column(
    pairs: list[Pair], decoys: list[str], width: int, data: st.DataObject
) -> None:
    bench, one = asked(Match(tuple(pairs), tuple(decoys)))
    rights = data.draw(st.lists(st.none() | st.sampled_from(one.order), min_size=len(pairs), max_size=len(pairs)))
    assert_steady(bench, one, Matched(tuple(rights)), width)


def test_a_picked_up_entry_and_one_in_use_are_told_apart() -> None:
    _, one = asked(Match((Pair("one", "uno"), Pair("two", "dos"))))
    placed = Matching((0, None), one.order, taken=1)
    rows = [row.text for row in placed_rows(one, placed, None, 60, Maths.UNICODE)]
    used, taken = (next(row for row in reversed(rows) if row.plain.endswith(word)) for word in ("uno", "dos"))
    assert taken.plain.startswith("▸≡ ")
    assert used.plain.startswith("   ")
    assert "$foreground 70%" in {str(span.style) for span in used.spans}


def test_a_right_answer_needs_no_further_section_and_a_wrong_order_does() -> None:
    bench, one = asked(Order(("a", "b", "c")))
    right, wrong = bench.grade(one, Arranged((0, 1, 2))), bench.grade(one, Arranged((2, 1, 0)))
    assert tells_all(one, right, 60, Maths.UNICODE)
    assert not tells_all(one, wrong, 60, Maths.UNICODE)
    assert not tells_all(one, replace(wrong, response=Skipped()), 60, Maths.UNICODE)
