"""Faults of calculated questions: each is found where it stands, said in a sentence, with a cure."""

import pytest

from quizapp.core.calculated.faults import Fault, faults
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
    Rejected,
    Trap,
    TrueFalse,
    Typed,
    TypedList,
    Variable,
)
from quizapp.errors import Level

N = Range("n", "2", "9")


def found(
    body: Body, *variables: Variable, prompt: str = "{{n}}?", require: tuple[str, ...] = (), why: str = ""
) -> list[Fault]:
    return list(
        faults(
            Question(prompt=prompt, body=body, variables=variables or (N,), require=require, why=why, hints=("{{n}}",))
        )
    )


@pytest.mark.parametrize(
    "body",
    [
        Number("= n", traps=(Trap("= n + 1", "{{answer}}"), Trap("3"))),
        Flashcard("= n", "{{n}}"),
        Choice((Option("= n", right=True, why="{{answer}}"), Option("{{n + 1}}", right=False)), ("{{n}}",)),
        TrueFalse(answer=True, computed="n > 2"),
        Order(("{{n}}", "{{n + 1}}")),
    ],
)
def test_a_question_in_order_has_no_faults(body: Body) -> None:
    assert found(body) == []


def test_a_question_without_variables_has_none() -> None:
    assert list(faults(Question(prompt="{{ x", body=Flashcard("= ("), require=("(",)))) == []


@pytest.mark.parametrize(
    ("body", "where"),
    [
        (Number("= zz"), "answer"),
        (Number("= n", traps=(Trap("1"), Trap("= zz"))), "traps[1]"),
        (Number("= n", traps=(Trap("1", "{{zz}}"),)), "traps[0].why"),
        (Flashcard("{{zz}}"), "answer"),
        (Flashcard("a", "{{zz}}"), "reverse"),
        (Choice((Option("a", right=True), Option("= zz", right=False))), "options[1]"),
        (Choice((Option("a", right=True, why="{{zz}}"), Option("b", right=False))), "options[0].why"),
        (Choice((Option("a", right=True), Option("b", right=False)), ("{{zz}}",)), "accept[0]"),
        (TrueFalse(answer=True, computed="zz > 1"), "computed"),
        (Typed("a", ("b", "{{zz}}")), "accept[1]"),
        (Typed("a", (), (Rejected("{{zz}}"),)), "reject[0]"),
        (Typed("a", (), (Rejected("b", "{{zz}}"),)), "reject[0].why"),
        (TypedList((Item("a"), Item("= zz"))), "items[1]"),
        (TypedList((Item("a", ("{{zz}}",)), Item("b"))), "items[0].accept[0]"),
        (Order(("a", "{{zz}}")), "steps[1]"),
        (Match((Pair("a", "b"), Pair("{{zz}}", "c"))), "pairs[1].left"),
        (Match((Pair("a", "{{zz}}"), Pair("b", "c"))), "pairs[0].right"),
        (Match((Pair("a", "b"), Pair("b", "c")), ("{{zz}}",)), "decoys[0]"),
    ],
)
def test_an_unknown_name_is_found_wherever_it_stands(body: Body, where: str) -> None:
    (fault,) = found(body)
    assert (fault.where, fault.level) == (where, Level.ERROR)
    assert fault.text[fault.offset :].startswith("zz")
    assert fault.message == "`zz` is no variable of this question"
    assert "there are n" in fault.cure


def test_an_unknown_name_in_a_text_may_be_meant_as_tex() -> None:
    (fault,) = found(Flashcard("a"), prompt=r"{{n}} $\frac{{x}}{2}$")
    assert fault.cure.endswith("braces of TeX need a space between them")


@pytest.mark.parametrize(
    ("variables", "where", "message"),
    [
        ((N, Computed("m", "n + k"), Computed("k", "m")), "vars.m", "`k` has no value yet"),
        ((N, Computed("m", "n + m")), "vars.m", "`m` has no value yet"),
        ((N, Computed("m", "n + x")), "vars.m", "`x` is no variable of this question"),
        ((N, Computed("m", "n +")), "vars.m", "`n +` is no expression: a number or a name is missing at the end"),
        ((N, Listed("answer", ("1",))), "vars.answer", "`answer` is the answer of the question itself"),
        ((N, Listed("min", ("1",))), "vars.min", "`min` is a function, so that no variable can be called so"),
        ((N, Listed("and", ("1",))), "vars.and", "`and` cannot be a name; they have letters, digits and `_`"),
        ((N, Listed("a-b", ("1",))), "vars.a-b", "`a-b` cannot be a name; they have letters, digits and `_`"),
    ],
)
def test_a_variable_needs_a_name_and_values_before_it(
    variables: tuple[Variable, ...], where: str, message: str
) -> None:
    first = found(Number("= n"), *variables)[0]
    assert (first.where, first.message, first.level) == (where, message, Level.ERROR)
    assert first.cure


def test_a_name_that_cannot_be_is_the_only_thing_told() -> None:
    (fault,) = found(Number("= n / sum"), N, Computed("sum", "n +"), Computed("m", "sum / 2"), why="{{sum}}")
    assert (fault.where, fault.cure) == ("vars.sum", "choose another name, such as `sum_1`")


def test_a_variable_that_nothing_uses_is_a_warning() -> None:
    faults_ = found(Number("= n"), N, Listed("m", ("1",)), Listed("k", ("1",)), require=("k > 0",))
    assert [(fault.where, fault.message, fault.level) for fault in faults_] == [
        ("vars.m", "`m` is drawn, and nothing uses it", Level.WARNING)
    ]


def test_a_condition_is_read_too() -> None:
    fault, other = found(Number("= n"), require=("n > 2", "n = 3", "n < x"))
    assert (fault.where, fault.offset) == ("require[1]", 2)
    assert fault.message == "`n = 3` is no expression: `=` means nothing here; equality is written `==`"
    assert (other.where, other.offset) == ("require[2]", 4)


def test_the_place_of_a_fault_counts_from_the_start_of_the_text() -> None:
    computed, hole, unclosed = (
        found(Number("=  n + )"))[0],
        found(Number("= n"), why="It is {{ n * }}.")[0],
        found(Number("= n"), why="It is {{n}")[0],
    )
    assert [fault.offset for fault in (computed, hole, unclosed)] == [7, 13, 6]
    assert "TeX" in hole.cure
    assert "TeX" in unclosed.cure


@pytest.mark.parametrize(
    ("body", "prompt", "why", "message"),
    [
        (Number("= n"), "{{n}} {{answer}}", "", "`answer` is known only in `why`, hints and comments"),
        (Flashcard("x"), "{{n}}", "{{answer}}", "`answer` is known only where one number is the answer"),
        (Order(("{{n}}", "b")), "{{n}}", "{{answer}}", "`answer` is known only where one number is the answer"),
    ],
)
def test_the_answer_is_told_only_where_it_is_known_and_gives_nothing_away(
    body: Body, prompt: str, why: str, message: str
) -> None:
    (fault,) = found(body, prompt=prompt, why=why)
    assert fault.message == message


def test_a_cloze_has_no_variables() -> None:
    (fault,) = found(Cloze(), prompt="The {{hole}}")
    assert fault.message == "the holes of a cloze and variables exclude each other"


@pytest.mark.parametrize(
    ("body", "variables", "prompt", "says"),
    [
        (Number("= n"), (N, *(Computed(f"v{i}", "n") for i in range(50))), "{{n}}", "51 variables"),
        (Order(("{{n}}",) * 96), (N,), "{{n}}", "101 texts"),
        (Number("=n"), (N,), "{{n}}" * 599, "3001 characters of expressions"),
    ],
)
def test_a_question_is_not_so_large_that_its_draws_take_long(
    body: Body, variables: tuple[Variable, ...], prompt: str, says: str
) -> None:
    errors = [fault.message for fault in found(body, *variables, prompt=prompt) if fault.level is Level.ERROR]
    assert len(errors) == 1
    assert says in errors[0]
