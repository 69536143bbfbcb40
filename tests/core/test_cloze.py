"""Cloze texts cut into what is seen and what is hidden."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.cloze import ClozeError, Hole, holes, parse


def test_a_text_is_cut_into_parts_and_holes_in_order() -> None:
    assert parse("The {{sky}} is {{blue::colour}}.") == ("The ", Hole("sky"), " is ", Hole("blue", "colour"), ".")


@pytest.mark.parametrize(
    ("text", "hole"),
    [
        ("{{text}}", Hole("text")),
        ("{{ text }}", Hole("text")),
        ("{{text::hint}}", Hole("text", "hint")),
        ("{{1::text}}", Hole("text", "", "1")),
        ("{{2::text::a hint}}", Hole("text", "a hint", "2")),
        (r"{{\frac{1}{2}}}", Hole(r"\frac{1}{2}")),
        (r"{{1::\frac{a}{\sqrt{b}}::ratio}}", Hole(r"\frac{a}{\sqrt{b}}", "ratio", "1")),
        ("{{`std::variant`}}", Hole("`std::variant`")),
        ("{{`x[::-1]`::reversed}}", Hole("`x[::-1]`", "reversed")),
        ("{{`a::b` and c::d}}", Hole("`a::b` and c", "d")),
        ("{{42}}", Hole("42")),
    ],
)
def test_a_hole_has_a_hidden_text_a_hint_and_a_group(text: str, hole: Hole) -> None:
    assert holes(text) == (hole,)


@pytest.mark.parametrize(
    ("text", "offset"), [("a {{b", 2), ("a {{}}", 2), ("{{x}} {{1::}}", 6), ("{{ ::hint}}", 0), ("{{a}", 0)]
)
def test_a_hole_that_is_open_or_empty_is_refused_with_its_place(text: str, offset: int) -> None:
    with pytest.raises(ClozeError) as caught:
        parse(text)
    assert caught.value.offset == offset


WORDS = st.text("ab c", min_size=1, max_size=6).filter(str.strip)


@given(st.lists(st.tuples(WORDS, WORDS), max_size=4), WORDS)
def test_parts_and_holes_together_are_the_text(pairs: list[tuple[str, str]], end: str) -> None:
    text = "".join(f"{seen}{{{{{hidden}}}}}" for seen, hidden in pairs) + end
    expected: list[str | Hole] = []
    for seen, hidden in pairs:
        expected += [seen, Hole(hidden.strip())]
    assert parse(text) == (*expected, end)


@given(st.text("{}:`1a ", max_size=30))
def test_any_text_is_parsed_or_refused_inside_the_text(text: str) -> None:
    refused_at: int | None = None
    try:
        parse(text)
    except ClozeError as error:
        refused_at = error.offset
    assert refused_at is None or text.startswith("{{", refused_at)
