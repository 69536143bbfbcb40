"""What is cleared up before a number counts."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.cards import Card, cards_of
from quizapp.core.deck import Body, Choice, Number, Option, Question, Typed
from quizapp.core.doubts import doubt
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
        (Number("1"), Wrote("90")),
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
