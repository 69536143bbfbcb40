"""Answer patterns: what they match, what is refused, and that none runs away."""

import re
from typing import SupportsIndex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.patterns import MAX_TEXT, is_pattern, matches, problem_of


@pytest.mark.parametrize(
    ("form", "is_one"), [("/a/", True), ("//", False), ("/", False), ("a/b", False), ("/a", False)]
)
def test_a_pattern_stands_between_slashes(form: str, is_one: bool) -> None:
    assert is_pattern(form) == is_one


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("colou?r", "Color"),
        ("(true|false) positives?", "false positive"),
        (r"x\s*=\s*1\.?0*", "x = 1.00"),
        ("[a-c]{2,3}", "ABC"),
        ("(the )?loss", "loss"),
        ("^a$", "a"),
        (r"\(a\)", "(a)"),
        ("[^0-9]+", "abc"),
        ("a{,2}", ""),
        ("a||b", ""),
    ],
)
def test_a_pattern_matches_in_any_case(pattern: str, text: str) -> None:
    assert problem_of(pattern) is None
    assert matches(pattern, text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("colou?r", "colors"),
        ("a", "ba"),
        ("[a-c]{2,3}", "abca"),
        ("[a-c]{2,3}", "a"),
        ("^a$", "aa"),
        (".", ""),
        ("a^b", "ab"),
        (".", "\n"),
    ],
)
def test_a_pattern_matches_the_whole_text_or_not_at_all(pattern: str, text: str) -> None:
    assert not matches(pattern, text)


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("(a+)+", "groups"),
        ("(a|b){2}", "groups"),
        ("^*", "groups"),
        ("a+?", "twice"),
        ("a**", "twice"),
        ("*a", "nothing to repeat"),
        ("a{2,1}", "counts down"),
        ("a{21}", "over 20"),
        ("a{999999999999}", "over 20"),
        ("(a", "never closes"),
        ("a)", "never opened"),
        ("[a", "regular expression"),
        ("[b-a]", "regular expression"),
        ("[[a]", "backslash"),
        ("[a--b]", "backslash"),
        (r"(a)\1", "back references"),
        (r"\bx", "not allowed"),
        ("a\\", "not allowed"),
        ("(?=a)", "not allowed"),
        ("(" * 50 + ")" * 50, "deep"),
        ("a" * 201, "201 characters"),
    ],
)
def test_a_pattern_that_cannot_work_is_refused_with_a_reason(pattern: str, why: str) -> None:
    problem = problem_of(pattern)
    assert problem is not None
    assert why in problem
    assert not matches(pattern, "a")


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("a?" * 66 + "a" * 66, "a" * 66),
        ("(a|a)" * 39 + "b", "a" * 39),
        ("a*" * 99 + "b", "a" * MAX_TEXT),
        ("(a?|a?)" * 28 + "b", "a" * MAX_TEXT),
        (".{0,20}" * 28 + "b", "a" * MAX_TEXT),
    ],
)
def test_patterns_that_hang_a_backtracking_matcher_end_at_once(pattern: str, text: str) -> None:
    assert problem_of(pattern) is None
    assert matches(pattern, text) == (pattern[-1] == "a")


class Counted(str):
    """A text that counts how often its characters are looked at."""

    looks = 0

    def __getitem__(self, place: SupportsIndex | slice) -> str:
        self.looks += 1
        return super().__getitem__(place)


@pytest.mark.parametrize("pattern", ["a*" * 99 + "b", "(a?|a?)" * 28 + "b", ".+" * 60, "a{0,20}" * 20])
def test_no_character_is_tried_more_often_than_the_pattern_is_long(pattern: str) -> None:
    text = Counted("a" * MAX_TEXT)
    matches(pattern, text)
    assert 0 < text.looks <= len(pattern) * MAX_TEXT


def test_a_text_over_the_limit_never_matches() -> None:
    assert matches("a*", "a" * MAX_TEXT)
    assert not matches("a*", "a" * (MAX_TEXT + 1))


PIECES = st.sampled_from(
    ["a", "b", ".", "[ab]", "[^a]", r"\w", "a?", "b*", ".+", "a{1,2}", "(a|b)", "(ab|)?", "|", "^", "$"]
)


@given(st.lists(PIECES, max_size=7).map("".join), st.text("abA1", max_size=6))
def test_matching_agrees_with_regular_expressions(pattern: str, text: str) -> None:
    assert matches(pattern, text) == (re.fullmatch(pattern, text, re.IGNORECASE) is not None)


@given(st.text(max_size=60) | st.text(r"ab()[]{}|?*+\^$.,0123-", max_size=40), st.text("ab", max_size=5))
def test_no_pattern_raises(pattern: str, text: str) -> None:
    assert matches(pattern, text) in (True, False)
