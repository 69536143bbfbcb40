"""Every number of the bundled decks that can be computed is computed here once more, and comes out the same."""

import inspect
from collections.abc import Mapping
from importlib import import_module

import pytest

from quizapp.core.calculated.variables import realise
from quizapp.core.cards import cards_of
from quizapp.core.deck import Question
from tests.decks.bundled import NAMES, deck, is_calculated, texts
from tests.decks.figures import Figure, Told
from tests.decks.keys import agrees, has_number_for_key, is_rounded

DRAWS = 200


@pytest.mark.parametrize("name", NAMES)
def test_every_key_that_is_a_number_is_computed_or_somebodys_figure(name: str) -> None:
    numeric = {question.id for question in deck(name).questions if has_number_for_key(question)}
    assert numeric - _figures(name).keys() == _reported(name)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_computed_for_questions_that_are_gone(name: str) -> None:
    assert {*_figures(name), *_told(name), *_reported(name)} <= {question.id for question in deck(name).questions}


@pytest.mark.parametrize("name", NAMES)
def test_keys_are_what_their_numbers_come_to(name: str) -> None:
    figures = _figures(name)
    off = [
        wrong
        for question in deck(name).questions
        if (figure := figures.get(question.id)) is not None
        for wrong in _disagreements(question, figure)
    ]
    assert off == []


@pytest.mark.parametrize("name", NAMES)
def test_numbers_in_explanations_are_what_they_come_to(name: str) -> None:
    written = {question.id: "\n".join(texts(question)) for question in deck(name).questions}
    off = [
        (id_, numeral, figure)
        for id_, compute in _told(name).items()
        for numeral, figure in compute().items()
        if numeral not in written[id_] or not is_rounded(numeral, figure)
    ]
    assert off == []


def _disagreements(question: Question, figure: Figure) -> list[tuple[str, object, object]]:
    """Where a key is not what is computed for it: at most one of so many draws of a calculated question."""
    if not is_calculated(question):
        found = figure()
        return [] if agrees(question, found) else [(question.id, found, {})]
    card, names = cards_of(question)[0], inspect.signature(figure).parameters
    for number in range(DRAWS):
        filled, values = realise(card, str(number))
        found = figure(**{name: value for name, value in values if name in names})
        if not agrees(filled.question, found):
            return [(question.id, found, dict(values))]
    return []


def _figures(name: str) -> Mapping[str, Figure]:
    found: Mapping[str, Figure] = import_module(_module(name)).FIGURES
    return found


def _told(name: str) -> Mapping[str, Told]:
    found: Mapping[str, Told] = import_module(_module(name)).TOLD
    return found


def _reported(name: str) -> frozenset[str]:
    found: frozenset[str] = import_module(_module(name)).REPORTED
    return found


def _module(name: str) -> str:
    return f"tests.decks.figures.{name.replace('-', '_')}"
