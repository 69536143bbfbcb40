"""A question tried out by its author: what each key makes of it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.cards import cards_of
from quizapp.core.deck import Computed, Number, Question, Range
from quizapp.core.response import Matched, Skipped, Wrote
from quizapp.core.review import Verdict
from quizapp.tui.widgets.trial import Trial, begun
from tests.tui.library import (
    CASED,
    CHOICE,
    CLOZE,
    ENSEMBLES,
    FLASHCARD,
    LATENCY,
    MATCH,
    METRIC,
    MULTI,
    ORDER,
    STATEMENT,
    TYPED,
)

SUM = Question(
    prompt="What is {{a}} + {{b}}?",
    body=Number("= c"),
    variables=(Range("a", "1", "50"), Range("b", "1", "50"), Computed("c", "a + b")),
)
EVERY = (CASED, CHOICE, CLOZE, ENSEMBLES, FLASHCARD, LATENCY, MATCH, MULTI, ORDER, STATEMENT, TYPED, SUM)


def of(question: Question) -> Trial:
    return begun(cards_of(question)[0], "d.yaml")


def verdict(trial: Trial) -> Verdict | None:
    return trial.shown.graded.mark.verdict if trial.shown.graded else None


def test_space_shows_the_answer_and_asks_again() -> None:
    shown = of(FLASHCARD).go()
    assert verdict(shown) is Verdict.YOU_JUDGE
    assert verdict(shown.go()) is None


def test_a_digit_is_the_answer_where_one_option_is_right() -> None:
    trial = of(CHOICE)
    right = trial.shown.asked.order.index(0) + 1
    assert verdict(trial.digit(right)) is Verdict.RIGHT
    assert verdict(trial.digit(right % 4 + 1)) is Verdict.WRONG
    assert trial.digit(9) == trial


def test_several_options_are_picked_and_checked_by_enter() -> None:
    trial = of(MULTI)
    for index in (0, 1):
        trial = trial.pick(index)
    assert verdict(trial) is None
    checked = trial.enter()
    assert verdict(checked) is Verdict.RIGHT
    assert checked.undo().shown.picked == frozenset({0, 1})


def test_arrows_point_and_space_picks() -> None:
    trial = of(CHOICE).move(1)
    assert trial.shown.cursor == 0
    assert verdict(trial.go()) in (Verdict.RIGHT, Verdict.WRONG)


def test_true_and_false_answer_a_statement_and_nothing_else() -> None:
    assert verdict(of(STATEMENT).truth(truth=True)) is Verdict.RIGHT
    assert verdict(of(STATEMENT).truth(truth=False)) is Verdict.WRONG
    assert of(CHOICE).truth(truth=True) == of(CHOICE)


def test_a_typed_answer_is_checked_and_an_empty_one_is_not() -> None:
    assert of(TYPED).enter("  ").said
    assert verdict(of(TYPED).enter("f1 score")) is Verdict.RIGHT
    assert verdict(of(TYPED).enter("accuracy")) is Verdict.WRONG


def test_what_is_doubtful_is_said_before_it_counts() -> None:
    doubtful = of(LATENCY).enter("0.0125 s")
    assert verdict(of(LATENCY).enter("12.5")) is Verdict.RIGHT
    assert verdict(doubtful) is None
    assert doubtful.said
    assert verdict(doubtful.enter()) is Verdict.RIGHT
    assert doubtful.undo().shown.given is None


def test_steps_are_lifted_carried_and_handed_in() -> None:
    trial = of(ORDER)
    lifted = trial.go().move(1).go()
    assert lifted.placing != trial.placing
    assert lifted.undo().placing == trial.placing
    assert verdict(lifted.enter()) in (Verdict.RIGHT, Verdict.WRONG)


def test_pairs_are_matched_and_open_ones_are_told() -> None:
    trial = of(MATCH).digit(1)
    assert trial.enter().said == "Some are still open."
    assert isinstance(trial.clear().shown.placed, type(trial.placing))
    whole = trial.digit(1).digit(1)
    assert isinstance(whole.enter().shown.graded and whole.enter().shown.graded.response, Matched)  # type: ignore[union-attr]


def test_hints_open_one_by_one_and_end() -> None:
    trial = of(FLASHCARD).hint().hint()
    assert trial.shown.hints == 2
    assert trial.hint().said == "There is no further hint."
    assert of(STATEMENT).hint().said == "This question has no hint."


@pytest.mark.parametrize("question", EVERY, ids=lambda question: str(question.kind))
def test_both_sides_show_at_once_and_the_question_alone_again(question: Question) -> None:
    trial = of(question)
    both = trial.turned_over()
    assert both.both
    assert verdict(both) in (Verdict.WRONG, Verdict.YOU_JUDGE)
    assert both.turned_over().shown == trial.shown


@pytest.mark.parametrize("question", EVERY, ids=lambda question: str(question.kind))
def test_who_does_not_know_sees_the_answer(question: Question) -> None:
    assert of(question).give_up().shown.graded is not None


def test_another_draw_has_other_numbers_or_another_order() -> None:
    first = of(SUM)
    again = first.again()
    assert again.shown.asked.values != first.shown.asked.values
    assert again.draw == 2
    assert of(MATCH).again().shown.asked.order != of(MATCH).shown.asked.order


def test_a_fixed_order_numbers_in_theirs_and_no_options_cannot_look_otherwise() -> None:
    for question in (METRIC, FLASHCARD, CHOICE):
        assert not of(question).redrawable
        assert of(question).again().said == "Every draw of this question looks the same."


def test_a_rewritten_question_keeps_its_numbers_and_loses_its_answer() -> None:
    trial = of(SUM).again().answered(Wrote("1"))
    card = cards_of(replace(SUM, prompt="And {{a}} + {{b}}?"))[0]
    new = trial.rewritten(card)
    assert new.shown.asked.values == trial.shown.asked.values
    assert new.shown.graded is None


def test_any_draw_of_a_question_that_only_moved_keeps_its_numbers_and_its_answer() -> None:
    few = replace(SUM, variables=(Range("a", "1", "2"), Range("b", "1", "1"), Computed("c", "a + b")))
    trial = of(few)
    for _ in range(6):
        trial = trial.again().answered(Wrote("1"))
        moved = trial.rewritten(cards_of(replace(few, line=9))[0])
        assert moved.shown.asked.values == trial.shown.asked.values
        assert moved.shown.graded == trial.shown.graded


def test_a_question_that_only_moved_keeps_its_answer() -> None:
    trial = of(TYPED).answered(Skipped())
    moved = trial.rewritten(cards_of(replace(TYPED, line=9))[0])
    assert moved.shown.graded == trial.shown.graded
    assert moved.shown.asked.card.question.line == 9


MOVES = st.sampled_from(
    [
        Trial.again,
        Trial.turned_over,
        Trial.go,
        Trial.enter,
        Trial.give_up,
        Trial.undo,
        Trial.hint,
        Trial.clear,
        Trial.others,
        Trial.source,
        lambda trial: trial.digit(1),
        lambda trial: trial.digit(3),
        lambda trial: trial.move(1),
        lambda trial: trial.move(-1),
        lambda trial: trial.carry(1),
        lambda trial: trial.truth(truth=True),
        lambda trial: trial.enter("12 s"),
    ]
)


@given(st.sampled_from(EVERY), st.lists(MOVES, max_size=12))
def test_no_order_of_keys_breaks_it(question: Question, moves: list[object]) -> None:
    trial = of(question)
    for move in moves:
        trial = move(trial)  # type: ignore[operator]
    assert trial.written == of(question).written
    assert trial.reset().shown.graded is None
