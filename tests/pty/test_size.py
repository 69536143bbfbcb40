"""Windows of every size, and windows that change theirs."""

import random

from tests.pty.room import Room
from tests.pty.terminal import ROUNDS

SIZES = [(1, 1), (1000, 300), (2, 50), (8, 24), (30, 16), (200, 2)]
CHANGES = 500 if ROUNDS else 44


def test_a_window_too_small_says_so_rates_nothing_and_may_grow(room: Room) -> None:
    terminal = room.start("study", columns=40, rows=10)
    terminal.wait_for("enlarge")
    terminal.resize(80, 24)
    terminal.wait_for("Question 1?")
    assert "enlarge" not in terminal.text
    terminal.reveal()
    terminal.resize(40, 10)
    terminal.wait_for("enlarge")
    terminal.pause()
    terminal.send("4")
    terminal.pause()
    terminal.resize(100, 30)
    terminal.wait_for("Question 1?", "Easy")
    terminal.rate("3", "Question 2?")
    assert terminal.leave() == 0
    assert room.ratings() == [(0, 3)]


def test_many_sizes_one_after_the_other_do_no_harm(room: Room) -> None:
    terminal = room.start("study")
    terminal.wait_for("Question 1?")
    terminal.reveal()
    chance = random.Random(3)
    for size in [*SIZES, *((chance.randint(1, 160), chance.randint(1, 50)) for _ in range(CHANGES))]:
        terminal.resize(*size)
        terminal.pause(0.02)
    terminal.resize(80, 24)
    terminal.wait_for("Question 1?", "Again", "Easy")
    terminal.rate("3", "Question 2?")
    assert terminal.leave() == 0
    terminal.assert_restored()
    assert room.ratings() == [(0, 3)]
