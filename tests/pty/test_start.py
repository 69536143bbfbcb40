"""The first run, wrong names, and databases that are none: a sentence each, and nothing touched."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from quizapp.storage.identity import APPLICATION_ID
from tests.pty.room import Room
from tests.pty.terminal import Terminal


def test_the_first_run_says_welcome_and_space_starts(room: Room) -> None:
    terminal = room.start()
    terminal.press("", "Welcome")
    terminal.press(" ", "Question 1?")
    assert terminal.leave() == 0
    terminal.assert_restored()
    assert room.reviews() == []


def test_an_unknown_name_is_answered_with_the_nearest_and_no_screen(room: Room) -> None:
    terminal = room.start("study", "mnay")
    assert terminal.finish() == 1
    assert "Did you mean many?" in terminal.text
    assert not terminal.took_the_screen


def other_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
        connection.commit()


def newer_version(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 99")
        connection.execute("CREATE TABLE event (id TEXT)")
        connection.commit()


def no_database(path: Path) -> None:
    path.write_text("shopping list\n" * 100, encoding="utf-8")


REFUSED: list[tuple[Callable[[Path], None], str]] = [
    (other_program, "another program"),
    (newer_version, "newer quizapp"),
    (no_database, "not a quizapp database"),
    (Path.mkdir, "not a file"),
]


def says(terminal: Terminal, sentence: str) -> bool:
    """Whether a sentence is on the screen, however it is broken into lines."""
    return sentence in " ".join(terminal.text.split())


def test_what_is_no_database_of_ours_is_refused_and_left_as_it_is(room: Room) -> None:
    rooms = [room.twin(make.__name__) for make, _ in REFUSED]
    for (make, _), one in zip(REFUSED, rooms, strict=True):
        one.data.mkdir()
        make(one.database)
    files = [one.database.read_bytes() for one in rooms if one.database.is_file()]
    terminals = [one.start() for one in rooms]
    for (_, sentence), terminal in zip(REFUSED, terminals, strict=True):
        terminal.wait_until(partial(says, terminal, sentence), sentence)
        assert terminal.leave() == 3
        terminal.assert_restored()
    assert [one.database.read_bytes() for one in rooms if one.database.is_file()] == files
    assert list(rooms[-1].database.iterdir()) == []
    assert all([path.name for path in one.data.iterdir()] == ["quizapp.db"] for one in rooms)
