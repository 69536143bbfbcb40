"""Reading numbers, their margins, and writing them out."""

import contextlib
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quizapp.core import units
from quizapp.core.deck import Number
from quizapp.core.numbers import NotANumberError, fits, margin, read, spelled, value, written

UNITS = ("", "percent", "$", "€", "ms", "m/s²", "layers", "°", "K", "million", "k", "USD", "°C", "F1 points")
DIGITS = st.decimals(-(10**9), 10**9, allow_nan=False, places=4).map(str)
numerals = (
    DIGITS | st.integers(-(10**12), 10**12).map(str) | st.from_regex(r"-?[0-9]{1,7}(\.[0-9]{1,7})?", fullmatch=True)
)


@given(numerals, st.sampled_from(UNITS))
@example("12345.678", "$")
@example("-0.5", "€")
@example("1234", "")
@example("1e3", "")
@example("4/5", "")
def test_what_is_written_out_reads_back_as_the_same_number(numeral: str, unit: str) -> None:
    shown = written(Number(numeral, unit=unit))
    reading = read(shown, unit)
    assert (reading.value, reading.other) == (Fraction(numeral), False)


@given(st.floats(-1e12, 1e12), st.sampled_from(UNITS))
def test_a_computed_number_is_written_so_that_it_reads_back_within_half_a_percent(number: float, unit: str) -> None:
    body = Number(repr(number), unit=unit, tolerance="0.5%")
    assert fits(body, read(written(body), unit).value)


@given(st.floats(-1e12, 1e12), st.integers(0, 12), st.sampled_from(UNITS))
def test_a_number_written_with_its_decimals_is_right(number: float, decimals: int, unit: str) -> None:
    body = Number(repr(number), unit=unit, decimals=decimals)
    assert fits(body, read(written(body), unit).value)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (Number("112000", unit="$"), "$112,000"),
        (Number("-5", unit="$"), "-$5"),
        (Number("112000", unit="USD"), "112,000 USD"),
        (Number("80", unit="percent"), "80 %"),
        (Number("5", unit="ms"), "5 ms"),
        (Number("45", unit="°"), "45°"),
        (Number("9999"), "9999"),
        (Number("10000"), "10,000"),
        (Number("1_000_000"), "1,000,000"),
        (Number("0.5", decimals=3), "0.500"),
        (Number("0.125", decimals=2), "0.13"),
        (Number("-0.004", decimals=2), "0.00"),
        (Number("2.5", decimals=0), "3"),
        (Number("0.42857142857142855", decimals=30), "0.428571428571429"),
        (Number("12.5", decimals=99), "12.5000000000000"),
        (Number("0.8333333333333334"), "0.8333"),
        (Number("123456.78901234567"), "123,457"),
        (Number("0.30000000000000004"), "0.3"),
        (Number("1e-07"), "0.0000001"),
        (Number("6.022e23"), "6.022e23"),
        (Number("3.14159"), "3.14159"),
        (Number("4/5"), "4/5"),
        (Number("= tp / (tp + fp)", unit="ms"), "= tp / (tp + fp) ms"),
    ],
)
def test_numbers_are_written_as_people_write_them(number: Number, shown: str) -> None:
    assert written(number) == shown


@pytest.mark.parametrize(
    ("number", "off"),
    [
        (Number("0.8", tolerance="0.005"), Fraction(5, 1000)),
        (Number("200", tolerance="1%"), 2),
        (Number("-200", tolerance="1 %"), 2),
        (Number("0.8", decimals=2), Fraction(5, 1000)),
        (Number("3", decimals=0), Fraction(1, 2)),
        (Number("0.8", decimals=2, tolerance="0.1"), Fraction(1, 10)),
        (Number("8"), Fraction(8, 10**9)),
        (Number("0"), 0),
    ],
)
def test_the_margin_is_the_tolerance_or_follows_from_the_decimals(number: Number, off: Fraction) -> None:
    assert margin(number) == off


@given(numerals, st.sampled_from(("", "0.5", "3%")), st.sampled_from((None, 0, 3)), st.fractions(0, 10**6))
def test_the_margin_is_as_wide_above_as_below(
    numeral: str, tolerance: str, decimals: int | None, off: Fraction
) -> None:
    number = Number(numeral, tolerance=tolerance, decimals=decimals)
    assert fits(number, value(number))
    assert fits(number, value(number) + off) == fits(number, value(number) - off)


@given(st.floats(0.01, 100), st.sampled_from(("0.1", "0.3", "1%")))
def test_the_ends_of_the_margin_count_whatever_floats_are_off_by(key: float, tolerance: str) -> None:
    step = key / 100 if tolerance == "1%" else float(tolerance)
    number = Number(repr(key), tolerance=tolerance)
    assert fits(number, Fraction(repr(key + step)))
    assert fits(number, Fraction(repr(key - step)))


@given(st.text(max_size=40) | st.text("0123456789.,eE+-*/^%$ ()½⁻¹xk'_·×\\{}=", max_size=40), st.sampled_from(UNITS))
@example("1e999", "")
@example("9" * 99, "")
@example("^", "")
@example("sqrt(-1)", "")
@example("1,000,000,000,000,000,000e300", "")
def test_any_text_is_a_number_of_bounded_size_or_none(text: str, unit: str) -> None:
    found = Fraction(0)
    with contextlib.suppress(NotANumberError):
        found = read(text, unit).value
    assert abs(found) <= Fraction(10) ** 312
    assert found.denominator < 10**420


@given(st.text("0123456789.,eE+-*/^%$ ()½k'_", min_size=101, max_size=600).map(lambda text: f"1{text}1"))
def test_texts_of_more_than_a_hundred_characters_are_no_numbers(text: str) -> None:
    with pytest.raises(NotANumberError, match="…” is no number"):
        read(text)


@pytest.mark.parametrize(
    ("said", "asked", "alike"),
    [
        ("ms", "ms", True),
        ("MS", "ms", True),
        ("MW", "mW", False),
        ("mw", "mW", True),
        ("Mb", "MB", False),
        ("mb", "MB", True),
        ("USD", "$", True),
        ("€", "EUR", True),
        ("hours", "h", True),
        ("sec", "s", True),
        ("minutes", "min", True),
        ("min", "m", False),
        ("per cent", "%", True),
        ("percentage points", "percent", False),
        ("tokens", "token", True),
        ("tokens", "words", False),
        ("gas", "ga", False),
    ],
)
def test_spellings_of_one_unit_are_known(said: str, asked: str, alike: bool) -> None:
    assert units.same(said, asked) is alike


def test_huge_numbers_are_spelled_with_a_power_of_ten() -> None:
    assert spelled(Fraction(6022) * 10**20) == "6.022e+23"
    assert spelled(Fraction(2, 3)) == "0.6667"
