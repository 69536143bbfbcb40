"""All texts of a card together are drawn in bounded time; short ones are whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizapp.render.markdown import render
from quizapp.render.parsing import CHARACTERS_MAX, LINE, left_out
from quizapp.render.shares import shared

TEXTS = st.lists(st.builds(str.__mul__, st.sampled_from(["a", "a\n", "日b"]), st.integers(1, 30_000)), max_size=40)


def test_texts_that_have_room_together_are_whole() -> None:
    assert shared(["a" * (CHARACTERS_MAX // 2)] * 2) == CHARACTERS_MAX
    assert shared(["a" * (CHARACTERS_MAX + 9)]) == CHARACTERS_MAX
    assert shared(["a\n" * 249] * 2) == CHARACTERS_MAX
    assert shared([]) == CHARACTERS_MAX


def test_long_texts_share_what_short_ones_leave() -> None:
    assert shared(["a" * 1_000, "a" * 15_000, "a" * CHARACTERS_MAX]) == (CHARACTERS_MAX - 1_000) // 2
    assert shared(["a" * 2_000] * 200) == CHARACTERS_MAX // 200


@given(TEXTS)
def test_no_more_is_shown_together_than_of_one_text(texts: list[str]) -> None:
    most = shared(texts)
    assert sum(len(text.rstrip()) - left_out(text, most) for text in texts) <= CHARACTERS_MAX
    lines = sum(min(text.rstrip().count("\n") + 1, most // LINE) for text in texts)
    assert lines <= CHARACTERS_MAX // LINE


def test_a_text_is_cut_at_its_share_and_says_so() -> None:
    assert render("word " * 400, 60, most=100)[-1][0].text == "… cut here: the deck file has 1,899 more characters"
    assert render("a\nb\n\nc\n\nd", 60, most=2 * LINE)[0][0].text == "a b"
