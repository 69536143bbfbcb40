"""What people write of exams is read as they mean it, and written back so that it is read the same."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.deck import Kind
from quizapp.core.exams.blueprint import QUESTIONS_MAX, Quota
from quizapp.core.exams.spelled import (
    KINDS,
    kinds_of,
    levels_of,
    levels_text,
    minutes_of,
    penalty_of,
    penalty_text,
    quota_of,
    quota_text,
)

NAMES = st.text(min_size=1, max_size=20).map(str.strip).filter(bool)
SHARES = st.floats(0.001, 1.0).map(lambda share: round(share, 6))
NUMBERED = st.tuples(NAMES, st.integers(1, QUESTIONS_MAX)).map(lambda one: Quota(*one))
SHARED = st.tuples(NAMES, SHARES).map(lambda one: Quota(one[0], share=one[1]))


def test_every_kind_but_the_flashcard_can_be_marked_by_a_program() -> None:
    assert sorted(KINDS) == sorted(kind for kind in Kind if kind is not Kind.FLASHCARD)


@pytest.mark.parametrize(
    ("text", "penalty"),
    [("0", 0.0), ("0%", 0.0), ("0.0", 0.0), ("25%", 0.25), ("0,25", 0.25), (".5", 0.5), ("1", 1.0), ("Fair", None)],
)
def test_a_penalty_is_a_share_of_a_point_or_fair(text: str, penalty: float | None) -> None:
    assert penalty_of(text) == penalty


@pytest.mark.parametrize(
    ("text", "levels"), [("3", (3, 3)), ("2..4", (2, 4)), ("2-4", (2, 4)), (" 1 .. 5 ", (1, 5)), ("any", None)]
)
def test_a_difficulty_is_a_level_or_a_range(text: str, levels: tuple[int, int] | None) -> None:
    assert levels_of(text) == levels


def test_kinds_are_named_in_any_order_and_case() -> None:
    assert kinds_of("Number, choice,choice") == ("choice", "number")
    assert kinds_of("all") == ()


@pytest.mark.parametrize(
    ("text", "quota"),
    [
        ("metrics=5", Quota("metrics", number=5)),
        ("metrics=25%", Quota("metrics", share=0.25)),
        ("metrics=0.25", Quota("metrics", share=0.25)),
        ("a=b = 1", Quota("a=b", number=1)),
        ("metrics=1", Quota("metrics", number=1)),
        ("metrics=100 %", Quota("metrics", share=1.0)),
    ],
)
def test_a_quota_is_a_number_or_a_share_of_a_topic(text: str, quota: Quota) -> None:
    assert quota_of(text) == quota


@pytest.mark.parametrize(
    ("read", "text"),
    [
        *((penalty_of, text) for text in ("", "-1", "2", "150%", "cheap", "nan")),
        *((levels_of, text) for text in ("", "0", "6", "4..2", "1..9", "hard", "1..2..3")),
        *((kinds_of, text) for text in ("", "flashcard", "choice,quiz", ",")),
        *((quota_of, text) for text in ("", "metrics", "=5", "metrics=", "metrics=0", "metrics=501", "metrics=-1")),
    ],
)
def test_what_cannot_be_is_refused_with_what_it_has_to_be(read: Callable[[str], object], text: str) -> None:
    with pytest.raises(ValueError, match=r"such as|one or more of") as refused:
        read(text)
    assert not str(refused.value).endswith("."), "it goes on in a sentence"


@given(NUMBERED | SHARED)
def test_a_quota_is_written_as_it_is_read(quota: Quota) -> None:
    assert quota_of(quota_text(quota)) == quota


@given(st.none() | st.just(0.0) | SHARES, st.none() | st.tuples(st.integers(1, 3), st.integers(3, 5)))
def test_penalties_and_levels_are_written_as_they_are_read(
    penalty: float | None, levels: tuple[int, int] | None
) -> None:
    assert penalty_of(penalty_text(penalty)) == penalty
    assert levels_of(levels_text(levels)) == levels


@pytest.mark.parametrize("text", ["", "  ", "h", "soon", "-5", "25 h"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="minutes") as refused:
        minutes_of(text)
    assert "limit" in str(refused.value) or "50 min" in str(refused.value)
