"""Keys that no fingers typed: bursts, pastes without brackets, and what a terminal answers by itself."""

from tests.pty.room import Room
from tests.pty.terminal import Terminal

GOOD = 3
KEYS = 2000
FLOODS = ("3" * KEYS, " 3" * (KEYS // 2), " " * KEYS, "1234" * (KEYS // 4), "\r1" * (KEYS // 2))
# What terminals answer to questions about the cursor, their state and their kind, and digits right behind it.
ANSWERS = (b"\x1b[12;3R3", b"\x1b[0n3", b"\x1b[?62;1;2;3;4c3", b"\x1b[?2026;2$y3", b"3333")


def on_question(terminal: Terminal, number: int) -> None:
    terminal.wait_for(f"Question {number}?")


def test_a_flood_of_keys_rates_nothing(room: Room) -> None:
    terminal = room.start("study")
    on_question(terminal, 1)
    for number, flood in enumerate(FLOODS, start=1):
        terminal.send(flood)
        if "Easy" not in terminal.text:
            terminal.send(" ")
        terminal.wait_for(f"Question {number}?", "Easy")
        terminal.rate("3", f"Question {number + 1}?")
    assert terminal.leave() == 0
    assert room.ratings() == [(place, GOOD) for place in range(len(FLOODS))]


def test_a_flood_over_a_shown_answer_rates_nothing(room: Room) -> None:
    terminal = room.start("study")
    on_question(terminal, 1)
    terminal.reveal()
    terminal.pause()
    for flood in FLOODS:
        terminal.send(flood)
        terminal.pause()
    terminal.rate("4", "Question 2?")
    assert terminal.leave() == 0
    assert room.ratings() == [(0, 4)]


def test_what_a_terminal_answers_by_itself_rates_nothing(room: Room) -> None:
    terminal = room.start("study")
    on_question(terminal, 1)
    terminal.send(b" " + b"".join(ANSWERS))
    terminal.wait_for("Question 1?", "Easy")
    for answer in ANSWERS:
        terminal.pause()
        terminal.send(answer)
    terminal.pause()
    terminal.rate("4", "Question 2?")
    assert terminal.leave() == 0
    assert room.ratings() == [(0, 4)]
