"""An exam under way, driven by keys: answers, marks, the way through the paper, its end."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from quizapp.core.exams.attempt import Ending
from quizapp.core.response import Arranged, Chosen, Matched, Said, Wrote
from quizapp.errors import DatabaseError, LockedError
from quizapp.tui import saving
from quizapp.tui.screens import examround
from tests.tui.library import CHOICE, LATENCY, MATCH, METRIC, ORDER, TYPED

if TYPE_CHECKING:
    from quizapp.core.exams.debrief import Debrief
    from tests.tui.driving import Screen
    from tests.tui.sealed import Sits, Sitting

SIZES = [(60, 16), (80, 24), (120, 40)]


async def rest(screen: Screen) -> None:
    """Waits until what is typed has rested and is stored."""
    await screen.pilot.pause(0.02)
    await screen.settle()


def outcome(sitting: Sitting) -> Debrief:
    """What the exam came to."""
    assert len(sitting.ended) == 1, sitting.text
    assert sitting.ended[0], "it was handed in"
    return sitting.ended[0]


async def test_every_kind_of_question_is_answered_and_stored_at_once(sits: Sits) -> None:
    async with sits() as sitting:
        await sitting.press("2", "n", "1", "3", "n", "right", "n", *"f1", "enter")
        assert "question 5 of 6" in sitting.text
        await sitting.press("space", "down", "space", "n", "1", "2")
        order = sitting.exams.asked.slots[1].order
        asked, pool = sitting.exams.asked.slots[4].order, sitting.exams.asked.slots[5].order
        assert sitting.exams.answers == {
            0: Chosen(frozenset({1})),
            1: Chosen(frozenset({order[0], order[2]})),
            2: Said(truth=False),
            3: Wrote("f1"),
            4: Arranged((asked[1], asked[0], *asked[2:])),
            5: Matched((pool[0], pool[1], None)),
        }
        assert "6 of 6 answered" in sitting.text


async def test_an_answer_is_changed_and_taken_away(sits: Sits) -> None:
    async with sits(METRIC, TYPED) as sitting:
        await sitting.press("1", "3")
        assert sitting.exams.answers == {0: Chosen(frozenset({2}))}
        assert "◉ 3" in sitting.text
        await sitting.press("3")
        assert sitting.exams.answers == {}
        await sitting.press("1", "backspace")
        assert sitting.exams.answers == {}
        await sitting.press("n", "x", "tab", "shift+tab", "backspace")
        await rest(sitting.screen)
        assert sitting.exams.answers == {}
        assert "0 of 2 answered" in sitting.text


async def test_undo_brings_back_the_answers_before_one_by_one(sits: Sits) -> None:
    async with sits(METRIC, TYPED) as sitting:
        await sitting.press("1", "2", "n", *"ab", "tab", "u")
        assert sitting.exams.answers[0] == Chosen(frozenset({0})), "the answer before at this question"
        await sitting.press("u")
        assert 0 not in sitting.exams.answers
        await sitting.press("u")
        assert "no other answer" in sitting.text
        assert sitting.exams.answers == {1: Wrote("ab")}


async def test_nothing_says_what_is_right_before_the_end(sits: Sits) -> None:
    async with sits(METRIC) as sitting:
        await sitting.press("2", "enter", "space", "s", "w", "i", "e", "f2", "escape")
        for told in ("precision", "TP", "right answer", "your answer", "✗", "Again"):
            assert told not in sitting.text
        assert sitting.ended == []


async def test_marks_lead_to_questions_to_come_back_to(sits: Sits) -> None:
    async with sits(*[METRIC] * 5) as sitting:
        await sitting.press("n", "m", "n", "n", "m", "o", "r")
        assert "question 2 of 5  ◆ for later" in sitting.text
        await sitting.press("r")
        assert "question 4 of 5" in sitting.text
        await sitting.press("m", "r")
        assert "question 2 of 5" in sitting.text
        assert sitting.exams.stored.later == {1}
        await sitting.press("m", "r")
        assert "No question is marked" in sitting.text


async def test_the_next_open_question_is_one_key_away_round_the_end(sits: Sits) -> None:
    async with sits(*[METRIC] * 4) as sitting:
        await sitting.press("1", "enter", "1", "o")
        assert "question 3 of 4" in sitting.text
        await sitting.press("o")
        assert "question 4 of 4" in sitting.text
        await sitting.press("o")
        assert "question 3 of 4" in sitting.text
        await sitting.press("1", "o", "1", "o")
        assert "Every question has an answer" in sitting.text


async def test_while_an_answer_is_typed_keys_that_write_nothing_lead_on(sits: Sits) -> None:
    async with sits(TYPED, METRIC, TYPED) as sitting:
        await sitting.press(*"mnh", "f3", "tab")
        assert "question 2 of 3" in sitting.text
        assert sitting.exams.answers == {0: Wrote("mnh")}
        assert sitting.exams.stored.later == {0}
        await sitting.press("shift+tab")
        assert sitting.screen.app.focused
        assert isinstance(sitting.screen.app.focused, Input)
        assert "│ mnh" in sitting.text


async def test_typed_text_is_stored_when_it_rests(sits: Sits) -> None:
    async with sits(TYPED) as sitting:
        for key in "f1 score":
            sitting.screen.key("space" if key == " " else key)
        await rest(sitting.screen)
        assert sitting.exams.answers == {0: Wrote("f1 score")}


async def test_the_overview_leads_to_a_question_by_its_number_and_by_arrows(sits: Sits) -> None:
    async with sits(*[METRIC] * 30) as sitting:
        await sitting.press("1", "g", "1", "7")
        assert "question 17 of 30: open" in sitting.text
        await sitting.press("enter")
        assert "question 17 of 30" in sitting.text
        await sitting.press("g", "up", "right", "enter")
        assert "question 8 of 30" in sitting.text
        await sitting.press("g", "9", "9", "escape")
        assert "question 8 of 30" in sitting.text
        assert sitting.exams.stored.place == 7


async def test_a_click_on_the_strip_and_in_the_overview_goes_there(sits: Sits) -> None:
    async with sits(*[METRIC] * 12) as sitting:
        await sitting.screen.click("#strip", (8, 0))
        assert "question 6 of 12" in sitting.text
        await sitting.press("g")
        row, column = sitting.screen.place("12 ○")
        await sitting.screen._click(column, row)
        assert "question 12 of 12" in sitting.text
        await sitting.screen.click_on("0.5")
        assert sitting.exams.answers == {11: Chosen(frozenset({2}))}
        await sitting.screen.click_on("hand in")
        assert "Hand in?" in sitting.text


async def test_handing_in_tells_what_is_open_and_asks(sits: Sits) -> None:
    async with sits(*[METRIC] * 4, penalty=0.25) as sitting:
        await sitting.press("1", "n", "2", "m", "h")
        for told in ("2 of 4 answered · 2 open · 1 marked", "What is open earns nothing", "costs 25%", "left"):
            assert told in sitting.text
        assert sitting.text.count(" left") == 1
        await sitting.press("n")
        assert sitting.ended == []
        await sitting.press("h", "o")
        assert "question 3 of 4" in sitting.text
        await sitting.press("h", "y")
        assert outcome(sitting).attempt.ending is Ending.SUBMITTED
        assert outcome(sitting).result.whole.answered == 2
        assert outcome(sitting).result.whole.right == 1


async def test_a_burst_of_keys_hands_nothing_in(sits: Sits) -> None:
    async with sits(METRIC) as sitting:
        sitting.screen.hands.speed = 0.001
        for key in "hyhy":
            sitting.screen.key(key)
        await sitting.screen.settle()
        assert sitting.ended == []
        assert sitting.exams.stored.ending is None


async def test_what_is_typed_last_is_part_of_what_is_handed_in(sits: Sits, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examround, "REST_S", 3600)
    async with sits(TYPED) as sitting:
        await sitting.press(*"F1", "ctrl+s", "y")
        assert outcome(sitting).attempt.answers[0].response == Wrote("F1")


async def test_a_doubt_about_a_number_is_told_and_blocks_nothing(sits: Sits) -> None:
    async with sits(LATENCY, METRIC) as sitting:
        await sitting.press(*"12,5 s", "enter")
        assert "question 1 of 2" in sitting.text
        doubt = sitting.exam.reply.doubt
        assert doubt
        assert doubt.says.split(".")[0] in sitting.text
        await sitting.press("enter")
        assert "question 2 of 2" in sitting.text
        await sitting.press("h")
        assert "may be read otherwise at 1" in sitting.text
        await sitting.press("y")
        assert outcome(sitting).attempt.answers[0].response == Wrote("12,5 s")


async def test_the_last_question_says_what_is_open(sits: Sits) -> None:
    async with sits(METRIC, METRIC) as sitting:
        await sitting.press("n", "1", "enter")
        assert "This is the last question. Still open: 1." in sitting.text


async def test_leaving_keeps_the_attempt_and_it_is_taken_up_where_it_was(sits: Sits) -> None:
    async with sits() as sitting:
        await sitting.press("2", "n", "1", "m", "n", "n", *"f1 sc", "escape", "l")
        assert sitting.ended == [None]
        assert sitting.exams.stored.ending is None
        await sitting.take_up()
        assert "question 4 of 6" in sitting.text
        assert "│ f1 sc" in sitting.text
        assert "●◆○●○ ○" in sitting.text
        await sitting.press("shift+tab", "p", "p")
        assert "◉ 2" in sitting.text


async def test_steps_and_pairs_stand_as_they_were_left(sits: Sits) -> None:
    async with sits(ORDER, MATCH) as sitting:
        await sitting.press("3", "n", "down", "2")
        before = [row for row in sitting.screen.rows if "rate" in row]
        await sitting.press("q", "l")
        await sitting.take_up()
        assert [row for row in sitting.screen.rows if "rate" in row][:3] == before[:3]
        asked = sitting.exams.asked.slots[0].order
        assert sitting.exams.answers[0] == Arranged((asked[1], asked[2], asked[0], asked[3]))
        await sitting.press("p", "backspace")
        assert 0 not in sitting.exams.answers


async def test_an_order_that_is_right_as_it_stands_can_be_said(sits: Sits) -> None:
    async with sits(ORDER) as sitting:
        await sitting.press("down", "enter")
        assert sitting.exams.answers == {}, "pointing at a step is no answer"
        await sitting.press("space", "space")
        assert sitting.exams.answers == {0: Arranged(sitting.exams.asked.slots[0].order)}


async def test_a_step_that_is_held_is_put_back_before_anything_is_left(sits: Sits) -> None:
    async with sits(ORDER) as sitting:
        await sitting.press("space", "down", "escape")
        assert sitting.exams.answers == {}
        assert "Leave the exam?" not in sitting.text
        await sitting.press("escape")
        assert "Leave the exam?" in sitting.text


@pytest.mark.parametrize("key", ["n", "g", "m", "h"])
async def test_a_step_that_is_held_is_put_down_where_it_is_before_one_goes_on(sits: Sits, key: str) -> None:
    async with sits(ORDER, METRIC) as sitting:
        asked = sitting.exams.asked.slots[0].order
        await sitting.press("space", "down")
        assert sitting.exams.answers == {}
        await sitting.press(key)
        assert sitting.exams.answers == {0: Arranged((asked[1], asked[0], *asked[2:]))}


async def test_an_attempt_is_dropped_after_a_second_question(sits: Sits) -> None:
    async with sits(METRIC) as sitting:
        await sitting.press("q", "d", "n")
        assert sitting.ended == []
        await sitting.press("q", "g", "q", "d", "y")
        assert sitting.ended == [None]
        assert sitting.exams.stored.ending is Ending.DROPPED


async def test_keys_do_not_wait_for_a_slow_disk(sits: Sits, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "SLOW_S", 0.001)
    async with sits(METRIC, METRIC) as sitting:
        sitting.exams.gate = sitting.screen.bench.gate = threading.Event()
        for key in "1n2":
            sitting.screen.key(key)
        await sitting.screen.until("Not saved yet")
        assert "◉ 2" in sitting.text, "what is given is picked"
        assert "0 of 2 answered" in sitting.text, "and counted once it is stored"
        sitting.exams.gate.set()
        sitting.screen.bench.gate = None
        await sitting.screen.settle()
        assert "Not saved" not in sitting.text
        assert "2 of 2 answered" in sitting.text
        assert [event.body["place"] for event in sitting.exams.events] == [0, 1, 1], "in the order of the keys"


async def test_handing_in_waits_for_a_database_that_is_locked(sits: Sits) -> None:
    async with sits(METRIC) as sitting:
        sitting.exams.refuse += [LockedError("Another program holds the database.")] * 3
        await sitting.press("1", "h", "y")
        assert outcome(sitting).result.whole.answered == 1


async def test_what_could_not_be_stored_is_said_and_tried_again_with_the_next_key(sits: Sits) -> None:
    async with sits(METRIC, METRIC) as sitting:
        sitting.exams.refuse.append(DatabaseError("The disk is full."))
        await sitting.press("1")
        assert "Not saved: The disk is full." in sitting.text
        await sitting.press("n")
        assert sitting.exams.answers == {0: Chosen(frozenset({0}))}
        assert sitting.exams.stored.place == 1


async def test_one_can_leave_though_nothing_can_be_stored(sits: Sits) -> None:
    async with sits(METRIC) as sitting:
        sitting.exams.refuse += [DatabaseError("The disk is full.")] * 9
        await sitting.press("1", "q", "l")
        assert "The disk is full." in sitting.text
        await sitting.press("q", "l")
        assert sitting.ended == [None]


async def test_no_other_screen_stands_above_an_exam(sits: Sits) -> None:
    async with sits(METRIC) as sitting:
        await sitting.press("f12")
        assert "What is the recall?" in sitting.text
        await sitting.press("question_mark", "f12", "escape")
        assert "What is the recall?" in sitting.text


@pytest.mark.parametrize("size", SIZES)
async def test_it_fits_every_terminal(sits: Sits, size: tuple[int, int]) -> None:
    async with sits(*[CHOICE] * 200, size=size) as sitting:
        await sitting.press("1")
        assert "question 1 of 200" in sitting.text
        assert "1 of 200 answered" in sitting.text
        assert "left" in sitting.screen.rows[0]
        assert "leave" in sitting.screen.rows[-1]
        await sitting.press("g", "end")
        assert "question 200 of 200" in sitting.text
        assert "esc" in sitting.text
        await sitting.press("enter")
        assert "question 200 of 200" in sitting.text
        await sitting.press("h")
        assert "Hand in?" in sitting.text
        assert "go on" in sitting.text
