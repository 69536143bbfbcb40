"""Home: what to do next, the decks, and what is wrong with them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NoReturn

import pytest

from quizapp.core.aims import Aim
from quizapp.core.overview import DeckLine, DeckName, DeckTopic, Overview
from quizapp.core.queue import Counts, Limits
from quizapp.errors import DatabaseError, Level, LockedError, Problem, QuizError, Status
from tests.tui.bench import DAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.tui.bench import Bench
    from tests.tui.driving import Opened, Screen
    from tests.tui.library import Deck

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


def line(name: str, title: str, counts: Counts, topic: str = "", *, broken: bool = False) -> DeckLine:
    return DeckLine(DeckName(name, title, f"{name}.yaml", topic, broken), counts, 20, 5)


LIBRARY = Overview(
    (
        line("own", "Own notes", Counts(), broken=True),
        line("basics", "Précision and recall", Counts(3, 2), "eval/basics"),
        line("roc", "ROC curves", Counts(0, 4, 0, 6), "eval/roc"),
        line("rl", "RL algorithms", Counts(1, 0), "rl/td"),
        line("ethics", "Fairness", Counts()),
    ),
    Counts(4, 5),
    reviewed=8,
    topics=(
        DeckTopic("basics", "eval", Counts(3, 2), 20, 5),
        DeckTopic("basics", "eval/metrics", Counts(2, 2), 12, 5),
        DeckTopic("basics", "eval/thresholds", Counts(1, 0), 8, 0),
    ),
    streak=6,
    recent=(0, 3, 5, 8, 0, 2, 4, 6, 8, 1, 0, 2, 9, 8),
    ahead=(14, 3, 0, 0, 2, 1, 0),
)


def row(screen: Screen, text: str) -> str:
    """The row of the screen that holds a text."""
    return screen.rows[screen.place(text)[0]]


async def test_a_stranger_is_welcomed_and_space_starts(opened: Opened) -> None:
    async with opened() as screen:
        assert "Welcome. 7 new questions to begin with." in screen.text
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
        assert "2 new · about 1 minute" in screen.text
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
        assert "Nothing is due there now." in screen.text


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
        assert "find a deck or topic" in screen.text
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
        assert "try now" in screen.text
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


async def test_the_plan_says_what_was_done_and_what_comes(opened: Opened, bench: Bench) -> None:
    bench.seen = LIBRARY
    async with opened() as screen:
        assert "4 due · 5 new · about 4 minutes" in screen.text
        assert "8 done today · 14 tomorrow · 6 days in a row" in screen.text


async def test_today_stands_above_its_word_between_two_weeks_and_the_next_one(opened: Opened, bench: Bench) -> None:
    bench.seen = LIBRARY
    async with opened() as screen:
        place, column = screen.place("answered today to come")
        bars = screen.rows[place - 1][column:]
        assert bars == "·▂▃▅·▂▃▄▅▁·▂▆▅ █▂··▂▁·"
        await screen.pilot.resize_terminal(60, 20)
        await screen.settle()
        assert "answered" not in screen.text
        assert "6 days in a row" in screen.text


async def test_decks_of_one_subject_stand_together_and_a_broken_one_is_not_chosen(opened: Opened, bench: Bench) -> None:
    bench.seen = LIBRARY
    async with opened() as screen:
        shown = [line for line in screen.rows if "%" in line or "cannot be read" in line]
        assert [line[2:28].rstrip() for line in shown] == [
            "    Own notes",
            "▸ - eval",
            "    + Précision and recall",
            "      ROC curves",
            "    RL algorithms",
            "    Fairness",
        ]
        assert row(screen, "eval").split()[-5:] == ["━━━╌╌╌╌╌", "3", "5", "+7", "25%"]


async def test_arrows_fold_and_unfold_and_enter_studies_a_topic(opened: Opened, bench: Bench) -> None:
    bench.seen = LIBRARY
    async with opened() as screen:
        await screen.press("down")
        assert "metrics" not in screen.text
        await screen.press("right")
        assert row(screen, "metrics").split()[1:4] == ["━━━╌╌╌", "2", "2"]
        await screen.press("right", "down")
        assert "▸" in row(screen, "thresholds")
        starts = watch(screen)
        await screen.press("enter")
        assert starts == [("basics:eval/thresholds",)]


async def test_left_goes_to_what_holds_a_row_and_hides_what_is_below(opened: Opened, bench: Bench) -> None:
    bench.seen = LIBRARY
    async with opened() as screen:
        await screen.press("down", "right", "down", "left")
        assert "▸" in row(screen, "Précision")
        await screen.press("left")
        assert "metrics" not in screen.text
        await screen.press("left", "left")
        assert "Précision" not in screen.text
        assert "▸ + eval" in screen.text


async def test_a_click_on_a_mark_unfolds_and_studies_nothing(opened: Opened, bench: Bench) -> None:
    bench.seen = LIBRARY
    async with opened() as screen:
        await screen.click_on("+ Précision")
        assert "thresholds" in screen.text
        await screen.click_on("- Précision")
        assert "thresholds" not in screen.text
        assert "find a deck or topic" in screen.text


async def test_enter_on_a_subject_studies_all_its_decks(opened: Opened, bench: Bench) -> None:
    bench.seen = LIBRARY
    async with opened() as screen:
        starts = watch(screen)
        await screen.press("enter")
        assert starts == [("basics", "roc")]


async def test_the_search_finds_decks_and_topics_as_you_type(opened: Opened, bench: Bench) -> None:
    bench.seen = LIBRARY
    async with opened() as screen:
        await screen.press("/", *"RECALL")
        assert "Précision and recall" in screen.text
        assert "ROC" not in screen.text
        starts = watch(screen)
        await screen.press("enter")
        assert starts == [("basics",)]


async def test_accents_do_not_count_and_topics_are_found_below_their_decks(opened: Opened, bench: Bench) -> None:
    bench.seen = LIBRARY
    async with opened() as screen:
        await screen.press("f3", *"preci")
        found = [line.strip() for line in screen.rows if "%" in line]
        assert found[0].startswith("▸   Précision and recall")
        assert found[1].startswith("metrics  Précision and recall")
        await screen.press("down")
        assert "▸" in row(screen, "metrics")


async def test_letters_go_into_the_search_and_esc_brings_the_tree_back(opened: Opened, bench: Bench) -> None:
    bench.seen = LIBRARY
    async with opened() as screen:
        await screen.click_on("find a deck")
        await screen.press(*"qbs")
        assert "No deck or topic matches." in screen.text
        await screen.press("enter", "escape")
        assert "RL algorithms" in screen.text
        assert "No deck or topic" not in screen.text


async def test_the_chosen_row_stays_when_the_decks_are_told_again(opened: Opened, bench: Bench) -> None:
    bench.seen = LIBRARY
    async with opened() as screen:
        await screen.press("down", "down", "down")
        screen.app.home.tell(screen.app.home.news or pytest.fail("there is no news"))
        await screen.settle()
        assert "▸" in row(screen, "RL algorithms")


async def test_nothing_moves_when_the_counts_arrive(opened: Opened, bench: Bench) -> None:
    bench.seen = LIBRARY
    async with opened(glimpse=LIBRARY, fails=[LockedError("Locked.")]) as screen:
        await screen.press("space")
        await screen.until("4 due")
        after = [screen.place(text) for text in ("4 due", "start", "find a deck", "RL algorithms")]
    async with opened(glimpse=LIBRARY) as screen:
        assert [screen.place(text) for text in ("4 due", "start", "find a deck", "RL algorithms")] == after


async def test_the_keys_that_show_fit_the_width(opened: Opened, bench: Bench) -> None:
    bench.seen = LIBRARY
    async with opened(size=(60, 20)) as screen:
        assert "? help" in screen.rows[-1]
        assert screen.rows[-1].endswith("q leave")
        await screen.pilot.resize_terminal(120, 40)
        await screen.settle()
        assert "s settings" in screen.rows[-1]


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (60, 16), (60, 20), (300, 100), (1000, 300)])
async def test_home_survives_any_size(opened: Opened, bench: Bench, size: tuple[int, int]) -> None:
    bench.seen = LIBRARY
    async with opened() as screen:
        await screen.pilot.resize_terminal(*size)
        await screen.settle()
        assert ("4 due" in screen.text) == (size[0] >= 60 and size[1] >= 16)


async def test_titles_that_look_like_markup_are_shown_as_they_are(opened: Opened, bench: Bench) -> None:
    hostile = "[/b] [@click=app.bell]x[/]"
    bench.seen = Overview((line("basics", hostile, Counts(1, 0)),), Counts(1, 0), 1)
    async with opened() as screen:
        assert hostile in screen.text
        await screen.press("/", "x")
        assert hostile in screen.text


def watch(screen: Screen) -> list[tuple[str, ...]]:
    """The names of the sittings that are asked for from now on; none of them begins."""
    asked: list[tuple[str, ...]] = []

    def start(names: Sequence[str] = (), **_options: object) -> NoReturn:
        asked.append(tuple(names))
        raise QuizError("Not now.")

    screen.bench.start = start  # type: ignore[method-assign]
    return asked


async def test_between_the_screens_of_a_sitting_home_takes_no_keys(opened: Opened) -> None:
    async with opened() as screen:
        screen.app.home.away = True
        await screen.press("q", "space", "b")
        assert screen.app.is_running
        assert screen.at_home
        screen.app.home.away = False
        await screen.press("b")
        assert not screen.at_home


async def test_where_no_deck_has_a_problem_the_key_says_so(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("p")
        assert "No problems in 1 deck; `quizapp check` looks closer." in screen.text


async def test_the_last_card_set_aside_is_said_at_home_and_can_be_taken_back_there(
    studying: Opened, deck: type[Deck]
) -> None:
    async with studying(deck.FLASHCARD) as screen:
        await screen.press("minus")
        assert screen.at_home
        assert "Suspended until you resume it in Browse. u takes that back." in screen.text
        await screen.press("u")
        assert "Suspending taken back: “Which layers" in screen.text
        assert not any(memory.suspended for memory in screen.bench.memories.values())
        await screen.press("u")
        assert "There is nothing to take back." in screen.text


async def test_many_notices_leave_room_for_what_else_is_to_be_said(opened: Opened, bench: Bench) -> None:
    bench.notices = ("First.", "Second.", "Third.")
    bench.problems = (PROBLEM,)
    async with opened() as screen:
        assert "First." in screen.text
        assert "… and 2 more: `quizapp check` says them all." in screen.text
        assert "1 problem in 1 deck" in screen.text


async def test_undo_names_the_card_and_asks_before_it_takes_back_what_is_of_an_earlier_day(
    opened: Opened, bench: Bench
) -> None:
    async with opened() as screen:
        await screen.press("space", "space", "4", "q", "h", "u")
        assert "Rating taken back: “" in screen.text
        await screen.press("space", "space", "4", "q", "h")
        bench.at = replace(bench.at, day=DAY + 3)
        await screen.press("u")
        assert "Take back your answer of " in screen.text
        await screen.press("n")
        assert len(bench.ratings) == 1
        await screen.press("u", "y")
        assert not bench.ratings
        assert "Rating taken back: “" in screen.text


async def test_the_chosen_row_can_be_crammed_with_the_schedule_as_it_is(opened: Opened, bench: Bench) -> None:
    async with opened() as screen:
        await screen.press("x")
        await screen.until("0/7")
        assert (bench.aims, bench.wanted) == ([Aim.CRAM], [("basics",)])
