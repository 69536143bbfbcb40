"""Keys that no fingers typed: bursts, pastes without brackets, and what a terminal answers by itself."""

import pytest

from tests.pty.room import Room
from tests.pty.terminal import Terminal

KEYS = 2000
FLOODS = ("3" * KEYS, " 3" * (KEYS // 2), " " * KEYS, "1234" * (KEYS // 4), "\r1" * (KEYS // 2))
# What terminals answer when asked for the cursor, their kind, state, modes, keys, name, colours, clipboard and title.
ANSWERS = (
    b"\x1b[12;3R",
    b"\x1b[12;3R3",
    b"\x1b[?62;1;2;3;4c",
    b"\x1b[>41;370;3c3",
    b"\x1b[0n\x1b[?1;2c\x1b[4;3R",
    b"\x1b[?33;1$y",
    b"\x1b[?3u",
    b"\x1bP>|3 qqq(3)\x1b\\",
    b"\x1bP1$r3;3 q\x1b\\",
    b"\x1b]10;rgb:3333/3333/3333\x1b\\",
    b"\x1b]11;rgb:3333/3333/3333\x07",
    b"\x1b]52;c;MzMzMw==\x07",
    b"\x1b]l 3 q 3\x1b\\",
    b"\x1b]L1234 \x1b\\",
    b"\x1b_Gi=3;OK\x1b\\",
    b"33",
)


@pytest.fixture
def revealed(room: Room) -> Terminal:
    """A session with the first answer on the screen."""
    terminal = room.start("study")
    terminal.wait_for("Question 1?")
    terminal.reveal()
    return terminal


def test_a_flood_of_keys_does_not_rate(room: Room) -> None:
    terminal = room.start("study")
    terminal.wait_for("Question 1?")
    for flood in FLOODS:
        terminal.pause()
        terminal.send(flood)
    terminal.pause()
    terminal.send("\x03")
    assert terminal.finish() == 0
    assert room.reviews() == []


def test_what_a_terminal_answers_by_itself_does_not_rate(room: Room, revealed: Terminal) -> None:
    for answer in ANSWERS:
        revealed.pause()
        revealed.send(answer)
    revealed.pause()
    assert "Question 1?" in revealed.text
    revealed.rate("3", "Question 2?")
    assert revealed.leave() == 0
    assert room.ratings() == [(0, 3)]


def test_what_a_terminal_answers_by_itself_does_nothing_at_home(room: Room) -> None:
    terminal = room.start()
    terminal.wait_for("Welcome")
    terminal.pause()
    before = terminal.text
    for answer in ANSWERS:
        terminal.send(answer.removesuffix(b"3"))
        terminal.pause()
        assert terminal.text == before, answer
    assert terminal.leave() == 0
    terminal.assert_restored()
