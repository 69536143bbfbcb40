"""Pairs as rows: nothing is wider than the column, nothing is cut once it is answered, a small page holds enough."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.deck import Match, Pair, Question
from quizapp.core.response import Matched, Response, Skipped
from quizapp.core.session import Asked, Graded
from quizapp.render.forms import Maths
from quizapp.tui.widgets.arranging import Matching, start
from quizapp.tui.widgets.page import Row
from quizapp.tui.widgets.placedrows import placed_rows
from tests.tui.bench import Bench

TEXTS = st.text("ab 犬é$`*\\_[]", min_size=1, max_size=90).filter(str.strip) | st.sampled_from(
    ("plain words that are long enough to wrap", "`code`", "$x^2$", "```\ntwo\nlines\n```", "- a\n- b", "犬" * 40)
)
PAIRS = st.lists(st.builds(Pair, TEXTS, TEXTS), min_size=2, max_size=12)
WIDTHS = st.integers(24, 110)
LONG = Match(
    (
        Pair("a measure with quite a long name", "the share of the positive cases that are called positive by it"),
        Pair("precision", "the share of the cases called positive that are positive in truth"),
        Pair("prevalence", "how many of all cases are positive"),
    ),
    ("the share of the negative cases that are called positive although they are not",),
)


def asked(body: Match) -> tuple[Bench, Asked]:
    """A question with this body, as it is shown."""
    bench = Bench((Question(prompt="?", body=body, id="it"),))
    return bench, bench._asked(next(iter(bench.known)))


def drawn(one: Asked, width: int, given: Response | None = None, graded: Graded | None = None) -> list[Row]:
    return list(placed_rows(one, start(one, given), graded, width, Maths.UNICODE))


def texts(rows: list[Row]) -> list[str]:
    return [row.text.plain.rstrip() for row in rows]


def column(rows: list[Row], first: int, last: int | None = None) -> str:
    """The words in some columns, one after the other."""
    return " ".join(" ".join(text[first:last] for text in texts(rows)).split())


@settings(deadline=None)
@given(PAIRS, st.lists(TEXTS, max_size=3), WIDTHS, st.data())
def test_pairs_keep_in_their_column_and_move_only_until_they_are_answered(
    pairs: list[Pair], decoys: list[str], width: int, data: st.DataObject
) -> None:
    bench, one = asked(Match(tuple(pairs), tuple(decoys)))
    rights = data.draw(st.lists(st.none() | st.sampled_from(one.order), min_size=len(pairs), max_size=len(pairs)))
    response = Matched(tuple(rights))
    before = drawn(one, width, response)
    assert all(row.drag for row in before if row.pick is not None)
    assert [row.pick for row in before] == [row.pick for row in drawn(one, width)]
    for said in (response, Skipped()):
        after = drawn(one, width, response, bench.grade(one, said))
        assert max(row.text.cell_length for row in (*before, *after)) <= width
        assert not any(row.drag for row in after)
        assert {row.pick for row in after if row.pick is not None} == set(range(len(pairs)))


@settings(deadline=None)
@given(PAIRS, WIDTHS, st.integers(4, 20), st.data())
def test_a_page_of_any_height_holds_a_left_side_and_the_entry_matched_to_it(
    pairs: list[Pair], width: int, height: int, data: st.DataObject
) -> None:
    _, one = asked(Match(tuple(pairs)))
    rights = data.draw(st.lists(st.sampled_from(one.order), min_size=len(pairs), max_size=len(pairs)))
    cursor = data.draw(st.integers(0, len(pairs) - 1))
    placed = Matching(tuple(rights), one.order, cursor)
    rows = list(placed_rows(one, placed, None, width, Maths.UNICODE, height))
    picks = [row.pick for row in rows]
    assert max(row.text.cell_length for row in rows) <= width
    assert rows[picks.index(cursor)].text.plain.startswith("▸")
    entries = [place for place, pick in enumerate(picks) if pick in placed.entries]
    assert picks[entries[0] : entries[-1] + 1].count(len(pairs) + rights[cursor]) > 0
    assert entries[0] > picks.index(cursor)


def test_on_a_small_page_the_pool_stands_right_below_the_left_side() -> None:
    _, one = asked(LONG)
    placed = Matching((None, 1, None), one.order, 1)
    rows = list(placed_rows(one, placed, None, 60, Maths.UNICODE, 6))
    picks = [row.pick for row in rows]
    assert rows[1].text.plain == "▸  precision  2 of 3"
    assert picks[1] == 1
    assert set(picks[2:7]) == set(placed.entries)
    assert "…" in column(rows[2:7], 6)
    assert LONG.pool[1] in column([row for row in rows[2:7] if row.pick == 4], 6)
    assert len([row for row in rows[7:] if row.pick is not None]) == len(LONG.pairs)


def test_what_has_no_room_on_the_page_is_counted_and_comes_with_the_arrows() -> None:
    _, one = asked(LONG)
    rows = list(placed_rows(one, Matching((None, None, None), one.order), None, 60, Maths.UNICODE, 4))
    assert "  ←→  2 more of 4" in texts(rows)
    last = one.order[-1]
    turned = list(placed_rows(one, Matching((last, None, None), one.order), None, 60, Maths.UNICODE, 4))
    assert 3 + last in [row.pick for row in turned]


def test_entries_beyond_the_last_digit_say_that_the_arrows_reach_them() -> None:
    _, one = asked(Match(tuple(Pair(f"left {number}", f"right {number}") for number in range(12))))
    assert [text.split()[0] for text in texts(drawn(one, 60))[-3:]] == ["0", "←→", "←→"]


def test_a_wrong_pair_has_both_entries_in_full_in_one_column() -> None:
    bench, one = asked(LONG)
    given_ = Matched((1, 1, 3))
    rows = drawn(one, 60, given_, bench.grade(one, given_))
    signs = {text.index(sign) for text in texts(rows) for sign in "→✓" if sign in text[3:]}
    assert len(signs - {1}) == 1
    at = max(signs)
    assert column(rows, 3, at) == "a measure with quite a long name precision prevalence"
    told = (LONG.pool[1], f"✓ {LONG.pool[0]}", f"→ {LONG.pool[1]}", f"→ {LONG.pool[3]}", f"✓ {LONG.pool[2]}")
    assert column(rows, at) == "→ " + " ".join(told)
    assert [text[:2] for text in texts(rows) if text[1:2].strip()] == [" ✗", " ✓", " ✗"]


def test_who_gave_no_answer_sees_what_is_right_and_nothing_as_missed() -> None:
    bench, one = asked(LONG)
    rows = drawn(one, 60, Skipped(), bench.grade(one, Skipped()))
    assert column(rows, 0).count("✓") == len(LONG.pairs)
    assert not set("○✗→") & set(column(rows, 0))


def test_a_picked_up_entry_and_one_in_use_are_told_apart() -> None:
    _, one = asked(Match((Pair("one", "uno"), Pair("two", "dos"))))
    placed = Matching((None, 0), one.order, taken=1)
    rows = [row.text for row in placed_rows(one, placed, None, 60, Maths.UNICODE)]
    used, taken = (next(row for row in reversed(rows) if row.plain.endswith(word)) for word in ("uno", "dos"))
    assert taken.plain.startswith("▸≡ ")
    assert used.plain.startswith("   ")
    assert "$foreground 70%" in {str(span.style) for span in used.spans}
