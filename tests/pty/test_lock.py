"""Another program holds the database: the screen says so, waits, and stores what was rated."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

from tests.pty.room import Room

GOOD = 3
LEFT_S = 4.0  # half a second where nothing else runs; SQLite itself would wait for five


@contextmanager
def held(room: Room, how: str = "BEGIN EXCLUSIVE") -> Iterator[None]:
    """Keeps everyone else from reading and writing, or from writing alone."""
    with closing(sqlite3.connect(room.database, isolation_level=None)) as connection:
        connection.execute(how)
        yield
        connection.execute("ROLLBACK")


def test_a_rating_waits_for_the_database_and_is_stored(room: Room) -> None:
    terminal = room.start("study")
    terminal.wait_for("Question 1?")
    terminal.reveal()
    with held(room):
        terminal.rate("3", "ot saved yet")
        assert "Question 1?" in terminal.text
    terminal.wait_for("Question 2?")
    assert room.ratings() == [(0, GOOD)]
    assert terminal.leave() == 0
    room.assert_whole()


def test_the_program_can_be_left_while_a_rating_waits(room: Room) -> None:
    terminal = room.start("study")
    terminal.wait_for("Question 1?")
    terminal.reveal()
    with held(room):
        terminal.rate("3", "ot saved yet")
        begun = time.monotonic()
        terminal.send("\x11")
        assert terminal.finish() == 0
        assert time.monotonic() - begun < LEFT_S
    terminal.assert_restored()
    room.assert_whole()


def test_a_database_that_is_held_at_the_start_is_a_sentence_and_opened_as_soon_as_it_is_free(room: Room) -> None:
    made = room.start("cards")
    assert made.finish() == 0
    with held(room):
        home, study, refused = room.start(), room.start("study", "many"), room.start()
        assert study.finish() == 4
        assert "Another program is using" in study.text
        assert not study.took_the_screen
        for terminal in (home, refused):
            terminal.wait_for("Another program is using")
        assert refused.leave() == 4
        refused.assert_restored()
    home.wait_for("Welcome")
    assert home.leave() == 0


def test_a_card_is_set_aside_as_soon_as_the_database_is_free(room: Room) -> None:
    terminal = room.start("study")
    terminal.wait_for("Question 1?")
    with held(room):
        terminal.press("b", "Another program holds the database. Trying again")
        assert "Question 1?" in terminal.text
    terminal.wait_for("Question 2?", "Left out until tomorrow")
    assert terminal.leave() == 0
