"""A bug in the program: one line, a log, the terminal as before, and nothing rated is lost."""

import re
import stat
from pathlib import Path

import pytest

from tests.pty.room import Room


@pytest.mark.parametrize(("where", "key"), [("screen", "h"), ("trainer", "u")])
def test_a_bug_is_one_line_with_a_log_and_keeps_the_ratings(where: str, key: str, room: Room) -> None:
    terminal = room.start("study", bug=where)
    terminal.wait_for("Question 1?")
    terminal.reveal()
    terminal.rate("3", "Question 2?")
    terminal.send(key)
    assert terminal.finish() == 70
    terminal.assert_restored()
    assert b"Traceback" not in terminal.raw
    assert b"secret" not in terminal.raw
    log = re.search(r"/\S+\.log", terminal.afterwards.replace("\r\n", ""))
    assert log, terminal.afterwards
    assert stat.S_IMODE(Path(log[0]).stat().st_mode) == 0o600
    assert "RuntimeError" in Path(log[0]).read_text(encoding="utf-8")
    assert room.ratings() == [(0, 3)]
    room.assert_whole()
