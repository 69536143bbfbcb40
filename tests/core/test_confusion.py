"""Confused cards: which are taken for one another, and how a mistake is known again."""

from collections.abc import Sequence

import pytest

from quizapp.core.cards import Card, cards_of
from quizapp.core.confusion import again, mistakes_of, pairs
from quizapp.core.deck import Body, Choice, Cloze, Flashcard, Item, Match, Option, Pair, Question, Typed, TypedList


def card(prompt: str, body: Body) -> Card:
    return cards_of(Question(prompt=prompt, body=body))[0]


def choice(prompt: str, right: str, *wrong: str) -> Card:
    options = (Option(right, right=True), *(Option(text, right=False) for text in wrong))
    return card(prompt, Choice(options))


RECALL = choice("What share of positives is found?", "Recall", "Precision")
PRECISION = choice("What share of finds is positive?", "Precision", "Recall")


def both(*mistakes: tuple[Card, str]) -> Sequence[tuple[str, str]]:
    return pairs([RECALL, PRECISION], [(card.id, text) for card, text in mistakes])


def test_cards_are_a_pair_from_the_second_confusion_on_whichever_way_round() -> None:
    pair = (min(RECALL.id, PRECISION.id), max(RECALL.id, PRECISION.id))
    assert both((RECALL, "Precision")) == []
    assert both((RECALL, "Precision"), (RECALL, "precision.")) == [pair]
    assert both((RECALL, "Precision"), (PRECISION, "recall")) == [pair]


def test_a_mistake_that_is_no_other_card_s_answer_makes_no_pair() -> None:
    assert both((RECALL, "F1"), (RECALL, "F1"), (RECALL, "Recall"), (RECALL, "Recall")) == []


@pytest.mark.parametrize(
    "other",
    [
        card("A?", Typed("harmonic mean", accept=("Precision", "/p.*/"))),
        card("B?", TypedList((Item("recall"), Item("the precision")))),
        card("C?", Flashcard("precision")),
        card("It is {{precision}}.", Cloze()),
    ],
)
def test_any_kind_whose_answer_is_that_text_is_confused_with_it(other: Card) -> None:
    assert len(pairs([RECALL, other], [(RECALL.id, "Precision")] * 2)) == 1


def test_pairs_of_a_match_are_no_answers_by_themselves() -> None:
    other = card("Match", Match((Pair("Precision", "Precision"), Pair("a", "b"))))
    assert pairs([RECALL, other], [(RECALL.id, "Precision")] * 2) == []


def test_a_mistake_is_known_again_however_it_is_spelled() -> None:
    assert again(("the  PRECISION", "F1"), ["precision.", "recall", "Precision"]) == {"the  PRECISION": 2}
    assert again(("F1",), []) == {}


def test_bodies_of_other_versions_hold_no_mistakes() -> None:
    assert mistakes_of({"mistakes": ["a", 3, "b"]}) == ("a", "b")
    assert mistakes_of({"mistakes": "a"}) == mistakes_of({}) == ()
