"""What holds for any formula."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.render.cells import width
from quizapp.render.forms import Maths
from quizapp.render.lines import softened, text_of, width_of
from quizapp.render.maths import display, inline, problem
from quizapp.render.maths.commands import KNOWN
from quizapp.render.maths.signs import COMMANDS
from quizapp.render.visible import visible

PIECES = [
    *(f"\\{name} " for name in (*KNOWN, *COMMANDS) if name.isalpha()),
    *"abxyzNQ0123456789+-=<>()[]{}^_'|,;:.!/*&%~ $\\λ²ᵢ∑√日é\u0301\u20d7\x1b\u202e",
    *(
        r"\{",
        r"\}",
        r"\|",
        r"\,",
        r"\\",
        r"\left(",
        r"\right)",
        r"\begin{cases}",
        r"\end{cases}",
        "{a}",
        "^{b}",
        "_{c}",
    ),
]
ATOMS = st.sampled_from(
    ["a", "x", "2", "10", r"\alpha ", r"\hat{y}", "TP", r"\text{if }", r"\infty ", "日", r"\log x", "-b"]
)
TEMPLATES = [
    "<> + <>",
    "<> = <>",
    "<><>",
    r"\frac{<>}{<>}",
    "{<>}_{<>}^{<>}",
    r"\sqrt[<>]{<>}",
    r"\left(<>\right]",
    r"\sum_{<>}^{<>}<>",
    r"\begin{cases}<>&<>\\<>\end{cases}",
    r"\begin{pmatrix}<>&<>\end{pmatrix}",
    r"\overline{<>}",
    r"\underbrace{<>}_{<>}",
    r"\binom{<>}{<>}",
]


def filled(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Any template with something inner in every place."""

    def in_places(template: str) -> st.SearchStrategy[str]:
        first, *rest = template.split("<>")
        return st.tuples(*[inner] * len(rest)).map(
            lambda texts: first + "".join(text + after for text, after in zip(texts, rest, strict=True))
        )

    return st.sampled_from(TEMPLATES).flatmap(in_places)


TREES = st.recursive(ATOMS, filled, max_leaves=12)
TEXTS = st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=25).map("".join) | TREES


@given(TEXTS, st.integers(1, 60), st.sampled_from(Maths))
def test_any_text_is_drawn_within_the_width_and_acts_on_nothing(tex: str, columns: int, maths: Maths) -> None:
    for line in (inline(tex, maths), *display(tex, columns, maths)):
        text = text_of(line)
        assert visible(text) == text
        assert "\n" not in text
    for line in display(tex, columns, maths):
        assert width_of(line) <= columns or width(text_of(line)) == 2 > columns
    assert display(tex, columns, maths) == display(tex, columns, maths)


@given(TEXTS)
def test_ascii_is_ascii(tex: str) -> None:
    lines = [softened(inline(tex, Maths.ASCII)), *display(tex, 40, Maths.ASCII)]
    assert all(text_of(line).isascii() for line in lines)


@given(TREES)
def test_whatever_is_built_of_what_is_known_is_understood(tex: str) -> None:
    assert problem(tex) is None


@given(TREES)
def test_brackets_are_closed_in_their_order(tex: str) -> None:
    text = text_of(inline(tex.replace(r"\right]", r"\right)"), Maths.ASCII))
    partner = {")": "(", "]": "[", "}": "{"}
    opened: list[str] = []
    for char in text:
        if char in partner.values():
            opened.append(char)
        elif char in partner:
            assert opened.pop() == partner[char]
    assert not opened


@given(
    st.lists(st.sampled_from("abcdk"), min_size=2, max_size=6), st.lists(st.sampled_from("+-"), min_size=5, max_size=5)
)
def test_no_letter_and_no_sign_is_lost_or_changes_its_place(letters: list[str], signs: list[str]) -> None:
    tex = "".join(sign + rf"\frac{{{letter}}}{{x}}" for sign, letter in zip(signs, letters, strict=False))
    text = text_of(inline(tex)).replace("−", "-")
    assert [char for char in text if char in "+-abcdk"] == [
        char for char in tex.replace("frac", "") if char in "+-abcdk"
    ]


@pytest.mark.parametrize(
    "tex",
    [
        "x^{" * 200 + "x" + "}" * 200,
        r"\frac{" * 39 + "a" + "}{b}" * 39,
        "{" * 4000,
        r"\left(" * 600,
        "(" * 4000,
        "'" * 4000,
    ],
    ids=["powers", "fractions", "braces", "left", "brackets", "primes"],
)
def test_no_formula_takes_long(tex: str) -> None:
    started = time.process_time()
    display(tex, 78)
    assert time.process_time() - started < 0.5
