"""A question is opened in the learner's editor, and comes back as it was left there."""

import json
import shlex
import sys
from pathlib import Path

import pytest

from tests.pty.room import Room
from tests.pty.terminal import RATINGS, Terminal

GOOD = 3
# Notes how it was called and how the terminal was, then rewrites the deck it was given.
EDITOR = """\
import json, sys, termios
from pathlib import Path
canonical = bool(termios.tcgetattr(0)[3] & termios.ICANON)
Path(sys.argv[1]).write_text(json.dumps({"arguments": sys.argv[3:], "canonical": canonical}))
deck = Path(sys.argv[-1])
deck.write_text(deck.read_text().replace(*json.loads(sys.argv[2])))
print("the editor was here")
if sys.argv[2] == '["", ""]':
    sys.exit(7)
"""


def external(room: Room) -> None:
    """Questions are written in another program."""
    room.data.mkdir(exist_ok=True)
    (room.data / "config.toml").write_text('[interface]\neditor = "external"\n', encoding="utf-8")


def with_editor(room: Room, monkeypatch: pytest.MonkeyPatch, before: str, after: str, name: str = "vim") -> Path:
    """Makes the learner's editor one that puts `after` in place of `before`; returns where it takes notes."""
    external(room)
    notes, script = room.folder / "notes.json", room.folder / "editor.py"
    script.write_text(EDITOR)
    program = room.folder / name
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {script} {notes} "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("VISUAL", f"{shlex.quote(str(program))} {shlex.quote(json.dumps([before, after]))}")
    return notes


def asked(room: Room) -> Terminal:
    terminal = room.start("study", new=True)
    terminal.wait_for("Question 1?")
    return terminal


def test_the_new_wording_stands_after_the_editor_ended(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    notes = with_editor(room, monkeypatch, "answer 1\n", "answer one, reworded\n")
    terminal = asked(room)
    terminal.press("e", "Read again: it was changed")
    assert json.loads(notes.read_text()) == {"arguments": ["+1", str(room.decks / "many.yaml")], "canonical": True}
    assert "the editor was here" not in terminal.text
    terminal.press(" ", "answer one, reworded", *RATINGS)
    terminal.rate("3", "Question 2?")
    assert room.ratings() == [(0, GOOD)]
    assert terminal.leave() == 0
    terminal.assert_restored()
    room.assert_whole()


def test_an_answer_stays_when_the_editor_changed_nothing(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    with_editor(room, monkeypatch, "nothing like this", "")
    terminal = asked(room)
    terminal.press(" ", "answer 1", *RATINGS)
    terminal.press("e", "nothing changed here", "answer 1", *RATINGS)
    terminal.pause()
    assert "nothing changed here" in terminal.text
    assert terminal.leave() == 0


def test_a_deck_that_was_broken_keeps_its_card_and_says_the_line(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    with_editor(room, monkeypatch, "- q: Question 2?", "- q: [Question 2?")
    terminal = asked(room)
    terminal.press("e", "The card stays as it was", "Line ", "Question 1?")
    terminal.press(" ", "answer 1", *RATINGS)
    assert terminal.leave() == 0
    terminal.assert_restored()


def test_an_editor_that_fails_or_cannot_start_is_a_sentence(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    with_editor(room, monkeypatch, "", "")
    failing = asked(room)
    failing.press("e", "ended with status 7", "Question 1?")
    monkeypatch.setenv("VISUAL", "/no/such/editor")
    missing = asked(room)
    missing.press("e", "cannot be started", "Question 1?")
    for terminal in (failing, missing):
        assert terminal.leave() == 0
        terminal.assert_restored()


def test_the_window_may_have_another_size_after_the_editor(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    notes = with_editor(room, monkeypatch, "answer 1\n", "answer one\n")
    waiting = room.folder / "editor.py"
    waiting.write_text(waiting.read_text() + "input()\n")
    terminal = asked(room)
    terminal.press("e", "the editor was here")
    assert notes.exists()
    terminal.resize(100, 30)
    terminal.press("\r", "Read again: it was changed")
    terminal.wait_until(lambda: len(terminal.lines[0]) > 90, "the header fills the new width")
    assert terminal.leave() == 0
    terminal.assert_restored()
