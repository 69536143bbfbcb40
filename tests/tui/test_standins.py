"""Characters that must not reach a terminal come back exactly, and are shown as something harmless."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from quizapp.tui.standins import drawn, restored, standing_in

PLANE = re.compile("[\U00100000-\U0010ffff]")
TEXTS = st.text(st.one_of(st.characters(max_codepoint=0xFFFFF), st.sampled_from("\x1b\x85\u2028\u202e\x07\x00\x7f")))


@given(TEXTS)
def test_a_text_comes_back_as_it_was_but_for_its_line_ends(text: str) -> None:
    assert restored(standing_in(text)) == text.replace("\r\n", "\n").replace("\r", "\n")


@given(TEXTS)
def test_only_line_feeds_end_lines(text: str) -> None:
    held = standing_in(text)
    assert len((held + "x").splitlines()) == held.count("\n") + 1


@given(TEXTS)
def test_a_line_is_drawn_with_as_many_characters_and_none_that_acts(text: str) -> None:
    line = standing_in(text).replace("\n", "")
    shown = drawn(line)
    assert len(shown) == len(line)
    assert not PLANE.search(shown)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", shown)


def test_controls_have_their_pictures() -> None:
    assert drawn(standing_in("a\x1b[2J\x07\x7f\u202eb")) == "a␛[2J␇␡�b"
