"""However a session is ended from outside, the terminal is as before and what was rated is stored."""

import signal

import pytest

from tests.pty.room import Room
from tests.pty.terminal import Terminal

GOOD = 3
TERM, HUP, INT = signal.SIGTERM, signal.SIGHUP, signal.SIGINT


@pytest.fixture
def studying(room: Room) -> Terminal:
    """A session with one card rated and the answer of the next one shown."""
    terminal = room.start("study")
    terminal.wait_for("Question 1?")
    terminal.reveal()
    terminal.rate("3", "Question 2?")
    terminal.reveal()
    return terminal


@pytest.mark.parametrize("number", [TERM, HUP, INT])
def test_a_signal_restores_the_terminal_and_keeps_the_ratings(
    number: signal.Signals, room: Room, studying: Terminal
) -> None:
    studying.signal(number)
    assert studying.finish() == 128 + number
    studying.assert_restored()
    assert room.ratings() == [(0, GOOD)]
    room.assert_whole()


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
    studying.signal(stop)
    studying.pause()
    painted = len(studying.raw)
    studying.signal(signal.SIGCONT)
    studying.wait_until(lambda: b"Question 2?" in studying.raw[painted:], "the question is painted again")
    studying.rate("3", "Question 3?")
    assert studying.leave() == 0
    studying.assert_restored()
    assert room.ratings() == [(0, GOOD), (1, GOOD)]
