"""What follows from a paper: a code of its own for whatever is shown or right in another way, and its time."""

import re
from dataclasses import replace

import pytest

from quizapp.core.cards import cards_of
from quizapp.core.deck import Match, Multi, Number, Option, Order, Pair, Question
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.exams.paper import Paper, Slot
from tests.core.exams.samples import BODIES, card, slot

FIRST, SECOND = slot(card("choice", "First?")), slot(card("multi", "Second?"))
PAPER = Paper(Blueprint(), 7, (FIRST, SECOND))


def code(*slots: Slot) -> str:
    return Paper(Blueprint(), 7, slots).code


def changed(of: Slot, **fields: object) -> Slot:
    """The same card with its question changed."""
    return replace(of, card=replace(of.card, question=replace(of.card.question, **fields)))  # type: ignore[arg-type]


def reworded(question: Question) -> Slot:
    return slot(cards_of(question)[0])


def test_a_code_is_short_enough_to_be_read_out() -> None:
    assert re.fullmatch("[0-9a-f]{4}-[0-9a-f]{4}", PAPER.code)


def test_the_same_paper_has_the_same_code_on_every_machine() -> None:
    assert PAPER.code == code(FIRST, SECOND) == "8cfd-c200"


def test_name_seed_notes_and_what_is_never_shown_change_nothing() -> None:
    other = Paper(Blueprint(name="Mock", minutes=3), 8, (FIRST, replace(SECOND, deck="x", file="y")), ("a note",))
    assert other.code == PAPER.code
    assert code(changed(FIRST, line=99, tags=("a",)), SECOND) == PAPER.code


@pytest.mark.parametrize(
    "other",
    [
        (SECOND, FIRST),
        (FIRST,),
        (FIRST, SECOND, SECOND),
        (replace(FIRST, order=FIRST.order[::-1]), SECOND),
        (replace(FIRST, values=(("n", 3),)), SECOND),
        (changed(FIRST, prompt="first?"), SECOND),
        (changed(FIRST, context="Given this."), SECOND),
        (changed(FIRST, image="roc.png"), SECOND),
        (changed(FIRST, group="A case"), SECOND),
        (FIRST, changed(SECOND, body=Multi(tuple(Option(text, right=text in "abc") for text in "abcdf")))),
        (FIRST, slot(card("multi", "Second?", id="renamed"))),
    ],
)
def test_whatever_is_asked_otherwise_has_another_code(other: tuple[Slot, ...]) -> None:
    assert code(*other) != PAPER.code


@pytest.mark.parametrize(
    ("body", "other"),
    [
        (BODIES["order"], Order(("one", "two", "three", "five"))),
        (BODIES["match"], Match((Pair("France", "Paris"), Pair("Italy", "Rome"), Pair("Spain", "Madrid")), ("Bern",))),
        (BODIES["number"], Number("0.25", unit="%")),
        (BODIES["number"], Number("0.25", decimals=2)),
        (BODIES["number"], Number("0.26")),
    ],
)
def test_steps_pairs_decoys_units_and_answers_count(body: Number, other: Number) -> None:
    asked = Question(prompt="What?", body=body)
    assert code(reworded(asked)) != code(reworded(replace(asked, body=other)))


def test_the_time_goes_by_the_questions_that_there_are_unless_it_is_written() -> None:
    assert PAPER.limit_ms == 3 * 60_000
    assert replace(PAPER, blueprint=Blueprint(minutes=40.0)).limit_ms == 40 * 60_000
    assert replace(PAPER, blueprint=Blueprint(minutes=0.0)).limit_ms is None
