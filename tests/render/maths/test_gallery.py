"""The formulas in every form. After a change that is meant, run once with QUIZAPP_NEW_FORMULAS=1 and read the diff."""

import os
from pathlib import Path

import pytest

from quizapp.render.forms import Maths
from quizapp.render.lines import softened, text_of
from quizapp.render.maths import display, inline, problem
from tests.render.maths.formulas import FORMULAS

HERE = Path(__file__).parent
WIDTH = 78


def drawn(tex: str, maths: Maths) -> list[str]:
    stacked = [text_of(line).rstrip() for line in display(tex, WIDTH, maths)]
    return [text_of(softened(inline(tex, maths))), "", *stacked]


@pytest.mark.parametrize("maths", Maths)
def test_the_formulas_look_as_they_should(maths: Maths) -> None:
    pages = ["\n".join([f"## {name}", "", *drawn(tex, maths), ""]) for name, tex in FORMULAS.items()]
    path = HERE / f"{maths}.txt"
    if os.environ.get("QUIZAPP_NEW_FORMULAS"):
        path.write_text("\n".join(pages), encoding="utf-8")
    assert "\n".join(pages) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("tex", FORMULAS.values(), ids=FORMULAS)
def test_every_formula_is_understood(tex: str) -> None:
    assert problem(tex) is None


def test_a_gallery_in_ascii_is_ascii() -> None:
    assert (HERE / "ascii.txt").read_text(encoding="utf-8").isascii()
