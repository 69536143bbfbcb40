"""The database is deleted or replaced while a session runs: it is noticed, told, and brought back with all in it."""

import shutil

from tests.pty.room import Room
from tests.pty.terminal import Terminal

GOOD = 3
GONE = "The database is gone."


def studying(room: Room) -> Terminal:
    """A session with one card rated and the answer of the next one shown."""
    terminal = room.start("study")
    terminal.wait_for("Question 1?")
    terminal.reveal()
    terminal.rate("3", "Question 2?")
    terminal.reveal()
    return terminal


def close(terminal: Terminal) -> None:
    """Closes the sheet, below which everything can be seen already."""
    terminal.send("\x1b")
    terminal.wait_until(lambda: "esc " not in terminal.text, "the sheet is closed")


def assert_brought_back(terminal: Terminal, room: Room, *found: str) -> None:
    """Rates the next card, which tells that the database is gone and what was found; brings it back, and goes on."""
    terminal.rate("3", GONE, *found)
    terminal.press("w", "Everything is back.")
    close(terminal)
    terminal.rate("3", "Question 3?")
    assert terminal.leave() == 0
    assert room.ratings() == [(0, GOOD), (1, GOOD)]
    room.assert_whole()


def test_a_deleted_database_is_written_back_with_all_that_was_saved(room: Room) -> None:
    terminal = studying(room)
    shutil.rmtree(room.data)
    assert_brought_back(terminal, room, "was deleted")


def test_a_database_that_an_older_copy_took_the_place_of_gets_what_it_lacks(room: Room) -> None:
    assert room.start("cards").finish() == 0
    older = room.data.with_name("older.db")
    shutil.copy(room.database, older)
    terminal = studying(room)
    older.replace(room.database)
    assert_brought_back(terminal, room, "another file")


def test_who_does_not_want_it_back_is_asked_again_before_anything_is_lost(room: Room) -> None:
    terminal = studying(room)
    room.database.unlink()
    terminal.rate("3", GONE)
    close(terminal)
    assert not room.database.exists()
    terminal.rate("3", GONE)
    terminal.press("w", "Everything is back.")
    close(terminal)
    assert room.ratings() == [(0, GOOD)]


def test_home_says_by_itself_that_the_database_is_gone(room: Room) -> None:
    terminal = room.start()
    terminal.wait_for("Welcome")
    room.database.unlink()
    terminal.wait_for(GONE)
    terminal.press("w", "Everything is back.")
    close(terminal)
    assert terminal.leave() == 0
    room.assert_whole()
