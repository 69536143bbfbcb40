"""A card of many long texts has rows in bounded number, and says where the rest is."""

from __future__ import annotations

import pytest

from quizapp.core.deck import Body, Choice, Flashcard, Item, Match, Option, Order, Pair, Question, TypedList
from quizapp.core.response import Skipped, Wrote
from quizapp.render.forms import Maths
from quizapp.render.parsing import CHARACTERS_MAX
from quizapp.tui.widgets.cardrows import Shown, rows
from tests.tui.bench import Bench

LONG = "word " * 3_999 + "word"
EACH = [f"{number} {LONG}" for number in range(50)]
BODIES: dict[str, Body] = {
    "flashcard": Flashcard(LONG),
    "choice": Choice(tuple(Option(text, number == 0, LONG) for number, text in enumerate(EACH))),
    "order": Order(tuple(EACH)),
    "match": Match(tuple(Pair(text, f"right {text}") for text in EACH)),
    "list": TypedList(tuple(Item(text) for text in EACH)),
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
@pytest.mark.parametrize("answered", [False, True])
def test_a_card_of_many_long_texts_shows_no_more_than_one_long_text(body: Body, *, answered: bool) -> None:
    given = Wrote("word") if isinstance(body, TypedList) else Skipped()
    bench = Bench((Question(prompt=LONG, body=body, why=LONG, hints=(LONG, LONG), id="it"),))
    asked = bench.card(next(iter(bench.known)))
    graded = bench.grade(asked, given) if answered else None
    shown = rows(Shown(asked, graded, hints=2, others=True), 61, Maths.UNICODE)
    text = "\n".join(row.text.plain for row in shown)
    assert text.count("word") <= 2 * CHARACTERS_MAX // 5
    assert len(shown) < 1_500
    assert "cut here" in text
