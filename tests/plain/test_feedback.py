"""How an answer is judged, as it is heard."""

from dataclasses import replace

import pytest

from quizapp.core.grading import Comment, Mark, Part
from quizapp.core.response import Arranged, Chosen, Matched, Response, Skipped, Wrote
from quizapp.core.review import Rating, Verdict
from quizapp.core.session import Asked, Graded
from quizapp.plain.feedback import others, result
from quizapp.plain.paper import Paper
from tests.plain.kinds import COMMENTED, LIST, MATCH, NUMBER, ORDER, asked, ordered

PAPER = Paper(78)
RIGHT, NEARLY, WRONG = Verdict.RIGHT, Verdict.NEARLY, Verdict.WRONG


def heard(shown: Asked, given: Response, mark: Mark, **more: object) -> str:
    graded = replace(Graded(response=given, mark=mark, suggested=Rating.AGAIN), **more)  # type: ignore[arg-type]
    return "\n".join(result(shown, graded, PAPER))


def test_every_entry_of_a_list_hears_what_became_of_it() -> None:
    parts = (
        Part(RIGHT, "precision", "precision"),
        Part(NEARLY, "recal", "recall"),
        Part(RIGHT, "TPR", "true positive rate"),
        Part(WRONG, "", "specificity"),
        Part(WRONG, "accuracy", ""),
    )
    said = heard(
        asked(LIST), Wrote("precision, recal, TPR, accuracy"), Mark(WRONG, "3 of 4 named, 1 extra", parts=parts)
    )
    assert said.startswith(
        "Not right: 3 of 4 named, 1 extra.\n"
        "You wrote: precision, recal, TPR, accuracy\n"
        "Right: precision\n"
        "Close: recal, for recall\n"
        "Right: TPR, for true positive rate\n"
        "Missing: specificity\n"
        "Not in the list: accuracy\n"
    )


def test_a_list_that_is_all_right_is_not_gone_through() -> None:
    parts = (Part(RIGHT, "precision", "precision"), Part(RIGHT, "recall", "recall"))
    said = heard(asked(LIST), Wrote("precision, recall"), Mark(RIGHT, "all 2 named", (), 2, 2, parts))
    assert said.startswith("Right: all 2 named.\nYou wrote: precision, recall\n\nSuggested")


def test_a_wrong_order_hears_the_right_one_and_where_each_step_was_put() -> None:
    steps = ORDER.body.steps  # type: ignore[union-attr]
    order = (1, 2, 3, 0)
    parts = tuple(Part(WRONG if index == 0 else RIGHT, steps[index], steps[index], index + 1) for index in order)
    said = heard(asked(ORDER), Arranged(order), Mark(WRONG, "3 of 4 steps in order", (), 3, 4, parts))
    assert said.startswith(
        "Not right: 3 of 4 steps in order.\n"
        "The right order:\n"
        "1, not 4. Split the data\n"
        "2, not 1. Fit the model\n"
        "3, not 2. Tune on the validation set\n"
        "4, not 3. Report the test error\n"
    )


def test_every_pair_hears_what_is_right_and_what_was_said() -> None:
    parts = (
        Part(RIGHT, "share selected", "share selected"),
        Part(WRONG, "accuracy", "true positive rate"),
        Part(WRONG, "", "precision"),
    )
    shown = ordered(MATCH, 3, 1, 0, 2)
    said = heard(shown, Matched((0, 3, None)), Mark(WRONG, "1 of 3 pairs", (), 1, 3, parts))
    assert said.startswith(
        "Not right: 1 of 3 pairs.\n"
        "Right: A. Demographic parity: share selected\n"
        "Not right: B. Equal opportunity: true positive rate; not accuracy\n"
        "Missing: C. Predictive parity: precision\n"
    )


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        (LIST, "Answer:\n- precision\n- recall\n"),
        (ORDER, "Answer:\n1. Split the data\n2. Fit the model\n"),
        (MATCH, "Answer:\nA. Demographic parity: share selected\n"),
        (NUMBER, "Answer: 0.8\n"),
    ],
)
def test_who_does_not_know_hears_the_whole_answer(question: object, lines: str) -> None:
    said = heard(asked(question), Skipped(), Mark(WRONG, "skipped"))  # type: ignore[arg-type]
    assert lines in said


def test_a_comment_names_the_option_that_it_is_about_by_its_number() -> None:
    shown = ordered(COMMENTED, 2, 0, 1)
    mark = Mark(WRONG, "another option is right", (Comment("Averaging steadies.", 0), Comment("It varies more.", 1)))
    said = heard(shown, Chosen(frozenset({1})), mark)
    assert "Right answer: 2. Bagging\nYour answer: 3. Depth\n" in said
    assert "On option 2: Averaging steadies.\nOn option 3: It varies more.\n" in said


def test_a_comment_on_what_was_typed_comes_before_the_explanation() -> None:
    shown = asked(replace(NUMBER, why="Forty of fifty."))
    said = heard(shown, Wrote("0.2"), Mark(WRONG, "the answer is 0.8", (Comment("That is the false discovery rate."),)))
    assert "On your answer: That is the false discovery rate.\nWhy: Forty of fifty.\n" in said


def test_the_other_options_are_spoken_of_when_asked_for() -> None:
    shown = ordered(COMMENTED, 2, 0, 1)
    graded = Graded(
        response=Chosen(frozenset({1})),
        mark=Mark(WRONG, "another option is right", (Comment("Averaging steadies.", 0), Comment("It varies more.", 1))),
        suggested=Rating.AGAIN,
    )
    assert others(shown, graded, PAPER) == ["On option 1: It is no method."]
    assert others(asked(NUMBER), graded, PAPER) == ["There are no more comments."]


def test_a_confusion_of_before_is_named() -> None:
    mark = Mark(WRONG, "another option is right")
    said = heard(
        ordered(COMMENTED, 2, 0, 1), Chosen(frozenset({1})), mark, confused_before=("*Depth*",), confused_times=(2,)
    )
    assert "Your answer: 3. Depth\nYou took Depth for the answer twice before.\n" in said


def test_nothing_that_was_typed_or_written_acts_on_the_terminal() -> None:
    parts = (Part(WRONG, "\x1b[2J", ""), Part(WRONG, "", "\x07"))
    said = heard(
        asked(LIST),
        Wrote("\x1b[2J"),
        Mark(WRONG, "\x1b[1m", parts=parts),
        confused_before=("\x9b31m",),
        confused_times=(1,),
    )
    assert not set(said) & {chr(code) for code in (*range(10), *range(11, 32), *range(127, 160))}
