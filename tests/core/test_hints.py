"""The hint ladder: what it offers, what it crosses out, and what it leaves to guessing."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.cards import cards_of
from quizapp.core.deck import Choice, Multi, Option, Question, TrueFalse, Typed
from quizapp.core.harder import opened
from quizapp.core.hints import Hint, chance_left, crossed, ladder
from quizapp.core.session import Asked
from tests.core.showings import asked


def shown(count: int, *hints: str, seed: str = "seed") -> Asked:
    options = tuple(Option(f"option {index}", right=index == 1) for index in range(count))
    (card,) = cards_of(Question(prompt="What?", body=Choice(options), hints=hints))
    return asked(card, seed=seed)


def test_the_author_speaks_first_then_wrong_options_go_until_two_are_left() -> None:
    rungs = ladder(shown(4, "think", "harder"))
    assert rungs[:2] == (Hint("think"), Hint("harder"))
    assert len(rungs) == 4
    assert {rung.option for rung in rungs[2:]} < {0, 2, 3}
    assert len(ladder(shown(2, "think"))) == 1
    assert len(ladder(shown(3))) == 1


@given(st.integers(2, 9), st.integers(0, 3), st.text(max_size=5), st.integers(0, 12))
def test_the_right_option_and_one_wrong_one_are_never_crossed_out(
    count: int, hints: int, seed: str, rungs: int
) -> None:
    card = shown(count, *(["hint"] * hints), seed=seed)
    gone = crossed(card, rungs)
    assert 1 not in gone
    assert count - len(gone) >= 2
    assert gone <= crossed(card, rungs + 1)
    assert gone == {rung.option for rung in ladder(card)[:rungs] if rung.option is not None}


@pytest.mark.parametrize(
    "body",
    [
        Multi((Option("a", right=True), Option("b", right=False), Option("c", right=False))),
        TrueFalse(answer=True),
        Typed("a"),
    ],
)
def test_only_a_choice_has_options_to_cross_out(body: Multi | TrueFalse | Typed) -> None:
    (card,) = cards_of(Question(prompt="What?", body=body, hints=("only this",)))
    assert ladder(asked(card)) == (Hint("only this"),)
    assert crossed(asked(card), 9) == frozenset()


def test_the_showing_decides_which_options_go_first() -> None:
    assert len({crossed(shown(4, seed=seed), 1) for seed in "abcdefgh"}) == 3
    assert crossed(shown(4, seed="a"), 1) == crossed(shown(4, seed="a"), 1)


def test_each_hint_makes_guessing_likelier() -> None:
    card = shown(4, "think")
    chances = [chance_left(card, rungs) for rungs in range(4)]
    assert chances[0] == card.guess == 0.25
    assert chances[1] == pytest.approx(1 - 0.75 * 0.75)
    assert chances[2] == pytest.approx(1 - (1 - 1 / 3) * 0.75**2)
    assert chances[3] == pytest.approx(1 - (1 - 1 / 2) * 0.75**3)


def test_looking_at_hidden_options_is_one_hint() -> None:
    card = shown(4)
    looked = opened(replace(card, card=replace(card.card, id="typed"), behind=card.card, guess=0.0))
    assert chance_left(looked, 0) == pytest.approx(1 - 0.75 * 0.75)
    assert chance_left(looked, 1) == pytest.approx(1 - (1 - 1 / 3) * 0.75**2)
