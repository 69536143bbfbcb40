"""The exams there are, their covers, and the way from Home to a result."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from quizapp.core.aims import Aim
from quizapp.core.exams.attempt import Ending
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.exams.offers import Offer
from quizapp.errors import QuizError
from quizapp.tui.screens.debrief import DebriefScreen
from quizapp.tui.screens.exam import ExamScreen
from quizapp.tui.screens.examcover import CoverScreen
from quizapp.tui.screens.exams import ExamsScreen
from quizapp.tui.screens.study import StudyScreen
from tests.tui.bench import START
from tests.tui.examined import MIDTERM, OWN, RIGHT, WRONG, examined, sat

if TYPE_CHECKING:
    from tests.tui.driving import Opened, Screen

HOSTILE = "Fin\x1b[31mal \u202eexam [b]"
SIZES = [(60, 16), (80, 24), (120, 40)]


def shown(screen: Screen) -> type[object]:
    return type(screen.app.screen)


def words(screen: Screen) -> str:
    return " ".join(screen.text.split())


async def test_the_whole_way_from_home_to_the_result_and_back(opened: Opened) -> None:
    async with opened(examined()) as screen:
        await screen.press("e")
        assert shown(screen) is ExamsScreen
        assert "▸ Your own exam" in screen.text
        assert "None yet" in screen.text
        await screen.press("enter")
        assert shown(screen) is CoverScreen
        assert "The clock starts when you press space, and goes on" in words(screen)
        await screen.press("space")
        assert shown(screen) is ExamScreen
        await screen.press("1", "n", "left", "n", *"F1 score")
        await screen.press("tab", "1", "ctrl+s")
        await screen.press("y")
        assert shown(screen) is DebriefScreen
        assert "✓ Passed" in screen.text
        await screen.press("escape")
        assert shown(screen) is ExamsScreen
        assert "✓ passed" in screen.text
        await screen.press("escape")
        assert screen.at_home


async def test_home_says_that_an_exam_is_under_way_and_e_leads_back_to_it(opened: Opened) -> None:
    bench = examined()
    sat(bench, RIGHT[0], RIGHT[1], ended=False)
    bench.at = replace(bench.at, at_ms=bench.at.at_ms + 60_000)
    async with opened(bench) as screen:
        assert "e goes on with the exam under way: 2 of 4 answered, 4 minutes left" in words(screen)
        await screen.press("e")
        assert "2 of 4 answered, 4 minutes left" in screen.text
        await screen.press("enter")
        assert shown(screen) is ExamScreen


async def test_without_an_exam_under_way_home_says_nothing_of_one(opened: Opened) -> None:
    bench = examined()
    sat(bench, *RIGHT)
    async with opened(bench) as screen:
        assert "under way" not in screen.text
        await screen.press("e")
        assert "Under way" not in screen.text


async def test_time_that_ran_out_meanwhile_hands_the_exam_in_and_says_so(opened: Opened) -> None:
    bench = examined()
    id_ = sat(bench, RIGHT[0], ended=False)
    async with opened(bench) as screen:
        await screen.press("e")
        assert "Under way" in screen.text
        bench.at = replace(bench.at, at_ms=bench.at.at_ms + 3_600_000)
        await screen.press("down", "enter", "escape")
        assert "The time of Your own exam was over: it was handed in as it stood." in words(screen)
        assert bench.exams.attempt(id_).ending is Ending.TIME


async def test_what_is_typed_while_the_time_runs_out_does_nothing_to_the_result(opened: Opened) -> None:
    bench = examined()
    id_ = sat(bench, RIGHT[0], ended=False)
    async with opened(bench) as screen:
        await screen.press("e", "enter")
        screen.hands.time += 3600
        bench.at = replace(bench.at, at_ms=bench.at.at_ms + 3_600_000)
        await screen.until("The time is over")
        await screen.settle()
        assert "1 of 4 questions are answered." in words(screen)
        await screen.press(*"ax e", "space")
        assert bench.exams.applied == []
        assert "The time is over" in screen.text
        await screen.press("enter")
        assert shown(screen) is DebriefScreen
        assert bench.exams.attempt(id_).ending is Ending.TIME
        assert "handed in when the time was over" in words(screen)


async def test_practice_asks_the_blueprint_that_is_chosen(opened: Opened) -> None:
    async with opened(examined()) as screen:
        await screen.press("e", "down", "p")
        await screen.until("0/4")
        assert shown(screen) is StudyScreen
        assert screen.bench.aims == [Aim.PRACTICE]


async def test_the_paper_of_an_attempt_can_be_practised_but_not_while_it_is_under_way(opened: Opened) -> None:
    bench = examined()
    sat(bench, *RIGHT)
    sat(bench, RIGHT[0], ended=False)
    async with opened(bench) as screen:
        await screen.press("e", "p")
        assert "An exam under way cannot be practised" in screen.text
        await screen.press("end", "p")
        await screen.until("0/4")
        assert screen.bench.aims == [Aim.PRACTICE]


async def test_dropping_an_attempt_asks_first(opened: Opened) -> None:
    bench = examined()
    id_ = sat(bench, RIGHT[0], ended=False)
    async with opened(bench) as screen:
        await screen.press("e", "x", "n")
        assert bench.exams.attempt(id_).ending is None
        await screen.press("x", "y")
        assert bench.exams.attempt(id_).ending is Ending.DROPPED
        assert "Dropped: it has no result." in screen.text
        assert "Under way" not in screen.text
        await screen.press("end", "enter")
        assert "it has no result" in screen.text
        await screen.press("x")
        assert "Only an attempt that is under way can be dropped." in screen.text


async def test_earlier_attempts_tell_score_and_what_became_of_them_newest_first(opened: Opened) -> None:
    bench = examined()
    sat(bench, *WRONG)
    sat(bench, *RIGHT, at=replace(START, at_ms=START.at_ms + 86_400_000))
    bench.exams.applied.append("exam-1")
    async with opened(bench, size=(120, 40)) as screen:
        await screen.press("e")
        later, before = screen.place("16 Jan 2027"), screen.place("15 Jan 2027")
        assert later < before
        assert "100% ✓ passed" in screen.rows[later[0]]
        assert "not yet" in screen.rows[later[0]]
        assert "0% ✗ not passed" in screen.rows[before[0]]
        assert screen.rows[before[0]].rstrip().endswith("yes")
        assert "▁█ 100%" in screen.text


async def test_a_deck_s_exam_stands_with_its_deck_and_figures(opened: Opened) -> None:
    async with opened(examined(), size=(120, 40)) as screen:
        await screen.press("e")
        row = screen.rows[screen.place("Midterm")[0]]
        assert " ".join(row.split()) == "Midterm Machine learning I 4 5 minutes 50%"


async def test_a_click_chooses_and_a_second_one_opens(opened: Opened) -> None:
    async with opened(examined()) as screen:
        await screen.press("e")
        await screen.click_on("Midterm")
        assert "▸ Midterm" in screen.text
        await screen.click_on("Midterm")
        assert shown(screen) is CoverScreen
        assert "What the first half was about." in screen.text


@pytest.mark.parametrize("size", SIZES)
async def test_long_and_hostile_names_stay_text_within_their_rows(opened: Opened, size: tuple[int, int]) -> None:
    offers = (
        Offer(Blueprint(name=HOSTILE, about=HOSTILE * 9, topics=(HOSTILE,)), HOSTILE),
        Offer(Blueprint(name="n" * 400)),
    )
    bench = examined(brought=offers)
    sat(bench, *WRONG, blueprint=replace(OWN, name=HOSTILE))
    sat(bench, RIGHT[0], blueprint=replace(OWN, name="m" * 300), ended=False)
    async with opened(bench, size=size) as screen:
        for keys in (("e",), ("down", "down", "enter"), ("escape", "end", "enter"), ("end", "enter")):
            await screen.press(*keys)
            assert "\x1b" not in screen.text
            assert "\u202e" not in screen.text
            assert all(len(row) <= size[0] for row in screen.rows)
        assert not screen.at_home


async def test_of_very_many_attempts_the_newest_can_be_picked(opened: Opened) -> None:
    bench = examined()
    sat(bench, RIGHT[0])
    (only,) = bench.exams.attempts()
    lines = [replace(only, id=f"{number}", ending=Ending.DROPPED, score=None) for number in range(3_000)]
    bench.exams.attempts = lambda: lines  # type: ignore[method-assign]
    async with opened(bench) as screen:
        await screen.press("e", "end")
        assert "… and 2,900 more: `quizapp exam --list --json` lists all." in screen.text
        assert screen.text.count("▸") == 1


async def test_when_the_exams_cannot_be_read_the_screen_says_why(opened: Opened) -> None:
    bench = examined()
    async with opened(bench) as screen:

        def refuse() -> None:
            raise QuizError("The database is away.")

        bench.exams.open = refuse  # type: ignore[method-assign]
        await screen.press("e")
        assert "The database is away." in screen.text


async def test_the_palette_leads_to_the_exams_from_elsewhere(opened: Opened) -> None:
    async with opened(examined()) as screen:
        await screen.press("b", "ctrl+p", *"exams: take", "enter")
        await screen.until("Attempts")
        assert shown(screen) is ExamsScreen


async def test_where_decks_bring_none_there_is_one_s_own(opened: Opened) -> None:
    async with opened(examined(brought=())) as screen:
        await screen.press("e", "down", "down")
        assert "▸ Your own exam" in screen.text
        assert MIDTERM.name not in screen.text
