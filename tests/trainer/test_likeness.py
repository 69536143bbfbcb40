"""What counts as a slip of the pen, and what speaks against two texts' meaning the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.trainer.likeness import Words, alike, change, is_telling
from quizapp.trainer.spelling import Slip


def of(before: str, now: str, used: str = "") -> tuple[bool, bool, bool]:
    """Whether only the spelling differs, the meaning turned, a word was exchanged; `used` stands in other texts."""
    words = frozenset(used.split())
    found = change(Words.of(before), Words.of(now), words, words)
    return found.is_spelling, found.turned, found.exchanged


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("What does precision measure?", "What does precison measure?"),
        ("What does precision measure?", "What deos preicsion measure?"),
        ("What does precision measure?", "What, then, does precision measure?"),
        ("A data set of images", "A dataset of images"),
        ("Take the mean of many runs", "Take teh mean of many rnus"),
        ("The *mean* of many runs", "The mean of many runs."),
    ],
)
def test_slips_are_spelling(before: str, now: str) -> None:
    assert of(before, now)[1:] == (False, False)
    assert alike(Words.of(before), Words.of(now)) > 0.75


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("Which letter follows A?", "Which letter follows C?"),
        ("What is the error of class A?", "What is the error of class B?"),
        ("How many of 400 cases?", "How many of 4000 cases?"),
        ("Which one is robust?", "Which one is not robust?"),
        ("Which has the highest variance?", "Which has the lowest variance?"),
        ("What is $TP / (TP + FN)$ called?", "What is $TP / (TP + FP)$ called?"),
        ("What is a - b of both?", "What is a + b of both?"),
        ("A type I error of a test", "A type II error of a test"),
        ("What is $n!$ for small numbers?", "What is $n$ for small numbers?"),
        ("What is (a + b) * c here?", "What is a + (b * c) here?"),
        ("Which cases are in $A ∩ B$?", "Which cases are in $A ∪ B$?"),
    ],
)
def test_numbers_signs_negations_and_opposites_turn_the_meaning(before: str, now: str) -> None:
    assert of(before, now)[:2] == (False, True)


@pytest.mark.parametrize(
    ("before", "now", "used"),
    [
        ("The micro average of classes", "The macro average of classes", "micro macro"),
        ("A supervised learner of images", "An unsupervised learner of images", ""),
        ("A linear model of prices", "A nonlinear model of prices", ""),
        ("What does recall measure?", "What does sensitivity measure?", ""),
        ("What does a bank overlook?", "What does a court overlook?", "bank court"),
    ],
)
def test_other_words_are_more_than_spelling(before: str, now: str, used: str) -> None:
    assert not of(before, now, used)[0]


def test_a_word_that_replaces_another_in_what_stays_the_same_is_an_exchange() -> None:
    assert of("What does recall measure of a test?", "What does sensitivity measure of a test?")[2]
    assert not of("What does recall measure?", "What does recall measure in medicine, as a rule?")[2]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("From odds to probability", "From probability to odds"),
        ("From odds to probability", "To odds from probability"),
        ("From odds to probability", "From probabilty to odds"),
        ("Odds, not probability", "Probabilty, not odds"),
        ("Odds, probability", "Probabilty, odds"),
        ("A given B", "B given the A"),
        ("$P(a|b)$", "$P(b|a)$"),
        ("x[1:]", "x[:1]"),
    ],
)
def test_words_in_another_order_are_more_than_spelling(before: str, now: str) -> None:
    found = change(Words.of(before), Words.of(now), (), ())
    assert found.shifted or found.turned
    assert not found.is_spelling


@pytest.mark.parametrize(
    ("text", "article"),
    [
        ("A bank", True), ("in a bank", True), ("in a, bank", True), ("Shares. A bank", True), ("**A** bank", True),
        ("P(A given B)", False), ("class A of a test", False), ("$a$", False), ("f(a) = b", False), ("past a?", False),
    ],
)  # fmt: skip
def test_a_letter_a_is_an_article_or_stands_for_a_thing(text: str, article: bool) -> None:
    assert ("A" not in Words.of(text).tokens) is article


def test_a_name_is_never_a_slip_of_another() -> None:
    assert of("What does RMSE punish?", "What does RMSLE punish?")[0] is False
    assert of("What does rnse punish?", "What does rnsle punish?")[0] is True


def test_a_word_is_a_slip_of_the_one_that_it_is_most_likely_to_be() -> None:
    found = change(Words.of("Take recal"), Words.of("Take decal, recall"), (), ())
    assert (found.came, found.slip) == (("decal",), Slip.CLEAR)
    assert change(Words.of("Take recal"), Words.of("Take decal"), (), ()).slip is Slip.DOUBTFUL


def test_what_asks_and_relates_is_more_than_spelling() -> None:
    assert of("Why is a tree cut?", "When is a tree cut?") == (False, False, True)
    assert of("What goes into the heart?", "What goes from the heart?") == (False, False, True)
    assert of("Which is the share?", "What is the share?") == (True, False, False)


def test_long_answers_tell_questions_apart_and_short_ones_do_not() -> None:
    assert [is_telling(Words.of(text)) for text in ("True", "0.85", "yes", "the mean", "A false negative")] == [
        False, False, False, False, True,
    ]  # fmt: skip


@given(st.text(), st.text())
def test_likeness_is_a_share_and_the_same_either_way(one: str, other: str) -> None:
    here, there = Words.of(one), Words.of(other)
    assert 0 <= alike(here, there) <= 1
    assert alike(here, there) == pytest.approx(alike(there, here))
    assert alike(here, here) == 1


@given(st.text())
def test_a_text_never_turned_into_itself(text: str) -> None:
    words = Words.of(text)
    assert change(words, words, set(words.tokens), set(words.tokens)).is_spelling
