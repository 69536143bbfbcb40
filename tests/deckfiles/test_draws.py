"""What `check` finds in the draws of calculated questions."""

from collections.abc import Callable

import pytest

from quizapp.deckfiles.draws import problems
from quizapp.deckfiles.reader import Reading
from quizapp.errors import Level, Problem

Read = Callable[[str], Reading]
NUMBER = "- q: '{{{{x}}}}'\n  number: = {key}\n  vars: {{x: {drawn}}}\n"


def drawn(reading: Reading) -> list[Problem]:
    assert reading.problems == ()
    assert reading.deck is not None
    return list(problems(reading.deck))


def test_a_condition_that_seldom_holds_is_told_with_how_often(read_text: Read) -> None:
    (problem,) = drawn(read_text(NUMBER.format(key="x", drawn="1..100") + "  require: x > 98\n"))
    assert (problem.line, problem.column, problem.level, problem.rule) == (1, 3, Level.WARNING, "draw")
    assert problem.message.startswith("`require` holds in ")


def test_a_question_that_none_of_the_first_draws_can_ask_is_an_error(read_text: Read) -> None:
    (problem,) = drawn(read_text(NUMBER.format(key="x", drawn="1..500") + "  require: x == 34\n"))
    assert (problem.level, problem.message.partition(":")[0]) == (Level.ERROR, "none of 200 draws can be asked")


def test_numbers_that_fail_are_told_with_the_reason(read_text: Read) -> None:
    (problem,) = drawn(read_text(NUMBER.format(key="1 / x", drawn="0..9")))
    assert "draws fail: division by zero, at answer" in problem.message
    (problem,) = drawn(read_text(NUMBER.format(key="10 ** x", drawn="1..40")))
    assert "too large" in problem.message
    (problem,) = drawn(read_text(NUMBER.format(key="sqrt(x)", drawn="-1..40")))
    assert problem.level is Level.WARNING


def test_a_condition_lets_no_number_through_that_fails(read_text: Read) -> None:
    assert drawn(read_text(NUMBER.format(key="1 / x", drawn="0..9") + "  require: x > 0\n")) == []


def test_options_that_clash_too_often_are_told(read_text: Read) -> None:
    text = "- q: '{{{{x}}}} {{{{y}}}}'\n  a: = x\n  wrong: [= y]\n  vars: {{x: 1..{0}, y: 1..{0}}}\n"
    (problem,) = drawn(read_text(text.format(2)))
    assert "clash" in problem.message
    assert drawn(read_text(text.format(20))) == []


def test_traps_that_are_right_too_often_are_told(read_text: Read) -> None:
    text = NUMBER.format(key="x", drawn="0..3") + "  tolerance: 0.1\n  traps: {= x * x: squared}\n"
    (problem,) = drawn(read_text(text))
    assert "options or traps that clash" in problem.message


@pytest.mark.parametrize("text", ["- q: x\n  a: b\n", NUMBER.format(key="2 * x", drawn="1..9")])
def test_what_can_be_asked_is_left_alone(read_text: Read, text: str) -> None:
    assert drawn(read_text(text)) == []
