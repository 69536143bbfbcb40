import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.cards import cards_of
from quizapp.core.deck import (
    Body,
    Choice,
    Cloze,
    Flashcard,
    Match,
    Multi,
    Number,
    Option,
    Order,
    Pair,
    Question,
    Range,
    TrueFalse,
    Typed,
)
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.exams.paper import Paper, Slot
from quizapp.core.review import Event, Mode
from quizapp.core.showing import option_order
from quizapp.storage import sealing
from quizapp.storage.rows import CardRow, DeckFileRow
from quizapp.storage.store import Store

MakeEvent = Callable[..., Event]
OPTIONS = (Option("a", right=True), Option("b", right=False))
BODIES: tuple[Body, ...] = (
    Choice(OPTIONS),
    Multi(OPTIONS),
    TrueFalse(answer=True),
    Typed("x", accept=("/x+/",), typos=1),
    Number("1/3", tolerance="1%"),
    Order(("one", "two", "three")),
    Match((Pair("l", "r"), Pair("m", "s")), decoys=("t",)),
)


def slot(body: Body, order: tuple[int, ...] | None = None) -> Slot:
    """A question of a paper with this body."""
    (card, *_) = cards_of(Question(prompt="{{p}}" if isinstance(body, Cloze) else "p", body=body, topic="t"))
    return Slot(
        card=card,
        deck="d",
        title="D",
        file="/d.yaml",
        seed="s",
        order=option_order(card, "s") if order is None else order,
        values=(("v", 1.5),),
    )


def bodies_of(paper: Paper) -> tuple[dict[str, object], list[dict[str, object]]]:
    """A paper as the log gives it back: through JSON."""
    questions = [sealing.question_body(place, one) for place, one in enumerate(paper.slots)]
    start, *rest = json.loads(json.dumps([sealing.start_body(paper), *questions]))
    return start, rest


PAPER = Paper(Blueprint(name="E", questions=7), 5, tuple(map(slot, BODIES)), ("a note",))


def test_a_paper_is_the_same_after_the_log_in_whatever_order_its_questions_come() -> None:
    start, questions = bodies_of(PAPER)
    assert sealing.paper(start, questions) == PAPER
    assert sealing.paper(start, reversed(questions)) == PAPER


def test_a_paper_of_which_a_question_is_missing_or_there_twice_is_none() -> None:
    start, questions = bodies_of(PAPER)
    for wrong in ([], questions[:-1], questions[1:], [*questions, questions[0]], questions[:3] + questions[2:]):
        with pytest.raises(ValueError, match="question"):
            sealing.paper(start, wrong)
    assert sealing.paper(start, questions) == PAPER


@pytest.mark.parametrize(
    "made",
    [
        slot(Flashcard("nobody marks this")),
        slot(Cloze()),
        slot(Choice(())),
        slot(Choice(OPTIONS), order=(0, 0)),
        slot(Order(tuple(map(str, range(1000))))),
        slot(Number("many")),
        slot(Number("1e999999999")),
        slot(Number("2", tolerance="1e999999999")),
        slot(Number("1/0")),
    ],
    ids=lambda made: type(made.card.question.body).__name__,
)
def test_a_question_that_cannot_be_asked_or_marked_is_refused(made: Slot) -> None:
    start, questions = bodies_of(Paper(Blueprint(), 1, (made,)))
    with pytest.raises(ValueError, match=r".") as refused:
        sealing.paper(start, questions)
    assert "missing" not in str(refused.value), "it is there, but it is none"


def test_a_question_whose_numbers_are_not_drawn_is_refused() -> None:
    made = slot(Typed("x"))
    variables = (Range("v", "1", "9"),)
    card = replace(made.card, question=replace(made.card.question, variables=variables))
    start, questions = bodies_of(Paper(Blueprint(), 1, (replace(made, card=card),)))
    with pytest.raises(ValueError, match="not drawn"):
        sealing.paper(start, questions)
    assert sealing.paper(*bodies_of(Paper(Blueprint(), 1, (made,)))).slots == (made,)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4) | st.just("1e99999999"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=2),
    max_leaves=5,
)


def spoiled(found: object, path: list[int], value: object) -> object:
    """The same JSON with another value at a place."""
    if not path or not isinstance(found, dict | list) or not found:
        return value
    if isinstance(found, list):
        at = path[0] % len(found)
        return [*found[:at], spoiled(found[at], path[1:], value), *found[at + 1 :]]
    key = [*found][path[0] % len(found)]
    return {**found, key: spoiled(found[key], path[1:], value)}


@given(st.integers(0, len(BODIES) - 1), st.lists(st.integers(0, 30), min_size=1, max_size=7), values)
def test_a_question_that_is_spoiled_anywhere_is_a_question_or_refused(
    which: int, path: list[int], value: object
) -> None:
    start, (question,) = bodies_of(Paper(Blueprint(), 1, (slot(BODIES[which]),)))
    made = spoiled(question, path, value)
    assert isinstance(made, dict)
    try:
        found = sealing.paper(start, [made])
    except ValueError:
        return
    assert len(found.slots) == 1


def test_candidates_say_what_can_be_marked_and_of_which_level(
    store: Store, card: Callable[..., CardRow], deck_file: Callable[..., DeckFileRow]
) -> None:
    hard = Question(prompt='"difficulty":5 "accept":null', body=Typed("x"), difficulty=4)
    questions = {
        "typed": hard,
        "judged": Question(prompt="{{h}}", body=Cloze()),
        "cloze": Question(prompt='{{h}} "accept":null', body=Cloze(accept=("x",))),
        "flash": Question(prompt="p", body=Flashcard("a")),
    }
    rows = [
        replace(card(name, place=place), question=question, kind=question.kind)
        for place, (name, question) in enumerate(questions.items())
    ]
    with store.writing() as tx:
        tx.put_file(deck_file(), rows)
    found = {one.card_id: one for one in store.candidates(["/decks/a.yaml"])}
    assert {name: (one.markable, one.level) for name, one in found.items()} == {
        "typed": (True, 4),
        "judged": (False, None),
        "cloze": (True, None),
        "flash": (False, None),
    }
    bare = store.candidates(["/decks/a.yaml"], with_levels=False)
    assert {one.card_id: one.markable for one in bare} == {name: one.markable for name, one in found.items()}
    assert store.candidates(["/decks/b.yaml"]) == []


def test_events_of_an_exam_are_found_by_it_and_reviews_apart(store: Store, event: MakeEvent, review: MakeEvent) -> None:
    start = event("exam_start", "")
    mine = [replace(start, exam=start.id), *(replace(event("exam_move", ""), exam=start.id) for _ in range(3))]
    marked = replace(review("c", Mode.EXAM), exam=start.id)
    undone = replace(review("d", Mode.EXAM), exam=start.id)
    others = [replace(event("exam_move", ""), exam="other"), review("c"), event("void", "d", review=undone.id)]
    with store.writing() as tx:
        for one in (*mine, marked, undone, *others):
            tx.append(one)
    assert store.exam(start.id) == mine
    assert store.newest_of_exam(start.id) == mine[-1]
    assert store.exam_reviews(start.id) == [marked]
    assert store.applied_exams() == {start.id}
    assert not store.exam_has_ended(start.id)
    with store.writing() as tx:
        tx.append(replace(event("exam_submit", ""), exam=start.id))
    assert store.exam_has_ended(start.id)
    assert store.newest_of_exam(start.id) == mine[-1], "an end says nothing of what may still be done"
