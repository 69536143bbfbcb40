"""Columns of a terminal."""

import re
import unicodedata

import pytest
import wcwidth
from hypothesis import given
from hypothesis import strategies as st

from quizapp.render.cells import clusters, width
from quizapp.render.visible import visible


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("abc", 3),
        ("naïve", 5),
        ("e\u0301", 1),
        ("日本", 4),
        ("한", 2),
        ("\u1112\u1161\u11ab", 2),
        ("😀", 2),
        ("👨\u200d👩\u200d👧", 2),
        ("👍🏽", 2),
        ("❤", 1),
        ("❤\ufe0f", 2),
        ("🇩🇪🇫🇷", 4),
        ("1\ufe0f\u20e3", 2),
        ("कि", 2),
        ("…─▎•", 4),
    ],
)
def test_a_text_takes_its_columns(text: str, columns: int) -> None:
    assert width(text) == columns


# Alone half of a flag or of a syllable; widened by Unicode 16, in terminals of either kind.
HALVES = re.compile("[\U0001f1e6-\U0001f1ff\u1160-\u11ff\ud7b0-\ud7ff]")
WIDENED = re.compile("[\u2630-\u2637\u268a-\u268f\u4dc0-\u4dff\U0001d300-\U0001d378]")


def test_every_character_is_as_wide_as_the_common_table_says() -> None:
    for char in map(chr, range(0x20, 0x20000)):
        known = unicodedata.category(char) not in ("Cn", "Co", "Cc", "Cs", "Cf")
        if known and not HALVES.match(char) and not WIDENED.match(char) and visible(char) == char:
            assert width(char) == wcwidth.wcwidth(char), hex(ord(char))


@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_clusters_together_are_the_text_and_its_width(text: str) -> None:
    pieces = list(clusters(text))
    assert "".join(pieces) == text
    assert sum(map(width, pieces)) == width(text)
    assert all(0 <= width(piece) <= 2 for piece in pieces)
