"""An exam on a terminal: killed in the middle of an answer and taken up again, handed in, and left by a signal."""

import json
import signal
import sqlite3
from contextlib import closing
from functools import partial

import pytest

from tests.pty.room import Room
from tests.pty.terminal import Terminal

EXAM = """\
deck: Small exam
cards:
  - q: Which number is even?
    choices:
      - wrong: Three
      - right: Four
      - wrong: Five
  - q: Which gas is most of the air?
    a: nitrogen
    accept: []
  - statement: Nine is a square number.
    a: true
"""
PROMPTS = ("Which number", "Which gas", "Nine is")
BEGAN, LATER, OVER = (f"2026-11-20T10:{minute:02}:00+00:00" for minute in (0, 6, 40))


@pytest.fixture
def exam(room: Room) -> Room:
    """A room with three questions that an exam can ask."""
    (room.decks / "many.yaml").unlink()
    room.write("small.yaml", EXAM)
    return room


def begin(room: Room) -> Terminal:
    """An exam of ten minutes, at its first question."""
    terminal = room.start("exam", "--seed", "7", "--minutes", "10", now=BEGAN)
    terminal.wait_for("space begin")
    terminal.press(" ", "question 1 of 3", "left")
    return terminal


def go_on(room: Room, now: str) -> Terminal:
    """The exam under way, taken up again."""
    return room.start("exam", now=now)


def asked(terminal: Terminal) -> set[str]:
    """The questions that are on the screen."""
    return {text for text in PROMPTS if text in terminal.text}


def another(terminal: Terminal, before: set[str]) -> bool:
    """Whether a question is on the screen that was not there before."""
    return bool(asked(terminal) - before)


def find(terminal: Terminal, text: str) -> None:
    """Goes on until a question is on the screen."""
    for number in (2, 3, 1):
        if text in terminal.text:
            return
        before = asked(terminal)
        terminal.press("\t", f"question {number} of 3")
        terminal.wait_until(partial(another, terminal, before), "the next question")
    assert text in terminal.text


def stored(room: Room) -> list[tuple[str, dict[str, object]]]:
    """What the log holds of exams but their questions, in its order."""
    with closing(sqlite3.connect(room.database, timeout=20)) as connection:
        rows = connection.execute(
            "SELECT kind, body FROM event WHERE kind LIKE 'exam_%' AND kind <> 'exam_question' ORDER BY id"
        )
        return [(kind, json.loads(body)) for kind, body in rows]


def test_killed_in_the_middle_of_an_answer_it_goes_on_where_it_was(exam: Room) -> None:
    terminal = begin(exam)
    find(terminal, "Which gas")
    here = next(line for line in terminal.lines if "question" in line).split("question")[1].split()[0]
    terminal.press("nitro", "1 of 3 answered")
    terminal.wait_until(lambda: any(kind == "exam_answer" for kind, _ in stored(exam)), "what rests is stored")
    terminal.kill()
    terminal = go_on(exam, LATER)
    terminal.wait_for(f"question {here} of 3", "nitro", "1 of 3 answered")
    terminal.wait_until(lambda: "3:5" in terminal.text or "4:00" in terminal.text, "six minutes have passed")
    terminal.send("gen")
    terminal.press("\x13", "Hand in?", "1 of 3 answered · 2 open")
    terminal.decide("y", ["Hand in?"], lambda: stored(exam)[-1][0] == "exam_submit", "it is handed in")
    answers = [body["response"] for kind, body in stored(exam) if kind == "exam_answer"]
    assert answers[-1] == {"kind": "wrote", "text": "nitrogen"}
    assert stored(exam)[-1][1]["ending"] == "submitted"
    exam.assert_whole()


def test_time_that_ran_out_while_nobody_was_there_hands_in(exam: Room) -> None:
    terminal = begin(exam)
    terminal.press("\t", "question 2 of 3")
    terminal.kill()
    terminal = go_on(exam, OVER)
    terminal.wait_until(lambda: stored(exam)[-1][0] == "exam_submit", "it is handed in")
    assert stored(exam)[-1][1]["ending"] == "time"
    assert stored(exam)[-1][1]["spent"] == 10 * 60_000


def test_ended_while_the_database_is_held_it_says_which_answers_are_lost(exam: Room) -> None:
    terminal = begin(exam)
    find(terminal, "Which number")
    with closing(sqlite3.connect(exam.database, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        terminal.press("1", "ot saved yet")
        assert "0 of 3 answered" in terminal.text
        terminal.signal(signal.SIGTERM)
        assert terminal.finish() == 128 + signal.SIGTERM
        connection.execute("ROLLBACK")
    terminal.assert_restored()
    assert "1 answer of the exam could not be saved." in " ".join(terminal.text.split())
    assert not [kind for kind, _ in stored(exam) if kind == "exam_answer"]


def test_a_signal_to_leave_stores_what_was_typed_last(exam: Room) -> None:
    terminal = begin(exam)
    find(terminal, "Which gas")
    terminal.press("argon", "1 of 3 answered")
    terminal.signal(signal.SIGTERM)
    assert terminal.finish() == 128 + signal.SIGTERM
    terminal.assert_restored()
    assert stored(exam)[-1][1]["response"] == {"kind": "wrote", "text": "argon"}
