"""Killed in the middle of a session: every rated card is there, nothing else is, and the program goes on."""

import re

from tests.pty.room import Room
from tests.pty.terminal import Terminal

ROUNDS = 9
WITHIN_S = 0.060
GOOD = 3


def question(terminal: Terminal) -> str:
    """The question on the screen."""
    found = re.search(r"Question \d+\?", terminal.text)
    assert found, terminal.text
    return found[0]


def asked(terminal: Terminal) -> str:
    """The first question after a start."""
    terminal.wait_until(lambda: re.search(r"Question \d+\?", terminal.text), "a question")
    return question(terminal)


def rate(terminal: Terminal) -> str:
    """Rates the card and returns the next question, which says that the rating is stored."""
    before = question(terminal)
    terminal.reveal()
    terminal.rate("3", f"Question {number(before) + 1}?")
    return question(terminal)


def number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def test_no_rated_card_is_lost_and_none_is_invented(room: Room) -> None:
    acknowledged: list[int] = []
    for round_ in range(ROUNDS):
        terminal = room.start("study", "--limit", "60", now=f"2026-11-20T10:{round_:02}:00+00:00")
        first = number(asked(terminal))
        assert first == len(acknowledged) + 1, "it goes on where the log ends"
        assert number(rate(terminal)) == first + 1
        acknowledged.append(first)
        terminal.reveal()
        terminal.pause()
        terminal.send("3")
        terminal.pause(WITHIN_S * round_ / (ROUNDS - 1))
        terminal.kill()
        if f"Question {first + 2}?" in terminal.text:
            acknowledged.append(first + 1)
        stored = [place + 1 for place, _ in room.ratings()]
        tried = list(range(1, first + 2))
        assert stored in (acknowledged, tried), "all that was acknowledged, and at most what was tried"
        assert set(room.ratings()) == {(place - 1, GOOD) for place in stored}
        room.assert_whole()
        acknowledged = stored
