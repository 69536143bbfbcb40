"""One form for all spellings, and slips counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.spelling import distance, normalise


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("  True   Positive\tRate ", "true positive rate"),
        ("k-fold cross‑validation", "k fold cross validation"),
        ("bias–variance trade-off", "bias variance trade off"),
        ("first- and second-order", "first and second order"),
        ("ﬁtting ＡＢＣ", "fitting abc"),
        ("Straße", "strasse"),
        ('"Quoted."', "quoted"),
        ("«bon»", "bon"),
        ("`fit()`", "fit()"),
        ("Bayes’ rule", "bayes' rule"),
        ("An agent", "agent"),
        ("the", "the"),
        ("anneal", "anneal"),
        ("$TP$ / ($TP$ + $FP$)", "tp / (tp + fp)"),
        ("$5", "$5"),
        ("x = -7", "x = -7"),
        ('the "-x"', "-x"),
        ("self -supervised", "self supervised"),
        ("e.g.", "e.g"),
        ("wait...", "wait..."),
        ("What to transfer?", "what to transfer"),
        ("what??", "what??"),
        ("so\u00adft hy\u200bphen\ufeff", "soft hyphen"),
        ("❤️", "❤"),
        ("-", "-"),
        ("n²", "n^2"),
        ("(a) - b", "(a) - b"),
    ],
)
def test_spellings_that_count_as_equal_have_one_form(text: str, form: str) -> None:
    assert normalise(text) == form


@given(st.text(max_size=40) | st.text("aA .?-–\"'`$the\u200b“”", max_size=20))
def test_the_form_of_a_form_is_itself(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_only_the_first_500_characters_count() -> None:
    assert normalise("a" * 501) == "a" * 500


@given(st.text(max_size=30))
def test_hidden_characters_never_count(text: str) -> None:
    assert normalise("\u200b".join(text)) == normalise(text)


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [("", "", 0), ("abc", "abc", 0), ("abc", "acb", 1), ("abc", "ab", 1), ("abc", "abxc", 1), ("abc", "axc", 1),
     ("ca", "abc", 3), ("kitten", "sitting", 3), ("", "abc", 3), ("abcd", "badc", 2)],
)  # fmt: skip
def test_the_distance_counts_letters_missing_added_changed_and_swapped(one: str, other: str, slips: int) -> None:
    assert distance(one, other, 9) == slips


def plain_distance(one: str, other: str) -> int:
    """Optimal string alignment by its recursive definition, without bounds."""
    if not one or not other:
        return len(one) + len(other)
    found = [
        plain_distance(one[:-1], other) + 1,
        plain_distance(one, other[:-1]) + 1,
        plain_distance(one[:-1], other[:-1]) + (one[-1] != other[-1]),
    ]
    if len(one) > 1 and len(other) > 1 and one[-2:] == other[-1] + other[-2]:
        found.append(plain_distance(one[:-2], other[:-2]) + 1)
    return min(found)


@given(st.text("abc", max_size=5), st.text("abc", max_size=5), st.integers(0, 6))
def test_the_bounded_distance_is_exact_up_to_its_bound(one: str, other: str, at_most: int) -> None:
    exact = plain_distance(one, other)
    found = distance(one, other, at_most)
    assert found == exact if exact <= at_most else found > at_most


@given(st.text("abc", max_size=12), st.text("abc", max_size=12))
def test_the_distance_is_the_same_both_ways(one: str, other: str) -> None:
    assert distance(one, other, 12) == distance(other, one, 12)


def test_an_ideographic_full_stop_is_one_too() -> None:
    assert normalise(" 東京 。") == normalise("東京")
