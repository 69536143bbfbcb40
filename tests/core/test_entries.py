"""The questions of a text, and where a new one goes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.entries import blank_below, entry_at, insertion

DECK = [
    *("deck: D", "topics:", "  - no question", "cards:"),
    *("  # before", "  - q: one", "    a: 1", "    why: |", "      - not a question", "    # of one", ""),
    *("  # of two", "  - q: two", "    options:", "      - right", "      - wrong", ""),
]
BARE = ["# a list", "- q: one", "  a: 1", "- q: two", "  a: 2"]
TEMPLATE = "- q: New?\n  a: Yes.\n"


def put(lines: list[str], row: int, template: str = TEMPLATE) -> list[str]:
    new = insertion(lines, row, template)
    return [*lines[: new.first], *new.lines, *lines[new.end :]]


@pytest.mark.parametrize(
    ("row", "first"),
    [(0, None), (3, None), (4, None), (5, 5), (8, 5), (9, 5), (10, 5), (11, 5), (12, 12), (15, 12), (16, 12), (99, 12)],
)
def test_a_row_belongs_to_the_question_that_begins_above_it(row: int, first: int | None) -> None:
    found = entry_at(DECK, row)
    assert (found.start if found else None) == first


def test_a_question_ends_before_what_belongs_to_the_next_one() -> None:
    assert entry_at(DECK, 5) == range(5, 10)
    assert entry_at(DECK, 12) == range(12, 16)


def test_a_bare_list_has_questions_too() -> None:
    assert entry_at(BARE, 2) == range(1, 3)
    assert entry_at(BARE, 4) == range(3, 5)
    assert entry_at(BARE, 0) is None


def test_a_new_question_stands_below_the_one_of_the_cursor_with_its_indentation() -> None:
    assert put(BARE, 1) == ["# a list", "- q: one", "  a: 1", "- q: New?", "  a: Yes.", "- q: two", "  a: 2"]
    assert put(DECK, 7)[10:14] == ["", "  - q: New?", "    a: Yes.", ""]


@pytest.mark.parametrize(
    "head", [["deck: D"], ["deck: D", "cards:"], ["deck: D", "cards: []", ""], ["deck: D", "", ""]]
)
def test_the_first_question_of_a_deck_comes_below_cards(head: list[str]) -> None:
    lines = put(head, 0)
    assert [line for line in lines if line] == ["deck: D", "cards:", "  - q: New?", "    a: Yes."]


def test_what_is_to_be_written_over_first_is_the_text_of_the_first_line() -> None:
    new = insertion(BARE, 1, TEMPLATE)
    lines = put(BARE, 1)
    assert lines[new.row][new.start : new.stop] == "New?"


def test_what_is_still_as_in_the_template_comes_one_after_the_other() -> None:
    lines = ["- q: mine", "  a: Yes.", "  wrong:", "    - No.", "- q: other", "  a: Yes."]
    known = {"a: Yes.", "wrong:", "- No."}
    assert blank_below(lines, 0, known) == (1, 5, 9)
    assert blank_below(lines, 1, known) == (3, 6, 9)
    assert blank_below(lines, 3, known) is None


@given(
    st.lists(st.sampled_from(["", "# c", "cards:", "cards: []", "- a", "  - b", "    c", "deck: x", "\t", "-", "  -"])),
    st.integers(0, 12),
)
def test_no_text_is_too_odd_and_nothing_of_it_is_lost(lines: list[str], row: int) -> None:
    lines = lines or [""]
    after = put(lines, row)
    kept = [line for line in lines if line.strip() and not line.startswith("cards")]
    assert [line for line in after if line in kept] == kept or set(kept) <= set(after)
    assert any(line.strip() == "- q: New?" for line in after)
    found = entry_at(lines, row)
    assert found is None or found.start <= max(row, found.start)
