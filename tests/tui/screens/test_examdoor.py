"""A call for an exam from the command line: it leads to the cover that is meant, or back to what is under way."""

from quizapp.core.exams.blueprint import Blueprint
from quizapp.tui.kit import Request
from quizapp.tui.screens.exam import ExamScreen
from quizapp.tui.screens.examcover import CoverScreen
from quizapp.tui.screens.exams import ExamsScreen
from tests.tui.driving import Opened, Screen
from tests.tui.examined import MIDTERM, OWN, examined


def shown(screen: Screen) -> type[object]:
    return type(screen.app.screen)


async def test_nothing_said_leads_to_the_cover_of_the_own_exam_and_back_home(opened: Opened) -> None:
    async with opened(examined(), exam=Request()) as screen:
        assert shown(screen) is CoverScreen
        assert "Your own exam" in screen.text
        await screen.press("escape")
        assert shown(screen) is ExamsScreen
        await screen.press("escape")
        assert screen.at_home


async def test_nothing_said_goes_on_with_what_is_under_way(opened: Opened) -> None:
    bench = examined()
    bench.exams.start(OWN, 7)
    async with opened(bench, exam=Request()) as screen:
        assert shown(screen) is ExamScreen


async def test_the_exam_and_the_seed_that_are_said_stand_on_the_cover(opened: Opened) -> None:
    asked = Blueprint(name="Finals", questions=3)
    async with opened(examined(), exam=Request(blueprint=asked, seed=4711), size=(120, 40)) as screen:
        assert shown(screen) is CoverScreen
        assert "Finals" in screen.text
        assert "4 711" in screen.text


async def test_back_from_the_cover_that_was_meant_its_exam_is_the_chosen_one(opened: Opened) -> None:
    async with opened(examined(), exam=Request(blueprint=MIDTERM)) as screen:
        await screen.press("escape")
        await screen.until("▸ Midterm")
        await screen.press("enter")
        assert shown(screen) is CoverScreen
        assert "What the first half was about." in screen.text


async def test_another_exam_under_way_is_told_on_the_cover(opened: Opened) -> None:
    bench = examined()
    bench.exams.start(OWN, 7)
    async with opened(bench, exam=Request(blueprint=MIDTERM)) as screen:
        assert shown(screen) is CoverScreen
        assert "under way" in screen.text
