"""What helps with a question: hints, options that were hidden, comments, cases and pictures."""

from dataclasses import replace
from typing import cast

import pytest

from quizapp.core.response import Wrote
from quizapp.core.session import Graded
from quizapp.plain.paper import Paper
from quizapp.plain.table import Grade, Propose, Repeat, Talk, View, Which
from quizapp.plain.talk import hear
from tests.plain.kinds import CASE, COMMENTED, answered, at, hidden
from tests.tui.bench import Bench
from tests.tui.library import CHOICE, FLASHCARD, STATEMENT, TYPED

PAPER = Paper(78)


def test_hints_come_one_by_one_until_there_is_none() -> None:
    talk = at(FLASHCARD)
    for count, said in enumerate(["Hint: Think", "Hint: Edges", "There is no further hint."], start=1):
        reply = hear(talk, "h", PAPER)
        assert said in reply.says[0]
        assert reply.talk.hints == min(count, 2)
        talk = reply.talk
    assert hear(at(STATEMENT), "hint", PAPER).says == ("This question has no hint.",)


def test_hints_cross_out_options_one_by_one_until_two_are_left() -> None:
    talk = at(CHOICE)
    for _ in range(2):
        reply = hear(talk, "hint", PAPER)
        number = reply.says[0].removeprefix("Hint: option ").removesuffix(" is not it.")
        assert hear(reply.talk, number, PAPER).says == (f"Option {number} is crossed out: it is not right.",)
        assert hear(talk, number, PAPER).wish is not None
        talk = reply.talk
    assert hear(talk, "hint", PAPER).says == ("There is no further hint.",)


def test_the_first_hint_says_once_what_hints_cost() -> None:
    first = hear(at(FLASHCARD), "h", PAPER)
    assert "Hard is the best rating now; more hints can lower it." in first.says
    assert "best rating" not in "".join(hear(first.talk, "h", PAPER).says)


def test_hidden_options_are_shown_when_asked_for_and_can_be_chosen_then() -> None:
    talk = Talk(hidden())
    assert hear(talk, "0.98", PAPER).wish == Grade(Wrote("0.98"))
    assert "To see the options type :options" in hear(talk, "options", PAPER).says[0]
    shown = hear(talk, ":options", PAPER)
    assert (shown.wish, shown.talk.asked.opened) == (Repeat(), True)
    assert isinstance(hear(shown.talk, "1", PAPER).wish, Grade)


def test_after_an_answer_was_called_right_the_deck_can_learn_it() -> None:
    wrong = answered(TYPED)
    graded = Bench([TYPED]).overrule(wrong.asked, cast(Graded, wrong.graded))
    assert hear(replace(wrong, graded=graded), "accept", PAPER).wish == Propose(graded)
    assert "called right" in hear(wrong, "accept", PAPER).says[0]


@pytest.mark.parametrize("word", ["others", "w", "why"])
def test_the_comments_on_other_options_are_said_after_the_answer(word: str) -> None:
    assert "Averaging steadies." not in "".join(hear(answered(COMMENTED), word, PAPER).says)
    assert "A deeper tree varies more." in "".join(hear(answered(COMMENTED), word, PAPER).says)


def test_a_case_and_its_pictures_are_there_at_any_time() -> None:
    assert "You have 400 photographs." in hear(at(CASE), ":case", PAPER).says
    assert isinstance(hear(at(CASE), ":v", PAPER).talk.waiting, Which)
    alone = replace(FLASHCARD, why="![Edges](edges.png)")
    assert "no picture" in hear(at(alone), "picture", PAPER).says[0]
    assert hear(answered(alone), "picture", PAPER).wish == View("edges.png")
