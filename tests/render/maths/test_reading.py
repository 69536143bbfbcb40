"""Why a formula is shown as its source."""

import pytest

from quizapp.render.forms import Maths
from quizapp.render.lines import text_of
from quizapp.render.maths import LENGTH_MAX, display, inline, problem


@pytest.mark.parametrize(
    ("tex", "why"),
    [
        (r"\nope", r"`\nope` is not known"),
        (r"a^b^c", "two `^`"),
        (r"x_1_2", "two `_`"),
        (r"\frac{a}", r"missing behind `\frac`"),
        (r"x^", "missing behind `^`"),
        (r"x^_2", "right behind `^`"),
        (r"{a", "still open"),
        (r"a}", "without its `{`"),
        (r"\left( a", "still open"),
        (r"a \right)", r"without its `\left`"),
        (r"\left a", "needs a bracket"),
        (r"a & b", "outside a matrix"),
        (r"\begin{nope}\end{nope}", r"`\begin{nope}` is not known"),
        (r"\begin{cases}a\end{matrix}", "another name"),
        (r"\end{cases}", r"without its `\begin`"),
        (r"\text{a \frac b}", r"`\frac` stands inside words"),
        (r"\text a", "needs braces"),
        (r"a $ b", r"write `\$`"),
        ("\\", "nothing behind it"),
        (r"\not\frac{a}{b}", r"`\not` needs a sign"),
        ("{" * 41 + "}" * 41, "more than 40 deep"),
        ("(" * 41 + ")" * 41, "more than 40 deep"),
        (r"\hat" * 41 + "x", "more than 40 deep"),
        ("x" * (LENGTH_MAX + 1), "longer than 4,000"),
    ],
)
def test_the_reason_is_said_and_the_source_is_shown(tex: str, why: str) -> None:
    assert why in (problem(tex) or "")
    for maths in (Maths.UNICODE, Maths.ASCII):
        assert [(span.text, span.style) for span in inline(tex, maths)] == [(tex, "warning")]


def test_what_says_nothing_about_looks_is_passed_over() -> None:
    for tex in (
        r"\displaystyle x \tag{1} \label{eq:x} \nonumber",
        r"\strut x",
        r"\begin{aligned}\hline x\end{aligned}",
    ):
        assert text_of(inline(tex)).strip() == "x"


def test_a_source_shown_in_ascii_is_ascii() -> None:
    assert text_of(inline("\\nope λ", Maths.ASCII)) == r"\nope lambda"


def test_controls_cannot_act_whatever_they_stand_in() -> None:
    for tex in ("\\text{a\x1b[2Jb}", "x\u202ey", "\\operatorname{\x07}", "\\nope\x1b"):
        for line in (inline(tex), *display(tex, 40)):
            assert not set("\x1b\x07\u202e") & set(text_of(line))


def test_maths_in_words_is_maths() -> None:
    assert text_of(display(r"\text{if $x_1 \leq 2$ then}", 40)[0]).strip() == "if x₁ ≤ 2 then"
