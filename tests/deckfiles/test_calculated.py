"""Calculated questions: what is drawn and computed is read, and each fault is told at its place."""

import re
from collections.abc import Callable

import pytest

from quizapp.core.calculated.variables import realise, tries
from quizapp.core.cards import cards_of
from quizapp.core.deck import Choice, Computed, Flashcard, Listed, Option, Question, Range, TrueFalse
from quizapp.deckfiles import draws
from quizapp.deckfiles.draws import MAX_UNDRAWN
from quizapp.deckfiles.reader import Reading
from quizapp.errors import Level

Read = Callable[[str], Reading]
ASKED = "- q: '{{x}}'\n  number: = x\n"


def only(reading: Reading) -> Question:
    assert reading.problems == ()
    assert reading.deck is not None
    (question,) = reading.deck.questions
    return question


@pytest.mark.parametrize(
    ("written", "variable"),
    [
        ("20..90", Range("x", "20", "90")),
        ("-5..5", Range("x", "-5", "5")),
        ("−5 .. −1", Range("x", "-5", "-1")),
        ("0.1..0.9 step 0.1", Range("x", "0.1", "0.9", "0.1")),
        ("-.5..5e-1 step .25", Range("x", "-.5", "5e-1", ".25")),
        ("0..1_000 step 50", Range("x", "0", "1000", "50")),
        ("3..3", Range("x", "3", "3")),
        ("[1, 2.5, -3]", Listed("x", ("1", "2.5", "-3"))),
        ("7", Listed("x", ("7",))),
        ("= 3 * 4", Computed("x", "3 * 4")),
        ("=3*4", Computed("x", "3*4")),
    ],
)
def test_a_variable_is_a_range_a_list_a_number_or_an_expression(
    read_text: Read, written: str, variable: object
) -> None:
    assert only(read_text(f"{ASKED}  vars:\n    x: {written}\n")).variables == (variable,)


def test_what_is_computed_may_stand_wherever_an_answer_does(read_text: Read) -> None:
    statement = only(read_text("- statement: '{{x}} is even.'\n  a: = x % 2 == 0\n  vars: {x: 1..9}\n"))
    assert statement.body == TrueFalse(answer=False, computed="x % 2 == 0")
    card = only(read_text("- q: Twice {{x}}?\n  a: = 2 * x\n  vars: {x: 1..9}\n"))
    assert card.body == Flashcard("= 2 * x")
    text = "- q: '{{x}}?'\n  a: = 2 * x\n  wrong:\n    = x: '{{answer}}, not {{x}}'\n    none: w\n  vars: {x: 1..9}\n"
    assert only(read_text(text)).body == Choice(
        (Option("= 2 * x", True), Option("= x", False, "{{answer}}, not {{x}}"), Option("none", False, "w"))
    )
    text = "- q: '{{x}}?'\n  choices:\n    - right: = x\n    - wrong: = x + 1\n  vars: {x: 1..9}\n"
    assert only(read_text(text)).body == Choice((Option("= x", True), Option("= x + 1", False)))


@pytest.mark.parametrize(
    "text",
    [
        "q: '{{x}}'\n  a: b\n  reverse: Who is {{x}}?",
        "q: '{{x}}'\n  a: b\n  reverse: {Who?: '{{x}}'}",
        "q: '{{x}}'\n  a: b{{x}}\n  accept: ['{{x}}b']\n  reject: {'c{{x}}': no}",
        "q: '{{x}}'\n  a: [a, 'b{{x}}']\n  accept: {a: 'c{{x}}'}",
        "q: '{{x}}'\n  a: [a, 'b{{x}}']\n  wrong: [c]",
        "q: '{{x}}'\n  order: ['{{x}}', '{{x + 1}}']",
        "q: x\n  match: {'{{x}}': a, b: '{{2 * x}}'}\n  decoys: ['{{3 * x}}']",
        "q: '{{x}}'\n  number: 3\n  traps: {= 3 + x: '{{answer}}'}",
    ],
)
def test_every_kind_but_a_cloze_can_be_calculated(read_text: Read, text: str) -> None:
    question = only(read_text(f"- {text}\n  vars: {{x: 1..9}}\n"))
    card, values = realise(cards_of(question)[0], "seed")
    assert [name for name, _ in values] == ["x"]
    assert "{{" not in str(card.question)


def test_a_condition_may_be_written_with_its_sign_and_there_may_be_several(read_text: Read) -> None:
    text = f"{ASKED}  vars: {{x: 1..9, y: = x + 1}}\n  require: [y > 3, = x < 8]\n"
    assert only(read_text(text)).require == ("y > 3", "x < 8")


NEAR_MISSES = (
    "- q: f{x} and {{y}}\n  a: '= b'",
    "- q: x\n  a: == b ==\n  wrong: ['= c', = d]",
    "- q: $\\frac{1}{2}$ of {{x}} is ${x}$\n  number: = x / 2\n  vars: {x: 1..9}",
    "- q: '{ {x} } and {{x}}'\n  a: = x\n  vars: {x: 1..9}",
    "- q: '{{x:.2f}} {{x:,d}} {{100 * x:.1%}} {{x:+,.3g}}'\n  a: = x\n  vars: {x: 1..9}",
    "- q: a = b, {{λ}}\n  a: = λ\n  vars: {λ: 1..9}",
    "- q: '{{x}}'\n  a: == x\n  vars: {x: 1..9}",
)


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_a_near_miss_is_left_alone(read_text: Read, text: str) -> None:
    assert read_text(text + "\n").problems == ()


WRONG = {
    "range backwards": (f"{ASKED}  vars: {{x: 9..1}}", 3, 13, "vars"),
    "decimals without step": (f"{ASKED}  vars: {{x: 0.1..0.5}}", 3, 13, "vars"),
    "step of nothing": (f"{ASKED}  vars: {{x: 1..5 step 0}}", 3, 13, "vars"),
    "step backwards": (f"{ASKED}  vars: {{x: 1..5 step -1}}", 3, 13, "vars"),
    "step too long": (f"{ASKED}  vars: {{x: 1..5 step 9}}", 3, 13, "vars"),
    "bound that is no number": (f"{ASKED}  vars: {{x: 1..y}}", 3, 13, "vars"),
    "bound too large": (f"{ASKED}  vars: {{x: 1..1e16}}", 3, 13, "vars"),
    "three dots": (f"{ASKED}  vars: {{x: 1...5}}", 3, 13, "vars"),
    "list of words": (f"{ASKED}  vars: {{x: [1, two]}}", 3, 17, "vars"),
    "empty list": (f"{ASKED}  vars: {{x: []}}", 3, 13, "vars"),
    "nothing": (f"{ASKED}  vars:\n    x:", 4, 7, "vars"),
    "word": (f"{ASKED}  vars: {{x: many}}", 3, 13, "vars"),
    "map": (f"{ASKED}  vars: {{x: {{low: 1}}}}", 3, 13, "vars"),
    "no name": (f"{ASKED}  vars: {{x: 1..9, 2y: 3}}", 3, 19, "vars"),
    "name with a hyphen": (f"{ASKED}  vars: {{x: 1..9, false-positives: 3}}", 3, 19, "vars"),
    "function as a name": (f"{ASKED}  vars: {{x: 1..9, max: = x}}", 3, 19, "vars"),
    "answer as a name": (f"{ASKED}  vars: {{x: 1..9, answer: = x}}", 3, 19, "vars"),
    "no variables": (f"{ASKED}  vars: {{}}", 3, 9, "shape"),
    "variables as a list": (f"{ASKED}  vars: [x]", 3, 9, "shape"),
    "condition without variables": ("- q: x\n  a: b\n  require: x > 1", 3, 3, "no-vars"),
    "used before it is computed": (f"{ASKED}  vars:\n    x: = y + 1\n    y: 1..3", 4, 10, "vars"),
    "unknown name in the key": ("- q: '{{x}}'\n  number: = x + why\n  vars: {x: 1..9}", 2, 17, "vars"),
    "unknown name in a condition": (f"{ASKED}  vars: {{x: 1..9}}\n  require: x > z", 4, 16, "vars"),
    "unknown name in a hole": ("- q: '{{x}} of {{n}}'\n  number: = x\n  vars: {x: 1..9}", 1, 18, "vars"),
    "answer in the question": ("- q: '{{x}} {{answer}}'\n  number: = x\n  vars: {x: 1..9}", 1, 15, "vars"),
    "unknown name in a block": (
        "- q: '{{x}}'\n  number: = x\n  vars: {x: 1..9}\n  why: |\n    One line,\n    and {{zz}}.", 6, 11, "vars",
    ),
    "unknown name in a trap": (
        "- q: '{{x}}'\n  number: = x\n  vars: {x: 1..9}\n  traps:\n    = x + 1: y\n    = zz: w", 6, 7, "vars",
    ),
    "unknown name in a trap's comment": (
        "- q: '{{x}}'\n  number: = x\n  vars: {x: 1..9}\n  traps:\n    = x + 1: y {{zz}}", 5, 18, "vars",
    ),
    "unknown name in a wrong option": (
        "- q: '{{x}}'\n  a: = x\n  wrong:\n    - = x + 1\n    - = zz\n  vars: {x: 1..9}", 5, 9, "vars",
    ),
    "unknown name in an option's comment": (
        "- q: '{{x}}'\n  choices:\n    - right: = x\n    - wrong: = -x\n      why: '{{zz}}'\n  vars: {x: 1..9}",
        5, 15, "vars",
    ),
    "unknown name in a pair": ("- q: '{{x}}'\n  match: {a: b, c: '{{zz}}'}\n  vars: {x: 1..9}", 2, 23, "vars"),
    "unknown name in a step": ("- q: '{{x}}'\n  order: [a, '{{zz}}']\n  vars: {x: 1..9}", 2, 17, "vars"),
    "unknown name in a hint": ("- q: '{{x}}'\n  a: b\n  hint: [a, '{{zz}}']\n  vars: {x: 1..9}", 3, 16, "vars"),
    "unknown name in a statement": ("- statement: '{{x}}'\n  a: = zz > 1\n  vars: {x: 1..9}", 2, 8, "vars"),
    "half an expression": ("- q: '{{x}}'\n  number: = x /\n  vars: {x: 1..9}", 2, 16, "vars"),
    "attribute": ("- q: '{{x}}'\n  number: = x.real\n  vars: {x: 1..9}", 2, 14, "vars"),
    "call of no function": ("- q: '{{x}}'\n  number: = open(x)\n  vars: {x: 1..9}", 2, 13, "vars"),
    "TeX as a hole": ("- q: $\\frac{{x}}{2}$ and {{x}}{{\\pi}}\n  a: = x\n  vars: {x: 1..9}", 1, 33, "vars"),
    "format that is none": ("- q: '{{x:.2q}}'\n  a: = x\n  vars: {x: 1..9}", 1, 11, "vars"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_fault_is_told_at_its_place(read_text: Read, name: str) -> None:
    text, line, column, rule = WRONG[name]
    reading = read_text(text + "\n")
    assert [(p.line, p.column, p.rule) for p in reading.problems] == [(line, column, rule)]
    assert reading.deck is None
    assert reading.problems[0].cure


def test_an_expression_that_a_comma_of_its_list_cuts_is_told_to_need_quotes(read_text: Read) -> None:
    text = "- q: '{{x}}'\n  a: = max(x, 5)\n  wrong: [= min(x, 5)]\n  vars: {x: 1..4}\n"
    (problem,) = read_text(text).problems
    assert (problem.line, "put an expression with commas in quotes" in problem.cure) == (3, True)
    assert only(read_text(text.replace("[= min(x, 5)]", "['= min(x, 5)']"))).variables


@pytest.mark.parametrize("text", ['"a\\tb {{zz}}"', ">\n    folded\n    {{zz}}"])
def test_a_fault_in_a_text_that_is_not_written_as_it_is_read_is_told_at_the_text(read_text: Read, text: str) -> None:
    (problem,) = read_text(f"- q: '{{{{x}}}}'\n  a: b\n  why: {text}\n  vars: {{x: 1..9}}\n").problems
    assert (problem.line, problem.column) == (3, 8)


def test_a_variable_that_nothing_uses_is_a_warning_at_its_name(read_text: Read) -> None:
    reading = read_text(f"{ASKED}  vars:\n    x: 1..9\n    unused: 1..3\n")
    assert reading.deck is not None
    assert [(p.line, p.column, p.level) for p in reading.problems] == [(5, 5, Level.WARNING)]


@pytest.mark.parametrize(
    ("text", "line", "column", "words", "cure"),
    [
        (f"{ASKED}  vars: {{x: 1..3}}\n  require: [x > 0, x > 5]\n", 4, 20, "`x > 5` does not hold (as with x", "ran"),
        ("- q: '{{x}}'\n  number: = 1 / (x - x)\n  vars: {x: 3..3}\n", 2, 11, "by zero (as with x = 3)", "ranges"),
        ("- q: '{{x}}'\n  number: = x\n  traps: {= x + 0: y}\n  vars: {x: 3..3}\n", 3, 11, "3 is right", "this trap"),
        (
            "- q: '{{x}}'\n  number: = x\n  traps:\n    = x + 1: y\n    = 1 + x: z\n  vars: {x: 3..3}\n",
            5, 5, "4 is another trap, too", "compute this trap in another way, or delete it",
        ),
        ("- q: '{{x}}'\n  a: = x\n  wrong: [= 2 * x - x]\n  vars: {x: 1..3}\n", 3, 11, "stands there twice", "option"),
        ("- statement: '{{x}}'\n  a: = x + 1\n  vars: {x: 1..3}\n", 2, 6, "a statement is true or false", "compute"),
        (f"{ASKED}  vars:\n    x: 1..3\n    y: = x / 0\n  require: y > 1\n", 5, 10, "divides by zero", "ranges"),
    ],
)  # fmt: skip
def test_a_question_that_no_draw_can_ask_is_left_out_and_the_fault_told_at_its_place(
    read_text: Read, text: str, line: int, column: int, words: str, cure: str
) -> None:
    reading = read_text(f"{text}- q: fine\n  a: it is\n")
    (problem,) = reading.problems
    assert (problem.rule, problem.level, problem.line, problem.column) == ("draw", Level.ERROR, line, column)
    assert words in problem.message
    assert cure in problem.cure
    assert not re.search(r"\w\[|, at ", problem.message)
    assert reading.deck is not None
    assert [question.prompt for question in reading.deck.questions] == ["fine"]


@pytest.mark.parametrize(
    ("text", "line", "column", "cure"),
    [
        ("- q: Half of {x}?\n  number: = x / 2\n  vars: {x: 1..9}", 1, 14, "write `{{x}}`"),
        ("- q: Half of x?\n  number: = x / 2\n  vars: {x: 1..9}", 3, 10, "write `{{x}}` where it is asked"),
        ("- q: '{{x}}'\n  order: [a, = 3 * x]\n  vars: {x: 1..9}", 2, 14, "write `{{3 * x}}`"),
        ("- q: '{{x}}'\n  match: {a: b, double: = 2 * x}\n  vars: {x: 1..9}", 2, 25, "write `{{2 * x}}`"),
    ],
)
def test_what_is_hardly_meant_so_is_a_warning_at_its_place(
    read_text: Read, text: str, line: int, column: int, cure: str
) -> None:
    reading = read_text(text + "\n")
    assert [(p.line, p.column, p.level, p.cure) for p in reading.problems] == [(line, column, Level.WARNING, cure)]
    assert reading.deck is not None


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("- q: '{{x}}'\n  number: x / 2\n  vars: {x: 1..9}", "write `= x / 2`"),
        ("- q: '{{x}}'\n  number: 1\n  traps: {2 * x: no}\n  vars: {x: 1..9}", "write `= 2 * x`"),
        ("- q: '{{x}}'\n  number: = y\n  vars: {x: 1..9, y: x + 1}", "write `= x + 1`"),
        ("- statement: '{{x}}'\n  a: x > 3\n  vars: {x: 1..9}", "write `= x > 3`"),
    ],
)
def test_an_expression_without_its_sign_is_told_how_to_write_it(read_text: Read, text: str, cure: str) -> None:
    (problem,) = read_text(text + "\n").problems
    assert (problem.level, problem.cure) == (Level.ERROR, cure)


@pytest.mark.parametrize(
    "text",
    ["  number: two\n  vars: {x: 1..9}", "  number: x / y\n  vars: {x: 1..9}", "  number: x / 2", "  number: 3 of 4"],
)
def test_no_expression_is_proposed_where_none_is_meant(read_text: Read, text: str) -> None:
    (problem,) = read_text(f"- q: Which {{{{x}}}}?\n{text}\n").problems
    assert problem.rule == "number"
    assert "write `=" not in problem.cure


def test_a_deck_full_of_questions_that_cannot_be_asked_is_not_tried_to_its_end(read_text: Read) -> None:
    one = "- q: '{{{{x}}}} and {0}'\n  number: = x\n  vars: {{x: 1..3}}\n  require: x > 5\n"
    reading = read_text("".join(one.format(number) for number in range(2_000)))
    assert reading.deck is None
    assert [problem.rule for problem in reading.problems] == ["draw"] * MAX_UNDRAWN + ["draws"]


def test_a_deck_whose_draws_take_long_is_not_drawn_to_its_end(read_text: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[Question] = []

    def counted(question: Question) -> int:
        drawn.append(question)
        return tries(question)

    monkeypatch.setattr(draws, "tries", counted)
    key = " + ".join(["comb(40, 7)"] * 28)
    one = f"- q: '{{0}} {{{{{{{{x}}}}}}}}'\n  number: = x + {key}\n  vars: {{{{x: 1..300}}}}\n  require: x % 40 == 3\n"
    reading = read_text("".join(one.format(number) for number in range(700)))
    assert reading.deck is not None
    assert len(reading.deck.questions) == 700
    assert [(problem.rule, problem.level) for problem in reading.problems] == [("draws", Level.WARNING)]
    assert len(drawn) < 400


@pytest.mark.parametrize(
    ("line", "column", "said"),
    [
        ("image: 'p{{x}}.png'", 10, "same for every draw"),
        ("topic: 'x/{{x}}'", 10, "same for every draw"),
        ("tags: ['t{{x}}']", 9, "same for every draw"),
        ("why: '$y^{{x}}$'", 12, "TeX takes one digit"),
    ],
)
def test_a_hole_that_does_not_do_what_it_seems_to_is_told(read_text: Read, line: str, column: int, said: str) -> None:
    reading = read_text(f"- q: '{{{{x}}}}'\n  a: b\n  {line}\n  vars: {{x: 1..9}}\n")
    assert reading.deck is not None
    (problem,) = [problem for problem in reading.problems if said in problem.message]
    assert (problem.line, problem.column, problem.level) == (3, column, Level.WARNING)


def test_unit_and_source_may_have_holes(read_text: Read) -> None:
    question = only(read_text(f"{ASKED}  unit: 'of {{{{x + 1}}}}'\n  source: 'p. {{{{x}}}}'\n  vars: {{x: 3..4}}\n"))
    drawn = realise(cards_of(question)[0], "seed")[0].question
    assert "{{" not in str(drawn)
    assert read_text(f"{ASKED}  unit: 'of {{{{y}}}}'\n  vars: {{x: 3..4}}\n").deck is None
