"""The names by which wrong answers are known again."""

import pytest

from quizapp.core.calculated.variables import realise
from quizapp.core.cards import cards_of
from quizapp.core.deck import Body, Choice, Listed, Multi, Number, Option, Question, Rejected, Trap, TrueFalse, Typed
from quizapp.core.grading import Comment, grade
from quizapp.core.response import Chosen, Response, Said, Skipped, Wrote

OPTIONS = (Option("x", right=True), Option("y\n  z", right=False, why="No."), Option("w", right=False))
WORDS = Typed("bias", reject=(Rejected("Variance", "The other."), Rejected("/noise.*/")))


@pytest.mark.parametrize(
    ("body", "response", "mistakes"),
    [
        (Choice(OPTIONS), Chosen(frozenset({1})), ("y z",)),
        (Choice(OPTIONS), Chosen(frozenset({0})), ()),
        (Multi(OPTIONS), Chosen(frozenset({0, 1, 2})), ("y z", "w")),
        (Multi(OPTIONS), Chosen(frozenset()), ()),
        (Multi(OPTIONS), Skipped(), ()),
        (TrueFalse(answer=True), Said(False), ()),
        (WORDS, Wrote(" the VARIANCE. "), ("Variance",)),
        (WORDS, Wrote("Noise floor"), ("noise floor",)),
        (WORDS, Wrote("The Spread"), ("spread",)),
        (WORDS, Wrote("bias"), ()),
        (WORDS, Wrote(" "), ()),
        (Number("1", traps=(Trap("2", "Twice it."),)), Wrote("2"), ("Twice it.",)),
        (Number("1", traps=(Trap("2"),)), Wrote("2.0"), ("2",)),
        (Number("1", traps=(Trap("2", "You doubled 1.", "= 2 * n"),)), Wrote("2"), ("= 2 * n",)),
        (Number("1", traps=(Trap("2"),)), Wrote("3"), ()),
    ],
)
def test_wrong_answers_are_named_so_that_they_are_known_again(
    body: Body, response: Response, mistakes: tuple[str, ...]
) -> None:
    assert grade(cards_of(Question(prompt="What?", body=body))[0], response).mistakes == mistakes


def test_a_trap_is_known_again_with_other_numbers() -> None:
    body = Number("= 2 * n", traps=(Trap("= 3 * n", "You tripled {{n}}."),))
    card = cards_of(Question(prompt="Twice {{n}}?", body=body, variables=(Listed("n", ("2", "5")),)))[0]
    showings = [realise(card, str(seed))[0] for seed in range(20)]
    traps = {showing.question.body.traps[0].answer for showing in showings if isinstance(showing.question.body, Number)}
    assert traps == {"6", "15"}
    named = {mark.mistakes for showing in showings for trap in traps if (mark := grade(showing, Wrote(trap))).comments}
    assert named == {("= 3 * n",)}


def test_comments_name_the_option_that_they_are_about() -> None:
    mark = grade(cards_of(Question(prompt="What?", body=Choice(OPTIONS)))[0], Chosen(frozenset({1})))
    assert mark.comments == (Comment("No.", 1),)
