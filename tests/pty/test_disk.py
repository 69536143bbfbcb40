"""A disk that is full, or cannot be written: the screen says so, nothing false is said to be saved, and it goes on."""

import resource
import subprocess
import sys

import pytest

from tests.pty.nursery import environment
from tests.pty.room import IS_BOUND, LAUNCH, NOW, Room
from tests.pty.terminal import Launch, Terminal

GOOD = 3
NO_ROOM = ("Not saved", "Question 2?")


def narrow(arguments: list[str], most: int) -> Launch:
    """A new process whose files may not grow beyond `most` bytes."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))

    return lambda terminal: subprocess.Popen(
        [sys.executable, "-c", LAUNCH, *arguments],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        env={**environment(), "PYTHONDONTWRITEBYTECODE": "1"},
        start_new_session=True,
        preexec_fn=limit,  # noqa: PLW1509 - there is one thread
    )


def widen(terminal: Terminal) -> None:
    """Makes room again."""
    resource.prlimit(terminal.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def narrowed(terminal: Terminal, most: int) -> None:
    resource.prlimit(terminal.pid, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))


def at_the_second(room: Room, *, bound: bool = False) -> Terminal:
    """A session with one card rated and the answer of the next one shown."""
    terminal = room.start("study", bound=bound)
    terminal.wait_for("Question 1?")
    terminal.reveal()
    terminal.rate("3", "Question 2?")
    terminal.reveal()
    return terminal


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="limits of others cannot be set here")
def test_on_a_full_disk_a_rating_is_not_saved_until_there_is_room(room: Room) -> None:
    terminal = at_the_second(room)
    narrowed(terminal, 0)
    terminal.rate("3", *NO_ROOM)
    assert room.ratings() == [(0, GOOD)]
    terminal.rate("3", *NO_ROOM)
    assert room.ratings() == [(0, GOOD)]
    widen(terminal)
    terminal.rate("3", "Question 3?")
    assert terminal.leave() == 0
    terminal.assert_restored()
    assert room.ratings() == [(0, GOOD), (1, GOOD)]
    room.assert_whole()


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="limits of others cannot be set here")
def test_a_full_disk_can_be_left_and_found_again_with_what_was_saved(room: Room) -> None:
    terminal = at_the_second(room)
    narrowed(terminal, 0)
    terminal.rate("3", *NO_ROOM)
    terminal.send("\x11")
    assert terminal.finish() == 0
    terminal.assert_restored()
    assert room.ratings() == [(0, GOOD)]
    room.assert_whole()
    again = room.start("study")
    again.wait_for("Question 2?")


def test_a_disk_without_any_room_at_the_start_is_a_sentence(room: Room) -> None:
    whole = ["--data", str(room.data), "--decks", str(room.decks), "--now", NOW]
    with Terminal(narrow(whole, 0)) as terminal:
        terminal.wait_for("quizapp.db")
        terminal.send("q")
        assert terminal.finish() == 3
        assert "Traceback" not in terminal.text
    home = room.start()
    home.wait_for("Welcome")


@pytest.mark.skipif(not IS_BOUND, reason="nothing is forbidden to root, unless setpriv takes that away")
def test_a_permission_that_is_lost_in_mid_session_is_said_and_comes_back(room: Room) -> None:
    terminal = at_the_second(room, bound=True)
    room.data.chmod(0o500)
    try:
        terminal.rate("3", "Not saved", "Question 2?")
    finally:
        room.data.chmod(0o700)
    terminal.rate("3", "Question 3?")
    assert room.ratings() == [(0, GOOD), (1, GOOD)]


@pytest.mark.skipif(not IS_BOUND, reason="nothing is forbidden to root, unless setpriv takes that away")
def test_a_folder_that_cannot_be_written_shows_cards_and_says_why_it_cannot_save(room: Room) -> None:
    assert at_the_second(room).leave() == 0
    room.data.chmod(0o500)
    try:
        terminal = room.start(bound=True)
        terminal.wait_for("cannot be written")
        terminal.press("b", "60 cards")
        terminal.press("\x1b", "find a deck")
        terminal.press("g", "statistics")
        terminal.press("\x1b", "find a deck")
        assert terminal.leave() == 0
    finally:
        room.data.chmod(0o700)
