"""Verdicts, notes, comments and parts of every kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.cards import Card, cards_of
from quizapp.core.deck import (
    Body,
    Choice,
    Cloze,
    Flashcard,
    Item,
    Match,
    Multi,
    Number,
    Option,
    Order,
    Pair,
    Question,
    TrueFalse,
    Typed,
    TypedList,
)
from quizapp.core.grading import Mark, grade
from quizapp.core.response import Arranged, Chosen, Judged, Matched, Response, Said, Skipped, Wrote
from quizapp.core.review import Verdict
from quizapp.core.showing import option_order

METRIC = Choice((Option("recall", right=True), Option("precision", right=False, why="It looks at the flagged ones.")))
FOUR = Multi(
    (
        Option("a", right=True, why="a is right"),
        Option("b", right=False, why="b is wrong"),
        Option("c", right=True),
        Option("d", right=True, why="d is right"),
        Option("e", right=False),
    )
)
PRECISION = Typed("precision")
NUMBER = Number("0.8")
LIST = TypedList((Item("bias"), Item("variance")))
STEPS = Order(("a", "b", "c"))
PAIRS = Match((Pair("a", "b"), Pair("c", "d")))


def card(body: Body, prompt: str = "What?") -> Card:
    return cards_of(Question(prompt=prompt, body=body))[0]


def said(mark: Mark) -> tuple[str, ...]:
    return tuple(comment.text for comment in mark.comments)


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        (Flashcard("a"), 1),
        (METRIC, 1),
        (FOUR, 3),
        (TrueFalse(answer=True), 1),
        (PRECISION, 1),
        (NUMBER, 1),
        (LIST, 2),
        (STEPS, 3),
        (PAIRS, 2),
    ],
)
def test_a_skipped_card_is_wrong_whatever_its_kind(body: Body, parts: int) -> None:
    mark = grade(card(body), Skipped())
    assert (mark.verdict, mark.right_parts, mark.all_parts) == (Verdict.WRONG, 0, parts)


def test_a_revealed_flashcard_or_cloze_is_the_learners_to_judge() -> None:
    assert grade(card(Flashcard("a")), Judged()).verdict is Verdict.YOU_JUDGE
    assert grade(card(Cloze(), "It is {{blue}}."), Judged()).verdict is Verdict.YOU_JUDGE
    assert grade(card(Cloze(), "It is {{blue}}."), Skipped()).verdict is Verdict.WRONG


@pytest.mark.parametrize(
    ("body", "response"),
    [
        (Flashcard("a"), Wrote("a")),
        (METRIC, Wrote("recall")),
        (METRIC, Chosen(frozenset({2}))),
        (METRIC, Chosen(frozenset({-1}))),
        (TrueFalse(answer=True), Judged()),
        (PRECISION, Judged()),
        (NUMBER, Chosen(frozenset({0}))),
        (LIST, Judged()),
        (STEPS, Wrote("1 2 3")),
        (STEPS, Matched((0, 1, 2))),
        (PAIRS, Arranged((0, 1))),
        (METRIC, Arranged((0, 1))),
    ],
)
def test_a_response_of_another_kind_is_refused(body: Body, response: Response) -> None:
    with pytest.raises(ValueError, match=r"response|options"):
        grade(card(body), response)


def test_a_wrong_option_is_told_with_its_own_comment() -> None:
    mark = grade(card(METRIC), Chosen(frozenset({1})))
    assert mark.verdict is Verdict.WRONG
    assert mark.note == "another option is right"
    assert said(mark) == ("It looks at the flagged ones.",)


def test_the_right_option_needs_no_comment() -> None:
    mark = grade(card(METRIC), Chosen(frozenset({0})))
    assert (mark.verdict, said(mark), mark.right_parts, mark.all_parts) == (Verdict.RIGHT, (), 1, 1)


def test_several_right_options_have_to_be_picked_all_and_alone() -> None:
    assert grade(card(FOUR), Chosen(frozenset({0, 2, 3}))).verdict is Verdict.RIGHT
    mark = grade(card(FOUR), Chosen(frozenset({0, 1, 2})))
    assert mark.verdict is Verdict.WRONG
    assert mark.note == "2 of 3 right, 1 wrong picked"
    assert said(mark) == ("b is wrong", "d is right")
    assert (mark.right_parts, mark.all_parts) == (1, 3)
    assert grade(card(FOUR), Chosen(frozenset({0, 2}))).note == "2 of 3 right"


def test_picking_everything_earns_less_than_picking_what_is_right() -> None:
    everything = grade(card(FOUR), Chosen(frozenset(range(5))))
    assert everything.verdict is Verdict.WRONG
    assert everything.right_parts == 1


@given(st.lists(st.booleans(), min_size=1, max_size=8).filter(any), st.data())
def test_all_parts_are_right_exactly_where_the_verdict_is(truths: list[bool], data: st.DataObject) -> None:
    body = Multi(tuple(Option(str(i), right=right) for i, right in enumerate(truths)))
    picked = data.draw(st.frozensets(st.integers(0, len(truths) - 1)))
    mark = grade(card(body), Chosen(picked))
    assert 0 <= mark.right_parts <= mark.all_parts == sum(truths)
    assert (mark.verdict is Verdict.RIGHT) == (mark.right_parts == mark.all_parts)
    assert (mark.verdict is Verdict.RIGHT) == (picked == {i for i, right in enumerate(truths) if right})


@given(st.text(max_size=8), st.sets(st.sampled_from("abcde"), min_size=1))
def test_the_order_of_showing_changes_no_grade(seed: str, wanted: set[str]) -> None:
    asked = card(FOUR)
    shown = option_order(asked, seed)
    picked = frozenset(index for index in shown if FOUR.options[index].text in wanted)
    mark = grade(asked, Chosen(picked))
    turned = Multi(tuple(FOUR.options[index] for index in shown))
    again = grade(card(turned), Chosen(frozenset(place for place, index in enumerate(shown) if index in picked)))
    assert (mark.verdict, mark.note, sorted(said(mark))) == (again.verdict, again.note, sorted(said(again)))


@pytest.mark.parametrize(("truth", "said"), [(True, True), (True, False), (False, True), (False, False)])
def test_a_statement_is_right_when_the_truth_is_said(truth: bool, said: bool) -> None:
    mark = grade(card(TrueFalse(answer=truth)), Said(said))
    assert mark.verdict is (Verdict.RIGHT if truth == said else Verdict.WRONG)
    assert mark.note == f"the statement is {str(truth).lower()}"
