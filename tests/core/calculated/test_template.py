"""Texts with holes: what is a hole and what stays, formats, and numbers as people write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.calculated.evaluation import EvaluationError, Value
from quizapp.core.calculated.template import Hole, TemplateError, fill, parts, shaped, tidy

NAMES: dict[str, Value] = {"a": 5, "b": 7, "x": 0.25}


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("", ""),
        ("no hole", "no hole"),
        ("{{a}}{{b}}", "57"),
        ("{{ a + b }} of {{a / b:.3f}}", "12 of 0.714"),
        (r"$\frac{{{a}}}{{{b}}}$", r"$\frac{5}{7}$"),
        (r"\frac{1}{2} {x} {a} }} { {", r"\frac{1}{2} {x} {a} }} { {"),
        ("{{a}}}", "5}"),
        ("x^{2^{ {{a}} }}", "x^{2^{ 5 }}"),
        ("{{a > b}} {{a < b}}", "false true"),
        ("{{\na\n}}", "5"),
        ("{{x : .1%}}", "25.0%"),
    ],
)
def test_holes_are_filled_and_single_braces_stay(text: str, filled: str) -> None:
    assert fill(text, NAMES) == filled


@pytest.mark.parametrize(
    ("text", "says", "offset"),
    [
        ("x {{ {a} }}", "not closed", 2),
        ("a {{b}", "not closed", 2),
        ("{{a}} {{{{b}}}}", "not closed", 6),
        ("{{}}", "missing at the end", 2),
        (r"x {{\bf y}}", "no formulas", 4),
        ("a {{a b}}", "a sign is missing before `b`", 6),
        ("{{a:x}}", "`x` is no format of a number; there are `d`", 4),
        ("{{a:}}", "no format", 4),
        ("{{a:.16f}}", "no format", 4),
        ("{{a:>9}}", "no format", 4),
        ("{{a:.2f:d}}", "no format", 4),
        ("{{a:f}}", "no format", 4),
        ("{{" + "y " * 200 + "}}", "`y y y y", 4),
    ],
)
def test_what_is_no_hole_is_refused_at_its_place(text: str, says: str, offset: int) -> None:
    with pytest.raises(TemplateError) as caught:
        parts(text)
    assert says in str(caught.value)
    assert caught.value.offset == offset
    assert len(str(caught.value)) < 200


def test_a_hole_says_where_its_expression_stands() -> None:
    (hole,) = [part for part in parts("n = {{ a / b : .2f}}!") if isinstance(part, Hole)]
    assert (hole.offset, hole.format, dict(hole.expression.names)) == (6, ".2f", {"a": 1, "b": 5})


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "0"),
        (3, "3"),
        (-3.0, "-3"),
        (1_000_000, "1000000"),
        (1e15, "1000000000000000"),
        (0.5, "0.5"),
        (0.1 + 0.2, "0.3"),
        (55.5 * 1.1, "61.05"),
        (45 / 64, "0.703125"),
        (1234.5, "1234.5"),
        (40 / 51, "0.7843"),
        (-1 / 3, "-0.3333"),
        (2 / 3 * 1e6, "666667"),
        (12345.6789123, "12346"),
        (999.99996123456, "1000"),
        (1e-7 / 3, "0.00000003333"),
        (2.99999999999, "3"),
        (True, "true"),
        (False, "false"),
    ],
)
def test_a_number_without_a_format_is_tidy(value: Value, shown: str) -> None:
    assert tidy(value) == shown


@given(st.floats(-1e15, 1e15).filter(lambda value: value == 0 or abs(value) > 1e-9))
def test_a_tidy_number_has_no_exponent_and_keeps_four_digits(value: float) -> None:
    shown = tidy(value)
    assert set(shown) <= set("-.0123456789")
    assert float(shown) == pytest.approx(value, rel=5.001e-4)
    assert not (("." in shown) and shown.endswith(("0", ".")))
    assert shown != "-0"


@given(st.decimals(-99999, 99999, places=3).map(Decimal.normalize).map(float))
def test_a_short_decimal_stands_in_full(value: float) -> None:
    assert float(tidy(value)) == value


@pytest.mark.parametrize(
    ("value", "shape", "shown"),
    [
        (5, "d", "5"),
        (5.0, "d", "5"),
        (1234567, ",", "1,234,567"),
        (1234567, ",d", "1,234,567"),
        (1234.5, ",", "1,234.5"),
        (5, "+", "+5"),
        (-5, "+", "-5"),
        (2 / 3, "+", "+0.6667"),
        (2.675, ".2f", "2.68"),
        (0.125, ".2f", "0.13"),
        (-0.001, ".2f", "0.00"),
        (12345.678, ",.0f", "12,346"),
        (12345.678, "+,.1f", "+12,345.7"),
        (0.12345, ".2%", "12.35%"),
        (0.5, ".0%", "50%"),
        (123456, ".3g", "1.23e+05"),
        (0.00012345, ".2e", "1.23e-04"),
        (True, "d", "1"),
    ],
)
def test_formats_round_halves_away_from_zero(value: Value, shape: str, shown: str) -> None:
    assert shaped(value, shape) == shown


def test_a_whole_number_is_asked_for_in_vain() -> None:
    with pytest.raises(EvaluationError, match="is no whole number, as the format `d` needs"):
        fill("{{a / 2:d}}", NAMES)


@given(st.text("{}ab:.3f+ \\", max_size=40))
def test_any_text_is_filled_or_refused_at_a_place_in_it(text: str) -> None:
    try:
        filled, place = fill(text, NAMES), 0
    except TemplateError as error:
        filled, place = "", error.offset
    assert "{{" not in filled
    assert 0 <= place <= len(text)
