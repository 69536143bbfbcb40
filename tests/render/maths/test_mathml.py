"""Formulas as MathML: well formed, and with the structure that their TeX has."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.render.maths.mathml import mathml

NAMES = frozenset(
    """math mrow mi mn mo mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover
    mtable mtr mtd mstyle""".split()  # noqa: SIM905
)


def inside(tex: str) -> str:
    """The elements of a formula without those that every formula has."""
    found = mathml(tex) or ""
    return found.removeprefix('<math display="inline"><mrow>').removesuffix("</mrow></math>")


@pytest.mark.parametrize(
    ("tex", "written"),
    [
        ("x", "<mi>x</mi>"),
        ("12.5", "<mn>12.5</mn>"),
        ("a < b", "<mi>a</mi><mo>&lt;</mo><mi>b</mi>"),
        ("-x", '<mo form="prefix">−</mo><mi>x</mi>'),
        ("a - x", "<mi>a</mi><mo>−</mo><mi>x</mi>"),
        ("x^2", "<msup><mi>x</mi><mrow><mn>2</mn></mrow></msup>"),
        ("x_i^2", "<msubsup><mi>x</mi><mrow><mi>i</mi></mrow><mrow><mn>2</mn></mrow></msubsup>"),
        ("f'", "<msup><mi>f</mi><mrow><mo>′</mo></mrow></msup>"),
        (r"\frac{a}{b}", "<mfrac><mrow><mi>a</mi></mrow><mrow><mi>b</mi></mrow></mfrac>"),
        (r"\sqrt{x}", "<msqrt><mrow><mi>x</mi></mrow></msqrt>"),
        (r"\sqrt[3]{x}", "<mroot><mrow><mi>x</mi></mrow><mrow><mn>3</mn></mrow></mroot>"),
        (r"\hat y", '<mover accent="true"><mrow><mi>y</mi></mrow><mo stretchy="false">^</mo></mover>'),
        (r"\overline{AB}", '<mrow class="overlined"><mrow><mi>A</mi><mi>B</mi></mrow></mrow>'),
        (
            r"\sum_{i}^n",
            "<munderover><mo>∑</mo><mrow><mi>i</mi></mrow><mrow><mi>n</mi></mrow></munderover>",
        ),
        (r"\lim_x", '<munder><mo movablelimits="true">lim</mo><mrow><mi>x</mi></mrow></munder>'),
        (r"\text{if so}", "<mtext>if\xa0so</mtext>"),
        (
            "|x|",
            (
                '<mrow><mo form="prefix" stretchy="true">|</mo><mrow><mi>x</mi></mrow>'
                '<mo form="postfix" stretchy="true">|</mo></mrow>'
            ),
        ),
        (
            r"\begin{cases}a&b\end{cases}",
            (
                '<mrow><mo form="prefix" stretchy="true">{</mo><mrow><mtable><mtr><mtd class="left"><mrow>'
                '<mi>a</mi></mrow></mtd><mtd class="left"><mrow><mi>b</mi></mrow></mtd></mtr></mtable></mrow></mrow>'
            ),
        ),
    ],
)
def test_each_part_of_a_formula_has_its_element(tex: str, written: str) -> None:
    assert inside(tex) == written


def test_the_name_of_a_function_stands_apart_from_what_follows_but_not_from_brackets() -> None:
    assert inside(r"2\log x").count("mspace") == 4
    assert "mspace" not in inside(r"\log(x)")


def test_a_formula_on_lines_of_its_own_says_so() -> None:
    assert (mathml("x", block=True) or "").startswith('<math display="block">')


def test_what_is_not_understood_is_none() -> None:
    assert mathml(r"\nope{x}") is None
    assert mathml("{" * 90) is None


@given(st.text(alphabet=r"\{}^_ab1+-<>&|()'\"[]$%", max_size=40) | st.text(max_size=20))
def test_any_text_is_none_or_well_formed_and_made_of_known_elements(tex: str) -> None:
    found = mathml(tex)
    assert found is None or {one.tag for one in ET.fromstring(found).iter()} <= NAMES
