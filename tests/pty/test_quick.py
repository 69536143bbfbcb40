"""`quizapp quick` in a real terminal: what the screen showed stays, and a line is left."""

import signal

from tests.pty.room import Room


def test_what_the_screen_showed_stays_and_a_line_is_left(room: Room) -> None:
    terminal = room.start("quick", "2", new=True)
    terminal.wait_for("Question 1?", "show the answer")
    assert not terminal.took_the_screen
    terminal.reveal()
    terminal.rate("3", "Question 2?")
    terminal.reveal()
    terminal.rate("1", "2 cards: 1 remembered, 1 again.")
    assert terminal.finish() == 0
    assert "Question" not in terminal.text
    assert terminal.settings == terminal.before
    assert room.ratings() == [(0, 3), (1, 1)]
    room.assert_whole()


def test_another_size_of_the_window_is_survived(room: Room) -> None:
    terminal = room.start("quick", "2", new=True)
    terminal.wait_for("Question 1?")
    for columns, rows in ((100, 30), (60, 17), (30, 5), (1, 1), (80, 24)):
        terminal.resize(columns, rows)
        terminal.pause(0.1)
    terminal.wait_for("Question 1?", "show the answer")
    terminal.send("q")
    assert terminal.finish() == 0


def test_a_signal_gives_the_terminal_back(room: Room) -> None:
    terminal = room.start("quick", new=True)
    terminal.wait_for("Question 1?")
    terminal.signal(signal.SIGTERM)
    assert terminal.finish() == 128 + signal.SIGTERM
    assert terminal.settings == terminal.before
    assert bytes(terminal.raw).rfind(b"\x1b[?25h") > bytes(terminal.raw).rfind(b"\x1b[?25l")


def test_lines_are_asked_in_a_terminal_that_wants_them(room: Room) -> None:
    terminal = room.start("study", "--plain", "--limit", "1", new=True)
    terminal.wait_for("Question 1?", "Press enter for the answer:")
    terminal.press("\r", "answer 1", "Your rating:")
    terminal.press("good\r", "1 card: 1 remembered")
    assert terminal.finish() == 0
    assert b"\x1b" not in terminal.raw
    assert room.ratings() == [(0, 3)]


def test_ctrl_d_and_ctrl_c_leave_the_lines(room: Room) -> None:
    rooms = [room, room.twin("other")]
    ends = []
    for one, key in zip(rooms, ("\x04", "\x03"), strict=True):
        terminal = one.start("study", "--plain", new=True)
        terminal.press("", "Press enter for the answer:")
        terminal.send(key)
        ends.append(terminal.finish())
    assert ends == [0, 128 + signal.SIGINT]
