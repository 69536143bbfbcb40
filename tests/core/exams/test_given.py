"""An answer is told in the words of its question."""

import pytest

from quizapp.core.cards import Card, cards_of
from quizapp.core.deck import Choice, Match, Option, Order, Pair, Question, TrueFalse, Typed
from quizapp.core.exams.given import given
from quizapp.core.response import Arranged, Chosen, Matched, Response, Said, Skipped, Wrote

CHOICE = Choice((Option("A", right=True), Option("B", right=False), Option("C", right=False)))
ORDER = Order(("wake", "rise", "eat"))
MATCH = Match((Pair("cow", "calf"), Pair("hen", "chick")), ("foal",))


def card(body: Choice | Order | Match | TrueFalse | Typed) -> Card:
    return cards_of(Question(prompt="Which?", body=body))[0]


@pytest.mark.parametrize(
    ("body", "response", "text"),
    [
        (CHOICE, Chosen(frozenset({2, 0})), "A\n\nC"),
        (CHOICE, Chosen(frozenset({9})), ""),
        (TrueFalse(answer=True), Said(truth=False), "False"),
        (Typed("recall"), Wrote("*recal"), "*recal"),
        (ORDER, Arranged((2, 0, 1)), "1. eat\n2. wake\n3. rise"),
        (MATCH, Matched((2, None)), "- cow → foal\n- hen → –"),
        (MATCH, Matched((0,)), "- cow → calf"),
        (CHOICE, Skipped(), ""),
    ],
)
def test_an_answer_is_told_in_the_words_of_its_question(
    body: Choice | Order | Match | TrueFalse | Typed, response: Response, text: str
) -> None:
    assert given(card(body), response) == text
