"""What a line means, by the words and figures a learner may type."""

from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.deck import Question
from quizapp.core.response import Chosen, Judged, Said, Skipped, Wrote
from quizapp.core.review import EventKind, Rating
from quizapp.core.session import Graded
from quizapp.plain.commands import COMMANDS
from quizapp.plain.paper import Paper
from quizapp.plain.table import Edit, Flag, Grade, Leave, Overrule, Rate, Repeat, SetAside, Talk, Undo
from quizapp.plain.talk import hear
from tests.plain.kinds import LIST, MATCH, NEWER, NUMBER, ORDER, answered, at
from tests.tui.library import ALL, CHOICE, FLASHCARD, MULTI, STATEMENT, TYPED

PAPER = Paper(78)


@pytest.mark.parametrize(
    ("question", "line", "response"),
    [
        (FLASHCARD, "", Judged()),
        (FLASHCARD, "pass", Skipped()),
        (FLASHCARD, ":pass", Skipped()),
        (FLASHCARD, "Don’t  know", Skipped()),
        (STATEMENT, "1", Said(truth=True)),
        (STATEMENT, "2", Said(truth=False)),
        (STATEMENT, "True", Said(truth=True)),
        (STATEMENT, "false", Said(truth=False)),
        (TYPED, "F1", Wrote("F1")),
        (TYPED, "h", Wrote("h")),
        (TYPED, "flag", Wrote("flag")),
        (TYPED, "options", Wrote("options")),
        (TYPED, "quit it", Wrote("quit it")),
        (TYPED, "3", Wrote("3")),
        (TYPED, "::x", Wrote(":x")),
        (TYPED, ":PASS", Skipped()),
    ],
)
def test_a_line_before_the_answer_is_a_response(question: Question, line: str, response: object) -> None:
    assert hear(at(question), line, PAPER).wish == Grade(cast(Judged, response))


@pytest.mark.parametrize("word", ["quit", "exit", "help", "hint", "pass", "undo", "Quit"])
def test_a_command_typed_as_an_answer_is_asked_about_once(word: str) -> None:
    asked_back = hear(at(TYPED), f" {word} ", PAPER)
    assert asked_back.wish is None
    assert f"type :{word}; type {word} again to answer so." in asked_back.says[0]
    assert hear(asked_back.talk, word, PAPER).wish == Grade(Wrote(word))


def test_another_command_typed_as_an_answer_is_asked_about_again() -> None:
    doubted = hear(at(TYPED), "quit", PAPER).talk
    assert hear(doubted, "help", PAPER).wish is None
    assert hear(doubted, ":quit", PAPER).wish == Leave()


def test_options_are_chosen_by_the_numbers_shown() -> None:
    talk = at(CHOICE)
    for number, index in enumerate(talk.asked.order, start=1):
        assert hear(talk, str(number), PAPER).wish == Grade(Chosen(frozenset({index})))


@pytest.mark.parametrize("line", ["1 3", "1,3", "3, 1", "1;3", " 1 3  ", "1 3 1"])
def test_several_options_are_chosen_in_one_line(line: str) -> None:
    talk = at(MULTI)
    first, _, third = talk.asked.order
    assert hear(talk, line, PAPER).wish == Grade(Chosen(frozenset({first, third})))


@pytest.mark.parametrize(
    ("question", "line", "said"),
    [
        (CHOICE, "", "Choose 1 to 4. Or type pass"),
        (CHOICE, "5", "There are 4 options: choose 1 to 4."),
        (CHOICE, "0", "There are 4 options: choose 1 to 4."),
        (CHOICE, "9999", "There are 4 options"),
        (CHOICE, "1 2", "Choose one of 1 to 4."),
        (CHOICE, "99999999999999999999", "Choose 1 to 4. `help`"),
        (CHOICE, "good", "Choose 1 to 4. `help`"),
        (CHOICE, "\x1b[A", "Choose 1 to 4. `help`"),
        (FLASHCARD, "3", "see the answer first"),
        (FLASHCARD, "good", "see the answer first"),
        (FLASHCARD, "edges", "Press enter for the answer"),
        (FLASHCARD, "source", "after the answer"),
        (FLASHCARD, "i", "typed answer"),
        (TYPED, "", "Type an answer, or :pass"),
        (TYPED, ":nonsense", "There is no such word"),
        (MULTI, "", "Choose 1 to 3"),
        (ORDER, "", "in the right order, each once"),
        (ORDER, "good", "in the right order, each once"),
        (MATCH, "", "A dash is for one you do not know. Or type pass"),
        (LIST, "", "Type an answer, or :pass"),
        (NUMBER, ":1", "There is no such word"),
        (CHOICE, "others", "after the answer"),
        (CHOICE, "options", "hides no options"),
        (CHOICE, "accept", "called right"),
        (CHOICE, "picture", "no picture"),
        (CHOICE, "case", "belongs to no case"),
    ],
)
def test_what_cannot_be_meant_is_said_and_changes_nothing(question: Question, line: str, said: str) -> None:
    talk = at(question)
    reply = hear(talk, line, PAPER)
    assert said in "\n".join(reply.says)
    assert (reply.talk, reply.wish) == (talk, None)


@pytest.mark.parametrize(
    ("line", "rating"),
    [
        ("1", Rating.AGAIN),
        ("again", Rating.AGAIN),
        ("A", Rating.AGAIN),
        ("h", Rating.HARD),
        ("hard", Rating.HARD),
        ("3", Rating.GOOD),
        ("Good", Rating.GOOD),
        ("e", Rating.EASY),
        (":4", Rating.EASY),
        ("", Rating.AGAIN),
    ],
)
def test_after_the_answer_a_line_rates_and_an_empty_one_accepts(line: str, rating: Rating) -> None:
    talk = answered(FLASHCARD)
    assert hear(talk, line, PAPER).wish == Rate(cast(Graded, talk.graded), rating)


@given(st.sampled_from((*ALL, *NEWER)), st.text(max_size=40))
def test_nothing_rates_before_the_answer(question: Question, line: str) -> None:
    assert not isinstance(hear(at(question), line, PAPER).wish, Rate | Overrule)


@pytest.mark.parametrize(
    ("line", "wish"),
    [
        ("f", Flag()),
        ("-", SetAside(EventKind.SUSPEND)),
        ("suspend", SetAside(EventKind.SUSPEND)),
        ("b", SetAside(EventKind.BURY)),
        ("edit", Edit()),
        ("r", Repeat()),
        ("q", Leave()),
        ("QUIT", Leave()),
        ("u", Undo()),
    ],
)
def test_the_words_for_any_time_work_before_and_after_the_answer(line: str, wish: object) -> None:
    assert hear(at(CHOICE), line, PAPER).wish == wish
    assert hear(at(TYPED), f":{line}", PAPER).wish == wish
    after = answered(CHOICE)
    assert hear(Talk(after.asked, after.graded), line, PAPER).wish == wish


def test_an_answer_that_is_not_rated_is_taken_back_before_anything_else() -> None:
    reply = hear(answered(CHOICE), "u", PAPER)
    assert (reply.talk.graded, reply.wish) == (None, Repeat())


def test_only_a_typed_answer_that_was_marked_wrong_can_be_called_right() -> None:
    wrong = answered(TYPED)
    assert hear(wrong, "i", PAPER).wish == Overrule(cast(Graded, wrong.graded))
    for talk in (answered(TYPED, "F1"), answered(CHOICE)):
        assert "typed answer that was marked wrong" in hear(talk, "right", PAPER).says[0]


@pytest.mark.parametrize("line", ["help", "?", ":", ":help"])
def test_help_lists_every_word(line: str) -> None:
    said = "\n".join(hear(at(CHOICE), line, PAPER).says)
    words = {name for command in COMMANDS for name in command.names[:1]} | {"again", "enter", "3 1 2", "A2 B1 C-"}
    for word in words:
        assert word in said


@given(
    st.sampled_from((*ALL, *NEWER)),
    st.text(max_size=60) | st.text(alphabet="ABCabc0123456789-, ", max_size=20),
    st.booleans(),
)
def test_any_line_is_understood_or_answered(question: Question, line: str, after: bool) -> None:
    reply = hear(answered(question) if after else at(question), line, PAPER)
    assert reply.wish is not None or reply.says
