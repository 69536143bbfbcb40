"""Markdown that is read aloud: no signs that only draw, and formulas in one row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.plain.paper import LEAST, Paper
from quizapp.render.cells import width
from quizapp.render.forms import Maths

PAPER = Paper(60)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("- one\n- two", ["- one", "- two"]),
        ("> said", ["> said"]),
        ("**bold** and `code`", ["bold and code"]),
        ("a | b\n--|--\n1 | 2", ["a  b", "-  -", "1  2"]),
        ("one\n\n---\n\ntwo", ["one", "", "-" * 60, "", "two"]),
        ("[paper](https://example.org)", ["paper (https://example.org)"]),
        ("See ![a *curve*](a.png).", ["See a curve (picture: a.png)."]),
        ("", [""]),
    ],
)
def test_what_only_draws_becomes_a_sign_that_can_be_read(text: str, lines: list[str]) -> None:
    assert PAPER.markdown(text) == lines


def test_a_picture_keeps_to_the_width_of_the_paper() -> None:
    lines = Paper(30).markdown("![a picture of many dots](dots.png) beside " * 4)
    assert all(width(line) <= 30 for line in lines)


@pytest.mark.parametrize(("maths", "mark"), [(Maths.ASCII, ">"), (Maths.UNICODE, "↪")])
def test_a_line_of_code_that_goes_on_has_a_mark(maths: Maths, mark: str) -> None:
    folded = Paper(30, maths).markdown("```\nresult = first_part + second_part + third_part\n```")
    assert len(folded) == 2
    assert folded[1].startswith(f"  {mark} ")


def test_signs_that_the_author_wrote_stay() -> None:
    assert PAPER.markdown("a ─ b • c") == ["a ─ b • c"]


def test_a_lead_stands_before_the_first_line_and_the_others_below_its_text() -> None:
    assert Paper(LEAST + 3).markdown("one two three four five six", "1. ") == ["1. one two three four", "   five six"]
    assert Paper(20).words("one two three four five", "- ") == ["- one two three four", "  five"]


def test_formulas_stand_in_one_row() -> None:
    assert PAPER.markdown(r"So $$\frac{a}{b} \le \alpha$$ holds.") == ["So", "a/b <= alpha", "holds."]
    assert Paper(60, Maths.UNICODE).markdown(r"$\alpha \le 1$") == ["α ≤ 1"]
    assert Paper(60, Maths.SOURCE).flat(r"$\alpha$") == r"\alpha"


@given(st.text(max_size=300), st.integers(1, 100), st.sampled_from(Maths))
def test_any_text_becomes_lines_that_fit_and_hold_nothing_that_acts(text: str, columns: int, maths: Maths) -> None:
    for line in Paper(columns, maths).markdown(text, "- "):
        assert width(line) <= max(columns, LEAST + 2)
        assert not any(ord(char) < 32 or 127 <= ord(char) < 160 for char in line)
