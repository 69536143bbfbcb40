"""An exam on a second look: what is half done, a terminal too small, its help, its key bar, its signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quizapp.core.deck import Item, Question, TypedList
from quizapp.core.response import Matched, Wrote
from tests.tui.library import MATCH, METRIC, TYPED

if TYPE_CHECKING:
    from tests.tui.sealed import Sits, Sitting

PARTS = Question(
    prompt="Name the two parts.", body=TypedList((Item("precision"), Item("recall"))), id="parts", topic="f1"
)


def strip(sitting: Sitting) -> str:
    return sitting.screen.rows[1].split()[0]


async def test_a_match_with_an_open_row_is_told_apart_from_a_full_answer(sits: Sits) -> None:
    async with sits(METRIC, MATCH) as sitting:
        await sitting.press("1", "n", "2")
        assert strip(sitting) == "●◐"
        assert "2 of 2 answered" in sitting.text
        await sitting.press("g")
        assert "question 2 of 2: half done" in sitting.text
        assert "◐◈ half done" in sitting.text
        await sitting.press("escape", "m")
        assert strip(sitting) == "●◈"
        pool = sitting.exams.asked.slots[1].order
        assert sitting.exams.answers[1] == Matched((pool[1], None, None)), "what is there is stored"
        await sitting.press("1", "3")
        assert strip(sitting) == "●◆"


async def test_the_question_before_handing_in_names_what_is_half_done(sits: Sits) -> None:
    async with sits(METRIC, MATCH, PARTS) as sitting:
        await sitting.press("n", "2", "n", *"recall", "enter")
        assert "Only half done: 2, 3." in " ".join(sitting.text.split())
        await sitting.press("ctrl+s")
        assert "2 of 3 answered · 1 open" in sitting.text
        assert "What is open or missing earns nothing." in sitting.text
        assert "Only half done: 2, 3." in " ".join(sitting.text.split())


async def test_that_none_is_open_does_not_hide_what_is_half_done(sits: Sits) -> None:
    async with sits(MATCH) as sitting:
        await sitting.press("2", "o")
        assert "Every question has an answer. Only half done: 1." in sitting.text
        await sitting.press("1", "3", "o")
        assert "half done" not in sitting.text


@pytest.mark.parametrize(
    ("said", "sign"), [("recall", "◐"), ("recall, recall", "◐"), ("recall,", "◐"), ("rubbish; waste", "●")]
)
async def test_of_a_list_only_the_number_of_entries_is_looked_at(sits: Sits, said: str, sign: str) -> None:
    async with sits(METRIC, PARTS) as sitting:
        sitting.exams.answer("exam-1", 1, Wrote(said), 0)
        await sitting.take_up()
        assert strip(sitting) == f"○{sign}"


async def test_nothing_that_is_typed_in_a_terminal_too_small_changes_an_answer(sits: Sits) -> None:
    async with sits(TYPED) as sitting:
        await sitting.press(*"nn2g")
        await sitting.screen.pilot.resize_terminal(40, 10)
        await sitting.screen.settle()
        assert "Please enlarge the terminal" in sitting.text
        assert "24:58 left" in sitting.text
        await sitting.press("n", "backspace", "x")
        await sitting.screen.pilot.resize_terminal(80, 24)
        await sitting.screen.settle()
        assert "│ nn2g " in sitting.text
        await sitting.press("x")
        await sitting.press("tab", "shift+tab")
        assert sitting.exams.answers == {0: Wrote("nn2gx")}, "who sees the field again writes on"


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 40)])
async def test_help_in_an_exam_knows_nothing_but_the_exam(sits: Sits, size: tuple[int, int]) -> None:
    async with sits(size=size) as sitting:
        await sitting.press("?")
        seen = sitting.text
        for _ in range(8):
            await sitting.press("pagedown")
            seen += sitting.text
        assert "hand in, after a look at what is open" in seen
        assert "◆ ◈ ◇  the same, marked for later" in seen
        assert not [word for word in ("next hint", "Preview", "Home", "flagged", "topics") if word in seen]


@pytest.mark.parametrize("size", [(60, 16), (80, 24)])
async def test_handing_in_stays_in_the_key_bar(sits: Sits, size: tuple[int, int]) -> None:
    async with sits(METRIC, TYPED, size=size) as sitting:
        await sitting.press("m")
        assert "h hand in   ? help   q leave" in sitting.screen.rows[-1]
        await sitting.press("n", "f1", "escape", "f3")
        assert "ctrl+s hand in   F1 help   esc leave" in sitting.screen.rows[-1]


async def test_the_chosen_cell_of_the_overview_stands_apart(sits: Sits) -> None:
    async with sits(METRIC, METRIC, METRIC) as sitting:
        await sitting.press("1", "n", "m", "g")
        assert "1 ● ▸  2 ◇    3 ○" in sitting.text
        assert "●◆ answered  ◐◈ half done  ○◇ open  ◆◈◇ for later" in sitting.text


async def test_the_strip_underlines_the_question_at_hand(sits: Sits) -> None:
    from quizapp.tui.widgets.examrows import Standing, strip

    shown, _ = strip(Standing(3, frozenset(), frozenset(), 1), 60)
    lined = {at for span in shown.spans for at in range(span.start, span.end) if "underline" in str(span.style)}
    assert lined == {1}
