"""Any bytes from a terminal: keys are read as keys, and nothing else is."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.message import Message

from quizapp.tui.keyboard import ESCAPE_S, LONGEST_PASTE, MOST, STRING_S, Keyboard

STREAMS = 10_000
PIECES = [
    *(b"\x1b", b"\x1b[", b"\x1bO", b"\x1b]", b"\x1bP", b"\x1b_", b"\x1b[<", b"\x1b[?", b"\x1b[M", b"\x1b[[", b"\x1b\\"),
    *(b"\x1b[200~", b"\x1b[201~", b"\x1b[I", b"\x1b[O", b"\x1b[47:63;2;63u", b"\x1b[1114112u", b"\x1b[0;;229:230u"),
    *(b"\x1b[<0;10;10M", b"\x1b[<-1;5;3m", b"\x1b[48;24;80;0;0t", b"\x1b[12;3R", b"\x1b[?2026;2$y", b"\x1b[?62;1c"),
    *(b"\x07", b"\x9c", b"\x9b", b"\x00", b"\xff", b"\xc3", b"\xe9", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xf0\x9f"),
    *(b"q", b"3", b" ", b"1;", b"\x7f", b"\r", b"\x18", "é😀".encode(), b"9" * 40, b"1;" * 40, b"\x1b" * 40),
]
REPORTS = [
    b"\x1b[?62;1;2;3;4c",  # what it is
    b"\x1b[>41;370;0c",
    b"\x1b[0n",  # how it is
    b"\x1b[?33;1$y",  # its modes
    b"\x1b[4;2$y",
    b"\x1b[?3u",  # its keyboard
    b"\x1b[8;24;80t",  # its window
    b"\x1b]10;rgb:3333/3333/3333\x1b\\",  # its colours
    b"\x1b]11;rgb:3333/3333/3333\x07",
    b"\x1b]l1234 q space\x1b\\",  # its title
    b"\x1b]52;c;MzMzMw==\x07",  # its clipboard
    b"\x1bP>|XTerm(333)\x1b\\",  # its name
    b"\x1bP1$r3;3 q\x1b\\",
    b"\x1b_Gi=3;OK\x1b\\",
    b"\x1b[M 33",  # an old mouse
    b"\x1b[32;33;33M",
    b"\x1b[<-3;-3;3M",
    b"\x1b[" + b"3;" * 100 + b"3m",  # nothing that is known
    b"\x1b[47:63;2;63u",
    b"\x1b[1114112u",
    b"\x1b[33333333333333333333333333333333333u",
]
streams = st.lists(st.sampled_from(PIECES) | st.binary(max_size=4)).map(b"".join)


def keys(messages: list[Message]) -> list[str]:
    return [message.key for message in messages if isinstance(message, events.Key)]


def said(*chunks: bytes) -> list[str]:
    """The keys of what comes in these chunks, and of the silence after."""
    keyboard = Keyboard()
    messages = [message for chunk in chunks for message in keyboard.feed(chunk)]
    return keys(messages + keyboard.rest(STRING_S))


def test_ten_thousand_streams_of_any_bytes_do_no_harm_and_q_is_still_q() -> None:
    chance, keyboard = random.Random(22), Keyboard()
    for _ in range(STREAMS):
        stream = b"".join(
            chance.choice(PIECES) if chance.random() < 0.7 else chance.randbytes(chance.randint(1, 8))
            for _ in range(chance.randint(1, 12))
        )
        keyboard.feed(stream)
        keyboard.rest(ESCAPE_S)
        keyboard.rest(STRING_S)
        assert keys(keyboard.feed(b"q"))[-1:] == ["q"], stream


@given(streams, st.data())
def test_how_bytes_are_cut_into_reads_does_not_matter(stream: bytes, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(stream)))
    assert said(stream[:cut], stream[cut:]) == said(stream)


@given(streams)
def test_nothing_comes_that_was_not_counted(stream: bytes) -> None:
    keyboard = Keyboard()
    found = [*keyboard.feed(stream), *keyboard.rest(STRING_S)]
    typed = [m for m in found if isinstance(m, events.Key | events.MouseDown | events.Paste | events.CursorPosition)]
    assert keyboard.pieces >= len(typed)


@pytest.mark.parametrize("report", REPORTS, ids=repr)
def test_what_a_terminal_reports_is_no_key_but_counts(report: bytes) -> None:
    assert said(report) == []
    assert said(*(bytes([byte]) for byte in report)) == []
    keyboard = Keyboard()
    keyboard.feed(report)
    assert keyboard.pieces == 1


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        (b"a", "a"),
        (b"\xc3\xa9", "é"),
        (b"\x1b[A", "up"),
        (b"\x1bOA", "up"),
        (b"\x1bOP", "f1"),
        (b"\x1b[[A", "f1"),
        (b"\x1b[15~", "f5"),
        (b"\x1b[Z", "shift+tab"),
        (b"\x1b[1;5C", "ctrl+right"),
        (b"\x1b[3$", "shift+delete"),
        (b"\x1bx", "alt+x"),
        (b"\x1b[", "left_square_bracket"),
        (b"\x1b]", "right_square_bracket"),
        (b"\x1b", "escape"),
        (b"\x03", "ctrl+c"),
        (b"\xe9", "replacement_character"),
    ],
)
def test_keys_are_read_as_keys(sent: bytes, key: str) -> None:
    assert said(sent) == [key]


def test_escape_is_known_after_a_silence_and_not_before() -> None:
    keyboard = Keyboard()
    assert keyboard.feed(b"\x1b") == []
    assert keyboard.rest(ESCAPE_S / 2) == []
    assert keys(keyboard.rest(ESCAPE_S)) == ["escape"]


def test_a_paste_is_one_event_whatever_is_in_it() -> None:
    keyboard = Keyboard()
    (paste,) = keyboard.feed(b"\x1b[200~one\r\n\x1b]52;c;eA==\x07\x1b[3~3\x00\x1b[201~")
    assert isinstance(paste, events.Paste)
    assert paste.text == "one\r\n\x1b]52;c;eA==\x07\x1b[3~3"


def test_ten_million_pasted_letters_are_cut_and_an_end_that_does_not_come_is_not_waited_for() -> None:
    keyboard = Keyboard()
    keyboard.feed(b"\x1b[200~")
    for _ in range(2500):
        assert keyboard.feed(b"x" * 4000) == []
    (paste,) = keyboard.rest(STRING_S)
    assert isinstance(paste, events.Paste)
    assert len(paste.text) == LONGEST_PASTE
    assert keys(keyboard.feed(b"q")) == ["q"]


@pytest.mark.parametrize("begun", [b"\x1b[", b"\x1b]", b"\x1bP", b"\x1b[?"])
def test_what_never_ends_takes_no_room(begun: bytes) -> None:
    keyboard = Keyboard()
    keyboard.feed(begun)
    for _ in range(250):
        assert keyboard.feed(b"3;" * 2000) == []
    assert len(keyboard._held) <= 4
    keyboard.rest(STRING_S)
    assert keys(keyboard.feed(b"q")) == ["q"]


def test_a_flood_of_keys_is_cut_and_counted() -> None:
    keyboard = Keyboard()
    for flood in (b"\x1bx", b"3", b"\x1b[A"):
        assert len(keyboard.feed(flood * 2000)) <= MOST
    assert keyboard.pieces == 6000


def test_of_the_ways_of_focus_and_mouse_only_the_ends_are_told() -> None:
    moves = b"".join(b"\x1b[<35;%d;5M" % column for column in range(1, 100))
    blurred, moved, pressed = Keyboard().feed(b"\x1b[I\x1b[O" * 200 + moves + b"3")
    assert isinstance(blurred, events.AppBlur)
    assert isinstance(moved, events.MouseMove)
    assert moved.x == 98
    assert keys([pressed]) == ["3"]


def test_a_mouse_counts_once_for_a_click() -> None:
    keyboard = Keyboard()
    down, up = keyboard.feed(b"\x1b[<0;11;6M\x1b[<0;11;6m")
    assert isinstance(down, events.MouseDown)
    assert isinstance(up, events.MouseUp)
    assert (down.x, down.y) == (10, 5)
    assert keyboard.pieces == 1
