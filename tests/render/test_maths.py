"""Formulas in a text: found before Markdown is read, shown in their form, drawn between its lines."""

from collections.abc import Callable

import pytest

from quizapp.render.forms import Maths
from quizapp.render.lines import Span, text_of
from quizapp.render.markdown import render
from quizapp.render.maths import problem

Shown = Callable[..., list[str]]
Styled = Callable[..., list[Span]]


def sources(text: str) -> list[str]:
    lines = render(text, 60, maths=Maths.SOURCE)
    return [span.text for line in lines for span in line if "maths" in span.style]


def words(text: str, width: int = 60, *, linear: bool = False, maths: Maths = Maths.UNICODE) -> list[str]:
    return [text_of(line).strip() for line in render(text, width, maths=maths, linear=linear)]


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        ("$a_1 * b_2 * c$", ["a_1 * b_2 * c"]),
        (r"$\(x\)$ and $\{y\}$", [r"\(x\)", r"\{y\}"]),
        (r"$<b>\text{x}</b>$", [r"<b>\text{x}</b>"]),
        ("**bold $x$ too**", ["x"]),
        ("the $n$th of $k$-NN", ["n", "k"]),
        ("$a\nb$", ["a b"]),
        ("costs $5 and $6", []),
        ("$5, ($x$)", ["x"]),
        ("from $5-$10", []),
        (r"\$x\$ is no maths", []),
        (r"US\$a$b$", ["b"]),
        ("``` a ``` and $x$\nmore", ["x"]),
        ("`$x$` and ``a ` $y$``", []),
        ("```\n$x$\n```", []),
        ("- ~~~\n  $x$\n  ~~~", []),
        ("$a\n\nb$", []),
        ("$x", []),
        ("$ x $", []),
    ],
)
def test_formulas_are_found_and_money_and_code_are_not(text: str, formulas: list[str]) -> None:
    assert sources(text) == formulas


def test_what_is_no_maths_is_shown_as_written(shown: Shown) -> None:
    assert shown("costs $5 and $6, `$x$`") == ["costs $5 and $6, $x$"]
    assert shown(r"\$x\$") == ["$x$"]
    assert shown("```\n$x$\n```") == ["  $x$"]
    assert shown("    $x$") == ["  $x$"]


def test_displayed_maths_stands_on_its_own_lines(shown: Shown) -> None:
    assert words("So $$x = 1$$ holds.") == ["So", "x = 1", "holds."]
    assert words("- item\n\n  $$x$$") == ["• item", "", "x"]
    assert shown("$$\n- a\n= b\n# c\n$$", 20) == ["      −a = b#c"]
    assert shown("> $$x$$", 9) == ["▎    x"]


def test_a_tall_formula_has_air_around_it(shown: Shown) -> None:
    text = r"So $$\frac{a}{b}$$ holds, and $$\frac{c}{d}$$"
    assert shown(text, 13) == [
        "So",
        "",
        "      a",
        "     ───",
        "      b",
        "",
        "holds, and",
        "",
        "      c",
        "     ───",
        "      d",
    ]
    assert words(text, 13, linear=True) == ["So", "a/b", "holds, and", "c/d"]


def test_a_formula_in_a_cell_stays_in_its_row(shown: Shown) -> None:
    assert shown("|a|\n|-|\n|$$\\frac{x}{y}$$|") == ["a", "───", "x/y"]


def test_a_formula_wears_the_style_around_it(spans: Styled) -> None:
    assert spans("> $x$")[-1] == Span("x", "quote maths")
    assert spans("**$x$**") == [Span("x", "strong maths")]
    assert spans("> $$x$$")[-1].style == "quote maths"


def test_a_short_formula_is_not_broken_over_lines(shown: Shown) -> None:
    assert shown("The sum is $a + b + c$ here", 16) == ["The sum is", "a + b + c here"]


def test_what_is_not_understood_is_its_source_as_a_warning(spans: Styled) -> None:
    assert spans(r"$\nope{x}$") == [Span(r"\nope{x}", "warning")]
    assert spans(r"$$\nope{x}$$") == [Span(r"\nope{x}", "warning")]


@pytest.mark.parametrize(
    ("form", "text"), [(Maths.UNICODE, "α ≤ 1"), (Maths.ASCII, "alpha <= 1"), (Maths.SOURCE, r"\alpha \leq 1")]
)
def test_every_form_of_a_formula_can_be_had(form: Maths, text: str) -> None:
    assert words(r"$\alpha \leq 1$", maths=form) == [text]
    assert words(r"$$\alpha \leq 1$$", maths=form) == [text]


def test_a_bar_in_maths_divides_no_table(shown: Shown) -> None:
    assert shown("|a|\n|-|\n|$|x|$|") == ["a", "───", "|x|"]


def test_a_formula_inside_an_address_is_the_address(shown: Shown) -> None:
    assert shown("[a](http://x/$b$)") == ["a (http://x/$b$)"]


def test_a_text_cannot_forge_the_place_of_a_formula(shown: Shown) -> None:
    assert shown("$x$ \ufdd00\ufdd1 &#xFDD0;0&#xFDD1;") == ["x ⟨U+FDD0⟩0⟨U+FDD1⟩ \ufffd0\ufffd"]


def test_a_table_of_too_many_cells_is_shown_as_its_source() -> None:
    tex = r"\begin{matrix}" + "a&" * 90 + r"\\" * 100 + r"\end{matrix}"
    assert "cells" in (problem(tex) or "")
    assert problem(r"\begin{matrix}" + r"a & b \\" * 10 + r"\end{matrix}") is None
