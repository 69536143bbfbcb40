"""What is drawn ahead is all that a card will need."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizapp.core.cards import cards_of
from quizapp.core.deck import Question
from quizapp.core.response import Skipped
from quizapp.render.forms import Maths
from quizapp.tui.widgets.cardrows import Shown, rows
from quizapp.tui.widgets.drawn import drawn, prepare
from tests.tui.bench import Bench
from tests.tui.library import ALL, ORDER, STATEMENT

WIDTH = 61


def misses() -> int:
    return drawn.cache_info().misses


@pytest.mark.parametrize(
    "question", [question for question in (*ALL, ORDER) if question is not STATEMENT], ids=lambda question: question.id
)
def test_a_card_that_was_drawn_ahead_needs_no_more_drawing(question: Question) -> None:
    question = replace(question, context="Some context of $x^2$.", group="A group.")
    bench = Bench((question,))
    card = cards_of(question)[0]
    asked = bench.card(card.id)
    graded = bench.grade(asked, Skipped())
    prepare(card, WIDTH, Maths.ASCII)
    before = misses()
    for shown in (Shown(asked), Shown(asked, graded, hints=len(question.hints))):
        assert rows(shown, WIDTH, Maths.ASCII)
    assert misses() == before
