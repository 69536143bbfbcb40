"""Keys that no fingers typed: bursts, pastes without brackets, and what a terminal answers by itself."""

from tests.pty.room import Room
from tests.pty.terminal import ANSWERS, Terminal

GOOD = 3
KEYS = 2000
FLOODS = ("3" * KEYS, " 3" * (KEYS // 2), " " * KEYS, "1234" * (KEYS // 4), "\r1" * (KEYS // 2))


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
    terminal.send(b" " + b"".join(ANSWERS.values()))
    terminal.wait_for("Question 1?", "Easy")
    for answer in ANSWERS.values():
        terminal.pause()
        terminal.send(answer)
    terminal.pause()
    terminal.rate("4", "Question 2?")
    assert terminal.leave() == 0
    assert room.ratings() == [(0, 4)]
