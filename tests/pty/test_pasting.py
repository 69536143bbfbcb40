"""Megabytes that are pasted, into fields and where there are none: little is taken, nothing is typed by them."""

import pytest

from tests.pty.room import Room
from tests.pty.terminal import ROUNDS, Terminal
from tests.pty.test_bytes import cpu_s

MEGABYTES = 8 if ROUNDS else 2
PASTE = b"\x1b[200~" + b"3 q\r\x11x" * (MEGABYTES * 150_000) + b"\x1b[201~"
MOST_CPU_S = 1.5
TYPED = "- q: Which letter?\n  a: é\n"


def pasted(terminal: Terminal) -> float:
    """Pastes it and waits until the program has taken what it wants; the CPU time that this cost [s]."""
    before = cpu_s(terminal)
    terminal.send(PASTE)
    terminal.pause(0.5)
    terminal.resize(40, 10)
    terminal.wait_for("enlarge")
    terminal.resize(80, 24)
    terminal.wait_until(lambda: "enlarge" not in terminal.text, "the screen as before")
    return cpu_s(terminal) - before


@pytest.mark.parametrize(
    ("keys", "shows"),
    [
        ("", "Welcome"),
        ("/", "find a deck"),
        ("b", "cards"),
        ("t", "topics"),
        ("g", "statistics"),
        ("s", "settings"),
        ("e", "exams"),
        (" ", "Question 1?"),
    ],
    ids=["home", "search", "browse", "topics", "statistics", "settings", "exams", "question"],
)
def test_a_huge_paste_does_nothing_but_fill_a_field(room: Room, keys: str, shows: str) -> None:
    terminal = room.start()
    terminal.wait_for("Welcome")
    if keys:
        terminal.press(keys, shows)
    assert pasted(terminal) < MOST_CPU_S
    assert terminal.runs
    terminal.send("\x11")
    assert terminal.finish() == 0
    terminal.assert_restored()
    assert room.reviews() == []


def test_a_huge_paste_into_an_answer_is_cut_and_can_be_given(room: Room) -> None:
    room.write("many.yaml", TYPED)
    terminal = room.start("study")
    terminal.wait_for("Which letter?")
    assert pasted(terminal) < MOST_CPU_S
    terminal.press("\r", "Again", "Easy")
    terminal.decide("1", ["Again", "Easy"], lambda: len(room.reviews()) == 1, "the rating is stored")
