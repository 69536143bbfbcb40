"""A stranger's deck that attacks the terminal: nothing it smuggles arrives, all of it can be read."""

import re
from functools import partial

import pytest

from quizapp.errors import Status
from tests.pty.room import Room
from tests.pty.terminal import ANSWERS, Terminal

QUERIES = "\x1b[6n\x1b[c\x1b[>c\x1b[5n\x1b[?6n\x05\x1bP$qm\x1b\\\x1b]52;c;?\x07"
DEEDS = "\x1b]52;c;U01VR0dMRUQ=\x07\x1b]0;SMUGGLED\x07\x1b]2;SMUGGLED\x1b\\\x1b[?1049l\x1b[?1000l\x1b[2J\x1bc\x1b[31;5m"
LINKS = "\x1b]8;;file:///etc/passwd\x1b\\here\x1b]8;;\x1b\\"
OTHERS = "\x9b6n\x9d0;SMUGGLED\x9c\x0e\x7f\b\x0b\u202eabc\u2067def\u200b\U000e0041"
MARKUP = "[/] [red [bold]loud[/] [@click=app.leave_now]x[/] [$accent] a[0] \\["
SMUGGLED = [
    *re.findall(r"\x1b(?!\[\?1)[^\x1b]+", QUERIES + DEEDS + LINKS),
    "\x9b6n",
    "\x9d0;",
    "\u202e",
    "\u2067",
    "\U000e0041",
]
# All that a program of Textual says to a terminal: colours, places, its own modes, the pointer's shape.
OURS = re.compile(
    r"\x1b\[[0-9;]*m|\x1b\[\d+;\d+H|\x1b\[\?(?:7|25|1000|1003|1004|1006|1015|1049|2004|2026|2048)[hl]"
    r"|\x1b\[\?(?:2026|2048)\$p|\x1b\[<u|\x1b\]22;[a-z-]*\x07|\r\n|\r\x1b\[K"
)
ACTING = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2066-\u2069\U000e0000-\U000e007f]")


def quoted(text: str) -> str:
    """A text as YAML writes it, escapes and all."""
    return '"' + "".join(c if " " <= c <= "~" and c not in '"\\' else f"\\U{ord(c):08x}" for c in text) + '"'


def hostile_deck() -> str:
    evil = quoted(f"{QUERIES} {DEEDS} {LINKS} {OTHERS} {MARKUP}")
    first, second, third = (quoted(f"{word} {QUERIES}{MARKUP}") for word in ("First", "Second", "Third"))
    return f"""\
deck: {quoted(f"Title {QUERIES}{DEEDS}{OTHERS} {MARKUP}")}
about: {evil}
author: {evil}
cards:
  - q: {first}
    a: {evil}
    hint: {evil}
    why: {evil}
    source: {evil}
  - q: {second}
    a: {quoted(f"Yes {DEEDS}{MARKUP}")}
    wrong:
      {quoted(f"No {QUERIES}{MARKUP}")}: {evil}
  - q: {third}
    a: {evil}
    accept: [{quoted(f"x {DEEDS}")}]
    reject:
      {quoted(f"y {DEEDS}")}: {evil}
"""


def assert_harmless(terminal: Terminal) -> None:
    """Fails if anything arrived that is not the program's own."""
    raw = terminal.raw.decode()
    assert [code for code in SMUGGLED if code in raw] == []
    rest = OURS.sub("", raw)
    found = ACTING.search(rest)
    assert not found, repr(rest[max(found.start() - 40, 0) : found.end() + 40])
    assert raw.count("\x1b[?1049l") == raw.count("\x1b[?1049h")


@pytest.fixture
def hostile(room: Room) -> Room:
    (room.decks / "many.yaml").unlink()
    room.write("a.yaml", hostile_deck())
    name = "b\x1b]0;SMUGGLED\x07\u202e[@click=app.leave_now]x.yaml"
    room.write(name, f"cards:\n  - q: {quoted(QUERIES)}\n    b: 1\n")
    return room


def test_a_hostile_deck_can_be_read_and_does_nothing_in_a_terminal_that_answers(hostile: Room) -> None:
    terminal = hostile.start(answers=ANSWERS)
    terminal.wait_for("Title", "␛")
    terminal.wait_for("problems")
    terminal.send("p")
    terminal.wait_for("2 │", "b␛", "⟨U+202E⟩")
    terminal.send("p")
    terminal.wait_until(lambda: "2 │" not in terminal.text, "the problems are closed")
    terminal.send(" ")
    terminal.wait_for("First ␛[6n␛[c", "[@click=app.leave_now]x[/]")
    terminal.click("[@click=app.leave_now]x[/]")
    terminal.send("h")
    terminal.wait_for("␛]52;c;U01V")
    terminal.reveal()
    terminal.send("s")
    terminal.rate("1", "Second")
    terminal.wait_for("No ␛")
    answer = next(line for line in terminal.lines if "No ␛" in line)
    terminal.reveal(re.findall(r"\d", answer)[0])
    terminal.rate("3", "Third")
    terminal.reveal("\x1b[200~y \x1b]52;c;U01V\x07\x1b[201~\r")
    terminal.rate("3", "First")
    terminal.press("q", "remembered", "First ␛[6n␛[c")
    assert terminal.leave() == 0
    terminal.assert_restored()
    assert_harmless(terminal)
    assert hostile.ratings() == [(0, 1), (1, 3), (2, 3)]


def test_a_hostile_deck_does_nothing_on_the_other_screens(hostile: Room) -> None:
    terminal = hostile.start(answers=ANSWERS, columns=120, rows=40)
    terminal.wait_for("Title", "␛", "problems")
    for key, *shown in (
        ("?", "Help"),
        ("/", "end the search"),
        ("b", "3 of 3 cards", "First ␛[6n␛[c"),
        ("s", "Retention"),
        ("\x10", "Search for commands", "Study Title ␛"),
    ):
        terminal.pause()
        terminal.press(key, *shown)
        if key == "s":
            terminal.press("\x1b[6~\x1b[6~\x1b[6~", "Title ␛[6n")
        terminal.press("\x1b", "b browse", "Title")
        terminal.wait_until(partial(gone, terminal, shown[0]), f"{shown[0]} closes")
    assert terminal.leave() == 0
    terminal.assert_restored()
    assert_harmless(terminal)


def gone(terminal: Terminal, text: str) -> bool:
    return text not in terminal.text


def test_every_listing_of_a_hostile_deck_is_harmless(hostile: Room) -> None:
    commands = (["check"], ["due"], ["decks"], ["cards"], ["study", QUERIES + MARKUP], ["check", "nowhere" + DEEDS])
    terminals = [hostile.start(*command) for command in commands]
    for terminal in terminals:
        assert terminal.finish() in (0, 1)
        assert_harmless(terminal)
        assert "␛" in terminal.text
        assert not terminal.took_the_screen


def test_the_sheets_about_the_database_show_a_smuggled_path_as_codes(hostile: Room) -> None:
    room = hostile.twin("x\x1b]0;SMUGGLED\x07\x1b[6n\u202e[@click=app.leave_now]y")
    room.data.mkdir()
    room.database.write_bytes(b"no database" * 400)
    terminal = room.start(answers=ANSWERS, columns=120, rows=40)
    terminal.wait_for("x␛", "[@click=app.leave_now]y")
    terminal.press("\x1b", "x␛")
    assert terminal.leave() == Status.DATABASE
    room.database.unlink()
    terminals = [terminal, gone_from(room)]
    for one in terminals:
        one.assert_restored()
        assert_harmless(one)


def gone_from(room: Room) -> Terminal:
    """A program whose database was deleted under it, and which was asked for its backups."""
    terminal = room.start(answers=ANSWERS, columns=120, rows=40)
    terminal.wait_for("Title", "␛")
    terminal.press("\x10", "Search for commands")
    terminal.press("backups", "Backups: see them")
    terminal.press("\r", "Backups of your log")
    terminal.press("\x1b", "Title")
    room.database.unlink()
    terminal.wait_for("The database is gone.")
    terminal.press("w", "Everything is back.")
    terminal.press("\x1b", "Title")
    terminal.wait_until(partial(gone, terminal, "Everything is back."), "the sheet closes")
    assert terminal.leave() == 0
    return terminal
