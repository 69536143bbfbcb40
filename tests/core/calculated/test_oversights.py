"""What is hardly meant so in a calculated question is told, and near misses are left alone."""

import pytest

from quizapp.core.calculated.faults import faults
from quizapp.core.calculated.oversights import oversights
from quizapp.core.deck import (
    Body,
    Choice,
    Cloze,
    Computed,
    Flashcard,
    Item,
    Listed,
    Match,
    Number,
    Option,
    Order,
    Pair,
    Question,
    Range,
    Trap,
    TrueFalse,
    Typed,
    TypedList,
    Variable,
)
from quizapp.errors import Level

N = Range("n", "2", "9")
HALF = Number("= n / 2")


def told(
    body: Body = HALF, *variables: Variable, prompt: str = "{{n}}?", why: str = "", context: str = ""
) -> list[tuple[str, int]]:
    question = Question(prompt=prompt, body=body, variables=(N, *variables), why=why, context=context)
    assert [fault for fault in faults(question) if fault.level is Level.ERROR] == []
    found = list(oversights(question))
    assert all(fault.level is Level.WARNING and fault.cure for fault in found)
    return [(fault.where, fault.offset) for fault in found]


def test_single_braces_around_a_variable_are_told_where_they_stand() -> None:
    assert told(prompt="Half of {n}?") == [("prompt", 8)]
    assert told(why="So {n:.2f}, {n / 2}.") == [("why", 3), ("why", 12)]
    assert told(why="It is {answer}.") == [("why", 6)]


def test_the_answer_in_single_braces_is_told_only_where_it_is_known() -> None:
    assert told(prompt="{{n}} {answer}") == []
    assert told(Flashcard("a"), why="{answer}") == []
    assert told(Flashcard("a"), why="= answer") == []
    assert told(why="= answer") == [("why", 0)]


@pytest.mark.parametrize(
    "text",
    [
        "${n}$ and $\\frac{n}{2}$",
        "\\frac{n}{2}",
        "`f'{n}'`",
        "{ {n} }",
        "{ { {n} } }",
        "{{n}}",
        "{{{n}}}",
        "{m}",
        "{3}",
        "{}",
        "{n, m}",
        "{n: 3}",
        "x_{n}^{n}",
    ],
)
def test_braces_that_are_no_slip_are_left_alone(text: str) -> None:
    assert told(why=text) == []


@pytest.mark.parametrize(
    ("body", "where"),
    [
        (Order(("a", "= 3 * n")), "steps[1]"),
        (Match((Pair("a", "b"), Pair("double", "= 2 * n"))), "pairs[1].right"),
        (Match((Pair("a", "b"), Pair("= n", "c"))), "pairs[1].left"),
        (Match((Pair("a", "b"), Pair("c", "d")), ("= n + 1",)), "decoys[0]"),
        (Typed("{{n}}", ("= n",)), "accept[0]"),
        (Number("= n", traps=(Trap("1", "= n + 1"),)), "traps[0].why"),
    ],
)
def test_an_expression_that_stays_as_it_is_written_is_told(body: Body, where: str) -> None:
    assert told(body) == [(where, 0)]


@pytest.mark.parametrize("why", ["= 3 * 4", "== n", "= n is the answer", "= m", "n = 3", "= n = {{n}}"])
def test_a_text_that_only_begins_like_an_expression_is_left_alone(why: str) -> None:
    assert told(why=why) == []


@pytest.mark.parametrize(
    "body",
    [
        HALF,
        Flashcard("= 2 * n"),
        Typed("n{{n}}"),
        TypedList((Item("a"), Item("= n"))),
        TrueFalse(answer=True, computed="n > 3"),
        Number("= m"),
    ],
)
def test_a_number_that_one_has_to_know_and_cannot_see_is_told(body: Body) -> None:
    m = Computed("m", "n + 1")
    assert told(body, m, prompt="Half of x?") == [("vars.n", 0)]
    assert told(body, m, prompt="Half of {{n}}?") == []
    assert told(body, m, prompt="One more is {{m}}.") == []
    assert told(body, m, prompt="Half of x?", context="Let x be {{n}}.") == []


@pytest.mark.parametrize(
    "body",
    [
        Choice((Option("= n", right=True), Option("= n + 1", right=False))),
        Order(("{{n}}", "{{n + 1}}")),
        Flashcard("Such as {{n}}."),
        Number("3", traps=(Trap("= n", ""),)),
        Number("= k"),
    ],
)
def test_numbers_that_need_not_be_known_before_are_left_alone(body: Body) -> None:
    assert told(body, Listed("k", ("7",)), prompt="Which?") == []


def test_what_is_not_calculated_is_left_alone() -> None:
    assert list(oversights(Question(prompt="{x}", body=Flashcard("= x")))) == []
    assert list(oversights(Question(prompt="{n}", body=Cloze(), variables=(N,)))) == []
