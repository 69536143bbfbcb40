"""Several programs on one database: each goes on, nothing is lost, and each sees what the others did."""

from pathlib import Path

import pytest

from tests.pty.room import LATER, Room
from tests.pty.test_lock import held

GOOD, EASY = 3, 4
TURNED_TO = "\x1b[O\x1b[I"  # the terminal was turned away from, and to


def test_two_screens_on_one_card_keep_both_answers_the_later_one_on_top_of_the_other(room: Room) -> None:
    one, other = room.start("study"), room.start("study", now=LATER)
    for terminal in (one, other):
        terminal.wait_for("Question 1?")
        terminal.reveal()
    one.rate("3", "Question 2?")
    other.rate("4", "Question 2?")
    assert (one.leave(), other.leave()) == (0, 0)
    assert room.ratings() == [(0, GOOD), (0, EASY)]
    room.assert_whole()


@pytest.mark.parametrize("turned", ["", TURNED_TO], ids=["by itself", "as soon as the terminal is turned to"])
def test_home_shows_what_another_screen_did(room: Room, turned: str) -> None:
    home = room.start()
    home.wait_for("20 new")
    other = room.start("study")
    other.wait_for("Question 1?")
    other.reveal()
    other.rate("4", "Question 2?")
    home.send(turned)
    home.wait_for("1 done today")
    assert (home.leave(), other.leave()) == (0, 0)


def test_lists_and_figures_show_what_another_program_did(room: Room) -> None:
    browse, topics, statistics = room.start(), room.start(), room.start()
    for terminal, key, text in ((browse, "b", "60 cards"), (topics, "t", "topics"), (statistics, "g", "statistics")):
        terminal.wait_for("Welcome")
        terminal.press(key, text)
    before = statistics.text
    other = room.start("study")
    other.wait_for("Question 1?")
    other.reveal()
    other.rate("4", "Question 2?")
    statistics.wait_until(lambda: statistics.text != before, "the answer of another program")
    topics.wait_for("1 of 60")
    for terminal in (browse, topics, statistics):
        terminal.press("\x1b", "find a deck")
        assert terminal.leave() == 0


def test_a_log_and_a_deck_that_come_in_beside_a_session_take_nothing_from_it(room: Room, tmp_path: Path) -> None:
    twin = room.twin("elsewhere")
    there = twin.start("study")
    there.wait_for("Question 1?")
    there.reveal()
    there.rate("3", "Question 2?")
    assert there.leave() == 0
    log = tmp_path / "log.jsonl"
    exported = twin.start("log", "export", str(log))
    assert exported.finish() == 0, exported.text
    here = room.start("study")
    here.wait_for("Question 1?")
    here.reveal()
    for command in (("log", "import", str(log)), ("fmt", str(room.decks))):
        ended = room.start(*command)
        assert ended.finish() == 0, ended.text
    here.rate("4", "Question 2?")
    assert here.leave() == 0
    assert sorted(rating for _, rating in room.ratings()) == [GOOD, EASY]
    room.assert_whole()


def test_the_screen_and_lines_of_text_share_a_day_s_work(room: Room) -> None:
    screen = room.start("study")
    screen.wait_for("Question 1?")
    lines = room.start("study", "--plain")
    lines.wait_for("Question 1?")
    lines.send("\n")
    lines.wait_for("answer 1")
    lines.send("4\n")
    lines.wait_for("Saved: Easy")
    screen.reveal()
    screen.rate("3", "Question 2?")
    lines.wait_for("Question 2?")
    lines.send(":quit\n")
    assert lines.finish() == 0
    assert screen.leave() == 0
    assert room.ratings() == [(0, EASY), (0, GOOD)]
    room.assert_whole()


def test_opening_waits_calmly_for_another_program_and_goes_on_by_itself(room: Room) -> None:
    assert room.start("cards").finish() == 0
    with held(room):
        home = room.start()
        home.wait_for("Waiting for another program")
        home.press("?", "Help")
        home.press("\x1b", "Waiting for another program")
    home.wait_for("20 new")
    assert home.leave() == 0


def test_while_another_program_writes_everything_can_be_read_and_a_question_be_looked_at(room: Room) -> None:
    assert room.start("cards").finish() == 0
    with held(room, "BEGIN IMMEDIATE"):
        home = room.start()
        home.wait_for("20 new")
        home.press("b", "60 cards")
        home.press("\x1b", "Welcome")
        home.press(" ", "Question 1?")
        home.reveal()
        home.rate("3", "another program holds the database")
    home.wait_for("Question 2?")
    assert home.leave() == 0
    assert room.ratings() == [(0, GOOD)]
