"""Home: what to do next, the decks, and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.core.overview import DeckLine, DeckName, Overview
from quizapp.core.queue import Counts, Limits
from quizapp.errors import DatabaseError, Level, LockedError, Problem, Status

if TYPE_CHECKING:
    from tests.tui.bench import Bench
    from tests.tui.driving import Opened

PROBLEM = Problem(
    path="decks/own.yaml",
    line=14,
    column=8,
    level=Level.ERROR,
    rule="Y-colon",
    message="this text holds `: ` and has to be quoted",
    cure='write "What: this?"',
    excerpt="    q: What: this?",
)


async def test_a_stranger_is_welcomed_and_space_starts(opened: Opened) -> None:
    async with opened() as screen:
        assert "Welcome. Press space to start with 7 new questions." in screen.text
        await screen.press("space")
        assert "show the answer" in screen.text


async def test_the_glimpse_is_painted_before_the_trainer_opens(opened: Opened) -> None:
    seen = Overview((DeckLine(DeckName("x", "Seen before", "x.yaml"), Counts(3, 0), 9, 9),), Counts(3, 0), 2)
    async with opened(glimpse=seen, fails=[LockedError("Locked.")]) as screen:
        assert "Seen before" in screen.text


async def test_the_next_step_is_one_sentence(opened: Opened, bench: Bench) -> None:
    bench.limits = Limits(new=3)
    async with opened() as screen:
        await screen.press("space", "space", "4", "q", "h")
        assert "2 new: about 1 minute" in screen.text
        assert "+4" in screen.text


async def test_enter_studies_the_chosen_deck(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("down", "up", "enter")
        assert "0/7" in screen.text


async def test_the_mouse_chooses_a_deck_and_presses_the_pill(opened: Opened) -> None:
    async with opened() as screen:
        await screen.click_on("Basics of evaluation")
        assert "0/7" in screen.text
        await screen.press("q")
        await screen.click(".pill", (2, 0))
        assert "0/7" in screen.text


async def test_a_finished_day_says_when_to_come_back(opened: Opened, bench: Bench) -> None:
    bench.questions = bench.questions[:1]
    async with opened() as screen:
        await screen.press("space", "space", "4", "h")
        assert "All done for today." in screen.text
        assert "The next cards come back on" in screen.text
        await screen.press("space", "enter")
        assert "Nothing is due in this deck now." in screen.text


async def test_no_decks_says_what_to_do(opened: Opened, bench: Bench) -> None:
    bench.seen = Overview()
    async with opened() as screen:
        assert "No decks yet." in screen.text
        assert ".yaml" in screen.text
        await screen.press("space", "enter", "down", "up", "p")
        assert "No decks yet." in screen.text


async def test_problems_are_counted_and_shown_with_their_place(opened: Opened, bench: Bench) -> None:
    bench.problems = (PROBLEM, PROBLEM)
    async with opened() as screen:
        assert "2 problems in 1 deck: p shows them" in screen.text
        await screen.press("p")
        assert "decks/own.yaml:14:8" in screen.text
        assert "has to be quoted" in screen.text
        source = next(row for row in screen.rows if "q: What: this?" in row)
        caret = screen.rows[screen.rows.index(source) + 1]
        assert caret.index("^") == source.index("What") == source.index("q:") + 3
        await screen.press("escape")
        assert "Welcome" in screen.text


async def test_enter_on_a_deck_that_cannot_be_read_shows_why(opened: Opened, bench: Bench) -> None:
    bench.problems = (PROBLEM,)
    bench.seen = Overview((DeckLine(DeckName("own", "Own", "decks/own.yaml", broken=True)),))
    async with opened() as screen:
        await screen.press("enter")
        assert "decks/own.yaml:14:8" in screen.text


async def test_hints_of_the_checker_are_not_counted(opened: Opened, bench: Bench) -> None:
    bench.problems = (Problem("d.yaml", 1, 1, Level.HINT, "W-long", "a long option"),)
    async with opened() as screen:
        assert "problem in" not in screen.text


async def test_notices_are_shown_once(opened: Opened, bench: Bench) -> None:
    bench.notices = ("The clock was set back.",)
    async with opened() as screen:
        assert "The clock was set back." in screen.text
        await screen.press("space", "q")
        assert "Decks" in screen.text
        assert "The clock was set back." not in screen.text


async def test_decks_that_cannot_be_opened_are_said_calmly_and_q_leaves_with_the_status(opened: Opened) -> None:
    async with opened(fails=[DatabaseError("The file `quiz.db` is no database: move it away.")]) as screen:
        assert "The decks cannot be opened." in screen.text
        assert "The file `quiz.db` is no database: move it away." in screen.text
        await screen.press("q")
        await screen.pilot.pause()
    assert screen.app.return_code == Status.DATABASE


async def test_space_tries_again_to_open(opened: Opened) -> None:
    async with opened(fails=[LockedError("Another program holds the database.")]) as screen:
        assert "try again" in screen.text
        await screen.press("space")
        await screen.until("Welcome")


async def test_q_leaves_with_status_zero_and_the_trainer_is_closed(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("Q")
    assert screen.app.return_code == 0
    assert screen.bench.closed


async def test_ctrl_q_leaves_from_anywhere(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("space", "question_mark", "ctrl+q")
    assert screen.app.return_code == 0
