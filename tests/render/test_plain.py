"""Markdown as one line of plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.render.forms import Maths
from quizapp.render.plain import plain
from quizapp.render.visible import visible


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("What is **recall**, in\nterms of $TP$?", "What is recall, in terms of TP?"),
        ("# Head\n\n- one\n- two\n\n> said", "Head one two said"),
        ("```python\nx = 1\n\ny = 2\n```", "x = 1 y = 2"),
        ("|a|b|\n|-|-|\n|1|2|", "a b 1 2"),
        ("See [docs](http://x) ![a plot](p.png)", "See docs (http://x) a plot (picture: p.png)"),
        ("$$x$$ holds  \nhere", "x holds here"),
        ("\x1b[2J &#x202e;", "␛[2J ⟨U+202E⟩"),
        ("", ""),
    ],
)
def test_the_words_of_a_text_on_one_line(text: str, words: str) -> None:
    assert plain(text) == words


@given(st.text("Az9 ,;.?'\"()/%=-", max_size=40))
def test_words_without_marks_are_what_the_parser_makes_of_them(text: str) -> None:
    assert plain(f"A{text}") == plain(f"A{text}\n")


@given(
    st.text("Az9 ,.?'\"()/%=-*", max_size=12),
    st.text("Az9 ,.-*[]…", max_size=8),
    st.text("Az9 ,.?'\"()/%=-*", max_size=12),
)
def test_words_with_a_bold_part_are_what_the_parser_makes_of_them(before: str, bold: str, after: str) -> None:
    for text in (f"{before}**{bold}**{after}", f"A{before} **{bold}** {after}", f"A{before} **[{bold}]**{after}"):
        assert plain(text) == plain(f"{text}\n")


def test_formulas_are_on_one_row_in_the_form_asked_for() -> None:
    text = r"So $$\frac{\alpha}{2}$$ and $x_1$"
    assert plain(text) == "So α/2 and x₁"
    assert plain(text, maths=Maths.ASCII) == "So alpha/2 and x_1"
    assert plain(text, maths=Maths.SOURCE) == r"So \frac{\alpha}{2} and x_1"


def test_a_long_text_is_cut_and_says_so() -> None:
    assert plain("x " * 20_000).endswith("x …")


@given(st.text(max_size=80) | st.text("*_`$#>|~-[]()!\n ab\x1b", max_size=40))
def test_any_text_gives_one_visible_line(text: str) -> None:
    line = plain(text)
    assert "\n" not in line
    assert visible(line) == line
