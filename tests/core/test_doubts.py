"""What is cleared up before a number counts."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.cards import Card, cards_of
from quizapp.core.deck import Body, Choice, Item, Number, Option, Question, Typed, TypedList
from quizapp.core.doubts import doubt, unclear
from quizapp.core.grading import grade
from quizapp.core.numbers import NotANumberError, fits, read
from quizapp.core.response import Chosen, Response, Skipped, Wrote
from quizapp.core.review import Verdict


def card(body: Body) -> Card:
    return cards_of(Question(prompt="How much?", body=body))[0]


def test_what_is_meant_per_cent_counts_as_such_on_yes_and_as_typed_on_no() -> None:
    asked = card(Number("0.8"))
    found = doubt(asked, Wrote("80"))
    assert found is not None
    assert found.meant == Wrote("80%")
    assert grade(asked, found.meant).verdict is Verdict.RIGHT
    assert grade(asked, Wrote("80")).verdict is Verdict.WRONG


def test_a_share_is_asked_about_where_per_cent_is_the_unit() -> None:
    asked = card(Number("62.5", unit="percent"))
    found = doubt(asked, Wrote("5/8"))
    assert found is not None
    assert (found.says, found.meant) == ("Do you mean 62.5 %?", Wrote("62.5%"))


@pytest.mark.parametrize(
    ("number", "typed", "meant"),
    [
        (Number("0.3333333333333333", tolerance="1e-6"), "33.33333333", "33.33333333%"),
        (Number("33.333333333", tolerance="1e-6", unit="percent"), "1/3", "100/3%"),
        (Number("12.3456789", tolerance="1e-6", unit="percent"), "0.123456789", "12.3456789%"),
    ],
)
def test_a_yes_keeps_every_digit_that_was_typed(number: Number, typed: str, meant: str) -> None:
    found = doubt(card(number), Wrote(typed))
    assert found is not None
    assert found.meant == Wrote(meant)
    assert grade(card(number), found.meant).verdict is Verdict.RIGHT


@pytest.mark.parametrize("typed", ["55", "99", "31"])
def test_per_cent_is_asked_whether_or_not_it_is_right(typed: str) -> None:
    found = doubt(card(Number("0.8")), Wrote(typed))
    assert found is not None
    assert grade(card(Number("0.8")), Wrote(f"{typed}%")).verdict is Verdict.WRONG


@pytest.mark.parametrize(
    ("body", "response"),
    [
        (Number("0.8"), Wrote("0.8")),
        (Number("0.8"), Wrote("80%")),
        (Number("0.8"), Wrote("")),
        (Number("0.8"), Wrote(" \u200b"[:1])),
        (Number("0.8"), Skipped()),
        (Number("0.8", tolerance="100"), Wrote("80")),
        (Number("80"), Wrote("81")),
        (Number("1"), Wrote("9")),
        (Number("0.5"), Wrote("1")),
        (Number("10", tolerance="10"), Wrote("50")),
        (Number("0.4", unit="percent"), Wrote("0.5")),
        (Number("0"), Wrote("50")),
        (Number("0.5", unit="ms"), Wrote("50")),
        (Number("1234"), Wrote("1,250")),
        (Typed("0.8"), Wrote("eighty")),
        (Choice((Option("a", right=True), Option("b", right=False))), Chosen(frozenset({1}))),
    ],
)
def test_there_is_no_doubt_where_all_is_clear(body: Body, response: Response) -> None:
    assert doubt(card(body), response) is None


@pytest.mark.parametrize(
    ("number", "typed", "says"),
    [
        (Number("1.28", unit="s"), "1280 ms", "Do you mean 1.28 s?"),
        (Number("12800", unit="ms"), "12.8s", "Do you mean 12,800 ms?"),
        (Number("2.5", unit="hours"), "150 minutes", "Do you mean 2.5 hours?"),
        (Number("0.7", unit="kg"), "700 g", "Do you mean 0.7 kg?"),
        (Number("1200", unit="m"), "1.2 km", "Do you mean 1200 m?"),
        (Number("3", unit="MB"), "3000000 bytes", "Do you mean 3 MB?"),
        (Number("3000", unit="B"), "3 kB", "Do you mean 3000 B?"),
        (Number("0.4", unit="h", tolerance="1%"), "24 min", "Do you mean 0.4 h?"),
    ],
)
def test_another_unit_of_the_same_thing_is_converted_and_asked_about(number: Number, typed: str, says: str) -> None:
    asked = card(number)
    found = doubt(asked, Wrote(typed))
    assert found is not None
    assert found.says == says
    assert found.meant is not None
    assert doubt(asked, found.meant) is None
    assert grade(asked, found.meant).verdict is Verdict.RIGHT


@pytest.mark.parametrize("typed", ["1281 ms", "3 min", "1 h"])
def test_a_conversion_is_asked_about_whether_or_not_it_is_right(typed: str) -> None:
    found = doubt(card(Number("1.28", unit="s")), Wrote(typed))
    assert found is not None
    assert found.meant is not None
    assert grade(card(Number("1.28", unit="s")), found.meant).verdict is Verdict.WRONG


def test_a_conversion_without_a_short_decimal_is_still_exact_enough() -> None:
    asked = card(Number("1/3", unit="h"))
    found = doubt(asked, Wrote("20 min"))
    assert found is not None
    assert found.meant is not None
    assert grade(asked, found.meant).verdict is Verdict.RIGHT


@pytest.mark.parametrize(("typed", "unit"), [("3 kg", "kg"), ("3 Mb", "Mb"), ("3 %", "per cent")])
def test_a_unit_of_something_else_is_only_told(typed: str, unit: str) -> None:
    found = doubt(card(Number("1.28", unit="s")), Wrote(typed))
    assert found is not None
    assert (found.says, found.meant) == (f"The answer is asked for in s, not in {unit}.", None)


COLOURS = TypedList((Item("red"), Item("green"), Item("dark blue")))


@pytest.mark.parametrize("typed", ["red green dark blue", "red green yellow", "a b c d"])
def test_a_list_without_anything_between_is_told_whether_or_not_it_is_right(typed: str) -> None:
    found = doubt(card(COLOURS), Wrote(typed))
    assert found is not None
    assert (found.says.partition(".")[0], found.meant) == ("Put commas between the answers", None)
    assert doubt(card(COLOURS), Wrote(f"{typed},")) is None


def test_semicolons_are_asked_for_where_an_answer_has_a_comma() -> None:
    body = TypedList((Item("Portland, Oregon"), Item("Nice")))
    found = doubt(card(body), Wrote("Portland Oregon Nice"))
    assert found is not None
    assert found.says == "Put semicolons between the answers. If this is one answer, end it with a semicolon."


@pytest.mark.parametrize("typed", ["red", "dark blue", "pale blue", "red, green", "red and green", "red; a b c", " "])
def test_a_list_that_can_be_read_is_not_doubted(typed: str) -> None:
    assert doubt(card(COLOURS), Wrote(typed)) is None


@given(
    st.fractions(0, 10**6, max_denominator=1000).map(lambda key: repr(float(key))),
    st.text("0123456789.,%/ ", min_size=1, max_size=8),
    st.sampled_from(("", "percent", "ms")),
)
def test_a_yes_raises_no_further_doubt_and_a_right_answer_none(key: str, text: str, unit: str) -> None:
    asked = card(Number(key, unit=unit, tolerance="1%"))
    found = doubt(asked, Wrote(text))
    right = grade(asked, Wrote(text)).verdict is Verdict.RIGHT
    assert not (right and found)
    if found and found.meant:
        again = doubt(asked, found.meant)
        assert again is None or again.meant is None or again.meant != Wrote(text)


@given(st.text(max_size=30))
def test_what_is_told_is_no_number_or_another_unit(text: str) -> None:
    number = Number("12", unit="ms")
    found = doubt(card(number), Wrote(text))
    try:
        reading = read(text, "ms")
    except NotANumberError:
        assert not text.strip() or (found is not None and found.meant is None)
    else:
        assert reading.other == (found is not None and found.meant is None)
        assert not (found and not reading.other and fits(number, Fraction(reading.value)))


@given(
    st.sampled_from(["80", "0.8", "1,235", "1.235", "0,5", "12 ms", "5 M", "quick", "80 %", "1e3", ",", "12,5 s"]),
    st.sampled_from(["", "s", "MB", "percent"]),
    st.sampled_from(["0.8", "80", "1.235", "1235", "0.012", "5", "12.5"]),
)
def test_what_is_said_in_an_exam_is_the_same_whatever_is_right(text: str, unit: str, key: str) -> None:
    usual, other = (unclear(card(Number(value, unit=unit)), Wrote(text)) for value in ("777", key))
    assert usual == other


def test_an_exam_tells_how_a_comma_is_read_and_what_is_no_number() -> None:
    asked = card(Number("1.235"))
    found = [unclear(asked, Wrote(text)) for text in ("1,235", "0,5", "1.235", "quick")]
    assert [one and one.says for one in found[:3]] == ["This is read as 1235.", None, None]
    assert found[3] is not None
    assert "quick" in found[3].says
