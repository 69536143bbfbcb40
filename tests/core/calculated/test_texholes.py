"""Holes of formulas that TeX would tear apart."""

import pytest

from quizapp.core.calculated.texholes import bare_holes


@pytest.mark.parametrize(
    ("text", "offsets"),
    [
        (r"$\frac{{a}}{{b}}$", [6, 11]),
        (r"$\frac{{{a}}}{{b}}$", [13]),
        (r"$\frac{1}{{b}}$", [9]),
        (r"$$\sqrt{{a:.2f}}$$", [7]),
        (r"$x^{{a}} + y_{{b}}$", [3, 13]),
        (r"${{a}}{{b}}$", [6]),
    ],
)
def test_a_hole_that_needs_braces_of_its_own_is_found(text: str, offsets: list[int]) -> None:
    found = list(bare_holes(text))
    assert [offset for offset, _, _ in found] == offsets
    assert all(cure.startswith("write `{{{") for _, _, cure in found)


@pytest.mark.parametrize(
    "text",
    [
        r"$\frac{{{a}}}{{{b}}}$",
        r"$x^{{{a}}} = {{b}}$",
        r"$2 \times {{a}}$",
        r"${ {{a}} }$",
        "{{a}}{{b}} and x^{{a}}",
        "no formula",
    ],
)
def test_a_hole_with_room_around_it_is_left_alone(text: str) -> None:
    assert list(bare_holes(text)) == []
