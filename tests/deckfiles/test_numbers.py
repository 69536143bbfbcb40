"""Number questions: every spelling of a key is one number, and what can be read in two ways is told."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core import numbers
from quizapp.core.deck import Number
from quizapp.deckfiles import numerals
from quizapp.deckfiles.reader import Reading
from quizapp.errors import Level

Read = Callable[[str], Reading]


def body_of(reading: Reading) -> Number:
    assert reading.problems == ()
    assert reading.deck is not None
    (question,) = reading.deck.questions
    assert isinstance(question.body, Number)
    return question.body


@pytest.mark.parametrize(
    ("written", "worth"),
    [
        ("0.8", "0.8"), (".8", "0.8"), ("0,8", "0.8"), ("0,800", "0.8"), ("12,5", "12.5"), ("4/5", "4/5"),
        ("4 / 5", "4/5"), ("-3", "-3"), ("−3", "-3"), ("+3", "3"), ("1_000", "1000"), ("8e-1", "0.8"), ("8E2", "800"),
        ("80%", "0.8"), ("80 %", "0.8"), ("0.5%", "0.005"), ("1234,5", "1234.5"), ("1e15", "1000000000000000"),
    ],
)  # fmt: skip
def test_a_key_is_the_number_that_people_mean(read_text: Read, written: str, worth: str) -> None:
    assert numbers.value(body_of(read_text(f"- q: x\n  number: {written}\n"))) == Fraction(worth)


@pytest.mark.parametrize(("unit", "answer"), [("percent", "80"), ("'%'", "80"), ("km", "0.8")])
def test_a_per_cent_sign_is_worked_out_unless_per_cent_is_the_unit(read_text: Read, unit: str, answer: str) -> None:
    assert body_of(read_text(f"- q: x\n  number: 80%\n  unit: {unit}\n")).answer == answer


@pytest.mark.parametrize(
    ("written", "worth"), [("0.01", "0.01"), ("1%", "0.02"), ("0,5 %", "0.01"), ("1_0", "10"), ("1/4", "0.25")]
)
def test_a_tolerance_is_absolute_or_a_percentage_of_the_key(read_text: Read, written: str, worth: str) -> None:
    found = body_of(read_text(f"- q: x\n  number: 2\n  tolerance: {written}\n"))
    assert numbers.fits(found, 2 + Fraction(worth))
    assert not numbers.fits(found, 2 + Fraction(worth) * Fraction(101, 100))


def test_a_question_takes_over_the_tolerance_of_the_deck(read_text: Read) -> None:
    deck = read_text(
        "defaults: {tolerance: 2%}\ncards:\n  - {q: x, number: 1}\n  - {q: y, number: 1, tolerance: 3}\n"
    ).deck
    assert deck is not None
    assert [question.body for question in deck.questions] == [Number("1", "2%"), Number("1", "3")]


@given(st.from_regex(r"-?[0-9]{1,5}([.,][0-9]{1,4})?( ?%|/[1-9][0-9]?)?", fullmatch=True))
def test_a_key_is_read_as_the_same_text_typed_by_a_learner(text: str) -> None:
    found = numerals.value(text)
    if found is not None:
        assert numbers.read(text).value == found
    else:
        assert numerals.reads_two_ways(text) or "/" in text


WRONG = {
    "no number": ("number: many", 2, 11, "number"),
    "unit at the number": ("number: 3 km", 2, 11, "number"),
    "thousands or decimals": ("number: 1,234", 2, 11, "number"),
    "no end": ("number: 1e", 2, 11, "number"),
    "nothing under the line": ("number: 1/0", 2, 11, "number"),
    "hexadecimal": ("number: 0x10", 2, 11, "number"),
    "not finite": ("number: inf", 2, 11, "number"),
    "too large": ("number: 1e16", 2, 11, "number"),
    "too small": ("number: -2_000_000_000_000_000", 2, 11, "number"),
    "expression without variables": ("number: = 3 / 4", 2, 11, "no-vars"),
    "tolerance below zero": ("number: 3\n  tolerance: -1", 3, 14, "shape"),
    "tolerance that is none": ("number: 3\n  tolerance: wide", 3, 14, "shape"),
    "tolerance in two ways": ("number: 3000\n  tolerance: 1,000", 3, 14, "shape"),
    "decimals that are none": ("number: 3\n  decimals: some", 3, 13, "shape"),
    "unit with a number": ("number: 3\n  unit: 5 km", 3, 9, "shape"),
    "unit over two lines": ('number: 3\n  unit: "k\\nm"', 3, 9, "shape"),
    "unit without end": (f"number: 3\n  unit: {'k' * 41}", 3, 9, "shape"),
    "trap that is no number": ("number: 3\n  traps:\n    4: y\n    many: z", 5, 5, "number"),
    "trap without comment": ("number: 3\n  traps: {4: ''}", 3, 14, "empty"),
    "trap that is the key": ("number: 0.5\n  traps:\n    4: y\n    1/2: z", 5, 5, "trap"),
    "trap within the tolerance": ("number: 100\n  tolerance: 2%\n  traps: {101: z}", 4, 11, "trap"),
    "trap within the decimals": ("number: 0.3333\n  decimals: 2\n  traps: {0.33: z}", 4, 11, "trap"),
    "trap of the same number": ("number: 3\n  traps:\n    0.5: z\n    1/2: y", 5, 5, "trap"),
    "trap as an expression without variables": ("number: 3\n  traps: {= 3 + 1: z}", 3, 11, "no-vars"),
    "forms of a number": ("number: 3\n  accept: [three]", 3, 3, "wrong-key"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_number_that_cannot_be_asked_is_told_at_its_place(read_text: Read, name: str) -> None:
    text, line, column, rule = WRONG[name]
    reading = read_text(f"- q: x\n  {text}\n")
    assert [(p.line, p.column, p.rule) for p in reading.problems] == [(line, column, rule)]
    assert reading.deck is None
    assert reading.problems[0].cure


def test_a_comma_is_told_with_both_numbers(read_text: Read) -> None:
    (problem,) = read_text("- q: x\n  number: 1,234\n").problems
    assert "1234 or as 1.234" in problem.message


NEAR_MISSES = (
    "number: 3\n  unit: $",
    "number: 3\n  unit: m/s^2",
    "number: 3\n  unit: °C",
    "number: 3\n  unit: per 100 people",
    "number: 3\n  tolerance: 0",
    "number: 0\n  tolerance: 1%",
    "number: 100\n  tolerance: 2%\n  traps: {103: z, -100: y, 1e14: w}",
    "number: 0.3333\n  decimals: 2\n  traps: {0.32: z}",
)


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_a_number_that_can_be_asked_is_left_alone(read_text: Read, text: str) -> None:
    assert read_text(f"- q: x\n  {text}\n").problems == ()


@pytest.mark.parametrize(
    ("options", "columns"),
    [
        ("a: 0.5\n  wrong: [1/2, 3]", [11]),
        ("a: 50%\n  wrong: ['0,5', $1/2$]", [11, 18]),
        ("choices:\n    - right: 0.5\n    - wrong: .5", [14]),
        ("a: [0.5, 1]\n  wrong: [2/4, 3]", [11]),
    ],
)
def test_wrong_options_that_are_the_right_number_are_a_warning(
    read_text: Read, options: str, columns: list[int]
) -> None:
    problems = read_text(f"- q: x\n  {options}\n").problems
    assert [(p.rule, p.level, p.column) for p in problems] == [("equal-options", Level.WARNING, c) for c in columns]


@pytest.mark.parametrize(
    "options",
    [
        "a: 0.5\n  wrong: [5, 0.05]",
        "a: 1\n  wrong: [0.5, 1/2]",
        "a: [0.5, 1/2]\n  wrong: [2]",
        "a: a/2\n  wrong: [b/2]",
    ],
)
def test_other_options_are_left_alone(read_text: Read, options: str) -> None:
    assert read_text(f"- q: x\n  {options}\n").problems == ()
