"""Text broken into styled lines."""

import re

from hypothesis import given
from hypothesis import strategies as st

from quizapp.render.lines import Span, fold, merged, styled, text_of, width_of, wrap
from quizapp.render.visible import visible

TEXTS = st.text("ab é日、👍\u0301\n\xa0", max_size=12).map(visible)
SPANS = st.lists(st.builds(Span, TEXTS, st.sampled_from(["", "strong", "code"])), max_size=5)


def wrapped(text: str, columns: int) -> list[str]:
    return [text_of(line) for line in wrap([Span(text)], columns)]


def test_lines_break_at_spaces_and_newlines() -> None:
    assert wrapped("the true positive rate", 10) == ["the true", "positive", "rate"]
    assert wrapped("a\n\nb", 10) == ["a", "", "b"]


def test_a_long_word_is_folded() -> None:
    assert wrapped("a precision", 4) == ["a", "prec", "isio", "n"]


def test_a_hard_space_does_not_break_and_looks_like_any_other() -> None:
    assert wrapped("a b\xa0c", 4) == ["a", "b c"]
    assert wrapped("a\xa0b", 4) == ["a b"]
    assert wrapped("a 日\xa0b", 4) == ["a", "日 b"]


def test_words_held_together_are_broken_where_they_are_longer_than_a_line() -> None:
    assert wrapped("x ab\xa0cd\xa0ef g", 5) == ["x", "ab cd", "ef g"]
    assert wrapped("ab\xa0cdefg\xa0h", 4) == ["ab", "cdef", "g h"]


def test_a_character_too_wide_for_the_line_is_followed_by_the_rest() -> None:
    assert [text_of(line) for line in fold([Span("日", "code"), Span("ab")], 1)] == ["日", "a", "b"]


def test_east_asian_text_breaks_between_characters_but_not_before_closing_marks() -> None:
    assert wrapped("日本語。字", 6) == ["日本", "語。字"]


def test_no_line_breaks_before_a_mark() -> None:
    assert wrapped("日\u0301本x\u0301", 1) == ["日\u0301", "本", "x\u0301"]


def test_a_word_of_several_styles_is_not_broken_between_them() -> None:
    lines = wrap([Span("see pre"), Span("cision", "strong"), Span(", now")], 10)
    assert lines == [(Span("see"),), (Span("pre"), Span("cision", "strong"), Span(",")), (Span("now"),)]


def test_styles_are_combined_once_and_outermost_first() -> None:
    assert styled(styled("quote", "strong"), "quote") == "quote strong"
    assert styled("", "code") == "code"


def test_neighbours_of_one_style_become_one_span() -> None:
    assert merged([Span("a"), Span(""), Span("b"), Span("c", "code"), Span("", "dim")]) == (
        Span("ab"),
        Span("c", "code"),
    )


@given(SPANS, st.integers(1, 12))
def test_wrapped_lines_fit_and_lose_nothing_but_spaces(spans: list[Span], columns: int) -> None:
    lines = wrap(spans, columns)
    for line in lines:
        assert width_of(line) <= max(columns, 2 if len(text_of(line)) else 0)
        assert "\n" not in text_of(line)
    assert re.sub(r"[ \xa0\n]", "", "".join(map(text_of, lines))) == re.sub(r"[ \xa0\n]", "", text_of(spans))


@given(SPANS, st.integers(1, 12))
def test_every_letter_keeps_its_style(spans: list[Span], columns: int) -> None:
    def letters(pieces: list[Span]) -> list[tuple[str, str]]:
        return [(char, piece.style) for piece in pieces for char in piece.text if char not in " \xa0\n"]

    assert letters([span for line in wrap(spans, columns) for span in line]) == letters(spans)


@given(SPANS, st.integers(2, 12))
def test_folded_lines_fit_and_are_the_text(spans: list[Span], columns: int) -> None:
    lines = fold(spans, columns)
    assert all(width_of(line) <= columns for line in lines)
    assert "".join(map(text_of, lines)) == text_of(spans)
