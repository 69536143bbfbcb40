"""Maths is taken out before Markdown is read."""

from collections.abc import Callable

import pytest

from quizapp.render.lines import Span

Shown = Callable[..., list[str]]
Styled = Callable[..., list[Span]]


def maths(spans: list[Span]) -> list[str]:
    return [span.text for span in spans if "maths" in span.style]


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
def test_formulas_are_found_and_money_and_code_are_not(spans: Styled, text: str, formulas: list[str]) -> None:
    assert maths(spans(text)) == formulas


def test_what_is_no_maths_is_shown_as_written(shown: Shown) -> None:
    assert shown("costs $5 and $6, `$x$`") == ["costs $5 and $6, $x$"]
    assert shown(r"\$x\$") == ["$x$"]
    assert shown("```\n$x$\n```") == ["$x$"]
    assert shown("    $x$") == ["$x$"]


def test_displayed_maths_stands_on_its_own_lines(shown: Shown, spans: Styled) -> None:
    assert shown("So $$x = 1$$ holds.") == ["So", "x = 1", "holds."]
    assert shown("$$\n- a\n= b\n# c\n$$") == ["- a = b # c"]
    assert maths(spans("- item\n\n  $$x$$")) == ["x"]


def test_a_bar_in_maths_divides_no_table(shown: Shown) -> None:
    assert shown("|a|\n|-|\n|$|x|$|") == ["a", "───", "|x|"]


def test_a_formula_inside_an_address_is_the_address(shown: Shown) -> None:
    assert shown("[a](http://x/$b$)") == ["a (http://x/$b$)"]


def test_a_text_cannot_forge_the_place_of_a_formula(shown: Shown) -> None:
    assert shown("$x$ \ufdd00\ufdd1 &#xFDD0;0&#xFDD1;") == ["x ⟨U+FDD0⟩0⟨U+FDD1⟩ \ufffd0\ufffd"]
