"""Whatever bytes arrive on a real terminal: the program neither falls over nor falls asleep, and q still leaves."""

import os
import random
from pathlib import Path

import pytest

from tests.pty.room import Room
from tests.pty.terminal import ROUNDS, Terminal

STREAMS = 50 * max(ROUNDS, 1)
MOST_CPU_S = 1.0
LEAVES = b"qQ\x03\x11"
PIECES = [
    *(b"\x1b", b"\x1b[", b"\x1bO", b"\x1b]", b"\x1bP", b"\x1b[<", b"\x1b[?", b"\x1b[M", b"\x1b\\", b"\x1b[200~"),
    *(b"\x1b[I", b"\x1b[O", b"\x1b[47:63;2;63u", b"\x1b[1114112u", b"\x1b[<0;10;10M", b"\x1b[<-1;5;3m", b"\x1b[12;3R"),
    *(b"\x07", b"\x9b", b"\x00", b"\xff", b"\xc3", b"\xe9", b"\xed\xa0\x80", b"3", b" ", b"\r", b"h", b"s", b"9" * 40),
]
HUGE = {
    "numbers": b"\x1b[" + b"1;" * 500_000 + b"m",
    "report": b"\x1b]52;c;" + b"MzMz" * 250_000,
    "paste": b"\x1b[200~" + b"paste 3 " * 1_250_000 + b"\x1b[201~",
    "paste that does not end": b"\x1b[200~" + b"3 " * 100_000,
    "focus": b"\x1b[I\x1b[O" * 200,
    "mouse": b"\x1b[<35;10;10M" * 5_000,
    "escapes": b"\x1b" * 10_000,
}


def cpu_s(terminal: Terminal) -> float:
    """The time that the program has computed."""
    fields = Path(f"/proc/{terminal.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def answers(terminal: Terminal) -> None:
    """Fails unless the program reads keys and draws: a size is told, whatever it shows."""
    terminal.pause(1.2)
    terminal.resize(40, 10)
    terminal.wait_for("enlarge")
    terminal.resize(80, 24)
    terminal.wait_until(lambda: "enlarge" not in terminal.text, "the screen as before")


def test_random_bytes(room: Room) -> None:
    terminal = room.start("study")
    terminal.wait_for("Question 1?")
    chance = random.Random(22)
    for _ in range(STREAMS):
        parts = (chance.choice(PIECES) if chance.random() < 0.7 else chance.randbytes(6) for _ in range(12))
        terminal.send(b"".join(parts).translate(None, LEAVES))
        terminal.pause(0.02)
    answers(terminal)
    assert terminal.leave() == 0
    terminal.assert_restored()
    room.assert_whole()


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="CPU times of others are not known")
def test_huge_input_costs_little_and_does_not_rate(room: Room) -> None:
    terminal = room.start("study")
    terminal.wait_for("Question 1?")
    for name, flood in HUGE.items():
        before = cpu_s(terminal)
        terminal.send(flood)
        answers(terminal)
        assert cpu_s(terminal) - before < MOST_CPU_S, name
    assert terminal.leave() == 0
    assert room.reviews() == []


def test_bytes_of_another_encoding_are_shown_as_unknown_and_typing_goes_on(room: Room) -> None:
    room.write("many.yaml", "- q: Which letter?\n  a: é\n  accept: []\n")
    terminal = room.start("study")
    terminal.wait_for("Which letter?")
    terminal.send(b"a\xe9")
    terminal.wait_for("a")
    terminal.send("é")
    terminal.wait_for("a\N{REPLACEMENT CHARACTER}é")
    terminal.press("\x1b", "Welcome")
    assert terminal.leave() == 0
