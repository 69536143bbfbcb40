"""One sitting over every kind of question, from the first key to the rows in the database."""

import pytest

from tests.pty.conftest import NewRoom
from tests.pty.room import LATER, Known, Room
from tests.pty.terminal import RATINGS, Terminal

SIX = """\
deck: Six kinds
cards:
  - q: Which planet is red?
    a: Mars
    source: Kepler 1609
  - cloze: Water boils at {{one hundred}} degrees.
  - q: Which number is even?
    choices:
      - wrong: Three
      - right: Four
      - wrong: Five
  - q: Which of these are metals?
    choices:
      - right: Iron
      - wrong: Glass
      - right: Zinc
  - statement: Nine is a square number.
    a: true
  - q: Which gas is most of the air?
    a: nitrogen
    accept: []
"""
AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4


@pytest.fixture(scope="module")
def sitting(new_room: NewRoom, tmp_path_factory: pytest.TempPathFactory) -> tuple[Room, Terminal, int]:
    """All six kinds answered, one of them wrong, one rating taken back; then q. The exit status is the last."""
    room = new_room(tmp_path_factory.mktemp("six") / "room")
    room.write("six.yaml", SIX)
    terminal = room.start("study", new=True)
    terminal.wait_for("Which planet is red?")
    assert "Mars" not in terminal.text
    terminal.press(" ", "Mars", *RATINGS)
    terminal.press("s", "Kepler 1609")
    terminal.rate("3", "Water boils at")
    assert "one hundred" not in terminal.text
    terminal.press(" ", "one hundred", *RATINGS)
    terminal.rate("4", "Which number is even?")
    terminal.press("1", "Not right", *RATINGS)
    terminal.rate(" ", "Which of these are metals?")
    terminal.send("1")
    terminal.send("3")
    terminal.press(" ", "Right", *RATINGS)
    terminal.rate("3", "Nine is a square number.")
    terminal.press("1", "Right", *RATINGS)
    terminal.rate("2", "Which gas is most of the air?")
    terminal.press("\x1a", "Nine is a square number.", "Right", *RATINGS)
    terminal.rate("3", "Which gas is most of the air?")
    terminal.press("Nitrogen\r", "Right", *RATINGS)
    terminal.rate("3", "Which number is even?")
    return room, terminal, terminal.leave()


def test_every_answer_is_in_the_log_with_its_rating_and_verdict(sitting: tuple[Room, Terminal, int]) -> None:
    room, *_ = sitting
    assert [review[1:] for review in room.reviews()] == [
        (0, GOOD, "you_judge", "flashcard"),
        (1, EASY, "you_judge", "cloze"),
        (2, AGAIN, "wrong", "choice"),
        (3, GOOD, "right", "multi"),
        (4, HARD, "right", "truefalse"),
        (4, GOOD, "right", "truefalse"),
        (5, GOOD, "right", "typed"),
    ]


def test_the_rating_taken_back_is_void_and_nothing_else_is(sitting: tuple[Room, Terminal, int]) -> None:
    room, *_ = sitting
    assert room.voided() == [room.reviews()[4].id]


def test_every_card_is_scheduled_and_the_wrong_one_comes_back_today(sitting: tuple[Room, Terminal, int]) -> None:
    room, *_ = sitting
    phases = ["review", "review", "learning", "review", "review", "review"]
    assert room.memories() == [Known(place, phase, 1) for place, phase in enumerate(phases)]
    room.assert_whole()


def test_q_leads_out_and_leaves_the_terminal_as_it_was(sitting: tuple[Room, Terminal, int]) -> None:
    _, terminal, status = sitting
    assert status == 0
    terminal.assert_restored()


def test_undo_after_a_restart_brings_the_answered_card_back(sitting: tuple[Room, Terminal, int]) -> None:
    room = sitting[0].twin("restarted")
    terminal = room.start("study", now=LATER)
    terminal.wait_for("Which number is even?")
    terminal.press("u", "Which gas is most of the air?", "Nitrogen", *RATINGS)
    last = room.reviews()[-1]
    assert room.voided()[-1] == last.id
    terminal.rate("1", "Which number is even?")
    assert terminal.leave() == 0
    assert room.ratings()[-1] == (5, AGAIN)
    assert room.memories()[5] == Known(5, "learning", 1)
    room.assert_whole()
