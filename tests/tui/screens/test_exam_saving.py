"""What an exam says is saved, and what it does with what cannot be; an exam that ended in another process."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from quizapp.core.exams.attempt import Ending
from quizapp.core.response import Chosen, Wrote
from quizapp.core.review import EventKind
from quizapp.errors import DatabaseError, LockedError, Status
from quizapp.tui import examsaves, saving
from quizapp.tui.screens import examround, sitexam
from quizapp.tui.screens.debrief import DebriefScreen
from tests.tui.library import MATCH, METRIC, MULTI, ORDER, STATEMENT, TYPED
from tests.tui.sealed import EXAM

if TYPE_CHECKING:
    from tests.tui.sealed import Sits, Sitting

FULL = "The disk is full."
LOCKED = LockedError("Another program holds the database.")


def refuse(sitting: Sitting, times: int = 99) -> None:
    """Nothing can be stored so many times."""
    sitting.exams.refuse[:] = [DatabaseError(FULL)] * times


def hold(sitting: Sitting) -> threading.Event:
    """Nothing comes back from the trainer until the event is set."""
    gate = threading.Event()
    sitting.exams.gate = sitting.screen.bench.gate = gate
    return gate


async def let_go(sitting: Sitting) -> None:
    """What was held is stored."""
    assert sitting.exams.gate
    sitting.exams.gate.set()
    sitting.screen.bench.gate = None
    await sitting.screen.settle()


@pytest.mark.parametrize("question", [METRIC, MULTI, STATEMENT, TYPED, ORDER, MATCH])
async def test_no_key_of_any_kind_of_question_is_too_much(sits: Sits, question: object) -> None:
    keys = ("down", "up", "up", "1", "down", "down", "space", "right", "up", "left", "9", "ctrl+down", "backspace", "u")
    async with sits(question, size=(60, 16)) as sitting:
        await sitting.press(*keys, "down", "space", "pagedown", "down", "tab", "up", "down", "f5", "shift+tab")
        assert "question 1 of 1" in sitting.text


async def test_the_overview_and_the_hand_in_sheet_count_what_is_stored_as_soon_as_it_is(sits: Sits) -> None:
    async with sits(METRIC, METRIC) as sitting:
        await sitting.press("1", "n")
        gate = hold(sitting)
        for key in ("2", "g"):
            sitting.screen.key(key)
        await sitting.screen.until("question 2 of 2: open")
        gate.set()
        await sitting.screen.until("question 2 of 2: answered")
        sitting.screen.bench.gate = None
        await sitting.press("escape")
        hold(sitting)
        for key in ("backspace", "h"):
            sitting.screen.key(key)
        await sitting.screen.until("Hand in?")
        assert "2 of 2 answered" in sitting.text
        await let_go(sitting)
        assert "1 of 2 answered · 1 open" in sitting.text
        await sitting.press("o")
        assert "question 2 of 2" in sitting.text


async def test_an_answer_on_its_way_is_no_open_question_to_go_to(sits: Sits) -> None:
    async with sits(METRIC, METRIC) as sitting:
        hold(sitting)
        for key in "1o":
            sitting.screen.key(key)
        await sitting.screen.until("question 2 of 2")
        assert "0 of 2 answered" in sitting.text
        await let_go(sitting)
        assert "1 of 2 answered" in sitting.text


async def test_that_something_is_not_saved_stays_until_it_is(sits: Sits) -> None:
    async with sits(METRIC, METRIC, size=(120, 40)) as sitting:
        refuse(sitting, 2)
        await sitting.press("1")
        await sitting.pass_by(20 * 60)
        assert f"Not saved: {FULL}" in sitting.text
        assert "5 minutes left" in sitting.text
        await sitting.press("t", "question_mark", "escape")
        assert f"Not saved: {FULL}" in sitting.text
        await sitting.press("n")
        assert "Not saved" not in sitting.text
        assert "1 of 2 answered" in sitting.text


async def test_a_held_database_is_said_though_keys_go_on(sits: Sits, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "SLOW_S", 0.001)
    async with sits(METRIC, METRIC) as sitting:
        hold(sitting)
        sitting.screen.key("1")
        await sitting.screen.until("Not saved yet")
        sitting.screen.key("n")
        await sitting.screen.until("question 2 of 2")
        assert "Not saved yet" in sitting.text
        await let_go(sitting)
        assert "Not saved yet" not in sitting.text


async def test_leaving_with_what_is_not_saved_needs_a_word_for_it(sits: Sits) -> None:
    async with sits(METRIC, METRIC, size=(120, 40)) as sitting:
        refuse(sitting)
        await sitting.press("1", "n", "1", "h")
        assert "2 answers are not saved yet" in sitting.text
        assert "0 of 2 answered" in sitting.text
        await sitting.press("y")
        assert sitting.ended == []
        await sitting.press("escape")
        assert "2 answers are not saved yet, and lost" in sitting.text
        await sitting.press("l")
        assert sitting.ended == [], "that handing in failed is no word for leaving"
        assert "2 answers are not saved yet: q l again leaves" in " ".join(sitting.text.split())
        await sitting.press("p", "2", "q", "l")
        assert sitting.ended == [None]


async def test_another_answer_that_is_not_saved_needs_another_word(sits: Sits) -> None:
    async with sits(METRIC, METRIC) as sitting:
        refuse(sitting)
        await sitting.press("1", "q", "l", "n", "1", "q", "l")
        assert sitting.ended == []
        await sitting.press("q", "l")
        assert sitting.ended == [None]


async def test_a_program_that_ends_says_which_answers_are_lost(
    sits: Sits, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(examsaves, "LAST_S", 0.01)
    async with sits(METRIC, TYPED) as sitting:
        sitting.exams.refuse[:] = [LOCKED] * 100_000
        for key in ("1", "n"):
            sitting.screen.key(key)
        await sitting.screen.until("question 2 of 2")
        sitting.screen.key("x")
        await sitting.screen.until("│ x")
        screen = sitting.screen
        screen.app.action_leave_now()
    assert "2 answers of the exam could not be saved. Another program holds the database." in capsys.readouterr().err
    assert screen.app.return_code == Status.LOCKED


async def test_a_program_that_ends_waits_some_seconds_for_what_is_not_saved(
    sits: Sits, capsys: pytest.CaptureFixture[str]
) -> None:
    async with sits(METRIC, TYPED) as sitting:
        sitting.exams.refuse[:] = [LOCKED] * 5
        for key in ("1", "n"):
            sitting.screen.key(key)
        await sitting.screen.until("question 2 of 2")
        sitting.screen.key("x")
        await sitting.screen.until("│ x")
        screen, exams = sitting.screen, sitting.exams
        screen.app.action_leave_now()
    assert exams.answers == {0: Chosen(frozenset({0})), 1: Wrote("x")}
    assert capsys.readouterr().err == ""


async def test_what_was_typed_last_is_stored_though_the_program_ends_before_it_rests(
    sits: Sits, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(examround, "REST_S", 3600)
    async with sits(TYPED) as sitting:
        await sitting.press(*"F1")
        assert sitting.exams.answers == {}
        exams = sitting.exams
        sitting.screen.app.action_leave_now()
    assert exams.answers == {0: Wrote("F1")}


async def test_after_the_time_the_first_word_to_leave_warns_of_what_is_not_saved(sits: Sits) -> None:
    async with sits(METRIC) as sitting:
        refuse(sitting)
        await sitting.press("1")
        sitting.screen.hands.time += 26 * 60
        sitting.exam.mind_time()
        await sitting.screen.settle()
        await sitting.press("q")
        assert sitting.ended == []
        assert "1 answer is not saved yet: q again leaves all the same." in " ".join(sitting.text.split())
        await sitting.press("q")
        assert sitting.ended == [None]


@pytest.mark.parametrize("keys", [("2",), ("n",), ("m",), ("h", "y"), ("q", "l"), ("q", "d", "y")])
async def test_an_exam_handed_in_elsewhere_closes_with_its_result(sits: Sits, keys: tuple[str, ...]) -> None:
    async with sits(METRIC, METRIC) as sitting:
        await sitting.press("1")
        sitting.exams.submit(EXAM, 1000)
        if keys[0] != "2":
            sitting.screen.hands.time += 10  # so that leaving has something to store
        exam = sitting.exam
        await sitting.press(*keys)
        assert [found and found.attempt.ending for found in sitting.ended] == [Ending.SUBMITTED]
        assert exam.elsewhere.startswith("It was handed in by another quizapp.")
        assert ("1 answer that you gave here came later" in exam.elsewhere) == (keys == ("2",))
        assert len(exam.standing.answered) == 1, "nothing counts as taken"


async def test_what_ended_elsewhere_is_told_before_its_result(sits: Sits) -> None:
    async with sits(METRIC, METRIC) as sitting:
        await sitting.press("q", "l")
        sitexam.sit(sitting.screen.app, sitting.screen.app.kit, sitting.exams.stored)
        await sitting.screen.settle()
        sitting.exams.submit(EXAM, 1000)
        await sitting.press("1")
        assert "This exam has ended" in sitting.text
        assert "It was handed in by another quizapp." in sitting.text
        await sitting.press("enter")
        assert isinstance(sitting.screen.app.screen, DebriefScreen)


async def test_an_exam_dropped_elsewhere_is_told_and_has_no_result(sits: Sits) -> None:
    async with sits(METRIC) as sitting:
        await sitting.press("q", "l")
        sitexam.sit(sitting.screen.app, sitting.screen.app.kit, sitting.exams.stored)
        await sitting.screen.settle()
        sitting.exams.drop(EXAM, 1000)
        await sitting.press("1")
        assert "It was dropped in another quizapp, so it has no result." in sitting.text
        await sitting.press("enter")
        assert sitting.screen.at_home


async def test_the_time_spent_is_stored_each_minute_and_on_leaving(sits: Sits) -> None:
    async with sits(METRIC, METRIC) as sitting:
        await sitting.press("n", "1")
        stored = len(sitting.exams.events)
        await sitting.pass_by(59)
        assert len(sitting.exams.events) == stored, "no more often than each minute"
        await sitting.pass_by(2)
        assert sitting.exams.events[-1].kind is EventKind.EXAM_MOVE
        assert sitting.exams.stored.spent_ms >= 60_000
        assert sitting.exams.stored.place == 1
        sitting.screen.hands.time += 40
        await sitting.press("q", "l")
        assert sitting.exams.stored.spent_ms >= 100_000
        bench = sitting.screen.bench
        bench.at = replace(bench.at, at_ms=bench.at.at_ms - 3_600_000)
        await sitting.take_up()
        assert "23:1" in sitting.screen.rows[0], "a clock set back meanwhile gives no time"


async def test_nothing_is_typed_into_the_field_after_the_time(sits: Sits) -> None:
    async with sits(TYPED) as sitting:
        await sitting.press(*"F1")
        sitting.exams.refuse[:] = [DatabaseError(FULL)] * 99
        sitting.screen.hands.time += 26 * 60
        await sitting.press("x")
        assert "│ F1 " in sitting.text
        assert "F1x" not in sitting.text
        sitting.exam.mind_time()
        await sitting.screen.settle()
        await sitting.press("y")
        assert "F1y" not in sitting.text
        assert FULL in sitting.text
        await sitting.press("q", "q")
        assert sitting.ended == [None], "keys are keys again"
