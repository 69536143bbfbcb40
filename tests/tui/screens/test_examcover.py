"""The cover of an exam: what it says, what can be changed on it, and how it begins."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from quizapp.core.aims import Aim
from quizapp.core.exams.attempt import Attempt
from quizapp.core.exams.blueprint import Quota
from quizapp.core.exams.offers import Offer
from quizapp.errors import QuizError
from quizapp.tui.screens.exam import ExamScreen
from quizapp.tui.screens.examcover import CoverScreen
from quizapp.tui.screens.study import StudyScreen
from tests.tui.examined import MIDTERM, RIGHT, ExamBench, examined, sat

if TYPE_CHECKING:
    from tests.tui.driving import Opened, Screen

QUESTIONS, TIME, MARK, COST, PARTLY, TOPICS, KINDS, LEVELS, SEED = range(9)


def shown(screen: Screen) -> type[object]:
    return type(screen.app.screen)


def value(screen: Screen, name: str) -> str:
    return screen.rows[screen.place(name)[0]].split(name)[1].partition("▏")[0].strip(" ▂▃▄▅▆▇")


def begun(bench: ExamBench) -> Attempt:
    (kept,) = bench.exams.kept.values()
    return kept.now


async def cover(screen: Screen, aspect: int = 0) -> None:
    await screen.press("e", "enter", *["down"] * aspect)


@pytest.mark.parametrize(
    ("aspect", "name", "keys", "said"),
    [
        (QUESTIONS, "Questions", ["right"], "5"),
        (QUESTIONS, "Questions", ["right", "right", "left"], "5"),
        (TIME, "Time", ["right"], "10 minutes"),
        (TIME, "Time", ["left"], "no limit"),
        (MARK, "To pass", ["right"], "65%"),
        (COST, "A wrong answer costs", ["right"], "what guessing would gain on average"),
        (COST, "A wrong answer costs", ["right", "right"], "25% of a point"),
        (PARTLY, "Partly right", ["right"], "earns nothing"),
        (KINDS, "Kinds of question", ["right"], "choice, multiple choice, true/false"),
        (LEVELS, "Difficulty", ["right"], "1 to 2 of 5"),
        (QUESTIONS, "Questions", ["enter", "7", "enter"], "7"),
        (TIME, "Time", ["enter", *"none", "enter"], "no limit"),
        (MARK, "To pass", ["enter", *"55", "enter"], "55%"),
        (COST, "A wrong answer costs", ["enter", *"fair", "enter"], "what guessing would gain on average"),
        (SEED, "Seed", ["enter", *"482913", "enter"], "482 913"),
        (SEED, "Seed", ["enter", *"0", "enter", "left"], "999 999 999"),
    ],
)
async def test_every_aspect_is_changed_on_the_spot(
    opened: Opened, aspect: int, name: str, keys: list[str], said: str
) -> None:
    async with opened(examined(), size=(120, 40)) as screen:
        await cover(screen, aspect)
        await screen.press(*keys)
        assert value(screen, name) == said


async def test_the_time_is_that_of_the_questions_there_are(opened: Opened) -> None:
    async with opened(examined(), size=(120, 40)) as screen:
        await screen.press("e", "down", "enter", "enter", *"20", "enter")
        assert value(screen, "Questions") == "20"
        assert value(screen, "Time") == "5 minutes (75 seconds a question)"


async def test_what_the_fair_cost_is_and_how_parts_count_is_told_at_their_lines(opened: Opened) -> None:
    async with opened(examined()) as screen:
        await cover(screen, COST)
        await screen.press("right")
        assert "Where an answer has no parts, a guess gains nothing then" in screen.text
        await screen.press("down")
        assert "Each wrong option ticked takes a right one away" in screen.text
        await screen.press("down")
        assert "The clock starts when you press space" in screen.text


async def test_what_was_changed_is_what_begins(opened: Opened) -> None:
    bench = examined()
    async with opened(bench) as screen:
        await cover(screen, SEED)
        await screen.press("enter", *"12345", "enter", "up", "up", "right", "space")
        assert shown(screen) is ExamScreen
        paper = begun(bench).paper
        assert (paper.seed, paper.blueprint.kinds) == (12345, ("choice", "multi", "truefalse"))


async def test_a_value_that_cannot_be_is_refused_with_what_can(opened: Opened) -> None:
    async with opened(examined()) as screen:
        await cover(screen)
        await screen.press("enter", *"501", "enter")
        assert "Type a whole number from 1 to 500 questions." in screen.text
        await screen.press("escape")
        assert value(screen, "Questions") == "4"


async def test_decks_and_topics_are_chosen_from_what_there_is(opened: Opened) -> None:
    bench = examined()
    async with opened(bench, size=(120, 40)) as screen:
        await cover(screen, TOPICS)
        await screen.press("enter", "down", "enter")
        assert value(screen, "Decks and topics") == "basics"
        assert "Basics of evaluation" in screen.rows[screen.place("Decks and topics")[0] + 1]
        await screen.press("d")
        assert value(screen, "Decks and topics") == "everything"


async def test_it_tells_how_many_questions_come_from_where_and_what_is_short(opened: Opened) -> None:
    bench = examined()
    bench.exams.short = ("Of 30 typed questions there are 4.",)
    async with opened(bench, size=(120, 40)) as screen:
        await cover(screen)
        assert "evaluation › metrics" in screen.text
        assert "of 4 questions there are" in screen.text
        assert "Of 30 typed questions there are 4." in screen.text


async def test_an_exam_without_any_question_says_why_and_does_not_begin(opened: Opened) -> None:
    bench = examined()
    bench.exams.refuse_look = "There is no question that an exam could ask."
    bench.exams.refuse = [QuizError("There is no question that an exam could ask.")]
    async with opened(bench) as screen:
        await cover(screen)
        assert "There is no question that an exam could ask." in screen.text
        await screen.press("p")
        assert shown(screen) is CoverScreen
        await screen.press("space")
        assert shown(screen) is CoverScreen
        assert "There is no question that an exam could ask." in screen.text


async def test_another_exam_under_way_is_said_and_gone_on_with(opened: Opened) -> None:
    bench = examined()
    id_ = sat(bench, RIGHT[0], ended=False)
    async with opened(bench, size=(120, 40)) as screen:
        await screen.press("e", "down", "enter")
        assert "Your own exam is under way: 1 of 4 answered" in screen.text
        await screen.press("space")
        assert shown(screen) is CoverScreen
        assert list(bench.exams.kept) == [id_]
        await screen.press("g")
        assert shown(screen) is ExamScreen


async def test_practice_asks_the_same_paper_and_leads_back_to_the_cover(opened: Opened) -> None:
    async with opened(examined()) as screen:
        await cover(screen, SEED)
        await screen.press("enter", *"77", "enter", "p")
        await screen.until("0/4")
        assert shown(screen) is StudyScreen
        assert screen.bench.aims == [Aim.PRACTICE]
        await screen.press("escape")
        await screen.until("Seed")
        assert value(screen, "Seed") == "77"


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 40)])
async def test_the_chosen_aspect_is_in_view_at_every_size(opened: Opened, size: tuple[int, int]) -> None:
    async with opened(examined(), size=size) as screen:
        await cover(screen, SEED)
        assert "▸ Seed" in screen.text


async def test_what_was_changed_is_there_again_when_the_cover_is_opened_again(opened: Opened) -> None:
    async with opened(examined()) as screen:
        await cover(screen, MARK)
        await screen.press("right", "end", "enter", *"77", "enter", "escape", "enter")
        assert (value(screen, "To pass"), value(screen, "Seed")) == ("65%", "77")
        await screen.press("d")
        assert value(screen, "To pass") == "60%"
        await screen.press("escape", "down", "enter")
        assert value(screen, "To pass") == "50%", "another exam is as it was"


async def test_an_exam_that_was_begun_is_another_paper_the_next_time(opened: Opened) -> None:
    async with opened(examined()) as screen:
        await cover(screen, SEED)
        await screen.press("enter", *"77", "enter", "space")
        assert shown(screen) is ExamScreen
        (kept,) = screen.app.kit.covers.values()
        assert kept.seed != 77


async def test_that_there_are_fewer_questions_stands_below_their_number(opened: Opened) -> None:
    async with opened(examined(), size=(120, 40)) as screen:
        await cover(screen)
        assert "There are only" not in screen.text
        await screen.press("enter", *"20", "enter")
        place = screen.place("Questions")[0]
        assert "There are only 4, so it asks 4." in screen.rows[place + 1]


async def test_quotas_are_shown_and_who_sets_them_is_said(opened: Opened) -> None:
    bench = examined()
    quotas = (Quota("evaluation", 2), Quota("basics", share=0.25))
    bench.exams.brought = (Offer(replace(MIDTERM, quotas=quotas), "Machine learning I"),)
    async with opened(bench, size=(120, 40)) as screen:
        await cover(screen)
        assert value(screen, "Quotas") == "none; decks and --quota can set them"
        await screen.press("escape", "down", "enter")
        assert "2 of evaluation, 25% of basics" in value(screen, "Quotas")


async def test_several_topics_are_chosen_with_commas_between(opened: Opened) -> None:
    async with opened(examined(), size=(120, 40)) as screen:
        await cover(screen, TOPICS)
        await screen.press("enter", *"recall,metrics")
        assert "enter choose" in screen.text
        await screen.press("enter")
        assert "recall · metrics" in screen.rows[screen.place("Quotas")[0] - 1]
        assert value(screen, "Decks and topics") == "basics:evaluation/recall,"
        await screen.press("enter", *"recall,zzz")
        assert "No deck or topic matches." in screen.text


async def test_a_long_value_goes_on_in_the_next_row_of_a_small_window(opened: Opened) -> None:
    async with opened(examined(), size=(60, 16)) as screen:
        await cover(screen, PARTLY)
        lines = " ".join(screen.text.split())
        assert "5 minutes (75 seconds a question)" in lines or "earns its share of the point" in lines
        assert "questi…" not in lines


async def test_a_time_that_cannot_be_is_told_that_none_can(opened: Opened) -> None:
    async with opened(examined()) as screen:
        await cover(screen, TIME)
        await screen.press("enter")
        assert "Time: 5 minutes" in screen.text
        await screen.press(*"soon", "enter")
        assert "or none for no limit" in " ".join(screen.text.split())
