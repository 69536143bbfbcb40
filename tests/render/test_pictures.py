"""The pictures that a text names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.render.pictures import Picture, pictures


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("no picture", []),
        ("![a **ROC** curve](plots/roc.png)", [("a ROC curve", "plots/roc.png")]),
        ("![](roc.png)", [("", "roc.png")]),
        ("![in two\nlines](<a b.png>)", [("in two lines", "a b.png")]),
        ("![loss $x^2$](loss_1.svg)", [("loss x²", "loss_1.svg")]),
        ("![grün](grün.png)", [("grün", "grün.png")]),
        ("- ![one](1.png)\n- ![two](2.png)", [("one", "1.png"), ("two", "2.png")]),
        ("| a |\n|---|\n| ![in a table](t.png) |", [("in a table", "t.png")]),
        ("[![in a link](b.png)](https://example.org)", [("in a link", "b.png")]),
        ("![once](a.png) ![again](a.png)", [("again", "a.png")]),
        ("`![code](x.png)` and ![nothing]()", []),
        ("    ![in a code block](x.png)", []),
        ("![\x1b(0title\x07](x\x1b.png)", [("␛(0title␇", "x␛.png")]),
    ],
)
def test_pictures_are_found_in_order(text: str, found: list[tuple[str, str]]) -> None:
    assert pictures(text) == tuple(Picture(*each) for each in found)


@given(st.text(st.sampled_from("![]() a\n`*$<>x.\x1b|-"), max_size=60))
def test_no_text_breaks_it_and_every_path_is_there_once(text: str) -> None:
    paths = [picture.path for picture in pictures(text)]
    assert len(set(paths)) == len(paths)
    assert all(path and path.isprintable() for path in paths)
