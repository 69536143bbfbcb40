"""`quizapp preview` in a real terminal: it follows the file, and gives the terminal back."""

import signal

from tests.pty.room import Room

DECK = "- q: What is first?\n  a: This is it\n- q: What is second?\n  a: That one\n"


def test_it_follows_the_file_is_answered_and_leaves_the_terminal_as_it_was(room: Room) -> None:
    room.write("mine.yaml", DECK)
    terminal = room.start("preview", f"{room.decks}/mine.yaml:3", new=True)
    terminal.wait_for("What is second?", "show the answer")
    terminal.press(" ", "That one")
    room.write("mine.yaml", DECK.replace("What is first?", "What comes first?"))
    terminal.wait_for("What comes first?")
    room.write("mine.yaml", DECK.replace("a: This is it", 'a: "This'))
    terminal.wait_for("the last that could be read")
    room.write("mine.yaml", DECK)
    terminal.wait_for("What is first?")
    terminal.send("q")
    assert terminal.finish() == 0
    terminal.assert_restored()
    assert not room.database.exists()


def test_a_signal_gives_the_terminal_back(room: Room) -> None:
    room.write("mine.yaml", DECK)
    terminal = room.start("preview", f"{room.decks}/mine.yaml", new=True)
    terminal.wait_for("What is first?")
    terminal.signal(signal.SIGTERM)
    assert terminal.finish() == 128 + signal.SIGTERM
    assert terminal.settings == terminal.before
