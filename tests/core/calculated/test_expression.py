"""The expression language: what is read, how signs bind, and what is refused with which sentence at which place."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quizapp.core.calculated.evaluation import evaluate
from quizapp.core.calculated.expression import MAX_DEPTH, MAX_NODES, parse
from quizapp.core.calculated.lexicon import FUNCTIONS, MAX_TEXT, ExpressionError, is_name


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1_000", 1000),
        ("0.5", 0.5),
        (".5", 0.5),
        ("1e-3", 0.001),
        ("1E2", 100.0),
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("7 - 2 - 1", 4),
        ("10 // 3 % 2", 1),
        ("-2 ** 2", -4),
        ("2 ** -1", 0.5),
        ("2 ** 3 ** 2", 512),
        ("2 * -3", -6),
        ("--1", 1),
        ("1 < 2 < 3", True),
        ("1 < 3 < 2", False),
        ("1 + 1 == 2", True),
        ("not 1 == 2", True),
        ("not 1 == 2 and 0 == 1", False),
        ("1 == 1 or 1 == 2 and 1 == 3", True),
        ("5 if 1 > 2 else 6 if 1 > 3 else 7", 7),
        ("1 + 1 if 2 > 1 else 0", 2),
        ("  max( 1 ,2, 3 )\n", 3),
    ],
)
def test_an_expression_is_read_as_people_mean_it(text: str, value: float) -> None:
    found = evaluate(parse(text), {})
    assert (type(found), found) == (type(value), value)


def test_the_names_of_an_expression_are_told_with_their_first_place() -> None:
    assert dict(parse("tp / (tp + fp) if n > 0 else 0").names) == {"tp": 0, "fp": 11, "n": 18}


@pytest.mark.parametrize(
    ("text", "says", "offset"),
    [
        ("", "missing at the end", 0),
        ("1 +", "missing at the end", 3),
        ("1 + * 2", "missing before `*`", 4),
        ("foo(3)", "`foo` is no function here; there are abs, ceil, comb", 0),
        ("x(3)(4)", "`x` is no function", 0),
        ("min + 1", "write `min(...)`", 0),
        ("2x", "a product is written `*`", 1),
        ("2 (3)", "a product is written `*`", 2),
        ("1 2", "a sign is missing before `2`", 2),
        ("1,5", "decimals have a point", 1),
        ("(1 + 2", "never closed", 0),
        ("1 + 2)", "never opened", 5),
        ("(1, 2)", "a comma stands only between arguments", 2),
        ("tp.real", "a point stands only inside a number", 2),
        ("a[0]", "round brackets", 1),
        ("[1, 2]", "round brackets", 0),
        ("{1}", "round brackets", 0),
        ("'a'", "no texts", 0),
        ('"a"', "no texts", 0),
        ("x²", "write `** 2`", 1),
        ("2^3", "a power is written `**`", 1),
        ("a = b", "equality is written `==`", 2),
        ("a := 3", "means nothing here", 2),
        ("a && b", "write `and`", 2),
        ("a || b", "write `or`", 2),
        ("!a", "write `not`", 0),
        ("3 × 4", "write `*`", 2),
        ("3 − 4", "write `-`", 2),
        ("a ≤ b", "write `<=`", 2),
        ("√2", "write `sqrt(...)`", 0),
        (r"\frac", "no formulas", 0),
        ("1 + not 2", "into brackets", 4),
        ("a not in b", "`not` cannot stand here", 2),
        ("1 if 2", "`if` needs an `else`", 6),
        ("if", "missing before `if`", 0),
        ("lambda x", "a sign is missing before `x`", 7),
        ("comb(1)", "`comb` takes two arguments, not 1", 0),
        ("round(1, 2, 3)", "`round` takes one or two arguments, not 3", 0),
        ("log(8, 2)", "`log` takes one argument, not 2", 0),
        ("min()", "`min` takes one argument or more, not 0", 0),
        ("1e16", "larger than 1e15", 0),
        ("1e999", "larger than 1e15", 0),
        ("1 + 0x10", "a sign is missing before `x10`", 5),
        ("a\0b", "means nothing here", 1),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place_and_a_cure(text: str, says: str, offset: int) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse(text)
    assert says in str(caught.value)
    assert caught.value.offset == offset


@pytest.mark.parametrize(
    ("fits", "over", "says"),
    [
        ("1" + " " * (MAX_TEXT - 1), "1" + " " * MAX_TEXT, "501 characters; 500 are allowed"),
        ("-1+" * 66 + "1", "-1+" * 66 + "--1", f"more than {MAX_NODES} parts"),
        ("(" * (MAX_DEPTH - 1) + "1" + ")" * (MAX_DEPTH - 1), "(" * MAX_DEPTH + "1" + ")" * MAX_DEPTH, "50 deep"),
        ("-" * (MAX_DEPTH - 1) + "1", "-" * MAX_DEPTH + "1", "50 deep"),
        ("2**" * (MAX_DEPTH - 1) + "2", "2**" * MAX_DEPTH + "2", "50 deep"),
    ],
)
def test_an_expression_has_its_limits(fits: str, over: str, says: str) -> None:
    assert parse(fits).text == fits
    with pytest.raises(ExpressionError, match=says):
        parse(over)


@pytest.mark.parametrize("name", ["tp", "n_2", "_x", "λ", "Größe"])
def test_a_variable_may_be_called_like_a_word(name: str) -> None:
    assert is_name(name)
    assert list(parse(name).names) == [name]


@pytest.mark.parametrize("name", ["", "2x", "a-b", "x²", "and", "else", "a b", *FUNCTIONS])
def test_a_variable_cannot_be_called_like_a_number_a_sign_or_a_function(name: str) -> None:
    assert not is_name(name)


PIECES = st.sampled_from(
    [*"0123456789+-*/%(),.<>=! \n_eEx", "**", "//", "==", "and", "or", "not", "if", "else", "1e9", *FUNCTIONS]
)


@given(
    st.text(max_size=600) | st.lists(PIECES, max_size=300).map("".join) | st.lists(PIECES, max_size=60).map(" ".join)
)
@example("(" * 500)
@example("not " * 125)
@example("1 if " * 100)
@example("min(" * 125)
def test_any_text_is_an_expression_or_is_refused_at_a_place_in_it(text: str) -> None:
    try:
        parse(text)
    except ExpressionError as error:
        place, says = error.offset, str(error)
    else:
        place, says = 0, "fine"
    assert 0 <= place <= len(text)
    assert says
