"""Keys that no fingers typed: bursts, pastes without brackets, and what a terminal answers by itself."""

from tests.pty.room import Room

KEYS = 2000
FLOODS = ("3" * KEYS, " 3" * (KEYS // 2), " " * KEYS, "1234" * (KEYS // 4), "\r1" * (KEYS // 2))
# What terminals answer when they are asked for the cursor, their kind, their state and their name.
ANSWERS = (b"\x1b[12;3R", b"\x1b[?62;1;2;3;4c", b"\x1b[0n\x1b[?1;2c\x1b[4;3R", b"33")


def test_a_flood_of_keys_does_not_rate(room: Room) -> None:
    terminal = room.start("study")
    terminal.wait_for("Question 1?")
    for flood in FLOODS:
        terminal.pause()
        terminal.send(flood)
    terminal.pause()
    terminal.send("\x03")
    assert terminal.finish() == 0
    # On a machine so busy that it stops reading for a while, a single key of the ten thousand may look typed.
    assert len(room.reviews()) <= 1


def test_what_a_terminal_answers_by_itself_does_not_rate(room: Room) -> None:
    rooms = [room.twin(f"twin-{number}") for number, _ in enumerate(ANSWERS)]
    terminals = [one.start("study") for one in rooms]
    for terminal, answer, one in zip(terminals, ANSWERS, rooms, strict=True):
        terminal.wait_for("Question 1?")
        terminal.reveal()
        terminal.pause()
        terminal.send(answer)
        terminal.pause()
        terminal.send("\x03")
        assert terminal.finish() == 0
        assert one.reviews() == []
