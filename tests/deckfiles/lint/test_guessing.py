"""The guesser without knowledge: what it goes by, and when that is more than luck."""

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.deckfiles.lint.guessing import guess, tail
from quizapp.deckfiles.lint.seen import Seen, SeenDeck
from quizapp.deckfiles.reader import read
from tests.deckfiles.lint.speaking import said


def seen(options: str) -> Seen:
    deck = read(f"- q: Which method shrinks weights?\n  {options}\n".encode(), "/nowhere/deck.yaml", "/nowhere").deck
    assert deck is not None
    return SeenDeck(deck).questions[0]


@pytest.mark.parametrize(
    ("options", "picked"),
    [
        ("a: Bagging\n  wrong: [Ridge, All of the above]", ["All of the above"]),
        ("a: Bag\n  wrong: [Net, None of the above]", ["Bag", "Net"]),
        ("a: Bag\n  wrong: [Net, It can be a tree]", ["It can be a tree"]),
        ("a: Bag\n  wrong: [Network, A weights rule]", ["A weights rule"]),
        ("a: Ridge\n  wrong: [Elbow, Tree]", ["Ridge", "Elbow"]),
        ("a: That which has four words\n  wrong: [It may be, It is]", ["That which has four words"]),
    ],
)
def test_the_guesser_goes_by_form_alone(options: str, picked: list[str]) -> None:
    assert [option.text.raw for option in guess(seen(options)).options] == picked


@given(st.integers(1, 40), st.integers(0, 40), st.sampled_from([0.2, 0.25, 1 / 3, 0.5]))
def test_the_tail_is_that_of_the_binomial_distribution(trials: int, hits: int, chance: float) -> None:
    exact = sum(comb(trials, k) * chance**k * (1 - chance) ** (trials - k) for k in range(hits, trials + 1))
    assert tail(hits, trials, chance) == pytest.approx(exact, abs=1e-9)


def test_sixty_questions_of_three_options_may_be_guessed_up_to_43_per_cent() -> None:
    assert tail(26, 60, 1 / 3) > 0.05
    assert tail(27, 60, 1 / 3) < 0.07
    assert tail(28, 60, 1 / 3) < 0.05


def test_the_questions_that_feed_the_guesser_are_named() -> None:
    fair = "".join(f"- {{q: What is {n}?, a: Number {n}, wrong: [Letters {n}, Words {n}]}}\n" for n in range(10, 18))
    long = "".join(f"- {{q: What is {n}?, a: It is what all know {n}, wrong: [No, Not]}}\n" for n in range(18, 34))
    (found,) = [problem for problem in said(fair + long) if problem.rule == "D01"]
    assert "16 of 24 choices (67 %)" in found.message
    assert "8 of 24 choices (33 %)" in found.message
    assert "lines 9, 10, 11" in found.cure
    assert "and 6 more" in found.cure
