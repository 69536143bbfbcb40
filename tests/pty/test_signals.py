"""However a session is ended from outside, the terminal is as before and what was rated is stored."""

import random
import signal
from functools import partial

import pytest

from tests.pty.room import Room
from tests.pty.terminal import ROUNDS, Terminal

GOOD = 3
TERM, HUP, INT, QUIT = signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT
STARTING_S = 0.6


@pytest.fixture
def studying(room: Room) -> Terminal:
    return revealed(room)


def revealed(room: Room) -> Terminal:
    """A session with one card rated and the answer of the next one shown."""
    terminal = room.start("study")
    terminal.wait_for("Question 1?")
    terminal.reveal()
    terminal.rate("3", "Question 2?")
    terminal.reveal()
    return terminal


def painted_since(terminal: Terminal, start: int) -> bool:
    return b"Question 2?" in terminal.raw[start:]


@pytest.mark.parametrize("number", [TERM, HUP, INT, QUIT])
def test_a_signal_restores_the_terminal_and_keeps_the_ratings(
    number: signal.Signals, room: Room, studying: Terminal
) -> None:
    studying.signal(number)
    assert studying.finish() == 128 + number
    studying.assert_restored()
    assert room.ratings() == [(0, GOOD)]
    room.assert_whole()


@pytest.mark.parametrize("number", [TERM, HUP, INT, QUIT])
def test_a_signal_at_any_moment_of_the_start_restores_the_terminal(number: signal.Signals, room: Room) -> None:
    chance = random.Random(number)
    for round_ in range(ROUNDS or 2):
        terminal = room.start(*["study"] * (round_ % 2))
        terminal.pause(STARTING_S * chance.random())
        terminal.signal(number)
        status = terminal.finish()
        if terminal.took_the_screen:
            assert status == 128 + number
            terminal.assert_restored()
        else:
            assert status in (128 + number, -number)
            assert terminal.settings == terminal.before


@pytest.mark.skipif(not ROUNDS, reason="QUIZAPP_TEST_ROUNDS says how many rounds")
@pytest.mark.parametrize("end", [*(TERM, HUP, INT, QUIT), "close"])
def test_round_after_round(end: signal.Signals | str, room: Room) -> None:
    chance = random.Random(19)
    for round_ in range(ROUNDS):
        one = room.twin(f"round-{round_}")
        terminal = revealed(one)
        terminal.send(chance.choice(["", "?", "q", "u", "s"]))
        terminal.pause(0.1 * chance.random())
        if isinstance(end, signal.Signals):
            terminal.signal(end)
            assert terminal.finish() == 128 + end
            terminal.assert_restored()
        else:
            assert terminal.hang_up() == 128 + HUP
        one.assert_whole()


@pytest.mark.parametrize("key", ["\x03", "\x11"], ids=["ctrl+c", "ctrl+q"])
def test_ctrl_c_and_ctrl_q_leave_at_once(key: str, room: Room, studying: Terminal) -> None:
    studying.send(key)
    assert studying.finish() == 0
    studying.assert_restored()
    assert room.ratings() == [(0, GOOD)]


def test_a_closed_window_ends_the_program_and_keeps_the_ratings(room: Room, studying: Terminal) -> None:
    assert studying.hang_up() == 128 + HUP
    assert room.ratings() == [(0, GOOD)]
    room.assert_whole()


@pytest.mark.parametrize("stop", [signal.SIGSTOP, signal.SIGTSTP], ids=["STOP", "TSTP"])
def test_a_program_that_was_stopped_paints_anew_goes_on_and_leaves_cleanly(
    stop: signal.Signals, room: Room, studying: Terminal
) -> None:
    for _ in range(ROUNDS or 2):
        studying.signal(stop)
        studying.pause()
        painted = len(studying.raw)
        studying.signal(signal.SIGCONT)
        studying.wait_until(partial(painted_since, studying, painted), "the question is painted again")
    studying.rate("3", "Question 3?")
    assert studying.leave() == 0
    studying.assert_restored()
    assert room.ratings() == [(0, GOOD), (1, GOOD)]


def test_a_program_that_stops_gives_the_terminal_back_meanwhile(studying: Terminal) -> None:
    studying.signal(signal.SIGTSTP)
    studying.wait_until(lambda: studying.settings == studying.before, "echo and signals as before")
    studying.assert_restored()
    studying.pause()
    studying.signal(signal.SIGCONT)
    studying.wait_until(lambda: studying.settings != studying.before, "keys again")
    assert studying.leave() == 0


def test_a_terminal_that_tells_its_size_and_pixels_is_restored(room: Room) -> None:
    terminal = room.start(
        answers={rb"\x1b\[\?2048\$p": b"\x1b[?2048;2$y", rb"\x1b\[\?2048h": b"\x1b[48;24;80;480;800t"}
    )
    terminal.wait_for("Welcome")
    terminal.wait_until(lambda: b"\x1b[?1016h" in terminal.raw, "pixels are asked for")
    terminal.signal(TERM)
    assert terminal.finish() == 128 + TERM
    terminal.assert_restored()
