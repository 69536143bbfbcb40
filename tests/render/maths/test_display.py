"""Formulas on lines of their own."""

import pytest

from quizapp.render.forms import Maths
from quizapp.render.lines import text_of
from quizapp.render.maths import display


def drawn(tex: str, width: int = 20, maths: Maths = Maths.UNICODE) -> list[str]:
    """The lines without what they have in common at the left."""
    lines = [text_of(line).rstrip() for line in display(tex, width, maths)]
    indent = min(len(line) - len(line.lstrip()) for line in lines if line)
    return [line[indent:] for line in lines]


@pytest.mark.parametrize(
    ("tex", "lines"),
    [
        (r"-\frac{1}{2}", ["   1", "− ───", "   2"]),
        (r"\frac{\frac{a}{b}}{c}", ["  a", " ───", "  b", "─────", "  c"]),
        (r"\sum_{i=1}^n x_i", [" n", " ∑  xᵢ", "i=1"]),
        (r"\max_{a'} Q", ["max Q", "a′"]),
        (r"e^{-x_\theta}", [" −x_θ", "e"]),
        (r"x_{i,j}^2 + 1", [" 2", "x    + 1", " i,j"]),
        (r"\left(\frac{a}{b}\right)^2", ["⎛ a ⎞²", "⎜───⎟", "⎝ b ⎠"]),
        (r"\sqrt{\frac{a}{b}}", [" ┌────", " │  a", " │ ───", "√│  b"]),
        (r"\begin{bmatrix}1&20\\300&4\end{bmatrix}", ["⎡ 1   20⎤", "⎣300  4 ⎦"]),
        (r"\begin{cases}1&a\\0&b\end{cases}", ["⎧ 1   a", "⎨", "⎩ 0   b"]),
        (r"\begin{aligned}x&=1\\yy&=2\end{aligned}", [" x = 1", "yy = 2"]),
        (r"\underbrace{a+b+c}_{d}", ["a + b + c", "╰───┬───╯", "    d"]),
        (r"\binom{n}{k}", ["⎛n⎞", "⎜ ⎟", "⎝k⎠"]),
        (r"\left\lfloor\frac{a}{b}\right\rfloor", ["⎢ a ⎥", "⎢───⎥", "⎣ b ⎦"]),
        (r"\overline{AB}", ["──", "AB"]),
        (r"a \\ b = c", ["  a", "b = c"]),
    ],
)
def test_boxes(tex: str, lines: list[str]) -> None:
    assert drawn(tex) == lines


@pytest.mark.parametrize(
    ("tex", "lines"),
    [
        (r"\frac{a+b}{c}", ["a + b", "-----", "  c"]),
        (r"\left(\frac{a}{b}\right)^2", ["/  a  \\2", "| --- |", "\\  b  /"]),
        (r"\begin{cases}1&a\\0&b\end{cases}", ["/ 1   a", "<", "\\ 0   b"]),
        (r"\left\lfloor\frac{a}{b}\right\rfloor", ["     /  a  \\", "floor| --- |", "     \\  b  /"]),
        (r"\sum_{i=1}^n x_i", [" n", "sum x_i", "i=1"]),
    ],
)
def test_boxes_in_ascii(tex: str, lines: list[str]) -> None:
    assert drawn(tex, maths=Maths.ASCII) == lines


def test_a_formula_stands_in_the_middle() -> None:
    assert [text_of(line) for line in display("a = b", 11)] == ["   a = b"]


def test_what_is_too_wide_is_broken_before_relations_and_operators() -> None:
    tex = r"L = \frac{a}{b} + ccccc + ddddd"
    assert drawn(tex, 19) == ["     a", "L = ─── + ccccc", "     b", "    + ddddd"]
    assert drawn(r"aaaaa = bbbbbb", 12) == ["aaaaa", "    = bbbbbb"]


def test_what_no_break_helps_is_set_on_one_row_and_wrapped() -> None:
    lines = display(r"\frac{aaaaaaaaaa + bbbbbbbbbb}{c}", 15)
    assert [text_of(line) for line in lines] == ["(aaaaaaaaaa", "+ bbbbbbbbbb)/c"]


def test_what_is_not_understood_is_its_source_in_the_style_of_warnings() -> None:
    [line] = display(r"\nope{x}", 20)
    assert [(span.text, span.style) for span in line] == [(r"\nope{x}", "warning")]
    assert len(display(r"\nope " + "x " * 40, 20)) > 1
