"""What `check` finds in the draws of calculated questions."""

import pytest

from quizapp.deckfiles.reader import read
from quizapp.errors import Level, Problem

NUMBER = "- q: '{{{{x}}}}'\n  number: = {key}\n  vars: {{x: {drawn}}}\n"


def drawn(text: str) -> list[Problem]:
    assert read(text.encode(), "/nowhere/deck.yaml", "/nowhere").problems == ()
    return list(read(text.encode(), "/nowhere/deck.yaml", "/nowhere", closely=True).problems)


def test_a_condition_that_seldom_holds_is_told_at_its_place_with_how_often() -> None:
    (problem,) = drawn(NUMBER.format(key="x", drawn="1..100") + "  require: x > 98\n")
    assert (problem.line, problem.column, problem.level, problem.rule) == (4, 12, Level.WARNING, "draw")
    assert problem.message.startswith("this holds in ")
    assert "`x > 98` does not hold (as with x = " in problem.message
    assert problem.excerpt == "  require: x > 98"


def test_a_question_that_none_of_the_first_draws_can_ask_is_an_error() -> None:
    (problem,) = drawn(NUMBER.format(key="x", drawn="1..500") + "  require: x == 34\n")
    assert (problem.level, problem.line) == (Level.ERROR, 4)
    assert problem.message.startswith("none of 200 draws can be asked: `x == 34` does not hold (as with x = ")


def test_numbers_that_fail_are_told_with_the_reason_and_an_example() -> None:
    (problem,) = drawn(NUMBER.format(key="1 / x", drawn="0..9"))
    assert (problem.line, problem.column) == (2, 11)
    assert "draws fail: `1 / 0` divides by zero (as with x = 0" in problem.message
    (problem,) = drawn(NUMBER.format(key="10 ** x", drawn="1..40"))
    assert "larger than 1e15" in problem.message
    (problem,) = drawn(NUMBER.format(key="sqrt(x)", drawn="-1..40"))
    assert problem.level is Level.WARNING


def test_each_place_where_numbers_fail_is_told() -> None:
    text = (
        "- q: '{{x}}'\n  number: = 1 / x\n  vars:\n    x: 0..4\n    y: = 1 / (x - 1)\n  why: '{{1 / (x - 2)}} {{y}}'\n"
    )
    assert [(problem.line, problem.column) for problem in drawn(text)] == [(2, 11), (5, 10), (6, 9)]


def test_of_many_numbers_the_first_are_shown() -> None:
    many = ", ".join(f"v{i}: 1..1" for i in range(9))
    total = " + ".join(f"v{i}" for i in range(9))
    (problem,) = drawn(f"- q: '{{{{{total} + x}}}}'\n  number: = 1 / x\n  vars: {{{many}, x: 0..3}}\n")
    assert problem.message.endswith("as with v0 = 1, v1 = 1, v2 = 1, v3 = 1, v4 = 1, v5 = 1, …)")


def test_a_condition_lets_no_number_through_that_fails() -> None:
    assert drawn(NUMBER.format(key="1 / x", drawn="0..9") + "  require: x > 0\n") == []


def test_options_that_clash_too_often_are_told_at_one_of_them() -> None:
    text = "- q: '{{{{x}}}} {{{{y}}}}'\n  a: = x\n  wrong: [= y]\n  vars: {{x: 1..{0}, y: 1..{0}}}\n"
    (problem,) = drawn(text.format(2))
    assert (problem.line, problem.column) == (3, 11)
    assert "clash: `" in problem.message
    assert drawn(text.format(20)) == []


def test_traps_that_are_right_too_often_are_told_at_one_of_them() -> None:
    (problem,) = drawn(NUMBER.format(key="x", drawn="0..3") + "  tolerance: 0.1\n  traps: {= x * x: squared}\n")
    assert (problem.line, problem.column) == (5, 11)
    assert "options or traps that clash" in problem.message


@pytest.mark.parametrize("text", ["- q: x\n  a: b\n", NUMBER.format(key="2 * x", drawn="1..9")])
def test_what_can_be_asked_is_left_alone(text: str) -> None:
    assert drawn(text) == []
