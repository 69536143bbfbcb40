"""The questions to start from are good ones, and a deck made of them is too."""

import re

import pytest

from quizapp.core.deck import Kind
from quizapp.deckfiles import templates
from quizapp.deckfiles.examining import examine
from quizapp.errors import QuizError

PATH = "/nowhere/deck.yaml"


def problems(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.rule) for problem in examine(text.encode(), PATH, "/nowhere").problems]


@pytest.mark.parametrize("name", templates.NAMES)
def test_a_template_has_nothing_to_be_made_better(name: str) -> None:
    text = f"topic: sky\ncards:\n{templates.template(name)}"
    deck = examine(text.encode(), PATH, "/nowhere").reading.deck
    assert deck is not None
    assert deck.questions
    assert problems(text) == []


def test_every_kind_has_a_template_of_its_kind() -> None:
    for kind in Kind:
        deck = examine(templates.template(kind).encode(), PATH, "/nowhere").reading.deck
        assert deck is not None
        assert [question.kind for question in deck.questions] == [kind]


@pytest.mark.parametrize("name", templates.NAMES)
def test_a_new_deck_begins_with_one_question_and_nothing_wrong(name: str) -> None:
    text = templates.deck("The sky: by night", "the-sky", "deck.schema.json", name)
    deck = examine(text.encode(), PATH, "/nowhere").reading.deck
    assert deck is not None
    assert (deck.title, deck.id, deck.topic) == ("The sky: by night", "the-sky", "the-sky")
    assert len(deck.questions) == (2 if name == "group" else 1)
    assert problems(text) == []


def test_the_examples_of_a_new_deck_are_questions_once_their_hashes_are_taken_away() -> None:
    text = templates.deck("Sky", "sky", "deck.schema.json")
    head, examples = text.split("  # A question of every kind.")
    bare = re.sub(r"^  # (?=- |  )", "  ", examples.partition("\n")[2], flags=re.MULTILINE)
    deck = examine(f"{head}{bare}".encode(), PATH, "/nowhere").reading.deck
    assert deck is not None
    assert {question.kind for question in deck.questions} == set(Kind)


def test_an_unknown_kind_is_told_which_there_are() -> None:
    with pytest.raises(QuizError, match="no kind essay"):
        templates.template("essay")
