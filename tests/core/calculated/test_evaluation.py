"""The values of expressions: as Python has them where it has them, bounded in size and in work."""

import sys
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.calculated.evaluation import EvaluationError, Failure, Value, evaluate, rounded
from quizapp.core.calculated.expression import parse
from quizapp.core.calculated.lexicon import FUNCTIONS, LIMIT, ExpressionError

if TYPE_CHECKING:
    from _typeshed import TraceFunction

NAMES: dict[str, Value] = {"a": 7, "b": 0.1, "zero": 0, "big": 10**15}
HOSTILE = (
    "comb(10**9, 5*10**8)",
    "comb(10**15, 5*10**14)",
    "comb(10**15, 10**15)",
    "9**9**9**9**9**9",
    "((2**64)**64)**64",
    "exp(exp(exp(exp(9))))",
    "round(1e15, -15)",
    "round(1e-300, 15)",
    "1e-300 ** 64",
    "+".join(["comb(99, 49)"] * 38),
    "(" * 49 + "1" + ")**64" * 49,
    "sum(" + ",".join(["big"] * 120) + ")",
    "max(" + "1," * 180 + "2)",
    "10**15 % 1e-300",
    "10**15 // 1e-300",
)


def value(text: str) -> Value:
    return evaluate(parse(text), NAMES)


def outcome(text: str) -> Value | str:
    """The value, or the sentence that refuses it."""
    try:
        return value(text)
    except (EvaluationError, ExpressionError) as error:
        return str(error)


def is_fair(found: Value | str) -> bool:
    return found != "" if isinstance(found, str) else abs(found) <= LIMIT


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abs(-3)", 3),
        ("min(3, 1, 2) + max(3, 1, 2)", 4),
        ("min(4) + max(4)", 8),
        ("sum(1, 2, 3)", 6),
        ("sum(0.1, 0.2, 0.3)", 0.6),
        ("mean(1, 2, 4.5)", 2.5),
        ("floor(2.7) + ceil(2.1)", 5),
        ("sqrt(16)", 4.0),
        ("exp(0) + log(1) + log2(8) + log10(1000)", 7.0),
        ("comb(49, 6)", 13_983_816),
        ("comb(3, 5)", 0),
        ("comb(5.0, 2)", 10),
        ("round(2.5)", 3),
        ("round(-2.5)", -3),
        ("round(2.675, 2)", 2.68),
        ("round(1234, -2)", 1200),
        ("(a > 3) + (a > 5) + (a > 9)", 2),
        ("2 and 3", True),
        ("0 or zero", False),
        ("zero == 0 or 1 / zero > 1", True),
        ("1 / zero if zero else 5", 5),
        ("b + b + b == 0.3", True),
        ("b + b + b <= 0.3", True),
        ("b + b + b > 0.3", False),
        ("b + b + b != 0.3", False),
        ("big == big - 1", False),
    ],
)
def test_functions_and_comparisons_give_what_people_expect(text: str, expected: Value) -> None:
    found = value(text)
    assert (type(found), found) == (type(expected), expected)


def test_no_result_is_minus_zero() -> None:
    assert [str(value(text)) for text in ("-0.0", "0.0 * -1", "-1 * 0.0", "-zero")] == ["0.0", "0.0", "0.0", "0"]


@pytest.mark.parametrize(
    ("text", "reason", "says"),
    [
        ("a / zero", Failure.ZERO, "`7 / 0` divides by zero"),
        ("a // 0.0", Failure.ZERO, "divides by zero"),
        ("a % zero", Failure.ZERO, "divides by zero"),
        ("zero ** -1", Failure.ZERO, "`0 ** -1` divides by zero"),
        ("sqrt(-1)", Failure.DOMAIN, "`sqrt(-1)` is no number"),
        ("log(zero)", Failure.DOMAIN, "`log(0)` is no number"),
        ("(-8) ** (1/3)", Failure.DOMAIN, "is no number"),
        ("comb(2.5, 1)", Failure.DOMAIN, "`comb(2.5, 1)` is no number"),
        ("comb(-2, 1)", Failure.DOMAIN, "is no number"),
        ("round(1, 16)", Failure.DOMAIN, "is no number"),
        ("round(1, 0.5)", Failure.DOMAIN, "is no number"),
        ("big * 2", Failure.SIZE, "`1000000000000000 * 2` is larger than 1e15"),
        ("big * 2 - big", Failure.SIZE, "larger than 1e15"),
        ("-big - 1", Failure.SIZE, "larger than 1e15"),
        ("2.0 ** 64 ** 2", Failure.SIZE, "exponent"),
        ("0.5 ** 65", Failure.SIZE, "the exponent 65 is larger than 64"),
        ("exp(1000)", Failure.SIZE, "`exp(1000)` is larger than 1e15"),
        ("comb(100, 50)", Failure.SIZE, "larger than 1e15"),
        ("nothing + 1", Failure.NAME, "there is no `nothing`"),
    ],
)
def test_what_has_no_value_is_refused_with_its_reason(text: str, reason: Failure, says: str) -> None:
    with pytest.raises(EvaluationError) as caught:
        value(text)
    assert caught.value.reason is reason
    assert says in str(caught.value)


@given(st.floats(-1e15, 1e15), st.integers(-15, 15))
def test_rounding_is_off_by_half_a_unit_at_most(number: float, digits: int) -> None:
    unit = 10.0**-digits
    assert abs(float(rounded(number, digits)) - number) <= unit * 0.5 * (1 + 1e-9) + abs(number) * 1e-15


LEAVES = st.integers(0, 20).map(str) | st.sampled_from(["a", "zero", "2.5", "0.25"])


def _grown(part: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    signs = st.sampled_from(["+", "-", "*", "/", "//", "%", "**", "<", "<=", "==", "!=", ">", ">="])
    return (
        st.builds("{} {} {}".format, part, signs, part)
        | st.builds("({})".format, part)
        | st.builds("-{}".format, part)
        | st.builds("({} if {} else {})".format, part, part, part)
        | st.builds("{}({}, {})".format, st.sampled_from(["min", "max"]), part, part)
    )


@given(st.recursive(LEAVES, _grown, max_leaves=8))
def test_values_are_those_of_python(text: str) -> None:
    found = outcome(text)
    if not isinstance(found, str):
        expected = eval(text, {"__builtins__": {}, "min": min, "max": max}, NAMES)
        assert found + 0 == pytest.approx(expected + 0, rel=1e-9)


class Work:
    """Counts the lines of Python that run, and the memory they need at most."""

    lines = 0
    peak = 0


@contextmanager
def counted() -> Iterator[Work]:
    work = Work()

    def trace(frame: FrameType, event: str, arg: object) -> "TraceFunction":
        work.lines += event == "line"
        return trace

    before = sys.gettrace()
    tracemalloc.start()
    sys.settrace(trace)
    try:
        yield work
    finally:
        sys.settrace(before)
        work.peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()


ANYTHING = st.recursive(
    st.sampled_from(["0", "1", "9", "64", "1e15", "1e-300", "big", "b", "zero", "nothing"]),
    lambda part: (
        st.builds(
            "({} {} {})".format, part, st.sampled_from(["+", "*", "/", "//", "%", "**", "<", "==", "and", "or"]), part
        )
        | st.builds(
            "{}({})".format, st.sampled_from([*FUNCTIONS]), st.lists(part, min_size=1, max_size=3).map(",".join)
        )
        | st.builds("-{}".format, part)
        | st.builds("({} if {} else {})".format, part, part, part)
    ),
    max_leaves=30,
)


@given(ANYTHING)
def test_nothing_but_a_fair_number_or_a_refusal_comes_out(text: str) -> None:
    assert is_fair(outcome(text))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_expression_costs_much_time_or_memory(text: str) -> None:
    with counted() as work:
        found = outcome(text)
    assert is_fair(found)
    assert 0 < work.lines < 25_000
    assert work.peak < 2_000_000
